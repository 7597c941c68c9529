"""The form by XlsxWriter: the cells, merges and styles of a Grid. Heights of rows, which ours has, are left out."""

import io
from typing import Any

import xlsxwriter

from pgdecl.formats.appearance import LOOKS, Look
from pgdecl.formats.xlsx import SHEET
from pgdecl.layouts.grid import Grid


def write(grid: Grid) -> bytes:
    """The spreadsheet that shows a Grid."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    formats = {role: book.add_format(_format(look)) for role, look in LOOKS.items()}
    sheet = book.add_worksheet(SHEET)
    for number, width in enumerate(grid.columns):
        sheet.set_column(number, number, width / 120)
    for number, row in enumerate(grid.rows):
        for text, column, span, rows, role in row.cells:
            if rows > 1 or (rows and span > 1):
                sheet.merge_range(number, column, number + rows - 1, column + span - 1, text, formats[role])
            elif rows:
                sheet.write_string(number, column, text, formats[role])
    book.close()
    return made.getvalue()


def _format(look: Look) -> dict[str, Any]:
    return {
        "font_name": look.font,
        "font_size": look.size / 2,
        "bold": look.bold,
        "align": look.across,
        "valign": "vcenter" if look.down == "center" else look.down,
        "text_wrap": True,
        **dict.fromkeys(look.borders, 1),
    }
