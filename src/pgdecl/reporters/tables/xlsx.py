"""A comparison as a workbook: the tables as officials print them, and a chart for each numeric indicator."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pgdecl.catalogue import Language
from pgdecl.reporters.full import display_width
from pgdecl.reporters.tables.charts import add_charts
from pgdecl.reporters.tables.report import Report, Row, Table, Tone
from pgdecl.reporters.tables.safe import safe

_FONT, _TITLE_SIZE, _SIZE = "宋体", 16, 10.5
_COLOURS = {
    Tone.PLAIN: "000000",
    Tone.GOOD: "17692F",
    Tone.BAD: "A61B1B",
    Tone.UNSURE: "7A4D00",
    Tone.QUIET: "5A6068",
}
_LINE = Side(style="thin", color="808080")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="EEF1F5")
_WIDTH = 130
"""How many characters a landscape A4 page is wide in this size."""
_ROW_HEIGHT = 15.0
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def workbook(report: Report, language: Language) -> bytes:
    """The report as XLSX: a sheet for each table, one for the charts; the same bytes each time."""
    book = Workbook()
    book.properties.created = book.properties.modified = _BEGINNING
    book.properties.creator = "pgdecl"
    book.remove(book.worksheets[0])
    sheets = [book.create_sheet() for _ in report.tables]
    for sheet, table in zip(sheets, report.tables, strict=True):
        sheet.title = _sheet_name(table.title)
        _fill(sheet, report, table)
    series = [row.series for table in report.tables for row in table.rows if row.series]
    if series:
        add_charts(book, series, language)
    return _saved(book)


def _sheet_name(title: str) -> str:
    return _FORBIDDEN.sub(" ", title)[:_LONGEST_NAME]


def _fill(sheet: Worksheet, report: Report, table: Table) -> None:
    widths = _widths(table)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    _spanning(sheet, report.title, len(widths), size=_TITLE_SIZE, centred=True)
    for name, value in report.facts:
        _spanning(sheet, f"{name}：{value}", len(widths))
    _spanning(sheet, table.title, len(widths), bold=True)
    heading = sheet.max_row + 1
    for at, column in enumerate(table.columns, 1):
        cell = _text(sheet, heading, at, column.title, bold=True)
        cell.fill, cell.border = _HEAD, _FRAME
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for row in table.rows:
        _row(sheet, table, row, widths)
    for note in [*([] if table.rows else [table.empty]), *report.notes]:
        _spanning(sheet, note, len(widths), colour=_COLOURS[Tone.QUIET])
    _page(sheet, heading)


def _widths(table: Table) -> list[float]:
    shares = [column.share for column in table.columns]
    room = _WIDTH / sum(shares)
    return [
        max(share * room, display_width(column.title) + 2)
        for share, column in zip(shares, table.columns, strict=True)
    ]


def _row(sheet: Worksheet, table: Table, row: Row, widths: list[float]) -> None:
    number = sheet.max_row + 1
    lines = 1
    for at, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True), 1):
        said = "\n".join([str(cell), *row.details]) if at == 1 else str(cell)
        made = _text(sheet, number, at, said, colour=_COLOURS[cell.tone], bold=cell.tone is Tone.BAD)
        made.border = _FRAME
        side = "right" if column.numeric else "left"
        made.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
        lines = max(lines, _lines(said, widths[at - 1]))
    sheet.row_dimensions[number].height = _ROW_HEIGHT * lines + 3


def _lines(said: str, width: float) -> int:
    """How many lines a text takes in a column, about: a line holds a little less than the column's width."""
    return sum(max(1, -(-display_width(part) // max(int(width) - 1, 1))) for part in said.split("\n"))


def _spanning(
    sheet: Worksheet,
    said: str,
    columns: int,
    *,
    size: float = _SIZE,
    bold: bool = False,
    centred: bool = False,
    colour: str = "000000",
) -> None:
    """A line of text over all columns."""
    number = sheet.max_row + 1 if sheet["A1"].value else 1
    cell = _text(sheet, number, 1, said, size=size, bold=bold or centred, colour=colour)
    sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=columns)
    cell.alignment = Alignment(horizontal="center" if centred else "left", vertical="center", wrap_text=True)
    sheet.row_dimensions[number].height = (_ROW_HEIGHT * _lines(said, _WIDTH) + 3) * (size / _SIZE)


def _text(
    sheet: Worksheet,
    row: int,
    column: int,
    said: str,
    *,
    size: float = _SIZE,
    bold: bool = False,
    colour: str = "000000",
) -> SheetCell:
    """A cell of text, whatever the text looks like: never a formula, a number or a date."""
    cell: SheetCell = sheet.cell(row, column)  # type: ignore[assignment]  # not merged yet
    cell.value = safe(said)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.font = Font(name=_FONT, size=size, bold=bold, color=colour)
    return cell


def _page(sheet: Worksheet, heading: int) -> None:
    """A4 landscape, as wide as the page, the headings on each page and always in sight."""
    sheet.freeze_panes = f"B{heading + 1}"
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True


def _saved(book: Workbook) -> bytes:
    """The package with all times at the zero of zip's calendar, so that equal reports are equal bytes."""
    first, second = BytesIO(), BytesIO()
    book.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", data)
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return second.getvalue()
