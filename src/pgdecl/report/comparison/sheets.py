"""What all sheets of a workbook share: cells of text, lines over all columns, the page."""

from typing import Any, Final

from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.report.comparison.report import Report
from pgdecl.report.comparison.wording import phrase
from pgdecl.report.full import display_width

ROW_HEIGHT: Final = 15.0
"""Points that a line of text takes."""
SIZE: Final = 10.5
TITLE_SIZE: Final = 16
_FONT: Final = "宋体"
_A4: Final = 9
_LINE = Side(style="thin", color="808080")
FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="EEF1F5")


def write(
    sheet: Worksheet,
    row: int,
    column: int,
    text: str,
    *,
    size: float = SIZE,
    bold: bool = False,
    colour: str = "000000",
) -> SheetCell:
    """A cell of text, whatever the text looks like: never a formula, a number or a date."""
    cell: SheetCell = sheet.cell(row, column)  # type: ignore[assignment]  # not merged yet
    cell.value = safe(text, "sheet")
    cell.data_type = "s"
    cell.number_format = "@"
    cell.font = Font(name=_FONT, size=size, bold=bold, color=colour)
    return cell


def heading(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """The head of a column."""
    cell = write(sheet, row, column, text, bold=True)
    cell.fill, cell.border = _HEAD, FRAME
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def framed(cell: SheetCell, *, right: bool) -> None:
    """A cell of a table, its text a little away from the lines."""
    cell.border = FRAME
    side = "right" if right else "left"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True, indent=1)


def number(sheet: Worksheet, row: int, column: int, value: object) -> None:
    """A cell of a table with a number that charts and formulas can use."""
    cell: SheetCell = sheet.cell(row, column)  # type: ignore[assignment]  # not merged yet
    cell.value = value  # type: ignore[assignment]  # a Decimal, which openpyxl writes as it is
    cell.font = Font(name=_FONT, size=SIZE)
    framed(cell, right=True)


def opened(sheet: Worksheet, report: Report, widths: list[float], language: Language) -> None:
    """The columns with their widths, then the title of the report and its facts over all of them."""
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    spanning(sheet, report.title, widths, size=TITLE_SIZE, bold=True)
    for name, value in report.facts:
        spanning(sheet, phrase("labelled", language, name=name, text=value), widths)


def spanning(sheet: Worksheet, text: str, widths: list[float], *, size: float = SIZE, **look: Any) -> None:
    """A line of text over all columns, below what there is; a title is centred."""
    number = sheet.max_row + 1 if sheet["A1"].value else 1
    cell = write(sheet, number, 1, text, size=size, **look)
    sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(widths))
    side = "center" if size == TITLE_SIZE else "left"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    sheet.row_dimensions[number].height = height(lines(text, sum(widths) * SIZE / size)) * (size / SIZE)


def lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column; a line holds a little less than the column's width."""
    return sum(max(1, -(-display_width(part) // max(int(width) - 1, 1))) for part in text.split("\n"))


def height(count: int) -> float:
    """What a row of so many lines needs, in points."""
    return ROW_HEIGHT * count + 3


def page(sheet: Worksheet, language: Language) -> None:
    """A4 landscape, all columns on one page, its number below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.print_options.horizontalCentered = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    # A footer without text counts as false.
    if sheet.oddFooter is not None and sheet.oddFooter.center is not None:
        sheet.oddFooter.center.text = phrase("page", language)
