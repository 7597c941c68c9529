"""Filling a form: makes a Grid from a declaration and a layout."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pgdecl.declaration.fields import blank
from pgdecl.declaration.models import Declaration, Goal
from pgdecl.declaration.walk import GOAL_LISTS
from pgdecl.forms.cells import cell_text, offered_texts
from pgdecl.forms.columns import field_text, shown_fields
from pgdecl.forms.content import Content
from pgdecl.forms.fields import Text
from pgdecl.forms.grid import Cell, Choices, Grid, Outline, Page, Place, Role, Row, outline_of, row_of
from pgdecl.forms.layout import PAPER, Block, FormCell, Layout, Sheet
from pgdecl.forms.table import TableForm
from pgdecl.forms.templates import text_of

_TWIPS_TO_THE_MILLIMETRE = Decimal(1440) / Decimal("25.4")
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
        self._title = text_of(layout.title, field_text(GOAL_LISTS[-1]))

    def fill(self, declaration: Declaration | Content, options: Options = _PLAIN) -> Grid:
        """The form with a declaration in it, and with its results if they are given."""
        content = declaration if isinstance(declaration, Content) else Content(declaration)
        return self.fill_list((content,), options)

    def fill_list(self, filled: Sequence[Content], options: Options = _PLAIN) -> Grid:
        """The form with one or more declarations in it; what stands outside of lists is of the first."""
        mark = DRAFT_MARK if options.draft else ""
        rows = [row_of([Cell(mark, 0, len(self.columns), 1, Role.MARK)])] if mark else []
        first = filled[0]
        for block in self._blocks:
            if isinstance(block, TableForm):
                rows += block.rows(filled, room=options.room)
            elif row := block.row(first, room=options.room):
                rows.append(row)
        return Grid(
            self._title(first),
            first.declaration.declaring_unit,
            self.page,
            self.columns,
            tuple(rows),
            mark,
            layout=self.layout.name,
            edition=str(self.layout.year or ""),
        )

    def blank(self) -> Grid:
        """The blank form: one empty goal of each kind, and the dotted rows."""
        goals = {key: [blank(Goal)] for key in GOAL_LISTS}
        declaration = Declaration.model_validate({**blank(Declaration), **goals})
        # The form says which currency unit it is printed with.
        content = Content(declaration.model_copy(update={"currency_unit": ""}))
        return self.fill(content, Options(room=True))._replace(choices=tuple(self._choices(content)))

    def _choices(self, content: Content) -> Iterator[Choices]:
        """Where a blank form takes one of a few texts only."""
        top = 0
        for block in self._blocks:
            if isinstance(block, TableForm):
                rows = list(block.rows((content,), room=True))
                columns: Mapping[int, tuple[str, ...]] = {
                    leaf.column: leaf.choices for leaf in block.leaves if leaf.choices
                }
            else:
                rows = [Row(block.outline, ())]
                columns = block.choices
            for number, row in enumerate(rows, top):
                if not row.outline.head:
                    taken = {place.column for place in row.outline.places if place.rows}
                    yield from [Choices(number, *item) for item in columns.items() if item[0] in taken]
            top += len(rows)


def twips(millimetres: Decimal) -> int:
    """Millimetres in twentieths of a point."""
    return int((millimetres * _TWIPS_TO_THE_MILLIMETRE).to_integral_value())


def _page(sheet: Sheet) -> Page:
    width, height = map(Decimal, PAPER[sheet.paper])
    if sheet.orientation == "landscape":
        width, height = height, width
    return Page(*map(twips, (width, height, sheet.top, sheet.bottom, sheet.left, sheet.right)))


class _FormRow(NamedTuple):
    """A row outside of tables, with a function for the text of each cell; for a blank form, others."""

    outline: Outline
    texts: tuple[Text, ...]
    blank_texts: tuple[Text, ...]
    choices: Mapping[int, tuple[str, ...]]
    fields: tuple[Text, ...] | None = None

    def row(self, content: Content, *, room: bool) -> Row | None:
        """The row with its texts; None for an optional one without content."""
        if self.fields is not None and not room and not any(field(content) for field in self.fields):
            return None
        texts = self.blank_texts if room else self.texts
        return Row(self.outline, tuple([text(content) for text in texts]))


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
    cells: list[FormCell | None] = [None] * len(places)
    column = sum(place.span for place in places)
    new_places = []
    for cell in block.cells:
        for _ in range(cell.times):
            place = Place(column, cell.span, cell.rows, cell.role)
            continued = list(merges.continued(column + cell.span))
            places += [place, *continued]
            cells += [cell, *[None] * len(continued)]
            new_places.append(place)
            column += cell.span + sum(place.span for place in continued)
    for place in new_places:
        merges.begin(place)
    outline = outline_of(tuple(places), head=block.head, height=twips(block.height or Decimal(0)))
    texts = tuple([cell_text(cell) for cell in cells])
    fields = None
    if block.optional:
        names = [name for cell in block.cells for name in shown_fields(cell)]
        fields = tuple(map(field_text(GOAL_LISTS[-1]), names))
    choices = {
        place.column: offered
        for place, cell in zip(places, cells, strict=True)
        if (offered := offered_texts(cell))
    }
    return _FormRow(outline, texts, tuple([cell_text(cell, room=True) for cell in cells]), choices, fields)
