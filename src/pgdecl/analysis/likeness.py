"""How alike two names are, and which of many are: what every guess at a renamed indicator goes by.

The work grows with the number of names, not with its square: of many names only those are compared that share
the most pairs of characters, and of a long name only its beginning.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush, nlargest
from typing import NamedTuple

LIKE = 0.6
"""How alike two names have to be, from 0 to 1, to be shown as a guess."""
LONGEST = 60
"""So many code points of a name are compared: difflib takes the cube of them at worst."""
FEW = 20
"""So many names are all compared with another."""
MOST = 8
"""Of more names, so many are compared with another."""
_MOST_SHARING = 100
_NOT_THE_SAME = 0.99


class Guess(NamedTuple):
    """Two names that are alike, by their positions, and how alike they are."""

    left: int
    right: int
    likeness: float


def likeness(one: str, other: str) -> float:
    """How alike, the same whichever comes first; 1 only for the same name.

    Names are compared in sorted order, as difflib alone tells a beside b from b beside a.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - few declarations have names to guess at

    first, second = sorted((one[:LONGEST], other[:LONGEST]))
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio()
    return ratio if one == other else min(ratio, _NOT_THE_SAME)


_Waiting = tuple[float, bool, str, str, int, int, int]


class Names:
    """Names to look for another one in."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._sharing: dict[str, list[int]] = {}
        for at, name in enumerate(names if len(names) > FEW else ()):
            for pair in _pairs(name):
                self._sharing.setdefault(pair, []).append(at)

    def candidates(self, name: str) -> Sequence[int]:
        """The positions of those that the name is worth comparing with: all if they are few."""
        if len(self._names) <= FEW:
            return range(len(self._names))
        scores: dict[int, float] = {}
        for pair in sorted(_pairs(name)):
            sharing = self._sharing.get(pair, ())
            for at in sharing[:_MOST_SHARING]:
                scores[at] = scores.get(at, 0) + 1 / len(sharing)
        return nlargest(MOST, scores, key=lambda at: (scores[at], -at))

    def closest(self, name: str) -> int | None:
        """The position of the name most like it, of equals the last in sorted order; None if none is."""
        best = (LIKE, "", -1)
        for at in self.candidates(name):
            other = self._names[at]
            if _likeness_at_most(name, other) >= best[0]:
                best = max(best, (likeness(name, other), other, at))
        return None if best[2] < 0 else best[2]


def guesses(left: Sequence[str], right: Sequence[str]) -> Iterator[Guess]:
    """Names of both sides that are alike, the most alike first, each of them once.

    Exchanging the two exchanges the sides of every guess.
    """
    # A pair waits with the most that its likeness can be, and is measured when it comes first.
    queue: list[_Waiting] = [
        (-most, False, min(names), max(names), i + j, i, j)
        for i, j in _candidates(left, right)
        if (most := _likeness_at_most(*(names := (left[i], right[j])))) >= LIKE
    ]
    heapify(queue)
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    while queue:
        negative, is_measured, first, second, both, i, j = heappop(queue)
        if i in taken_left or j in taken_right:
            continue
        if is_measured:
            taken_left.add(i)
            taken_right.add(j)
            yield Guess(i, j, -negative)
        elif (alike := likeness(first, second)) >= LIKE:
            heappush(queue, (-alike, True, first, second, both, i, j))


def _candidates(left: Sequence[str], right: Sequence[str]) -> set[tuple[int, int]]:
    """What either side would compare, so that neither comes first."""
    among_left, among_right = Names(left), Names(right)
    found = {(i, j) for i, name in enumerate(left) for j in among_right.candidates(name)}
    return found | {(i, j) for j, name in enumerate(right) for i in among_left.candidates(name)}


def _likeness_at_most(one: str, other: str) -> float:
    """What the likeness cannot exceed: that of the letters in the best order."""
    if one == other:
        return 1
    letters, others = _letters(one), _letters(other)
    shared = sum(min(count, others[letter]) for letter, count in letters.items() if letter in others)
    return 2.0 * shared / (min(len(one), LONGEST) + min(len(other), LONGEST))


@lru_cache(maxsize=4096)
def _letters(name: str) -> Counter[str]:
    return Counter(name[:LONGEST])


def _pairs(name: str) -> set[str]:
    """What stands for the words of a Chinese name: each two characters side by side."""
    head = name[:LONGEST]
    return {head[at : at + 2] for at in range(len(head) - 1)} or {head}
