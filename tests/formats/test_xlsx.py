import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import DATA
from formats.grids import COLUMNS, form, of_texts
from formats.opened import merges, part, sheet
from pgdecl.forms.formats.appearance import LOOKS, style_name
from pgdecl.forms.formats.measure import row_heights
from pgdecl.forms.formats.xlsx import paint
from pgdecl.forms.formats.xlsx_rows import column_letters
from pgdecl.forms.grid import Cell, Grid, Role, row_of

TEXTS = json.loads((DATA / "formats" / "texts.json").read_text(encoding="utf-8"))
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def texts_of(data: bytes) -> list[str]:
    return [str(row[0].value or "") for row in sheet(data).iter_rows()]


def excels_reading(text: str) -> str:
    """What Excel shows: openpyxl leaves the codes for characters as they stand."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)


def test_a_form_reopens_with_its_cells_and_merges() -> None:
    grid = form()
    opened = sheet(paint(grid))
    shown = [
        [(str(opened.cell(number, cell.column + 1).value or ""), cell.column) for cell in row.cells]
        for number, row in enumerate(grid.rows, 1)
    ]
    assert shown == [[(cell.text, cell.column) for cell in row.cells] for row in grid.rows]
    assert {merged.bounds for merged in opened.merged_cells.ranges} == merges(grid)
    assert (opened.max_row, opened.max_column) == (len(grid.rows), len(COLUMNS))


@pytest.mark.parametrize("text", TEXTS)
def test_text_reopens_as_written_and_is_text(text: str) -> None:
    cell = sheet(paint(of_texts([text])))["A1"]
    assert excels_reading(str(cell.value)) == text
    assert cell.data_type == "s"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_any_text_reopens_as_written(text: str) -> None:
    text = text.replace("\ufffe", "").replace("\uffff", "")
    assert [excels_reading(shown) for shown in texts_of(paint(of_texts([text])))] == [text]


@pytest.mark.parametrize("character", ["\0", "\x08", "\x1b", "\ud800", "\uffff"])
def test_a_character_that_xml_forbids_leaves_a_sign_in_its_place(character: str) -> None:
    assert texts_of(paint(of_texts([f"前{character}后"]))) == ["前\ufffd后"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_of_each_kind_are_line_feeds(line_break: str) -> None:
    assert texts_of(paint(of_texts([f"一{line_break}二"]))) == ["一\n二"]


def test_no_cell_is_a_formula_and_every_filled_cell_is_an_inline_string() -> None:
    root = part(paint(of_texts(TEXTS)), "xl/worksheets/sheet1.xml")
    assert root.findall(f".//{MAIN}f") == []
    assert [cell.get("t") for cell in root.iter(f"{MAIN}c")] == ["inlineStr"] * len(TEXTS)


def styles(data: bytes) -> dict[str, str]:
    """Name of the style of each cell; openpyxl itself forgets those that a merge covers."""
    sheet_part, styles_part = part(data, "xl/worksheets/sheet1.xml"), part(data, "xl/styles.xml")
    names = {style.get("xfId"): style.get("name", "") for style in styles_part.iter(f"{MAIN}cellStyle")}
    formats = [names[xf.get("xfId")] for xf in styles_part.findall(f"{MAIN}cellXfs/{MAIN}xf")]
    return {str(cell.get("r")): formats[int(cell.get("s", "0"))] for cell in sheet_part.iter(f"{MAIN}c")}


def test_every_cell_of_a_merge_has_the_look_of_its_role() -> None:
    grid = form()
    assert styles(paint(grid)) == {
        f"{column_letters(column)}{number}": style_name(cell.role)
        for number, row in enumerate(grid.rows, 1)
        for cell in row.cells
        for column in range(cell.column, cell.column + cell.span)
    }


@pytest.mark.parametrize("role", Role)
def test_a_roles_style_is_its_look(role: Role) -> None:
    grid = Grid("", "", form().page, (9000,), (row_of((Cell("完成", 0, 1, 1, role),)),))
    cell, look = sheet(paint(grid))["A1"], LOOKS[role]
    assert (cell.font.name, cell.font.size, cell.font.bold) == (look.font, look.size / 2, look.bold)
    assert (cell.alignment.horizontal, cell.alignment.vertical) == (look.across, look.down)
    assert cell.alignment.wrap_text
    lines = {side: getattr(cell.border, side) for side in ("top", "left", "bottom", "right")}
    assert {side for side, line in lines.items() if line and line.style == "thin"} == set(look.borders)
    assert {line.style for line in lines.values() if line} <= {"thin", None}


def test_the_mark_is_red() -> None:
    grid = Grid("", "", form().page, (9000,), (row_of((Cell("草稿", 0, 1, 1, Role.MARK),)),))
    assert sheet(paint(grid))["A1"].font.color.rgb == "FFFF0000"


def test_columns_and_rows_have_the_grids_sizes() -> None:
    grid = form()
    opened = sheet(paint(grid))
    # 宋体 12 has digits of 8 pixels; a pixel is three quarters of a point.
    widths = [opened.column_dimensions[column_letters(n)].width * 8 * 15 for n in range(len(COLUMNS))]
    assert widths == pytest.approx(COLUMNS, abs=8)
    heights = [opened.row_dimensions[n].height for n in range(1, len(grid.rows) + 1)]
    assert heights == [height / 20 for height in row_heights(grid)]


def test_a_row_higher_than_excel_allows_becomes_merged_rows_of_the_same_height_in_all() -> None:
    cells = (Cell("依据", 0, 1, 1, Role.LABEL), Cell("长" * 3000, 1, 1, 1, Role.TEXT))
    after = (Cell("", 0, 2, 1, Role.BAND),)
    grid = Grid("", "", form().page, (1134, 8000), (row_of(cells), row_of(after)))
    opened = sheet(paint(grid))
    count = opened.max_row - 1
    heights = [opened.row_dimensions[number].height or 0 for number in range(1, count + 1)]
    assert max(heights) <= 409
    assert sum(heights) == pytest.approx(row_heights(grid)[0] / 20, abs=count / 100)
    assert {merged.coord for merged in opened.merged_cells.ranges} == {
        f"A1:A{count}",
        f"B1:B{count}",
        f"A{count + 1}:B{count + 1}",
    }
    painted = styles(paint(grid))
    assert {painted[f"B{number}"] for number in range(1, count + 1)} == {style_name(Role.TEXT)}


def test_a_merge_over_a_row_that_is_too_high_covers_all_its_parts() -> None:
    above = (Cell("目标", 0, 1, 2, Role.LABEL), Cell("长" * 3000, 1, 1, 1, Role.TEXT))
    below = (Cell("", 0, 1, 0, Role.LABEL), Cell("短", 1, 1, 1, Role.TEXT))
    opened = sheet(paint(Grid("", "", form().page, (1134, 8000), (row_of(above), row_of(below)))))
    last = opened.max_row
    assert {merged.coord for merged in opened.merged_cells.ranges} == {f"A1:A{last}", f"B1:B{last - 1}"}
    assert opened[f"B{last}"].value == "短"


def test_it_prints_on_a4_one_page_wide_with_the_rows_above_the_lines_on_each_page() -> None:
    opened = sheet(paint(form()))
    setup = opened.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToHeight) == (9, "portrait", 0)
    fit = opened.sheet_properties.pageSetUpPr
    assert fit is not None
    assert fit.fitToPage
    assert opened.print_options.horizontalCentered
    assert opened.page_margins.left == pytest.approx(20 / 25.4, abs=0.01)
    assert opened.page_margins.top == pytest.approx(25 / 25.4, abs=0.01)
    assert opened.print_title_rows == "$1:$2"
    assert opened.print_area == "'申报表'!$A$1:$L$20"
    assert opened.freeze_panes is None
    assert opened.title == "申报表"


def test_a_form_without_rows_above_the_lines_repeats_none() -> None:
    assert not sheet(paint(of_texts(["完成"]))).print_title_rows


def header(mark: str) -> str:
    found = part(paint(form(mark)), "xl/worksheets/sheet1.xml").findtext(f".//{MAIN}oddHeader")
    return found or ""


def test_the_mark_stands_in_the_header_and_the_page_number_in_the_footer() -> None:
    assert header("草稿：A&B") == '&C&"黑体,Bold"&16&KFF0000草稿：A&&B'
    assert header("") == ""
    footer = part(paint(form()), "xl/worksheets/sheet1.xml").findtext(f".//{MAIN}oddFooter")
    assert footer == '&C&"宋体,Regular"&14— &P —'


@pytest.mark.parametrize("mark", ["草" * 300, "&" * 300, "草\n稿" * 100])
def test_a_header_is_no_longer_than_excel_allows(mark: str) -> None:
    assert len(header(mark)) <= 255
    assert header(mark).endswith("…")


def test_core_properties_are_the_forms_and_nothing_else() -> None:
    data = paint(of_texts(["完成"], title="<表>&“{", author="某局"))
    root = part(data, "docProps/core.xml")
    assert {child.tag.rpartition("}")[2]: child.text for child in root} == {
        "title": "<表>&“{",
        "creator": "某局",
        "language": "zh-CN",
        "subject": None,
        "version": None,
    }


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (702, "AAA")])
def test_column_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters
