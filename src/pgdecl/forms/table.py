"""A table of a form: rows for goals, indicators or sources of money, merged downwards where they agree."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from pgdecl.declaration.models import Declaration, Indicator
from pgdecl.declaration.terms import label
from pgdecl.declaration.walk import GOAL_LISTS, PlacedGoal, goal_name, goals_in
from pgdecl.forms.columns import Extent, Leaf, heads, leaves
from pgdecl.forms.fields import GOAL_NAME
from pgdecl.forms.grid import Outline, Place, Row
from pgdecl.forms.layout import Table

Placed = dict[str, PlacedGoal]
Rows = tuple[int, int, int]
"""How many rows the cells of a goal, a level 1 and a level 2 cover; 0 for a merge from the row above."""

_ALONE: Rows = (1, 1, 1)
_CONTINUED: Rows = (0, 0, 0)
_OUTLINES = 1024  # outlines kept for a table; a large form has about twenty


class _Level(NamedTuple):
    """A level 2 of the form: its level 1, the labels of both, and a getter of a goal's indicators."""

    key: str
    level1: str
    level2: str
    indicators: Callable[[object], tuple[Indicator, ...]]


class _Slot(NamedTuple):
    """The rows of one level 2 of one goal, with its indicators by list; `begins` is for the first row."""

    level: _Level
    rows: int
    begins: Rows
    indicators: dict[str, tuple[Indicator, ...]]


class TableForm:
    """A table prepared for filling."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.leaves = leaves(table)
        self.lists = tuple(dict.fromkeys(leaf.over for leaf in self.leaves))
        self._heads = heads(table)
        self._levels = tuple(_levels(table))
        self._outline = lru_cache(_OUTLINES)(self._make_outline)

    def rows(self, declaration: Declaration, *, room: bool) -> Iterator[Row]:
        """The heads, then a row for each element; with `room`, the blank form's empty and dotted rows too."""
        yield from self._heads
        if self.table.over not in GOAL_LISTS:
            for source in declaration.budget.sources.items():
                yield self._row(leaf.text(source) for leaf in self.leaves)
            return
        goals = {over: list(goals_in(declaration, over)) for over in self.lists}
        for position in range(max(map(len, goals.values()))):
            placed = {over: listed[position] for over, listed in goals.items() if position < len(listed)}
            if self._levels:
                yield from self._goal(placed, room=room)
            else:
                yield self._row(_goal_text(leaf, placed) for leaf in self.leaves)
        if room and self.table.more:
            yield from self._more(len(goals[self.table.over]))

    def _make_outline(self, rows: Rows) -> Outline:
        """The outline of a row whose cells cover these numbers of rows."""
        rows_by_extent = (*rows, 1)
        return Outline(
            tuple(
                [
                    Place(leaf.column, leaf.span, rows_by_extent[leaf.extent], leaf.role)
                    for leaf in self.leaves
                ]
            )
        )

    def _row(self, texts: Iterable[str]) -> Row:
        """A row without merged cells."""
        return Row(self._outline(_ALONE), tuple(texts))

    def _goal(self, placed: Placed, *, room: bool) -> Iterator[Row]:
        """The rows of the goals shown side by side, usually one goal; they are filled column by column."""
        slots = self._slots(placed, room=room)
        continued = self._outline(_CONTINUED)
        outlines: list[Outline] = []
        for slot in slots:
            outlines += [self._outline(slot.begins), *[continued] * (slot.rows - 1)]
        below = [""] * (len(outlines) - 1)
        level1 = _headings(slots, Extent.LEVEL1, [slot.level.level1 for slot in slots])
        level2 = _headings(slots, Extent.LEVEL2, [slot.level.level2 for slot in slots])
        contents = {over: _contents(slots, over, room=room) for over in self.lists}
        columns: list[list[str]] = []
        for leaf in self.leaves:
            if leaf.extent is Extent.INDICATOR:
                columns.append(_texts(leaf, contents[leaf.over]))
            elif leaf.extent is Extent.GOAL:
                columns.append([_goal_text(leaf, placed), *below])
            else:
                columns.append(level1 if leaf.extent is Extent.LEVEL1 else level2)
        return map(Row, outlines, zip(*columns, strict=True))

    def _slots(self, placed: Placed, *, room: bool) -> list[_Slot]:
        least = self.table.room if room else 1
        indicators = [
            {over: level.indicators(goal.goal) for over, goal in placed.items()} for level in self._levels
        ]
        rows = [max(least, *map(len, by_list.values())) for by_list in indicators]
        level1_rows: dict[str, int] = {}
        for level, count in zip(self._levels, rows, strict=True):
            level1_rows[level.key] = level1_rows.get(level.key, 0) + count
        goal_rows = sum(rows)
        slots = []
        for level, count, by_list in zip(self._levels, rows, indicators, strict=True):
            slots.append(_Slot(level, count, (goal_rows, level1_rows.pop(level.key, 0), count), by_list))
            goal_rows = 0
        return slots

    def _more(self, goals: int) -> Iterator[Row]:
        """The last rows of the blank form: a row for the next goal if there are levels, and a row of dots."""
        if self._levels:
            name = goal_name(self.table.over, goals).zh
            yield self._row("" if leaf.column else name for leaf in self.leaves)
        yield self._row("" if leaf.column else leaf.more for leaf in self.leaves)


def _levels(table: Table) -> Iterator[_Level]:
    """The levels of the form, with the layout's own labels or else the official ones."""
    labels = table.labels
    for level in table.levels:
        level1 = labels.get(level.level1) or label("Indicators", level.level1)
        for name in level.level2:
            level2 = labels.get(f"{level.level1}.{name}") or label(level.level1.capitalize(), name)
            yield _Level(level.level1, level1, level2, attrgetter(f"indicators.{level.level1}.{name}"))


def _headings(slots: Sequence[_Slot], extent: Extent, headings: Sequence[str]) -> list[str]:
    """The texts of a column of headings in all rows of a goal."""
    texts: list[str] = []
    for slot, heading in zip(slots, headings, strict=True):
        texts += [heading if slot.begins[extent] else "", *[""] * (slot.rows - 1)]
    return texts


def _contents(slots: Sequence[_Slot], over: str, *, room: bool) -> list[Indicator | bool]:
    """The content of each row of a goal: an indicator of the list or, without one, whether it shows dots."""
    contents: list[Indicator | bool] = []
    for slot in slots:
        indicators = slot.indicators.get(over, ())
        contents += indicators
        missing = slot.rows - len(indicators)
        if missing:
            contents += [False] * (missing - 1)
            contents.append(room and slot.rows > 1)
    return contents


def _texts(leaf: Leaf, contents: Sequence[Indicator | bool]) -> list[str]:
    """The texts of a column of indicators in all rows of a goal."""
    text, empty_texts = leaf.text, ("", leaf.more)
    return [empty_texts[content] if content.__class__ is bool else text(content) for content in contents]


def _goal_text(leaf: Leaf, placed: Placed) -> str:
    goal = placed.get(leaf.over)
    if goal is None:
        return ""
    return leaf.text(goal.goal) or (goal.name if leaf.field == GOAL_NAME else "")
