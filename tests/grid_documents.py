"""The grids of `tests/data/forms/` as Word and Excel files, as people may have made them."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl

from documents.builders import paragraph, word, word_table
from pgdecl.forms.formats.package import escape

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
    rows: list[list[tuple[int, str]]] = [[] for _ in content["rows"]]
    for row, column, height, width, text in placed(content["rows"]):
        for below in range(height):
            marks = ("^" if below else "v") if merged and height > 1 else ""
            shown = text if not below or (repeated and not merged) else ""
            rows[row + below].append((column, f"{{{width}{marks}}}{_lines(shown)}"))
    return word(word_table(*("|".join(cell for _, cell in sorted(cells)) for cells in rows)))


def _lines(text: str) -> str:
    """A text as builders take it: escaped, its lines as paragraphs of their own."""
    lines = escape(text.replace("|", "／")).split("\n")
    return lines[0] if len(lines) == 1 else "".join(map(paragraph, lines))


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
