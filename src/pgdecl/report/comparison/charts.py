"""The charts of a comparison's workbook: one for each indicator with numbers, native to the spreadsheet."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.title import Title
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.report.comparison.report import Report, Series
from pgdecl.report.comparison.sheets import (
    ROW_HEIGHT,
    framed,
    heading,
    height,
    lines,
    number,
    opened,
    page,
    write,
)
from pgdecl.report.comparison.wording import phrase

_WIDTHS: Final = [33.0, 13.0, 19.5, 19.5, 19.5, 19.5]
"""Of the columns: name, unit, and the years. The second chart stands below the last three."""
_WIDE, _HIGH, _ROWS = 11, 7, 14
"""A chart in centimetres, and how many rows stand behind it."""
_LEFT, _RIGHT = "A", "D"
_PAGE = 480.0
"""Points that a page is high between its margins. Page breaks are set, so that none goes through a chart."""
_PLACES = 4
_LONGEST_TITLE = 24
_TITLE = 1100  # hundredths of a point
_YEARS, _GOAL = "4472A8", "C9CED6"
_FIRST_YEAR = 3


def add_charts(book: Workbook, report: Report, series: Sequence[Series], language: Language) -> None:
    """A sheet with a table of the numbers, and below it a chart for each of its rows, two side by side."""
    sheet = book.create_sheet(phrase("charts", language))
    opened(sheet, report, _WIDTHS, language)
    head = sheet.max_row + 1
    names = [name for name, _ in series[0].points]
    for at, name in enumerate([phrase("indicator", language), phrase("measured-in", language), *names], 1):
        heading(sheet, head, at, name)
    for row, indicator in enumerate(series, head + 1):
        _numbers(sheet, row, indicator)
    _place(sheet, series, head)
    page(sheet, language)


def _numbers(sheet: Worksheet, row: int, series: Series) -> None:
    sheet.row_dimensions[row].height = height(lines(series.title, _WIDTHS[0] - 1))
    for at, text in enumerate((series.title, series.unit or "–"), 1):
        framed(write(sheet, row, at, text), right=False)
    for at, (_, value) in enumerate(series.points, _FIRST_YEAR):
        number(sheet, row, at, round(value, _PLACES) if value is not None else None)


def _place(sheet: Worksheet, series: Sequence[Series], head: int) -> None:
    """The charts below the table; none stands on two pages."""
    top = sheet.max_row + 2
    used = top * (ROW_HEIGHT + 3)
    for index, indicator in enumerate(series):
        if index % 2 == 0 and index:
            top += _ROWS
            used += _ROWS * ROW_HEIGHT
        if index % 2 == 0 and used + _ROWS * ROW_HEIGHT > _PAGE:
            sheet.row_breaks.append(Break(id=top - 1))
            used = 0.0
        chart = _chart(indicator)
        row = head + 1 + index
        last = _FIRST_YEAR + len(indicator.points) - 1
        chart.add_data(Reference(sheet, _FIRST_YEAR, row, last), from_rows=True, titles_from_data=False)
        chart.set_categories(Reference(sheet, _FIRST_YEAR, head, last))
        _colour(chart, indicator)
        sheet.add_chart(chart, f"{_RIGHT if index % 2 else _LEFT}{top}")


def _chart(series: Series) -> BarChart:
    chart = BarChart()
    chart.type = "col"
    chart.title = _title(series)
    if isinstance(chart.title, Title):  # openpyxl has made one of the text
        _settle(chart.title)
    chart.legend = None
    chart.width, chart.height, chart.gapWidth = _WIDE, _HIGH, 80
    chart.dataLabels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    # Without these, newer spreadsheets hide the axes.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.numFmt, chart.y_axis.majorGridlines = "General", None
    if all(value is None or value >= Decimal(0) for _, value in series.points):
        chart.y_axis.scaling.min = 0  # bars that do not begin at 0 make small changes look large
    return chart


def _title(series: Series) -> str:
    """In one line above the bars; the table has the whole name."""
    name = " ".join(safe(series.title, "sheet").split())
    if len(name) > _LONGEST_TITLE:
        name = name[: _LONGEST_TITLE - 1] + "…"
    return f"{name}（{safe(series.unit, 'sheet')}）" if series.unit else name


def _settle(title: Title) -> None:
    """Above the bars, not over them, and no larger than the headings of the table."""
    title.overlay = False
    for paragraph in title.tx.rich.p if title.tx and title.tx.rich else []:
        paragraph.pPr = ParagraphProperties(defRPr=CharacterProperties(sz=_TITLE, b=True))


def _colour(chart: BarChart, series: Series) -> None:
    """The years in one colour, the long-term goal in another."""
    bars = chart.series[0]
    bars.graphicalProperties.solidFill = _YEARS
    if series.has_goal:
        goal = DataPoint(idx=len(series.points) - 1)
        goal.graphicalProperties.solidFill = _GOAL
        goal.graphicalProperties.line.solidFill = _YEARS
        bars.dPt.append(goal)
