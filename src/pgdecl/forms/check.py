"""Checks on a layout beyond its structure: that its fields exist, and that its columns add up."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pgdecl.declaration.walk import LEVELS
from pgdecl.finding import Finding, Location, Path
from pgdecl.forms.fields import FormField, form_fields, list_fields
from pgdecl.forms.layout import PAPER, Block, FormCell, Layout, Sheet, SubColumn, Table
from pgdecl.i18n.catalogue import fault
from pgdecl.yamlfile.suggestions import closest

Merges = dict[int, tuple[int, int]]
"""By column: the width of a cell in the rows above, and how many more rows it covers."""


def check(layout: Layout) -> Iterator[Finding]:
    """The findings on a layout, by path."""
    yield from _widths(layout)
    width = len(layout.columns)
    merges: Merges = {}
    for number, block in enumerate(layout.blocks):
        path: Path = ("blocks", number)
        if block.table:
            yield from _table(block.table, width, (*path, "table"))
        else:
            yield from _cells(block, width, merges, (*path, "cells"))


def _widths(layout: Layout) -> Iterator[Finding]:
    sheet, actual = layout.sheet, sum(layout.columns, Decimal())
    expected = paper_width(sheet) - sheet.left - sheet.right
    if actual > expected:
        yield fault("PG905", Location(("columns",)), found=str(actual), expected=str(expected))


def paper_width(sheet: Sheet) -> Decimal:
    """The width of the paper in the orientation of the sheet, in millimetres."""
    short, long = PAPER[sheet.paper]
    return Decimal(short if sheet.orientation == "portrait" else long)


def _cells(block: Block, width: int, merges: Merges, path: Path) -> Iterator[Finding]:
    """Checks a row of cells, and updates `merges` for the next row."""
    covered = sum(span for span, _ in merges.values())
    actual = covered + sum(cell.span * cell.times for cell in block.cells)
    if actual != width:
        yield _width_finding(path, actual, width)
    next_merges = {column: (span, rows - 1) for column, (span, rows) in merges.items() if rows > 1}
    column = 0
    for number, cell in enumerate(block.cells):
        yield from _cell(cell, (*path, number))
        for _ in range(cell.times):
            while column in merges:
                column += merges[column][0]
            if cell.rows > 1:
                next_merges[column] = (cell.span, cell.rows - 1)
            column += cell.span
    merges.clear()
    merges.update(next_merges)


def _width_finding(path: Path, actual: int, expected: int) -> Finding:
    return fault("PG902", Location(path, at_key=True), found=str(actual), expected=str(expected))


def _cell(cell: FormCell, path: Path) -> Iterator[Finding]:
    fields = form_fields()
    if cell.field:
        yield from _check_name(cell.field, _with_text(fields.values()), (*path, "field"))
    if cell.term:
        yield from _check_name(cell.term, fields, (*path, "term"))


def _table(table: Table, width: int, path: Path) -> Iterator[Finding]:
    actual = 0
    for number, column in enumerate(table.columns):
        column_path: Path = (*path, "columns", number)
        for inner, sub in enumerate(column.columns):
            actual += sub.span
            yield from _column(sub, sub.over or column.over or table.over, (*column_path, "columns", inner))
        if not column.columns:
            actual += column.span
            yield from _column(column, column.over or table.over, column_path)
    if actual != width:
        yield _width_finding((*path, "columns"), actual, width)
    for number, level in enumerate(table.levels):
        yield from _check_name(level.level1, LEVELS, (*path, "levels", number, "level1"))
        for level2 in level.level2:
            yield from _check_name(
                level2, LEVELS.get(level.level1, (level2,)), (*path, "levels", number, "level2")
            )


def _column(column: SubColumn, over: str, path: Path) -> Iterator[Finding]:
    if column.field:
        yield from _check_name(column.field, _with_text(list_fields(over).values()), (*path, "field"))


def _with_text(fields: Iterable[FormField]) -> list[str]:
    return [field.name for field in fields if field.text]


def _check_name(name: str, known_names: Iterable[str], path: Path) -> Iterator[Finding]:
    known = list(known_names)
    if name not in known:
        suggestion = closest(name, known) or known[0]
        yield fault("PG901", Location(path), field=name, suggestion=suggestion, fields=" ".join(known))
