"""The columns of a table: where each stands on the form, and the heads above them."""

from enum import IntEnum
from typing import NamedTuple

from pgdecl.forms.fields import LEVEL1, LEVEL2, Text, list_fields
from pgdecl.forms.grid import Cell, Role, Row, row_of
from pgdecl.forms.layout import SubColumn, Table


class Extent(IntEnum):
    """How far down a column's cells reach in a table with levels: over all rows of what."""

    GOAL = 0
    LEVEL1 = 1
    LEVEL2 = 2
    INDICATOR = 3


class Leaf(NamedTuple):
    """A column without columns below it: where it stands, and what it shows of the elements of which list."""

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
    """The columns of a table from left to right, heads over several taken apart."""
    found: list[Leaf] = []
    place = 0
    for column in table.columns:
        over = column.over or table.over
        for leaf in column.columns or (column,):
            found.append(_leaf(leaf, place, leaf.over or over))
            place += leaf.span
    return tuple(found)


def heads(table: Table) -> tuple[Row, ...]:
    """The rows above a table's body: its band, and one or two rows of heads."""
    columns = leaves(table)
    width = sum(leaf.span for leaf in columns)
    rows = [row_of([Cell(table.band, 0, width, 1, Role.BAND)], head=True)] if table.band else []
    if table.untitled:
        return tuple(rows)
    deep = any(column.columns for column in table.columns)
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
            upper.append(Cell(below[0].head, start, span, 2 if deep else 1, Role.HEAD))
            lower.append(Cell("", start, span, 0, Role.HEAD))
    rows.append(row_of(upper, head=True))
    return (*rows, row_of(lower, head=True)) if deep else tuple(rows)


def _leaf(column: SubColumn, place: int, over: str) -> Leaf:
    field = list_fields(over).get(column.field or "")
    head = column.head or (field.label.zh if field else "")
    text = field.text if field and field.text else _nothing
    name = column.field or ""
    return Leaf(place, column.span, column.role, head, over, _extent(name), text, column.more or "", name)


def _nothing(_record: object) -> str:
    """What a column without a field shows."""
    return ""


def _extent(field: str) -> Extent:
    if field == LEVEL1:
        return Extent.LEVEL1
    if field == LEVEL2:
        return Extent.LEVEL2
    return Extent.GOAL if field.startswith("goal.") else Extent.INDICATOR
