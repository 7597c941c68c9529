"""A Word table as rows of cells, merges resolved: `w:tr` and `w:tc` elements walked once, in order."""

from typing import Final, NamedTuple

from lxml import etree

from pgdecl.documents.address import Address, CellAddress
from pgdecl.documents.model import Cell, Row, Table
from pgdecl.documents.word.cells import cell_text
from pgdecl.documents.word.context import Context
from pgdecl.documents.word.names import CELL, ROW, W, is_on, number, property_of
from pgdecl.documents.word.structure import DELETED, children

MOST_ROWS: Final = 2000
MOST_COLUMNS: Final = 64
"""The largest table that is read; Word itself allows 63 columns."""

_ROWS: Final = frozenset((ROW,))
_CELLS: Final = frozenset((CELL,))
_CONTINUE: Final = "continue"


class WordTable(NamedTuple):
    """A table, and the `w:tc` elements of its cells by their addresses."""

    table: Table
    places: dict[Address, etree._Element]


def read_table(element: etree._Element, position: int, context: Context) -> WordTable:
    """The table of a `w:tbl` element, which is the document's table of this number, the first being 1.

    Rows and cells that tracked changes delete are left out. A cell that continues a vertical merge belongs to
    the cell above that covers the same columns; without one it is a cell of its own.
    """
    reader = _TableReader(position, context)
    for row_number, row in enumerate(children(element, _ROWS), 1):
        if len(reader.rows) == MOST_ROWS:
            context.notes.add("rows-left-out", CellAddress(position, row_number, 1), limit=str(MOST_ROWS))
            break
        reader.row(row, row_number)
    table = Table("", position, reader.columns, reader.merged_rows())
    return WordTable(table, reader.places)


class _TableReader:
    def __init__(self, position: int, context: Context) -> None:
        self.rows: list[Row] = []
        self.columns = 0
        self.places: dict[Address, etree._Element] = {}
        self._position = position
        self._context = context
        # Vertical merges that the next row may continue: by first column and span, the row where they begin.
        self._open: dict[tuple[int, int], int] = {}
        # How many rows a cell covers, by the row and the column where it begins; 1 is left out.
        self._heights: dict[tuple[int, int], int] = {}

    def row(self, element: etree._Element, row_number: int) -> None:
        """Reads one `w:tr`."""
        properties = element.find(f"{W}trPr")
        if properties is not None and any(child.tag in DELETED for child in properties):
            self._context.notes.count("tracked", CellAddress(self._position, row_number, 1))
            return
        cells: list[Cell] = []
        opened: dict[tuple[int, int], int] = {}
        column = number(property_of(element, "trPr", "gridBefore"), 0)
        for cell in children(element, _CELLS):
            address = CellAddress(self._position, row_number, column + 1)
            if property_of(cell, "tcPr", "cellDel") is not None:
                self._context.notes.count("tracked", address)
                continue
            span = max(1, number(property_of(cell, "tcPr", "gridSpan"), 1))
            if column + span > MOST_COLUMNS:
                self._context.notes.add("columns-left-out", address, limit=str(MOST_COLUMNS))
                break
            if cells and _merge(cell, "hMerge") == _CONTINUE:
                self._covered(cell, cells[-1].address)
                cells[-1] = cells[-1]._replace(span=cells[-1].span + span)
            else:
                self._cell(cell, Cell("", len(self.rows), column, span, 1, address), cells, opened)
            column += span
        self._open = opened
        self.columns = max(self.columns, column)
        is_head = is_on(property_of(element, "trPr", "tblHeader"))
        hidden = is_on(property_of(element, "trPr", "hidden"))
        if hidden:
            self._context.notes.add("hidden-row", CellAddress(self._position, row_number, 1))
        self.rows.append(Row(row_number, tuple(cells), is_head, hidden))

    def _cell(
        self, element: etree._Element, cell: Cell, cells: list[Cell], opened: dict[tuple[int, int], int]
    ) -> None:
        place, merge = (cell.column, cell.span), _merge(element, "vMerge")
        if merge == _CONTINUE and place in self._open:
            origin = self._open[place]
            opened[place] = origin
            self._heights[origin, cell.column] = cell.row - origin + 1
            self._covered(element, cell.address)
            return
        if merge:
            opened[place] = cell.row
        self.places[cell.address] = element
        cells.append(cell._replace(text=cell_text(element, cell.address, self._context)))

    def _covered(self, element: etree._Element, address: Address) -> None:
        """Notes the text of a cell that a merge hides."""
        if text := cell_text(element, address, self._context):
            self._context.notes.add("covered-text", address, text=text)

    def merged_rows(self) -> tuple[Row, ...]:
        """The rows, each cell with the number of rows that it covers."""
        for (row, column), height in self._heights.items():
            cells = tuple(
                cell._replace(rows=height) if cell.column == column else cell for cell in self.rows[row].cells
            )
            self.rows[row] = self.rows[row]._replace(cells=cells)
        return tuple(self.rows)


def _merge(cell: etree._Element, name: str) -> str:
    """What a cell's `vMerge` or `hMerge` says: "restart", "continue", or nothing if it has none.

    A tracked merge counts as accepted.
    """
    tracked = property_of(cell, "tcPr", "cellMerge")
    if name == "vMerge" and tracked is not None:
        return {"cont": _CONTINUE, "rest": "restart"}.get(tracked.get(f"{W}vMerge", ""), "")
    element = property_of(cell, "tcPr", name)
    return "" if element is None else element.get(f"{W}val", _CONTINUE)
