"""Checks on a layout beyond its structure: that its fields exist, and that its columns add up."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pgdecl.declaration.walk import GOAL_LISTS, LEVELS
from pgdecl.finding import Finding, Location, Path
from pgdecl.forms.fields import RESULTS, FormField, form_fields, list_fields
from pgdecl.forms.layout import PAPER, Block, FormCell, Layout, Sheet, SubColumn, Table
from pgdecl.forms.level_rows import level_keys
from pgdecl.forms.templates import TemplateError, fields_in
from pgdecl.i18n.catalogue import fault
from pgdecl.i18n.language import Bilingual
from pgdecl.yamlfile.suggestions import closest

Merges = dict[int, tuple[int, int]]
"""By column: the width of a cell in the rows above, and how many more rows it covers."""
_UNDER_A_MERGE = Bilingual(
    "可省略的行不能有合并到别的行的格", "a row that may be left out has no merges with other rows"
)
_NOT_ON_GOALS = Bilingual("只用于目标的表", "it is for tables over goals only")
_ONLY_ON_LISTS = Bilingual("目标的表没有合计行", "a table over goals has no sums")


def check(layout: Layout) -> Iterator[Finding]:
    """The findings on a layout, by path."""
    yield from _widths(layout)
    width = len(layout.columns)
    yield from _template(layout.title, form_fields(), ("title",))
    fields = {**form_fields(), **list_fields(GOAL_LISTS[-1])}
    needed = [name for name in fields if not name.startswith((RESULTS, "result."))]
    for name in layout.required:
        yield from _check_name(name, needed, ("required",))
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
    if block.optional and (merges or any(cell.rows > 1 for cell in block.cells)):
        yield _misplaced("optional", _UNDER_A_MERGE, (*path[:-1], "optional"))
    covered = sum(span for span, _ in merges.values())
    actual = covered + sum(cell.span * cell.times for cell in block.cells)
    if actual != width:
        yield _width_finding(path, actual, width)
    next_merges = {column: (span, rows - 1) for column, (span, rows) in merges.items() if rows > 1}
    column = 0
    for number, cell in enumerate(block.cells):
        yield from _cell(cell, form_fields(), (*path, number))
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


def _misplaced(key: str, reason: Bilingual, path: Path) -> Finding:
    return fault("PG908", Location(path, at_key=True), key=key, reason=reason)


def _cell(cell: FormCell, fields: dict[str, FormField], path: Path) -> Iterator[Finding]:
    if cell.field:
        yield from _check_name(cell.field, _with_text(fields.values()), (*path, "field"))
    if cell.term:
        yield from _check_name(cell.term, fields, (*path, "term"))
    if cell.label:
        yield from _template(cell.label, fields, (*path, "label"))


def _table(table: Table, width: int, path: Path) -> Iterator[Finding]:
    yield from _kind_of_table(table, path)
    actual = 0
    if table.side:
        actual = table.side.span
        fields = list_fields(table.over) if table.each_goal else form_fields()
        yield from _cell(table.side, fields, (*path, "side"))
    for number, column in enumerate(table.columns):
        column_path: Path = (*path, "columns", number)
        for inner, sub in enumerate(column.columns):
            actual += sub.span
            yield from _column(sub, sub.over or column.over or table.over, (*column_path, "columns", inner))
        if column.columns:
            if column.head:
                yield from _template(column.head, form_fields(), (*column_path, "head"))
        else:
            actual += column.span
            yield from _column(column, column.over or table.over, column_path)
    if actual != width:
        yield _width_finding((*path, "columns"), actual, width)
    for number, level in enumerate(table.levels):
        yield from _check_name(level.level1, LEVELS, (*path, "levels", number, "level1"))
        for name in level.level2:
            level1, level2 = level_keys(level.level1, name)
            yield from _check_name(level2, LEVELS.get(level1, (level2,)), (*path, "levels", number, "level2"))


def _kind_of_table(table: Table, path: Path) -> Iterator[Finding]:
    """Keys that stand in a table over a list of another kind."""
    is_over_goals = table.over in GOAL_LISTS
    for key in ("levels", "other_levels", "repeated", "each_goal"):
        if getattr(table, key) and not is_over_goals:
            yield _misplaced(key, _NOT_ON_GOALS, (*path, key))
    if table.sum and is_over_goals:
        yield _misplaced("sum", _ONLY_ON_LISTS, (*path, "sum"))


def _column(column: SubColumn, over: str, path: Path) -> Iterator[Finding]:
    fields = {**list_fields(over), **form_fields()}
    if column.field:
        near = column.field if column.field in fields else ""
        known = fields if near else list_fields(over)
        yield from _check_name(column.field, _with_text(known.values()), (*path, "field"))
    for key in ("text", "head"):
        if template := getattr(column, key):
            yield from _template(template, fields, (*path, key))
    if column.total:
        yield from _check_name(column.total, _with_text(form_fields().values()), (*path, "total"))


def _template(template: str, fields: dict[str, FormField], path: Path) -> Iterator[Finding]:
    """A template that is malformed, or that names a field that does not exist."""
    try:
        names = fields_in(template)
    except TemplateError:
        yield fault("PG907", Location(path), text=template)
        return
    for name in names:
        yield from _check_name(name, _with_text(fields.values()), path)


def _with_text(fields: Iterable[FormField]) -> list[str]:
    return [field.name for field in fields if field.text]


def _check_name(name: str, known_names: Iterable[str], path: Path) -> Iterator[Finding]:
    known = list(known_names)
    if name not in known:
        suggestion = closest(name, known) or known[0]
        yield fault("PG901", Location(path), field=name, suggestion=suggestion, fields=" ".join(known))
