"""A table of a form: rows for goals, indicators or other lists, merged downwards where they agree."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from pgdecl.declaration.fields import blank
from pgdecl.declaration.models import Goal, Indicator
from pgdecl.declaration.walk import GOAL_LISTS, goal_name, placed_items
from pgdecl.forms.columns import Extent, Leaf, field_text, heads, leaves
from pgdecl.forms.content import Content
from pgdecl.forms.derived import money_sum
from pgdecl.forms.fields import GOAL_NAME, SOURCES, form_fields
from pgdecl.forms.grid import Outline, Place, Role, Row, outline_of
from pgdecl.forms.layout import Table
from pgdecl.forms.level_rows import (
    Group,
    LevelRows,
    Rows,
    RowText,
    Slot,
    contents,
    filler,
    headings,
    level_texts,
    levels_of,
)
from pgdecl.forms.templates import is_template, text_of

_ALONE: Rows = (0, 1, 1, 1, 1)
_CONTINUED: Rows = (0, 0, 0, 0, 0)
_OUTLINES = 1024  # outlines kept for a table; a large form has about twenty


class _Placed(NamedTuple):
    """A group of goals shown in the same rows, with the position of the first."""

    group: Group
    position: int


class TableForm:
    """A table prepared for filling."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.leaves = leaves(table)
        self.lists = tuple(dict.fromkeys(leaf.over for leaf in self.leaves))
        has_goal_column = any(leaf.extent is Extent.GOAL for leaf in self.leaves)
        self._by_goal = has_goal_column or table.each_goal or not table.levels
        self._heads = heads(table, self.leaves)
        self._has_templates = any(is_template(text) for row in self._heads for text in row.texts)
        self._has_declarations = any(leaf.extent is Extent.DECLARATION for leaf in self.leaves)
        closes = any(leaf.extent is Extent.LEVEL2 and leaf.more for leaf in self.leaves)
        self._levels = LevelRows(table, tuple(levels_of(table)), closes)
        self._outline = lru_cache(_OUTLINES)(self._make_outline)
        self._with_side = lru_cache(_OUTLINES)(_with_side)

    def rows(self, filled: Sequence[Content], *, room: bool) -> Iterator[Row]:
        """The heads, then a row for each element; with `room`, the blank form's empty and dotted rows too."""
        table = self.table
        if table.over not in GOAL_LISTS:
            elements = [element for content in filled for element in _elements(content, table.over)]
            if elements or room or not table.optional:
                yield from self._block(filled[0], self._list_rows(elements, filled[0], room=room))
            return
        if (
            table.optional
            and not room
            and not any(_goals(content, over) for content in filled for over in self.lists)
        ):
            return
        if table.each_goal:
            for placed in self._groups(filled[0], room=room):
                yield from self._block(filled[0], self._goal(placed, filled[0], room=room), placed)
            return
        yield from self._block(filled[0], self._goal_rows(filled, room=room))

    def _block(self, content: Content, body: Iterable[Row], placed: _Placed | None = None) -> Iterator[Row]:
        """The heads above some rows, with the cell at the side beside them."""
        above = self._heads
        if self._has_templates:
            above = tuple(self._filled_head(row, content) for row in above)
        rows = [*above, *body]
        bands = 1 if self.table.band else 0
        side = self.leaves[0]
        if side.extent is Extent.TABLE and len(rows) > bands:
            text = self._side_text(side, content, placed)
            first = rows[bands]
            outline = self._with_side(first.outline, len(rows) - bands)
            rows[bands] = Row(outline, (text, *first.texts[1:]))
        return iter(rows)

    def _side_text(self, side: Leaf, content: Content, placed: _Placed | None) -> str:
        if placed is None:
            return side.text(content)
        goal = placed.group[self.table.over][0]
        name = goal.name or goal_name(self.table.over, placed.position).zh
        return side.text(goal.model_copy(update={"name": name}))

    def _filled_head(self, row: Row, content: Content) -> Row:
        texts = [text_of(text, field_text(self.table.over))(content) for text in row.texts]
        return Row(row.outline, tuple(texts))

    def _list_rows(self, elements: Sequence[Any], content: Content, *, room: bool) -> Iterator[Row]:
        for element in elements:
            yield self._row("" if leaf.extent is Extent.TABLE else leaf.text(element) for leaf in self.leaves)
        least = self.table.room if room else 1
        for number in range(least - len(elements), 0, -1):
            yield self._row(filler(leaf.more, number if room else 0) for leaf in self.leaves)
        if room and self.table.more:
            yield self._row("".join(leaf.more[-1:]) for leaf in self.leaves)
        if self.table.sum:
            yield self._sum_row(elements, content)

    def _sum_row(self, elements: Sequence[Any], content: Content) -> Row:
        table_sum = self.table.sum
        if table_sum is None:
            return self._row(())
        side = 1 if self.leaves[0].extent is Extent.TABLE else 0
        start = self.leaves[side].column
        places = [Place(leaf.column, leaf.span, 0, leaf.role) for leaf in self.leaves[:side]]
        places.append(Place(start, table_sum.span, 1, Role.LABEL))
        texts = [""] * side + [table_sum.label]
        unit = content.declaration.currency_unit
        for leaf in self.leaves[side:]:
            if leaf.column >= start + table_sum.span:
                places.append(Place(leaf.column, leaf.span, 1, leaf.role))
                field = form_fields()[leaf.total] if leaf.total else None
                total = field.text(content) if field and field.text else ""
                summed = money_sum(map(leaf.amount, elements), unit) if leaf.amount else ""
                texts.append(total or summed)
        return Row(outline_of(tuple(places)), tuple(texts))

    def _goal_rows(self, filled: Sequence[Content], *, room: bool) -> Iterator[Row]:
        for content in filled:
            groups = self._groups(content, room=room)
            if self._levels.levels:
                yield from self._declaration(content, groups, room=room)
            else:
                for placed in groups:
                    yield self._row(self._goal_text(leaf, placed) for leaf in self.leaves)
            if room and self.table.more:
                yield from self._more(len(groups))

    def _declaration(self, content: Content, groups: Sequence[_Placed], *, room: bool) -> Iterator[Row]:
        """The rows of a declaration; columns of its own fields are merged over all of them."""
        rows = [row for placed in groups for row in self._goal(placed, content, room=room)]
        if rows and self._has_declarations:
            first = rows[0]
            places = [
                place._replace(rows=len(rows)) if leaf.extent is Extent.DECLARATION else place
                for leaf, place in zip(self.leaves, first.outline.places, strict=True)
            ]
            texts = [
                leaf.text(content) if leaf.extent is Extent.DECLARATION else text
                for leaf, text in zip(self.leaves, first.texts, strict=True)
            ]
            rows[0] = Row(outline_of(tuple(places)), tuple(texts))
        return iter(rows)

    def _groups(self, content: Content, *, room: bool) -> list[_Placed]:
        goals = {over: _goals(content, over) for over in self.lists}
        most = max(map(len, goals.values()))
        if not self._by_goal:
            return [_Placed(goals, 0)]
        if room and self.table.each_goal:
            empty = Goal.model_validate(blank(Goal))
            most = max(most, self.table.goals)
            goals = {over: (*listed, *[empty] * (most - len(listed))) for over, listed in goals.items()}
        return [
            _Placed({over: listed[number : number + 1] for over, listed in goals.items()}, number)
            for number in range(most)
        ]

    def _make_outline(self, rows: Rows) -> Outline:
        """The outline of a row whose cells cover these numbers of rows."""
        rows_by_extent = (*rows, 1)
        if self.table.repeated:
            rows_by_extent = (*rows[:2], 1, 1, 1, 1)
        places = [
            Place(leaf.column, leaf.span, rows_by_extent[leaf.extent], leaf.role) for leaf in self.leaves
        ]
        return outline_of(tuple(places))

    def _row(self, texts: Iterable[str]) -> Row:
        """A row without merged cells."""
        return Row(self._outline(_ALONE), tuple(texts))

    def _goal(self, placed: _Placed, content: Content, *, room: bool) -> Iterator[Row]:
        """The rows of a group of goals, filled column by column."""
        slots = self._levels.slots(placed.group, room=room)
        continued = self._outline(_CONTINUED)
        outlines: list[Outline] = []
        for slot in slots:
            outlines += [self._outline(slot.begins), *[continued] * (slot.rows - 1)]
        below = [""] * (len(outlines) - 1)
        listed = {over: contents(slots, over, room=room) for over in self.lists}
        columns: list[list[str]] = []
        for leaf in self.leaves:
            if leaf.has_level:
                columns.append(_with_levels(leaf, slots, listed[leaf.over], placed.group))
            elif leaf.extent is Extent.ROW:
                columns.append(_texts(leaf, listed[leaf.over], content))
            elif leaf.extent in (Extent.LEVEL1, Extent.LEVEL2):
                columns.append(self._headings(leaf, slots, placed.group))
            else:
                text = self._goal_text(leaf, placed)
                columns.append([text] * len(outlines) if self.table.repeated else [text, *below])
        return map(Row, outlines, zip(*columns, strict=True))

    def _headings(self, leaf: Leaf, slots: Sequence[Slot], group: Group) -> list[str]:
        """The texts of a column of levels."""
        if not leaf.is_plain:
            texts = [leaf.text(level) for level in level_texts(slots, group, leaf.over)]
        elif leaf.extent is Extent.LEVEL1:
            texts = [slot.level.level1 for slot in slots]
        else:
            texts = [filler(leaf.more, 1) if slot.level.closing else slot.level.level2 for slot in slots]
        return headings(slots, leaf.extent, texts, repeated=self.table.repeated)

    def _goal_text(self, leaf: Leaf, placed: _Placed) -> str:
        goals = placed.group.get(leaf.over, ())
        is_bare = self.table.skeleton == "never" and not _has_indicators(goals)
        if not goals or leaf.extent is not Extent.GOAL or is_bare:
            return ""
        text = leaf.text(goals[0])
        if not text and leaf.fields == (GOAL_NAME,):
            return goal_name(leaf.over, placed.position).zh
        return text

    def _more(self, goals: int) -> Iterator[Row]:
        """The last rows of the blank form: a row for the next goal if there are levels, and a row of dots."""
        if self._levels.levels:
            name = goal_name(self.table.over, goals).zh
            yield self._row("" if leaf.column else name for leaf in self.leaves)
        yield self._row("" if leaf.column else "".join(leaf.more[-1:]) for leaf in self.leaves)


def _with_side(outline: Outline, rows: int) -> Outline:
    first, *others = outline.places
    return outline_of((first._replace(rows=rows), *others), head=outline.head, height=outline.height)


def _goals(content: Content, over: str) -> Sequence[Goal]:
    goals: Sequence[Goal] = getattr(content.declaration, over, ())
    return goals


def _elements(content: Content, over: str) -> Sequence[Any]:
    if over == SOURCES:
        return list(content.declaration.budget.sources.items())
    elements: Sequence[Any] = getattr(content.declaration, over)
    return elements


def _texts(leaf: Leaf, rows: Sequence[Indicator | int], content: Content) -> list[str]:
    """The texts of a column of indicators, or of their results, in all rows."""
    text, more = leaf.text, leaf.more
    if leaf.of_result:
        actuals = content.actuals
        results = [actuals.get(id(row)) for row in rows]
        return ["" if actual is None else text(actual) for actual in results]
    return [filler(more, row) if row.__class__ is int else text(row) for row in rows]


def _has_indicators(goals: Sequence[Goal]) -> bool:
    return any(True for goal in goals for _ in placed_items(goal.indicators, ()))


def _with_levels(
    leaf: Leaf, slots: Sequence[Slot], rows: Sequence[Indicator | int], group: Group
) -> list[str]:
    """The texts of a column that has a level and the indicator in one cell."""
    levels = level_texts(slots, group, leaf.over)
    of_rows = [level for slot, level in zip(slots, levels, strict=True) for _ in range(slot.rows)]
    return [
        leaf.text(RowText(level, row if isinstance(row, Indicator) else None))
        for level, row in zip(of_rows, rows, strict=True)
    ]
