"""Filling a form: makes a Grid from a declaration and a layout."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pgdecl.declaration.fields import blank
from pgdecl.declaration.models import Declaration, Goal
from pgdecl.declaration.walk import GOAL_LISTS
from pgdecl.forms.fields import Text, form_fields
from pgdecl.forms.grid import Cell, Grid, Outline, Page, Place, Role, Row, row_of
from pgdecl.forms.layout import PAPER, Block, FormCell, Layout, Sheet
from pgdecl.forms.table import TableForm

_TWIPS_TO_THE_MILLIMETRE = Decimal(1440) / Decimal("25.4")
_BOX, _TICKED = "☐", "☑"
DRAFT_MARK = "草稿——检查未通过，不得报送"


class Options(NamedTuple):
    """What else to print: `room` for the blank form's empty and dotted rows, `draft` for the draft mark."""

    room: bool = False
    draft: bool = False


_PLAIN = Options()


class Form:
    """A layout prepared for filling; the layout must have been checked."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.columns = tuple(map(twips, layout.columns))
        self.page = _page(layout.sheet)
        merges = _Merges()
        self._blocks = tuple(
            TableForm(block.table) if block.table else _form_row(block, merges) for block in layout.blocks
        )
        self.tables = tuple(block for block in self._blocks if isinstance(block, TableForm))

    def fill(self, declaration: Declaration, options: Options = _PLAIN) -> Grid:
        """The form with the declaration in it."""
        mark = DRAFT_MARK if options.draft else ""
        rows = [row_of([Cell(mark, 0, len(self.columns), 1, Role.MARK)])] if mark else []
        for block in self._blocks:
            if isinstance(block, TableForm):
                rows += block.rows(declaration, room=options.room)
            else:
                rows.append(Row(block.outline, tuple([text(declaration) for text in block.texts])))
        title, author = self.layout.title, declaration.declaring_unit
        return Grid(title, author, self.page, self.columns, tuple(rows), mark)

    def blank(self) -> Grid:
        """The blank form: one empty goal of each kind, and the dotted rows."""
        goals = {key: [blank(Goal)] for key in GOAL_LISTS}
        return self.fill(Declaration.model_validate({**blank(Declaration), **goals}), Options(room=True))


def twips(millimetres: Decimal) -> int:
    """Millimetres in twentieths of a point."""
    return int((millimetres * _TWIPS_TO_THE_MILLIMETRE).to_integral_value())


def _page(sheet: Sheet) -> Page:
    width, height = map(Decimal, PAPER[sheet.paper])
    if sheet.orientation == "landscape":
        width, height = height, width
    return Page(*map(twips, (width, height, sheet.top, sheet.bottom, sheet.left, sheet.right)))


class _FormRow(NamedTuple):
    """A row outside of tables, with a function for the text of each cell."""

    outline: Outline
    texts: tuple[Text, ...]


class _Merges:
    """The merges that continue in the next row: by column, the place there and how many rows are left."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[Place, int]] = {}

    def begin(self, place: Place) -> None:
        if place.rows > 1:
            self._open[place.column] = (place._replace(rows=0), place.rows - 1)

    def continued(self, column: int) -> Iterator[Place]:
        """The places of the merges that continue at a column and directly after it."""
        while column in self._open:
            place, rows_left = self._open.pop(column)
            if rows_left > 1:
                self._open[column] = (place, rows_left - 1)
            yield place
            column += place.span


def _form_row(block: Block, merges: _Merges) -> _FormRow:
    places = list(merges.continued(0))
    texts = [_text_of(None)] * len(places)
    column = sum(place.span for place in places)
    new_places = []
    for cell in block.cells:
        for _ in range(cell.times):
            place = Place(column, cell.span, cell.rows, cell.role)
            continued = list(merges.continued(column + cell.span))
            places += [place, *continued]
            texts += [_text_of(cell)] + [_text_of(None)] * len(continued)
            new_places.append(place)
            column += cell.span + sum(place.span for place in continued)
    for place in new_places:
        merges.begin(place)
    return _FormRow(Outline(tuple(places), block.head, twips(block.height or Decimal(0))), tuple(texts))


def _text_of(cell: FormCell | None) -> Text:
    """The function that gets a cell's text from a declaration; None is a continued merge, without text."""
    if cell is None:
        return lambda _declaration: ""
    words = form_fields()[cell.term].label.zh if cell.term else cell.label or ""
    text = form_fields()[cell.field].text if cell.field else None
    if text is None:
        return lambda _declaration: words
    empty, choices = cell.empty or "", cell.choices
    if choices:
        return lambda declaration: words + _boxes(choices, text(declaration))
    return lambda declaration: words + (text(declaration) or empty)


def _boxes(choices: tuple[str, ...], value: str) -> str:
    """Every choice with its check box; a value that is none of the choices is added at the end."""
    boxes = [f"{_TICKED if choice == value else _BOX}{choice}" for choice in choices]
    other = [f"{_TICKED}{value}"] if value and value not in choices else []
    return "　".join(boxes + other)
