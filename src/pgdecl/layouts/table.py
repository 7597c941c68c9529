"""A table of a form: rows for goals, indicators or sources of money, merged downwards where they agree."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pgdecl.layouts.columns import Extent, Leaf, heads, leaves
from pgdecl.layouts.fields import GOAL_NAME
from pgdecl.layouts.grid import Cell, Row
from pgdecl.layouts.layout import Table
from pgdecl.model.declaration import Declaration, Indicator
from pgdecl.model.terms import label
from pgdecl.model.walk import GOAL_LISTS, PlacedGoal, goal_name, goals_in

Placed = dict[str, PlacedGoal]


class _Slot(NamedTuple):
    """The rows of one level 2 of one goal, with its indicators by list."""

    level1: str
    level2: str
    rows: int
    indicators: dict[str, tuple[Indicator, ...]]


Head = Callable[[Leaf, _Slot], str]
"""The text of a cell that heads several rows."""


class _Line(NamedTuple):
    """One row of a goal: its place in its slot, and by Extent how many rows begin here as one (0: none)."""

    slot: _Slot
    place: int
    rows: tuple[int, int, int, int]


class TableForm:
    """A table made ready for filling."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.leaves = leaves(table)
        self.lists = tuple(dict.fromkeys(leaf.over for leaf in self.leaves))
        self._heads = heads(table)
        self._words = {own.level: own.words for own in table.labels}
        self._levels: dict[Extent, Head] = {
            Extent.LEVEL1: lambda _leaf, slot: self.level_label(slot.level1),
            Extent.LEVEL2: lambda _leaf, slot: self.level_label(slot.level1, slot.level2),
        }

    def rows(self, declaration: Declaration, *, room: bool) -> Iterator[Row]:
        """The heads, then a row for each element; with `room`, the blank form's empty and dotted rows too."""
        yield from self._heads
        if self.table.over not in GOAL_LISTS:
            for source in declaration.budget.sources:
                yield _row((leaf, leaf.text(source), 1) for leaf in self.leaves)
            return
        goals = {over: list(goals_in(declaration, over)) for over in self.lists}
        for position in range(max(map(len, goals.values()))):
            placed = {over: found[position] for over, found in goals.items() if position < len(found)}
            yield from self._goal(placed, room=room)
        if room and self.table.more:
            yield from self._more(len(goals[self.table.over]))

    def level_label(self, level1: str, level2: str | None = None) -> str:
        """What the form calls a level: its own words, else the official ones."""
        if level2 is None:
            return self._words.get(level1) or label("Indicators", level1)
        return self._words.get(f"{level1}.{level2}") or label(level1.capitalize(), level2)

    def _goal(self, placed: Placed, *, room: bool) -> Iterator[Row]:
        """The rows of the goals that stand side by side, mostly one goal alone."""
        if not self.table.levels:
            yield _row((leaf, _goal_text(leaf, placed), 1) for leaf in self.leaves)
            return
        heads: dict[Extent, Head] = {
            Extent.GOAL: lambda leaf, _slot: _goal_text(leaf, placed),
            **self._levels,
        }
        for slot, place, rows in _lines(list(self._slots(placed, room=room))):
            dotted = room and 0 < place == slot.rows - 1
            cells = []
            for leaf in self.leaves:
                column, span, role, _, over, extent, text_of, more, _, below = leaf
                down = rows[extent]
                if not down:
                    cells.append(below)
                    continue
                if extent is not Extent.INDICATOR:
                    text = heads[extent](leaf, slot)
                elif place < len(found := slot.indicators.get(over, ())):
                    text = text_of(found[place])
                else:
                    text = more if dotted else ""
                cells.append(Cell(text, column, span, down, role))
            yield Row(tuple(cells))

    def _slots(self, placed: Placed, *, room: bool) -> Iterator[_Slot]:
        least = self.table.room if room else 1
        for level in self.table.levels:
            for level2 in level.level2:
                found = {over: _indicators(goal, level.level1, level2) for over, goal in placed.items()}
                yield _Slot(level.level1, level2, max(least, *map(len, found.values())), found)

    def _more(self, goals: int) -> Iterator[Row]:
        """What the blank form ends with: with levels a line for the next goal, then a line of dots."""
        if self.table.levels:
            name = goal_name(self.table.over, goals)
            yield _row((leaf, "" if leaf.column else name, 1) for leaf in self.leaves)
        yield _row((leaf, "" if leaf.column else leaf.more, 1) for leaf in self.leaves)


def _row(cells: Iterable[tuple[Leaf, str, int]]) -> Row:
    return Row(tuple([Cell(text, leaf.column, leaf.span, rows, leaf.role) for leaf, text, rows in cells]))


def _goal_text(leaf: Leaf, placed: Placed) -> str:
    goal = placed.get(leaf.over)
    if goal is None:
        return ""
    return leaf.text(goal.goal) or (goal.name if leaf.field == GOAL_NAME else "")


def _indicators(placed: PlacedGoal, level1: str, level2: str) -> tuple[Indicator, ...]:
    found: tuple[Indicator, ...] = getattr(getattr(placed.goal.indicators, level1), level2)
    return found


def _lines(slots: list[_Slot]) -> Iterator[_Line]:
    """The rows of one goal; a merge's rows are counted where it begins."""
    totals: dict[str, int] = {}
    for slot in slots:
        totals[slot.level1] = totals.get(slot.level1, 0) + slot.rows
    goal_rows, begun = sum(totals.values()), set[str]()
    for slot in slots:
        for place in range(slot.rows):
            level1_rows = 0 if slot.level1 in begun else totals[slot.level1]
            begun.add(slot.level1)
            yield _Line(slot, place, (goal_rows, level1_rows, 0 if place else slot.rows, 1))
            goal_rows = 0
