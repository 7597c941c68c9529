"""The form of a real unit: the declaration in `examples/`, laid out, painted, and read cell by cell again."""

import io
import json
import re
from collections.abc import Iterator

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

import pgdecl
from conftest import DATA, EXAMPLES
from pgdecl.forms.fill import Options
from pgdecl.forms.grid import Grid
from pgdecl.forms.named import official

Rows = list[list[str]]
OFFICIAL: Rows = json.loads((DATA / "form" / "rows.json").read_text(encoding="utf-8"))
DECLARATION = pgdecl.load(EXAMPLES / "ezhou-2022.yaml")
NEXT_GOAL = re.compile("(长期|年度)绩效目标2")
DOTS = "……"


def squeezed(rows: Rows) -> Rows:
    """Without white space, rows of dots and empty rows."""
    kept = [[re.sub(r"\s", "", cell) for cell in row] for row in rows]
    return [row for row in kept if any(row) and DOTS not in row]


def without_next_goals(rows: Rows) -> Rows:
    """A filled form has no line for a further goal."""
    return [row for row in rows if not (NEXT_GOAL.fullmatch(row[0]) and not any(row[1:]))]


def of_grid(grid: Grid) -> Rows:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def of_docx(data: bytes) -> Rows:
    rows: Rows = []
    for tr in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:tr")):
        rows.append([])
        for tc in tr.iter(qn("w:tc")):
            merge = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            continued = merge is not None and merge.get(qn("w:val")) != "restart"
            text = "".join(t.text or "" for t in tc.iter(qn("w:t")))
            rows[-1].append("" if continued else text)
    return rows


def of_xlsx(data: bytes) -> Rows:
    """Cells row by row, a merge counting once in each of its rows."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    inner = {
        (row, column)
        for merge in sheet.merged_cells.ranges
        for row in range(merge.min_row, merge.max_row + 1)
        for column in range(merge.min_col + 1, merge.max_col + 1)
    }
    return [
        [str(cell.value or "") for cell in row if (cell.row, cell.column) not in inner]
        for row in sheet.iter_rows()
    ]


def every_way(*, placeholders: bool) -> Iterator[Rows]:
    yield of_grid(official("hubei-project").fill(DECLARATION, Options(room=placeholders)))
    yield of_docx(pgdecl.render(DECLARATION, "docx", placeholders=placeholders))
    yield of_xlsx(pgdecl.render(DECLARATION, "xlsx", placeholders=placeholders))


def test_filled_form_has_the_rows_of_the_real_one() -> None:
    for rows in every_way(placeholders=False):
        assert squeezed(rows) == without_next_goals(squeezed(OFFICIAL))
        assert not any(DOTS in row for row in rows)


def test_with_placeholders_it_has_the_dotted_rows_too() -> None:
    for rows in every_way(placeholders=True):
        assert squeezed(rows) == squeezed(OFFICIAL)


def test_blank_form_has_dots_where_the_official_form_has_them() -> None:
    """Two rows for each level 2, the second one dotted; a line for a second goal, then dots."""
    level2 = 9
    for rows in (of_docx(pgdecl.render(None, "docx")), of_xlsx(pgdecl.render(None, "xlsx"))):
        assert sum(DOTS in row for row in rows) == 2 * (level2 + 1) + 2
        assert [row[0] for row in rows if NEXT_GOAL.fullmatch(row[0])] == ["长期绩效目标2", "年度绩效目标2"]
        third = [row[3] for row in rows if len(row) > 3 and row[2] in ("", "数量指标", "质量指标")]
        assert third.count(DOTS) >= 2
        assert "单位公章：　　年　　月　　日" in [cell for row in rows for cell in row]


def test_every_row_covers_every_column_once() -> None:
    for grid in (official("hubei-project").fill(DECLARATION), official("hubei-project").blank()):
        for row in grid.rows:
            covered = [column for cell in row.cells for column in range(cell.column, cell.column + cell.span)]
            assert covered == list(range(len(grid.columns)))


def test_columns_fill_the_page() -> None:
    grid = official("hubei-project").fill(DECLARATION)
    room = grid.page.width - grid.page.left - grid.page.right
    assert abs(sum(grid.columns) - room) <= len(grid.columns)


@pytest.mark.parametrize("format_name", ["docx", "xlsx"])
def test_same_input_gives_same_bytes(format_name: str) -> None:
    again = pgdecl.load(EXAMPLES / "ezhou-2022.zh.yaml")
    assert pgdecl.render(DECLARATION, format_name) == pgdecl.render(again, format_name)


@pytest.mark.parametrize("format_name", ["docx", "xlsx"])
def test_document_carries_title_unit_and_language(format_name: str) -> None:
    data = io.BytesIO(pgdecl.render(DECLARATION, format_name))
    opened = (
        docx.Document(data).core_properties
        if format_name == "docx"
        else openpyxl.load_workbook(data).properties
    )
    assert (opened.title, opened.language) == ("项目绩效目标申报表", "zh-CN")
    assert getattr(opened, "author" if format_name == "docx" else "creator") == "鄂州市行政审批局"
