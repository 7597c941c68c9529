"""Comparisons as workbooks: every text a text, every number a number, a chart for each, the same bytes."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from comparison_sample import HOSTILE_FORMULA, sample_report
from conftest import EXAMPLES
from pgdecl.api import load
from pgdecl.compare.progress import progress
from pgdecl.i18n.language import Language
from pgdecl.report.comparison.progress import report
from pgdecl.report.comparison.report import Report, ReportCell, ReportColumn, ReportRow, ReportTable, Series
from pgdecl.report.comparison.xlsx import workbook

ROADS = load(EXAMPLES / "road-maintenance-2023.yaml")
NUMERIC = 9  # of the 13 indicators; the others are a grade, a range, a date and words


def roads(language: Language = "zh") -> Report:
    return report(ROADS, list(progress(ROADS)), [], language)


def opened(made: Report, language: Language = "zh") -> Workbook:
    return load_workbook(BytesIO(workbook(made, language)))


def drawn(sheet: Any) -> list[Any]:
    """The charts of a sheet, which openpyxl shows in no other way."""
    charts: list[Any] = sheet._charts  # noqa: SLF001 - see above
    return charts


def texts(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                assert cell.data_type == "s", cell.coordinate
                yield cell.value


def test_no_text_is_a_formula_a_number_or_a_date() -> None:
    book = opened(sample_report())
    said = [text for sheet in book.worksheets for text in texts(sheet)]
    assert any(HOSTILE_FORMULA in text for text in said)
    kinds = {
        cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value
    }
    assert kinds <= {"s", "n"}
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not any(isinstance(value, datetime) for value in cells)


def test_each_indicator_with_numbers_has_a_row_of_them_and_a_chart() -> None:
    book = opened(roads())
    charts = book["图表"]
    rows = [[cell.value for cell in row] for row in charts.iter_rows(min_row=6, max_row=5 + NUMERIC)]
    assert rows[0] == ["人行道整修长度", "米", 7800, 8600, 9000, 36000]
    assert rows[7] == ["再生料与新料用量比", "–", 0.2, 0.2, 0.25, 0.3333]
    assert len(drawn(charts)) == NUMERIC
    heads = [cell.value for cell in charts[5]]
    assert heads == ["指标", "计量单位", "前年", "上年", "当年", "长期"]


def test_bars_begin_at_nothing_and_titles_lie_over_none() -> None:
    data = workbook(roads(), "zh")
    with zipfile.ZipFile(BytesIO(data)) as package:
        charts = [package.read(name).decode() for name in package.namelist() if "/chart" in name]
    charts = [chart for chart in charts if "<barChart>" in chart]
    assert len(charts) == NUMERIC
    assert all('<min val="0"' in chart and '<overlay val="0"' in chart for chart in charts)


def test_no_page_ends_within_a_chart() -> None:
    charts = opened(roads())["图表"]
    tops = {chart.anchor._from.row for chart in drawn(charts)}  # noqa: SLF001 - the anchor's own name for it
    broken = {one.id for one in charts.row_breaks.brk}
    assert broken
    assert broken <= tops


def test_details_stand_in_a_column_of_their_own() -> None:
    sheet = opened(roads())["指标"]
    heads = [cell.value for cell in sheet[6]]
    assert heads[-1] == "说明"
    said = {row[0].value: row[len(heads) - 1].value for row in sheet.iter_rows(min_row=7)}
    assert said["质量｜沥青混合料出厂温度"] == "不可比：“150-165℃”是范围"


@pytest.mark.parametrize(("language", "sheets"), [("zh", ["指标", "图表"]), ("en", ["Indicators", "Charts"])])
def test_sheets_print_on_landscape_a4_with_headings_and_page_numbers(
    language: Language, sheets: list[str]
) -> None:
    book = opened(roads(language), language)
    assert book.sheetnames == sheets
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
        footer = sheet.oddFooter.center if sheet.oddFooter else None
        assert footer
        assert "&P" in str(footer.text)
    assert book.worksheets[0].print_title_rows


def test_same_report_gives_the_same_bytes() -> None:
    assert workbook(sample_report(), "zh") == workbook(sample_report(), "zh")


def test_long_name_does_not_cover_its_chart() -> None:
    points = tuple((year, Decimal(value)) for value, year in enumerate(("前年", "上年", "当年", "长期"), 1))
    series = Series("很长" * 100, "个", points)
    table = ReportTable("表", (ReportColumn("指标"),), (ReportRow((ReportCell(series.title),), series),))
    book = opened(Report("题", [], [table]))
    assert book["图表"].cell(3, 1).value == series.title
    (chart,) = drawn(book["图表"])
    title = "".join(run.t for paragraph in chart.title.tx.rich.p for run in paragraph.r or [])
    assert title == "很长" * 11 + "很…（个）"
