"""A sheet as a table: the rows and columns that hold something, and the blank ones between."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from pgdecl.documents.address import SheetAddress
from pgdecl.documents.errors import UnsafeError
from pgdecl.documents.excel.cells import CellReader, Value
from pgdecl.documents.excel.merges import Merges, resolved
from pgdecl.documents.excel.names import Area, Position, S, area_of, is_true, letters, position_of, whole
from pgdecl.documents.model import Cell, Row, Table

MOST_ROWS: Final = 2000
MOST_COLUMNS: Final = 64
"""The largest table that is read."""
MOST_MERGES: Final = 20_000
MOST_BLANK_ROWS: Final = 100
"""So many blank rows in a run are kept; in a longer run all are left out."""
_NOTHING: Final = Value("")


class Sheet:
    """Reads one sheet."""

    def __init__(self, name: str, root: etree._Element, reader: CellReader) -> None:
        self._name = name
        self._root = root
        self._reader = reader
        self._hidden_rows: set[int] = set()
        self._hidden_columns = _hidden_columns(root)
        self._values = dict(self._read_values())

    def table(self, number: int, *, hidden: bool) -> Table:
        """The sheet as the document's table of this number, the first being 1."""
        notes = self._reader.notes
        rows = self._rows()
        last = max((at.column for at in self._values), default=0)
        merges = resolved(self._merged_areas(), rows, last)
        for area in merges.overlapping:
            notes.add("overlapping-merges", self._address(area.first), last=area.last.reference)
        for position, origin in merges.covered.items():
            if text := self._values.pop(position, _NOTHING).text:
                notes.add("covered-text", self._address(position), text=text, origin=origin.reference)
        made = tuple(
            Row(row, tuple(self._cells(index, row, last, merges)), hidden=row in self._hidden_rows)
            for index, row in enumerate(rows)
        )
        return Table(self._name, number, last, made, hidden)

    def _merged_areas(self) -> list[Area]:
        """The merged ranges as the sheet names them."""
        elements = list(self._root.iterfind(f"{S}mergeCells/{S}mergeCell"))
        if len(elements) > MOST_MERGES:
            raise UnsafeError("too-many-elements", member=self._name)
        areas = (area_of(element.get("ref", "")) for element in elements)
        return [area for area in areas if area and area.first != area.last]

    def _address(self, position: Position) -> SheetAddress:
        return SheetAddress(self._name, position.reference)

    def _cells(self, index: int, row: int, last: int, merges: Merges) -> Iterator[Cell]:
        for column in range(1, last + 1):
            position = Position(row, column)
            if position in merges.covered:
                continue
            text, kind = self._values.get(position, _NOTHING)
            span, height = merges.spans.get(position, (1, 1))
            is_hidden = row in self._hidden_rows or column in self._hidden_columns
            yield Cell(text, index, column - 1, span, height, self._address(position), kind, is_hidden)

    def _rows(self) -> list[int]:
        """The numbers of the rows to read: those that hold something, and short runs of blank ones."""
        rows: list[int] = []
        for row in sorted({position.row for position in self._values}):
            between = range(rows[-1] + 1 if rows else 1, row)
            if len(between) <= MOST_BLANK_ROWS:
                rows.extend(between)
            rows.append(row)
        if len(rows) > MOST_ROWS:
            first = Position(rows[MOST_ROWS], 1)
            self._reader.notes.add("rows-left-out", self._address(first), limit=str(MOST_ROWS))
            kept = set(rows[:MOST_ROWS])
            self._values = {at: value for at, value in self._values.items() if at.row in kept}
        return rows[:MOST_ROWS]

    def _read_values(self) -> Iterator[tuple[Position, Value]]:
        """The cells that hold something, within the columns that are read."""
        notes = self._reader.notes
        row = 0
        for element in self._root.iterfind(f"{S}sheetData/{S}row"):
            row = whole(element.get("r"), row + 1) or row + 1
            column = 0
            for cell in element.iterfind(f"{S}c"):
                written = position_of(cell.get("r", ""))
                position = Position(row, column + 1) if written is None else written
                row, column = position
                # Most cells of many sheets are blank and have only a style.
                value = self._reader.value(cell, self._address(position)) if len(cell) else _NOTHING
                if not value.text:
                    continue
                if column > MOST_COLUMNS:
                    notes.add("columns-left-out", self._address(position), limit=str(MOST_COLUMNS))
                    continue
                if is_true(element.get("hidden")):
                    self._hidden_rows.add(row)
                    notes.add("hidden-row", SheetAddress(self._name, str(row)))
                if column in self._hidden_columns:
                    notes.add("hidden-column", SheetAddress(self._name, letters(column)))
                yield position, value


def _hidden_columns(root: etree._Element) -> frozenset[int]:
    """The hidden columns among those that are read."""
    hidden: set[int] = set()
    for element in root.iterfind(f"{S}cols/{S}col"):
        if is_true(element.get("hidden")) and len(hidden) < MOST_COLUMNS:
            first, last = whole(element.get("min"), 1), whole(element.get("max"), 0)
            hidden.update(range(first, min(last, MOST_COLUMNS) + 1))
    return frozenset(hidden)
