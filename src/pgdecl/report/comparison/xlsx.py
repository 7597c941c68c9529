"""A comparison as a workbook: the tables as officials print them, and a chart for each numeric indicator."""

import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pgdecl.i18n.language import Language
from pgdecl.report.comparison.charts import add_charts
from pgdecl.report.comparison.report import Report, ReportCell, ReportColumn, ReportRow, ReportTable, Tone
from pgdecl.report.comparison.sheets import framed, heading, height, lines, opened, page, spanning, write
from pgdecl.report.comparison.wording import phrase
from pgdecl.report.full import display_width

_COLOURS = {
    Tone.PLAIN: "000000",
    Tone.GOOD: "17692F",
    Tone.BAD: "A61B1B",
    Tone.UNSURE: "7A4D00",
    Tone.QUIET: "5A6068",
}
_WIDTH = 145
"""How many characters stand side by side on a landscape A4 page; it is printed a little smaller for that."""
_REMARKS_SHARE = 5
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
        _fill(sheet, report, _with_remarks(table, language), language)
    series = [row.series for table in report.tables for row in table.rows if row.series]
    if series:
        add_charts(book, report, series, language)
    return _saved(book)


def _sheet_name(title: str) -> str:
    return _FORBIDDEN.sub(" ", title)[:_LONGEST_NAME]


def _with_remarks(table: ReportTable, language: Language) -> ReportTable:
    """The table with a last column for what other formats print below a row."""
    if not any(row.details for row in table.rows):
        return table
    remarks = ReportColumn(phrase("remarks", language), share=_REMARKS_SHARE)
    rows = tuple(row._replace(cells=(*row.cells, ReportCell("\n".join(row.details)))) for row in table.rows)
    return table._replace(columns=(*table.columns, remarks), rows=rows)


def _fill(sheet: Worksheet, report: Report, table: ReportTable, language: Language) -> None:
    widths = _widths(table.columns)
    opened(sheet, report, widths, language)
    spanning(sheet, table.title, widths, bold=True)
    head = sheet.max_row + 1
    for at, column in enumerate(table.columns, 1):
        heading(sheet, head, at, column.title)
    titles = zip(table.columns, widths, strict=True)
    sheet.row_dimensions[head].height = height(max(lines(column.title, width) for column, width in titles))
    for row in table.rows:
        _row(sheet, table.columns, row, widths)
    for note in [*([] if table.rows else [table.empty]), *report.notes]:
        spanning(sheet, note, widths, colour=_COLOURS[Tone.QUIET])
    _page(sheet, head, language)


def _widths(columns: Sequence[ReportColumn]) -> list[float]:
    """By the shares, but none so narrow that it breaks a short heading."""
    room = _WIDTH / sum(column.share for column in columns)
    return [max(column.share * room, min(display_width(column.title), 10) + 3) for column in columns]


def _row(sheet: Worksheet, columns: Sequence[ReportColumn], row: ReportRow, widths: Sequence[float]) -> None:
    number = sheet.max_row + 1
    line_count = 1
    for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True), 1):
        text = str(cell)
        is_bad = cell.tone is Tone.BAD
        framed(write(sheet, number, at, text, colour=_COLOURS[cell.tone], bold=is_bad), right=column.numeric)
        line_count = max(line_count, lines(text, widths[at - 1] - 1))
    sheet.row_dimensions[number].height = height(line_count)


def _page(sheet: Worksheet, head: int, language: Language) -> None:
    """The headings on each page, and always visible."""
    page(sheet, language)
    sheet.freeze_panes = f"B{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"


def _saved(book: Workbook) -> bytes:
    """The package with the first date of zip for all times, so that equal reports are equal bytes."""
    first, second = BytesIO(), BytesIO()
    book.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", data)
            target.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return second.getvalue()
