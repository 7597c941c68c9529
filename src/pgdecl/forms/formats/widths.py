"""Column widths that follow the content of a form; the width of the whole form stays the layout's.

A layout's widths suit the blank form. Here columns whose numbers would be parted from their units become
wider, at the expense of labels that keep their number of lines, and then of long texts, which lose little.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from pgdecl.forms.formats.needs import Need, needs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pgdecl.forms.grid import Grid

# A column of long texts of at least this many lines receives what labels can spare.
_MANY_LINES = 3


def fitted(grid: "Grid") -> "Grid":
    """The same form with columns that follow its content."""
    return grid._replace(columns=_fitted(grid.columns, needs(grid)))


@lru_cache(256)
def _fitted(columns: tuple[int, ...], wishes: tuple[Need, ...]) -> tuple[int, ...]:
    widths = _Widths(columns, wishes)
    for need in wishes:
        widths.widen(need, need.least, partly=True)
    for need in sorted(wishes, key=lambda need: need.floor):
        widths.widen(need, need.floor, partly=False)
    for need in sorted(wishes, key=lambda need: need.wanted):
        widths.widen(need, need.wanted, partly=False)
    tallest = max(wishes, key=lambda need: (need.lines, -need.span), default=None)
    if tallest and tallest.lines >= _MANY_LINES:
        widths.give_spare(tallest)
    return tuple(widths.columns)


class _Widths:
    """Columns that give to one another; their sum never changes."""

    def __init__(self, columns: "Sequence[int]", wishes: "Sequence[Need]") -> None:
        self.columns = list(columns)
        self._floors = {need[:2]: need.least for need in wishes}
        self._covering = [
            [need for need in wishes if need.column <= column < need.column + need.span]
            for column in range(len(columns))
        ]
        # The columns that lose nothing come first, then those of the shortest texts.
        self._donors = sorted(
            range(len(columns)), key=lambda column: max((n.lines for n in self._covering[column]), default=0)
        )

    def widen(self, need: Need, width: int, *, partly: bool) -> None:
        """Widens the columns of a need to a width, if others give as much or, with `partly`, less."""
        missing = width - self._width(need)
        if missing <= 0:
            self._keep(need, width)
            return
        before = self.columns[:]
        self._move(missing, need, self._donors)
        if self._width(need) < width and not partly:
            self.columns = before
        else:
            self._keep(need, width)

    def give_spare(self, need: Need) -> None:
        """Gives what columns without long texts can spare to the columns of a need."""
        donors = [column for column in self._donors if not any(n.lines for n in self._covering[column])]
        self._move(sum(self.columns), need, donors)

    def _keep(self, need: Need, width: int) -> None:
        """From now on the columns of a need give no more than leaves them this width."""
        key = need[:2]
        self._floors[key] = max(self._floors[key], min(width, self._width(need)))

    def _move(self, amount: int, need: Need, donors: "Sequence[int]") -> None:
        own = range(need.column, need.column + need.span)
        for donor in donors:
            if donor in own:
                continue
            given = min(amount, self._slack(donor))
            if given > 0:
                self.columns[donor] -= given
                amount -= given
                for column, share in _shares(own, given):
                    self.columns[column] += share

    def _slack(self, column: int) -> int:
        """What a column can give without making a group of columns narrower than its floor."""
        covering = self._covering[column]
        spare = min((self._width(need) - self._floors[need[:2]] for need in covering), default=0)
        return min(spare, self.columns[column] // 2)

    def _width(self, need: Need) -> int:
        return sum(self.columns[need.column : need.column + need.span])


def _shares(columns: range, amount: int) -> "Iterator[tuple[int, int]]":
    """An amount divided among columns; the first ones get what cannot be divided evenly."""
    share, rest = divmod(amount, len(columns))
    for position, column in enumerate(columns):
        yield column, share + (position < rest)
