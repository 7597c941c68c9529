"""A table of a document by position: which cell covers a row and a column."""

from collections.abc import Iterator

from pgdecl.documents.model import Cell, Table


class Sheet:
    """A table whose cells can be asked for by position; merged cells cover several."""

    def __init__(self, table: Table) -> None:
        self.rows = tuple(row.cells for row in table.rows)
        self.width = table.columns
        self._cells = {
            (row, column): cell
            for cells in self.rows
            for cell in cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.span)
        }

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a position, None if there is none."""
        return self._cells.get((row, column))

    def covering(self, row: int) -> Iterator[Cell]:
        """The cells that cover a row, from left to right, each once; some begin above it."""
        column = 0
        while column < self.width:
            cell = self.at(row, column)
            if cell is None:
                column += 1
            else:
                yield cell
                column = cell.column + cell.span

    def right_of(self, cell: Cell) -> Cell | None:
        """The cell that begins at the right of a cell, in the cell's first row."""
        return self.at(cell.row, cell.column + cell.span)

    def below(self, cell: Cell) -> Cell | None:
        """The cell below a cell if it has the same columns."""
        below = self.at(cell.row + cell.rows, cell.column)
        if below is None or (below.column, below.span) != (cell.column, cell.span):
            return None
        return below
