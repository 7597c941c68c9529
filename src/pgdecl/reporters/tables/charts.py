"""The charts of a comparison's workbook: one for each indicator with numbers, native to the spreadsheet."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.worksheet.properties import PageSetupProperties

from pgdecl.catalogue import Language
from pgdecl.reporters.tables.report import Series

_NAMES = {"zh": "图表", "en": "Charts"}
_IN_A_ROW, _WIDE, _HIGH, _ROWS = 2, 15, 7, 15
_COLUMNS = "GO"
_PLACES = 4
_YEARS, _GOAL = "4472A8", "C9CED6"


def add_charts(book: Workbook, series: Sequence[Series], language: Language) -> None:
    """A sheet with the numbers at the left, and for each row of them a chart at the right."""
    sheet = book.create_sheet(_NAMES[language])
    for number, one in enumerate(series):
        top = 1 + number * 3
        title = f"{one.title}（{one.unit}）" if one.unit else one.title
        sheet.cell(top, 1, title).data_type = "s"
        for at, (name, value) in enumerate(one.points, 2):
            sheet.cell(top, at, name).data_type = "s"
            sheet.cell(top + 1, at, round(value, _PLACES) if value is not None else None)
        chart = _chart(one, title)
        chart.add_data(
            Reference(sheet, 2, top + 1, len(one.points) + 1), from_rows=True, titles_from_data=False
        )
        chart.set_categories(Reference(sheet, 2, top, len(one.points) + 1))
        bars = chart.series[0]
        bars.graphicalProperties.solidFill = _YEARS
        if one.has_goal:
            goal = DataPoint(idx=len(one.points) - 1)
            goal.graphicalProperties.solidFill = _GOAL
            goal.graphicalProperties.line.solidFill = _YEARS
            bars.dPt.append(goal)
        row, column = divmod(number, _IN_A_ROW)
        sheet.add_chart(chart, f"{_COLUMNS[column]}{1 + row * _ROWS}")
    sheet.column_dimensions["A"].width = 32
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _chart(one: Series, title: str) -> BarChart:
    chart = BarChart()
    chart.type = "col"
    chart.title = title
    chart.legend = None
    chart.width, chart.height, chart.gapWidth = _WIDE, _HIGH, 80
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    # Without these, newer spreadsheets hide the axes.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.numFmt, chart.y_axis.majorGridlines = "General", None
    if one.unit:
        chart.y_axis.title = one.unit
    return chart
