"""Filling a form: a declaration and a layout become a Grid."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from pgdecl.layouts.fields import form_fields
from pgdecl.layouts.grid import Cell, Grid, Page, Role, Row
from pgdecl.layouts.layout import PAPER, Block, FormCell, Layout, Sheet
from pgdecl.layouts.table import TableForm
from pgdecl.model.declaration import Declaration
from pgdecl.model.shape import shape_of

_TWIPS_TO_THE_MILLIMETRE = Decimal(1440) / Decimal("25.4")
_BOX, _TICKED = "☐", "☑"
DRAFT_MARK = "草稿——检查未通过，不得报送"


class Options(NamedTuple):
    """What to print besides: `room` the blank form's dotted lines, `draft` the mark of a draft."""

    room: bool = False
    draft: bool = False


_PLAIN = Options()


class Form:
    """A layout made ready for filling; the layout has been checked before."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.columns = tuple(map(twips, layout.columns))
        self.page = _page(layout.sheet)
        self.tables = tuple(TableForm(block.table) if block.table else None for block in layout.blocks)

    def fill(self, declaration: Declaration, options: Options = _PLAIN) -> Grid:
        """The form with the declaration in it."""
        rows = [Row((Cell(DRAFT_MARK, 0, len(self.columns), 1, Role.MARK),))] if options.draft else []
        under = _Under(len(self.columns))
        for block, table in zip(self.layout.blocks, self.tables, strict=True):
            if table:
                rows += table.rows(declaration, room=options.room)
            else:
                rows.append(_row(block, declaration, under))
        mark = DRAFT_MARK if options.draft else ""
        title, author = self.layout.title, declaration.declaring_unit
        return Grid(title, author, self.page, self.columns, tuple(rows), mark)

    def blank(self) -> Grid:
        """The form as it is handed out: one empty goal of each kind, and the dotted lines."""
        shape = shape_of(Declaration)
        goals = {
            key: (field.shape.blank(),)
            for key, field in shape.by_key.items()
            if field.many and field.shape is not None
        }
        return self.fill(replace(shape.blank(), **goals), Options(room=True))


def twips(millimetres: Decimal) -> int:
    """Millimetres in twentieths of a point."""
    return int((millimetres * _TWIPS_TO_THE_MILLIMETRE).to_integral_value())


def _page(sheet: Sheet) -> Page:
    width, height = map(Decimal, PAPER[sheet.paper])
    if sheet.orientation == "landscape":
        width, height = height, width
    return Page(*map(twips, (width, height, sheet.top, sheet.bottom, sheet.left, sheet.right)))


class _Merge(NamedTuple):
    """A cell of a row above that goes on downwards."""

    cell: Cell
    rows_left: int


class _Under:
    """The merges that reach down into the next row."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self._open: dict[int, _Merge] = {}

    def begin(self, cell: Cell) -> None:
        if cell.rows > 1:
            self._open[cell.column] = _Merge(cell._replace(text="", rows=0), cell.rows - 1)

    def continued(self, column: int) -> Iterator[Cell]:
        """The cells that stand at a column, and right after it, because a merge goes on there."""
        while column in self._open:
            cell, rows_left = self._open.pop(column)
            if rows_left > 1:
                self._open[column] = _Merge(cell, rows_left - 1)
            yield cell
            column += cell.span


def _row(block: Block, declaration: Declaration, under: _Under) -> Row:
    cells = list(under.continued(0))
    column = sum(cell.span for cell in cells)
    begun = []
    for form_cell in block.cells:
        text = _text(form_cell, declaration)
        for _ in range(form_cell.times):
            cell = Cell(text, column, form_cell.span, form_cell.rows, form_cell.role)
            more = list(under.continued(column + cell.span))
            cells += [cell, *more]
            begun.append(cell)
            column += cell.span + sum(cell.span for cell in more)
    for cell in begun:
        under.begin(cell)
    return Row(tuple(cells), block.head, twips(block.height or Decimal(0)))


def _text(cell: FormCell, declaration: Declaration) -> str:
    words = form_fields()[cell.term].label if cell.term else cell.label or ""
    if not cell.field:
        return words
    field = form_fields()[cell.field]
    value = field.text(declaration) if field.text else ""
    if cell.choices:
        return words + _boxes(cell.choices, value)
    return words + (value or cell.empty or "")


def _boxes(choices: tuple[str, ...], value: str) -> str:
    """Every choice with its box; a value that is none of them stands behind, so that it is not lost."""
    boxes = [f"{_TICKED if choice == value else _BOX}{choice}" for choice in choices]
    other = [f"{_TICKED}{value}"] if value and value not in choices else []
    return "　".join(boxes + other)
