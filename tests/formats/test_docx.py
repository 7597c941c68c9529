import json
from itertools import chain

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from conftest import DATA
from formats.grids import A4, COLUMNS, form, of_texts
from formats.opened import attribute, document, docx_cells, docx_rows, docx_text, grid_cells, part
from pgdecl.forms.formats.appearance import LOOKS, style_name
from pgdecl.forms.formats.docx import paint
from pgdecl.forms.grid import Grid, Role

TEXTS = json.loads((DATA / "formats" / "texts.json").read_text(encoding="utf-8"))
ORDERS = json.loads((DATA / "formats" / "element-order.json").read_text(encoding="utf-8"))


def texts_of(data: bytes) -> list[str]:
    return [docx_text(cell) for row in docx_rows(data) for cell in row.tc_lst]


def test_a_form_reopens_with_its_cells_spans_and_merges() -> None:
    grid = form()
    assert [docx_cells(row) for row in docx_rows(paint(grid))] == [grid_cells(row.cells) for row in grid.rows]


def test_vertical_merges_begin_where_the_grid_says() -> None:
    grid = form()
    begun = [[cell.vMerge == "restart" for cell in row.tc_lst] for row in docx_rows(paint(grid))]
    assert begun == [[cell.rows > 1 for cell in row.cells] for row in grid.rows]


@pytest.mark.parametrize("text", TEXTS)
def test_text_reopens_as_written(text: str) -> None:
    assert texts_of(paint(of_texts([text]))) == [text]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_any_text_reopens_as_written(text: str) -> None:
    text = text.replace("\ufffe", "").replace("\uffff", "")
    assert texts_of(paint(of_texts([text]))) == [text]


@pytest.mark.parametrize("character", ["\0", "\x08", "\x1b", "\ud800", "\uffff"])
def test_a_character_that_xml_forbids_leaves_a_sign_in_its_place(character: str) -> None:
    assert texts_of(paint(of_texts([f"前{character}后"]))) == ["前\ufffd后"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_of_each_kind_are_line_breaks(line_break: str) -> None:
    assert texts_of(paint(of_texts([f"一{line_break}二"]))) == ["一\n二"]


def test_widths_are_the_grids_in_columns_and_cells() -> None:
    grid = form()
    tables = part(paint(grid), "word/document.xml").findall(".//" + qn("w:tbl"))
    for table in tables:
        assert attribute(table, "w:tblPr/w:tblLayout", "w:type") == ["fixed"]
        assert attribute(table, "w:tblPr/w:tblW", "w:w") == [str(sum(COLUMNS))]
        assert attribute(table, "w:tblGrid/w:gridCol", "w:w") == [str(width) for width in COLUMNS]
        for row in table.findall(qn("w:tr")):
            assert sum(int(width) for width in attribute(row, "w:tc/w:tcPr/w:tcW", "w:w")) == sum(COLUMNS)


def test_head_rows_repeat_and_stand_at_the_top_of_a_table() -> None:
    grid = form()
    heads = [
        [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table._tbl.tr_lst]  # noqa: SLF001
        for table in document(paint(grid)).tables
    ]
    assert list(chain.from_iterable(heads)) == [row.outline.head for row in grid.rows]
    assert all(table == sorted(table, reverse=True) for table in heads)


def test_heads_do_not_repeat_over_the_box_to_be_stamped() -> None:
    last = document(paint(form())).tables[-1]._tbl.tr_lst  # noqa: SLF001
    assert [docx_cells(row)[1][0] for row in last] == ["审核意见：", "", "单位公章：　　年　月　日"]


def test_a_row_splits_over_pages_only_when_it_is_longer_than_half_a_page() -> None:
    rows = docx_rows(paint(of_texts(["完成", "长" * 2000, "长" * 200])))
    assert [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows] == [
        True,
        False,
        True,
    ]


def test_every_style_names_its_font_in_all_four_slots() -> None:
    styles = part(paint(form()), "word/styles.xml")
    named = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    for role in Role:
        for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts = attribute(named[style_name(role)], "w:rPr/w:rFonts", f"w:{slot}")
            assert fonts == [LOOKS[role].font]


def test_a_font_that_is_missing_has_substitutes() -> None:
    fonts = part(paint(form()), "word/fontTable.xml")
    named = attribute(fonts, "w:font", "w:name")
    substitutes = dict(zip(named, attribute(fonts, "w:font/w:altName", "w:val"), strict=True))
    assert substitutes["仿宋_GB2312"].startswith("仿宋,FangSong")
    assert {look.font for look in LOOKS.values()} <= set(named)


def test_core_properties_are_the_forms_and_nothing_else() -> None:
    properties = document(paint(of_texts(["完成"], title="<表>&“", author="某局"))).core_properties
    assert (properties.title, properties.author, properties.language) == ("<表>&“", "某局", "zh-CN")
    assert (properties.created, properties.modified, properties.comments) == (None, None, "")


@pytest.mark.parametrize("mark", ["草稿：A&B {title}", ""])
def test_the_mark_stands_in_the_header_of_every_page(mark: str) -> None:
    section = document(paint(form(mark))).sections[0]
    assert [paragraph.text for paragraph in section.header.paragraphs] == [mark]
    assert not section.different_first_page_header_footer


def test_the_footer_has_the_page_number() -> None:
    footer = part(paint(form()), "word/footer1.xml")
    assert attribute(footer, ".//w:fldSimple", "w:instr") == [" PAGE "]


def test_the_page_is_the_grids() -> None:
    section = document(paint(form())).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [size.twips for size in sizes if size] == [A4.width, A4.height, A4.top, A4.left]


def test_elements_stand_in_the_order_that_word_asks_for() -> None:
    data = paint(form("草稿"))
    for name in ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/fontTable.xml"):
        for parent, order in ORDERS.items():
            for element in part(data, name).iter(qn(parent)):
                positions = [order.index(f"w:{child.tag.rpartition('}')[2]}") for child in element]
                assert positions == sorted(positions), (name, parent)


def test_a_grid_without_rows_is_an_empty_document() -> None:
    assert document(paint(Grid("", "", A4, (1000,), ()))).tables == []
