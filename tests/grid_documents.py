"""The grids of `tests/data/forms/` as Word and Excel files, as people may have made them."""

import io
import json
from pathlib import Path
from typing import Any

import docx
import openpyxl

FORMS = Path(__file__).parent / "data" / "forms"


def grid(name: str) -> dict[str, Any]:
    """A grid by the name of its file."""
    content: dict[str, Any] = json.loads((FORMS / f"{name}.json").read_text(encoding="utf-8"))
    return content


def placed(rows: list[list[dict[str, Any]]]) -> list[tuple[int, int, int, int, str]]:
    """Row, column, rows, columns and text of each cell."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, listed in enumerate(rows):
        column = 0
        for cell in listed:
            while (row, column) in taken:
                column += 1
            height, width = cell.get("rowspan", 1), cell.get("colspan", 1)
            taken |= {(y, x) for y in range(row, row + height) for x in range(column, column + width)}
            cells.append((row, column, height, width, cell["text"]))
            column += width
    return cells


def as_docx(name: str, *, merged: bool = True, repeated: bool = False) -> bytes:
    """The grid as a Word table; without merges, or with merged texts repeated in every row, as exports do."""
    content = grid(name)
    document = docx.Document()
    table = document.add_table(len(content["rows"]), content["columns"])
    for row, column, height, width, text in placed(content["rows"]):
        cell = table.cell(row, column)
        if merged:
            cell = cell.merge(table.cell(row + height - 1, column + width - 1))
        elif width > 1:
            cell = cell.merge(table.cell(row, column + width - 1))
        cell.text = text
        if repeated and not merged:
            for below in range(row + 1, row + height):
                again = table.cell(below, column)
                again = again.merge(table.cell(below, column + width - 1)) if width > 1 else again
                again.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_xlsx(name: str) -> bytes:
    """The grid as a sheet."""
    content = grid(name)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, column, height, width, text in placed(content["rows"]):
        sheet.cell(row + 1, column + 1).value = text or None
        if height > 1 or width > 1:
            sheet.merge_cells(
                start_row=row + 1, start_column=column + 1, end_row=row + height, end_column=column + width
            )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
