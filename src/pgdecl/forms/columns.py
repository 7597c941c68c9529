"""The columns of a table: the position of each on the form, and the heads above them."""

from enum import IntEnum
from typing import NamedTuple

from pgdecl.forms.fields import LEVEL1, LEVEL2, Text, list_fields
from pgdecl.forms.grid import Cell, Role, Row, row_of
from pgdecl.forms.layout import SubColumn, Table


class Extent(IntEnum):
    """What one cell of a column covers in a table with levels: all rows of a goal or level, or one row."""

    GOAL = 0
    LEVEL1 = 1
    LEVEL2 = 2
    INDICATOR = 3


class Leaf(NamedTuple):
    """A column without columns below it: its position, and what it shows of the elements of its list."""

    column: int
    span: int
    role: Role
    head: str
    over: str
    extent: Extent
    text: Text
    more: str
    field: str


def leaves(table: Table) -> tuple[Leaf, ...]:
    """The columns of a table from left to right; for a head over several columns, those columns."""
    result: list[Leaf] = []
    position = 0
    for column in table.columns:
        over = column.over or table.over
        for sub in column.columns or (column,):
            result.append(_leaf(sub, position, sub.over or over))
            position += sub.span
    return tuple(result)


def heads(table: Table) -> tuple[Row, ...]:
    """The rows above a table's body: its band, and one or two rows of heads."""
    columns = leaves(table)
    width = sum(leaf.span for leaf in columns)
    rows = [row_of([Cell(table.band, 0, width, 1, Role.BAND)], head=True)] if table.band else []
    if table.untitled:
        return tuple(rows)
    has_two_rows = any(column.columns for column in table.columns)
    upper: list[Cell] = []
    lower: list[Cell] = []
    remaining = iter(columns)
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


def _leaf(column: SubColumn, position: int, over: str) -> Leaf:
    field = list_fields(over).get(column.field or "")
    head = column.head or (field.label.zh if field else "")
    text = field.text if field and field.text else _no_text
    name = column.field or ""
    return Leaf(position, column.span, column.role, head, over, _extent(name), text, column.more or "", name)


def _no_text(_element: object) -> str:
    """The text of a column without a field."""
    return ""


def _extent(field: str) -> Extent:
    if field == LEVEL1:
        return Extent.LEVEL1
    if field == LEVEL2:
        return Extent.LEVEL2
    return Extent.GOAL if field.startswith("goal.") else Extent.INDICATOR
