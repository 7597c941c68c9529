"""Which indicator of one declaration is which of another: by level 2 and name, never by position."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from pgdecl.analysis.likeness import guesses
from pgdecl.analysis.view import Row


class Pair(NamedTuple):
    """An indicator in both, or in one of two declarations.

    `likeness` is 1 for the same name, less where only the names are alike: then the pair is a guess.
    """

    old: Row | None
    new: Row | None
    likeness: float = 1

    @property
    def row(self) -> Row:
        """The indicator as it is now, or as it was."""
        return self.new or self.old  # type: ignore[return-value]  # a pair has at least one side

    @property
    def is_guess(self) -> bool:
        """Whether the two are only like each other."""
        return self.likeness < 1

    @property
    def moved(self) -> bool:
        """Whether it stands under another level 2."""
        return bool(self.old and self.new) and _place(self.old) != _place(self.new)


def pairs(old: Sequence[Row], new: Sequence[Row]) -> list[Pair]:
    """Every indicator of both, once: in the order of the new ones, then those that are gone.

    Exactly the same level 2 and name first, of several such those in the same goal and with the same target;
    then the same name under another level 2; then, within a level 2, names that are alike, the most alike
    first. Exchanging the two exchanges the sides of every pair.
    """
    left, right = list(old), list(new)
    matched = _same(left, right, lambda row: (_place(row), row.name.pairing, row.goal.name, row.target.text))
    matched += _same(left, right, lambda row: (_place(row), row.name.pairing, row.goal.name))
    matched += _same(left, right, lambda row: (_place(row), row.name.pairing))
    matched += _same(left, right, lambda row: (row.goal.goals, row.name.pairing))
    matched += _alike(left, right)
    by_new = {id(pair.new): pair for pair in matched}
    return [by_new.get(id(row), Pair(None, row)) for row in new] + [Pair(row, None) for row in left]


def _place(row: Row | None) -> Hashable:
    return (row.goal.goals, row.level1, row.level2) if row else None


def _same(left: list[Row], right: list[Row], key: Callable[[Row], Hashable]) -> list[Pair]:
    """Takes out of both lists what has one key; of several with one key, the first goes with the first."""
    waiting: dict[Hashable, list[Row]] = {}
    for row in left:
        waiting.setdefault(key(row), []).append(row)
    matched = [Pair(rows.pop(0), row) for row in right if (rows := waiting.get(key(row)))]
    _take_out(left, (pair.old for pair in matched))
    _take_out(right, (pair.new for pair in matched))
    return matched


def _alike(left: list[Row], right: list[Row]) -> list[Pair]:
    places: dict[Hashable, tuple[list[Row], list[Row]]] = {}
    for side, rows in enumerate((left, right)):
        for row in rows:
            places.setdefault(_place(row), ([], []))[side].append(row)
    likely = [
        Pair(old[guess.left], new[guess.right], guess.likeness)
        for old, new in places.values()
        for guess in guesses([row.name.pairing for row in old], [row.name.pairing for row in new])
    ]
    _take_out(left, (pair.old for pair in likely))
    return likely


def _take_out(rows: list[Row], taken: Iterable[Row | None]) -> None:
    taken_ids = {id(row) for row in taken}
    rows[:] = [row for row in rows if id(row) not in taken_ids]
