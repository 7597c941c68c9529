"""The columns of a table: the position of each on the form, and the heads above them."""

from collections.abc import Callable
from enum import IntEnum
from functools import partial
from typing import Any, NamedTuple

from pgdecl.forms.fields import LEVEL1, LEVEL1_POINTS, LEVEL2, FormField, Text, form_fields, list_fields
from pgdecl.forms.grid import Cell, Role, Row, row_of
from pgdecl.forms.layout import FormCell, SubColumn, Table
from pgdecl.forms.templates import fields_in, text_of
from pgdecl.forms.vocabularies import TICK, vocabulary
from pgdecl.values.money import Money


class Extent(IntEnum):
    """What a cell of a column covers: the table, all rows of a declaration, goal or level, or one row."""

    TABLE = 0
    DECLARATION = 1
    GOAL = 2
    LEVEL1 = 3
    LEVEL2 = 4
    ROW = 5


class Leaf(NamedTuple):
    """A column without columns below it: its position, and what it shows of the elements of its list.

    `of_result` is whether its fields are those of an indicator's result, `has_level` whether it shows a
    level and the indicator in one cell; `amount` gets what can be summed. `choices` are the words of
    a column that has no others.
    """

    column: int
    span: int
    role: Role
    head: str
    over: str
    extent: Extent
    text: Text
    more: tuple[str, ...]
    fields: tuple[str, ...]
    of_result: bool = False
    has_level: bool = False
    amount: Callable[[Any], Money | None] | None = None
    total: str = ""
    choices: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is one field, without words around it."""
        return len(self.fields) == 1


def leaves(table: Table) -> tuple[Leaf, ...]:
    """The columns of a table from left to right; for a head over several columns, those columns."""
    result: list[Leaf] = []
    position = 0
    if table.side:
        result.append(_side(table.side, table.over))
        position += table.side.span
    for column in table.columns:
        over = column.over or table.over
        for sub in column.columns or (column,):
            result.append(_leaf(sub, position, sub.over or over))
            position += sub.span
    return tuple(result)


def heads(table: Table, columns: tuple[Leaf, ...]) -> tuple[Row, ...]:
    """The rows above a table's body: its band, and one or two rows of heads."""
    width = sum(leaf.span for leaf in columns)
    rows = [row_of([Cell(table.band, 0, width, 1, Role.BAND)], head=True)] if table.band else []
    if table.untitled:
        return tuple(rows)
    has_two_rows = any(column.columns for column in table.columns)
    sides = columns[: 1 if table.side else 0]
    upper = [Cell("", leaf.column, leaf.span, 0, leaf.role) for leaf in sides]
    lower = list(upper)
    remaining = iter(columns[len(sides) :])
    for column in table.columns:
        below = [next(remaining) for _ in column.columns or (column,)]
        start, span = below[0].column, sum(leaf.span for leaf in below)
        if column.columns:
            upper.append(Cell(column.head or "", start, span, 1, Role.HEAD))
            lower += [Cell(leaf.head, leaf.column, leaf.span, 1, Role.HEAD) for leaf in below]
        else:
            upper.append(Cell(below[0].head, start, span, 2 if has_two_rows else 1, Role.HEAD))
            lower.append(Cell("", start, span, 0, Role.HEAD))
    rows.append(row_of(upper, head=True))
    return (*rows, row_of(lower, head=True)) if has_two_rows else tuple(rows)


def shown_fields(column: SubColumn | FormCell) -> tuple[str, ...]:
    """The names of the fields that a column or a cell shows."""
    template = column.text if isinstance(column, SubColumn) else column.label
    in_template = fields_in(template) if template else ()
    return (*in_template, column.field) if column.field else in_template


def field_text(over: str) -> Callable[[str], Text]:
    """What gets the text of a field by its name, in a table over a list."""

    def text(name: str) -> Text:
        field = field_of(name, over)
        return field.text if field and field.text else _no_text

    return text


def field_of(name: str, over: str) -> FormField | None:
    """A field of a list's elements, or of the whole form."""
    return list_fields(over).get(name) or form_fields().get(name)


def _side(side: FormCell, over: str) -> Leaf:
    fields = shown_fields(side)
    extent = Extent.TABLE
    words = list_fields(over)[side.term].label.zh if side.term in list_fields(over) else side.label or ""
    if side.term and not words:
        words = form_fields()[side.term].label.zh
    template = words + (f"{{{side.field}}}" if side.field else "")
    return Leaf(0, side.span, side.role, "", over, extent, text_of(template, field_text(over)), (), fields)


def _leaf(column: SubColumn, position: int, over: str) -> Leaf:
    fields = shown_fields(column)
    first = field_of(fields[0], over) if fields else None
    head = column.head if column.head is not None else first.label.zh if first else ""
    text = (
        text_of(column.text, field_text(over))
        if column.text
        else field_text(over)(fields[0] if fields else "")
    )
    amount = first.amount if first and len(fields) == 1 else None
    if column.text and _has_both(fields):
        text = text_of(column.text, partial(_text_of_row, over))
    if column.tick is not None:
        text = _ticked(text, column.tick)
    of_result = any(name.startswith("result.") for name in fields)
    return Leaf(
        position,
        column.span,
        column.role,
        head,
        over,
        Extent.ROW if _has_both(fields) else _extent(fields[0] if fields else "", over),
        text,
        tuple((column.more or "").split()),
        fields,
        of_result,
        _has_both(fields),
        amount,
        column.total or "",
        vocabulary(fields[0], column.tick) if len(fields) == 1 else (),
    )


def _has_both(fields: tuple[str, ...]) -> bool:
    """Whether a column shows a level and fields of the indicator in one cell."""
    levels = [name for name in fields if name in (LEVEL1, LEVEL2)]
    return 0 < len(levels) < len(fields) and LEVEL1_POINTS not in fields


def _text_of_row(over: str, name: str) -> Text:
    text = field_text(over)(name)
    if name in (LEVEL1, LEVEL2):
        return lambda row: text(row.level)
    return lambda row: "" if row.indicator is None else text(row.indicator)


def _ticked(text: Text, choice: str) -> Text:
    return lambda element: TICK if text(element) == choice else ""


def _no_text(_element: object) -> str:
    """The text of a column without a field."""
    return ""


def _extent(field: str, over: str) -> Extent:
    if field in (LEVEL1, LEVEL1_POINTS):
        return Extent.LEVEL1
    if field == LEVEL2:
        return Extent.LEVEL2
    if field.startswith("goal."):
        return Extent.GOAL
    return Extent.ROW if not field or field in list_fields(over) else Extent.DECLARATION
