"""The likeness of names, used wherever a renamed indicator is guessed.

The time is linear in the number of names: among many names, only those that share the most pairs of
characters are compared, and only the beginning of a long name counts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush, nlargest
from typing import NamedTuple

LIKE = 0.6
"""The least likeness, from 0 to 1, of two names shown as a guess."""
LONGEST = 60
"""How many code points of a name are compared; difflib takes cubic time in the worst case."""
FEW = 20
"""Up to this number, all names are compared with a name."""
MOST = 8
"""Of more names, this number is compared with a name."""
_MOST_SHARING = 100
_NOT_THE_SAME = 0.99


class Guess(NamedTuple):
    """The positions of two names that are alike, and their likeness."""

    left: int
    right: int
    likeness: float


def likeness(name: str, other: str) -> float:
    """The likeness of two names, from 0 to 1, in either order; 1 only if they are equal.

    Names are compared in sorted order because the result of difflib depends on the order.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - few declarations need it

    first, second = sorted((name[:LONGEST], other[:LONGEST]))
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio()
    return ratio if name == other else min(ratio, _NOT_THE_SAME)


_Queued = tuple[float, bool, str, str, int, int, int]


class Names:
    """Names among which names like a given one are looked for."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._sharing: dict[str, list[int]] = {}
        for at, name in enumerate(names if len(names) > FEW else ()):
            for pair in _pairs(name):
                self._sharing.setdefault(pair, []).append(at)

    def candidates(self, name: str) -> Sequence[int]:
        """The positions of the names to compare a name with: all of them if they are few."""
        if not self._sharing:
            return range(len(self._names))
        scores: dict[int, float] = {}
        for pair in sorted(_pairs(name)):
            sharing = self._sharing.get(pair, ())
            for at in sharing[:_MOST_SHARING]:
                scores[at] = scores.get(at, 0) + 1 / len(sharing)
        return nlargest(MOST, scores, key=lambda at: (scores[at], -at))

    def closest(self, name: str) -> int | None:
        """The position of the most similar name, the last in sorted order of equals; None if none is."""
        best = (LIKE, "", -1)
        for at in self.candidates(name):
            other = self._names[at]
            if _likeness_bound(name, other) >= best[0]:
                best = max(best, (likeness(name, other), other, at))
        return None if best[2] < 0 else best[2]


def guesses(left: Sequence[str], right: Sequence[str]) -> Iterator[Guess]:
    """Pairs of similar names, the most similar first; each name occurs in one pair at most.

    Exchanging the arguments exchanges the sides of every guess.
    """
    # A pair is queued by an upper bound of its likeness, which is computed when the pair comes first.
    queue: list[_Queued] = [
        (-bound, False, min(names), max(names), i + j, i, j)
        for i, j in _candidates(left, right)
        if (bound := _likeness_bound(*(names := (left[i], right[j])))) >= LIKE
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
    """The pairs to compare: the candidates of both sides, so that the result is symmetric."""
    among_left, among_right = Names(left), Names(right)
    candidates = {(i, j) for i, name in enumerate(left) for j in among_right.candidates(name)}
    return candidates | {(i, j) for j, name in enumerate(right) for i in among_left.candidates(name)}


def _likeness_bound(name: str, other: str) -> float:
    """An upper bound of the likeness: that of the same characters in the best order."""
    if name == other:
        return 1
    counts, other_counts = _counts(name), _counts(other)
    shared = sum(
        min(count, other_counts[character])
        for character, count in counts.items()
        if character in other_counts
    )
    return 2.0 * shared / (min(len(name), LONGEST) + min(len(other), LONGEST))


@lru_cache(maxsize=4096)
def _counts(name: str) -> Counter[str]:
    return Counter(name[:LONGEST])


def _pairs(name: str) -> set[str]:
    """Each two adjacent characters, which take the place of words in Chinese names."""
    head = name[:LONGEST]
    return {head[at : at + 2] for at in range(len(head) - 1)} or {head}
