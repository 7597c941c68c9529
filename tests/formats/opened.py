"""What a document shows when a library opens it: texts, spans and merges."""

from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tc
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from pgdecl.forms.grid import Cell, Grid


def document(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def sheet(data: bytes) -> Worksheet:
    opened = openpyxl.load_workbook(BytesIO(data)).active
    assert isinstance(opened, Worksheet)
    return opened


def part(data: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def docx_rows(data: bytes) -> list[CT_Row]:
    return [row for table in document(data).tables for row in table._tbl.tr_lst]  # noqa: SLF001 (spans have no API)


def docx_cells(row: CT_Row) -> list[tuple[str, int, int, bool]]:
    """Text, first column, columns covered, and whether the cell goes on from above."""
    cells, column = [], 0
    for cell in row.tc_lst:
        cells.append((docx_text(cell), column, cell.grid_span, cell.vMerge == "continue"))
        column += cell.grid_span
    return cells


def docx_text(cell: CT_Tc) -> str:
    return "\n".join(paragraph.text for paragraph in cell.p_lst)


def grid_cells(cells: tuple[Cell, ...]) -> list[tuple[str, int, int, bool]]:
    return [(cell.text, cell.column, cell.span, cell.rows == 0) for cell in cells]


def merges(grid: Grid) -> set[tuple[int, int, int, int]]:
    """First column, first row, last column and last row of each merge, counted from 1."""
    return {
        (cell.column + 1, number, cell.column + cell.span, number + cell.rows - 1)
        for number, row in enumerate(grid.rows, 1)
        for cell in row.cells
        if cell.rows > 1 or (cell.rows == 1 and cell.span > 1)
    }


def attribute(element: etree._Element, path: str, name: str) -> list[str]:
    """The attribute of each element on a path such as `.//w:tc`, in Word's namespace."""
    nodes = element.findall(path, {"w": qn("w:x")[1:].partition("}")[0]})
    return [str(item.get(qn(name))) for item in nodes]
