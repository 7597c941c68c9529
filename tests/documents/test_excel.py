"""XLSX files: what is read of cells, merges and sheets, and where it stands."""

import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from documents.builders import data_of, drawn, excel, excel_parts, relationships, texts, zipped
from pgdecl.documents.address import MarginAddress, SheetAddress
from pgdecl.documents.excel.names import letters, position_of
from pgdecl.documents.excel.numbers import number_of, shown
from pgdecl.documents.model import Document, Kind, Paragraph
from pgdecl.documents.reading import read
from tables import cases


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.name, "" if note.address is None else note.address.text("en")) for note in document.notes]


@pytest.mark.parametrize("row", cases("documents/number-formats.tsv"), ids=str)
def test_number_is_shown_as_its_format_shows_it(row: list[str]) -> None:
    stored, code, text, exact = row
    document = read(excel(data_of(f'<c r="A1" s="1"><v>{stored}</v></c>'), formats=(code,)))
    assert texts(document) == [text]
    assert [note.values.get("stored") for note in document.notes] == ([exact] if exact else [])


def test_number_comes_from_decimals_not_binary_fractions() -> None:
    number = number_of("0.30000000000000004")
    assert number == Decimal("0.3")
    assert number_of("NaN") is None
    assert number_of("1" * 100) is None
    assert shown(Decimal("0.96"), "0%", from_1904=False).kind is Kind.NUMBER


def test_kinds_of_cells() -> None:
    cells = (
        '<c r="A1" t="s"><v>0</v></c>',
        '<c r="A2" t="inlineStr"><is><t>就地</t></is></c>',
        '<c r="A3" t="str"><f>A1&amp;"号"</f><v>1号</v></c>',
        '<c r="A4" t="b"><v>1</v></c>',
        '<c r="A5" t="e"><v>#REF!</v></c>',
        '<c r="A6" s="1"><v>44926</v></c>',
        '<c r="A7"><f>1+1</f><v>2</v></c>',
        '<c r="A8" t="d"><v>2022-12-31</v></c>',
    )
    (table,) = read(excel(data_of(*cells), strings="<si><t>共享</t></si>", formats=("yyyy/m/d",))).tables
    assert [(row.cells[0].text, row.cells[0].kind) for row in table.rows] == [
        ("共享", Kind.TEXT),
        ("就地", Kind.TEXT),
        ("1号", Kind.TEXT),
        ("TRUE", Kind.BOOLEAN),
        ("#REF!", Kind.ERROR),
        ("2022/12/31", Kind.DATE),
        ("2", Kind.NUMBER),
        ("2022-12-31", Kind.DATE),
    ]


def test_what_cannot_be_known_is_noted() -> None:
    cells = (
        '<c r="A1" t="str"><v>甲</v></c>',
        '<c r="A2"><f>B2*2</f></c>',
        '<c r="A3"><f>B2*2</f><v></v></c>',
        '<c r="A4" t="s"><v>7</v></c>',
        '<c r="A5" t="s"><v>x</v></c>',
        '<c r="A6" t="e"><v>#DIV/0!</v></c>',
    )
    document = read(excel(data_of(*cells)))
    assert texts(document)[0] == "甲"
    assert notes(document) == [
        ("formula-without-value", "Sheet1!A2"),
        ("formula-without-value", "Sheet1!A3"),
        ("no-such-text", "Sheet1!A4"),
        ("no-such-text", "Sheet1!A5"),
        ("error-value", "Sheet1!A6"),
    ]
    assert document.notes[-1].message("zh") == "公式出错，结果是 #DIV/0!"
    assert [note.is_loss for note in document.notes] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<t>甲</t>", "甲"),
        ("<r><t>发放</t></r><r><rPr><b/></rPr><t>准确率</t></r>", "发放准确率"),
        ('<t>鄂州</t><rPh sb="0" eb="2"><t>è zhōu</t></rPh><phoneticPr fontId="1"/>', "鄂州"),
        ("<r><t>鄂</t></r><rPh><t>è</t></rPh><r><t>州</t></r>", "鄂州"),
        ("<t>第一行\r\n第二行</t>", "第一行\n第二行"),
        ("<t>甲_x000D_\n乙</t>", "甲\n乙"),
        ("<t>文件_x005F_x000D_名</t>", "文件_x000D_名"),
        ("<t>a_x0007_b</t>", "a_x0007_b"),
        ('<t xml:space="preserve">  甲 </t>', "甲"),
        ("", ""),
    ],
)
def test_shared_text(item: str, text: str) -> None:
    document = read(excel(data_of('<c t="s"><v>0</v></c>', "<c><v>1</v></c>"), strings=f"<si>{item}</si>"))
    assert texts(document) == [text, "1"]


def test_merges_are_resolved() -> None:
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c></row>'
    )
    cells += '<row r="3"><c r="D3"><v>4</v></c></row>'
    merges = '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="B2:C3"/><mergeCell ref="D3"/></mergeCells>'
    (table,) = read(excel(f"<sheetData>{cells}</sheetData>{merges}")).tables
    assert drawn(table) == ["1@0→4", "2@0 | 3@1→2↓2 | @3", "@0 | 4@3"]
    assert [cell.address for cell in table.rows[2].cells] == [
        SheetAddress("Sheet1", "A3"),
        SheetAddress("Sheet1", "D3"),
    ]


def test_text_under_a_merge_is_noted() -> None:
    content = data_of('<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>')
    document = read(excel(f'{content}<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    assert drawn(document.tables[0]) == ["1@0→2"]
    assert document.notes[0].message("en") == "text covered by a merged cell was not read: “2”"
    assert notes(document) == [("covered-text", "Sheet1!B1")]


def test_overlapping_and_senseless_merges_cost_nothing_else() -> None:
    content = data_of('<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c>')
    refs = ("A1:B1", "B1:C1", "A1:XFD1048576", "nonsense", "A0:B9", "C1:B1")
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    document = read(excel(f"{content}<mergeCells>{merges}</mergeCells>"))
    assert drawn(document.tables[0]) == ["1@0→2 | 3@2"]
    assert notes(document)[:3] == [
        ("overlapping-merges", "Sheet1!B1"),
        ("overlapping-merges", "Sheet1!A1"),
        ("covered-text", "Sheet1!B1"),
    ]


def test_many_blank_rows_and_columns_are_bounded() -> None:
    cells = ('<c r="A1"><v>1</v></c>', '<c r="B90"><v>2</v></c>', '<c r="A300"><v>3</v></c>')
    content = data_of(*cells, '<c r="XFD1048576"><v>4</v></c>', '<c r="A1048576"><v>5</v></c>')
    document = read(excel(content.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')))
    (table,) = document.tables
    assert (table.columns, len(table.rows)) == (2, 92)
    assert [row.number for row in table.rows][88:] == [89, 90, 300, 1048576]
    assert [row.cells[0].text for row in table.rows[-2:]] == ["3", "5"]
    assert [cell.row for cell in table.rows[-1].cells] == [91, 91]
    assert notes(document) == [("columns-left-out", "Sheet1!XFD1048576")]


def test_rows_beyond_the_limit_are_noted_as_lost() -> None:
    document = read(excel(data_of(*(f"<c><v>{number}</v></c>" for number in range(2002)))))
    assert len(document.tables[0].rows) == 2000
    assert notes(document) == [("rows-left-out", "Sheet1!A2001")]
    assert document.notes[0].is_loss


def test_hidden_rows_columns_and_sheets_are_read_and_noted() -> None:
    content = (
        '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><v>3</v></c></row><row r="3" hidden="1"/></sheetData>'
    )
    parts = excel_parts(
        {"申报表": content, "藏": data_of("<c><v>9</v></c>"), "空": ""},
        states={"藏": "veryHidden", "空": "hidden"},
    )
    document = read(zipped(parts))
    assert texts(document) == ["1", "2", "3", "", "9"]
    assert [[cell.hidden for cell in row.cells] for row in document.tables[0].rows] == [
        [False, True],
        [True, True],
    ]
    assert [(table.name, table.number, table.hidden) for table in document.tables] == [
        ("申报表", 1, False),
        ("藏", 2, True),
    ]
    assert notes(document) == [
        ("hidden-column", "申报表!B"),
        ("hidden-row", "申报表!2"),
        ("hidden-sheet", "藏!A1"),
    ]
    assert document.notes[0].message("zh") == "这一列是隐藏的，也读取了"


def test_dates_from_1904() -> None:
    content = data_of('<c s="1"><v>43464</v></c>', '<c s="1"><v>0</v></c>')
    document = read(excel(content, formats=("yyyy/m/d",), workbook='<workbookPr date1904="1"/>'))
    assert texts(document) == ["2022/12/31", "1904/1/1"]


def test_built_in_formats_are_the_chinese_ones() -> None:
    parts = excel_parts(
        {"S": data_of('<c s="1"><v>44926</v></c>', '<c s="2"><v>0.5</v></c>', '<c s="9"><v>7</v></c>')}
    )
    parts["xl/styles.xml"] = str(parts["xl/styles.xml"]).replace(
        '<xf numFmtId="0"/>', '<xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="9"/>'
    )
    assert texts(read(zipped(parts))) == ["2022年12月31日", "50%", "7"]


def test_cells_without_references_and_with_wrong_ones() -> None:
    rows = '<row><c><v>1</v></c><c r="?"><v>2</v></c></row><row r="x"><c r="C2"><v>3</v></c></row>'
    (table,) = read(excel(f"<sheetData>{rows}</sheetData>")).tables
    assert drawn(table) == ["1@0 | 2@1 | @2", "@0 | @1 | 3@2"]


def test_sheets_without_cells_are_noted() -> None:
    parts = excel_parts({"图表": "", "丢了": "", "申报表": data_of("<c><v>1</v></c>")})
    parts["xl/_rels/workbook.xml.rels"] = relationships(
        ("chartsheet", "chartsheets/sheet1.xml"),
        ("worksheet", "worksheets/gone.xml"),
        ("worksheet", "worksheets/sheet3.xml"),
    )
    document = read(zipped(parts))
    assert notes(document) == [("other-sheet", "图表!A1"), ("missing-sheet", "丢了!A1")]
    assert texts(document) == ["1"]


def test_text_boxes_and_margins_of_a_sheet() -> None:
    parts = excel_parts(
        {
            "S": data_of("<c><v>1</v></c>")
            + '<headerFooter><oddHeader>&amp;C&amp;"黑体"&amp;16申报表 A&amp;&amp;B</oddHeader>'
            "<oddFooter>&amp;P</oddFooter></headerFooter>"
        }
    )
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(("drawing", "../drawings/drawing1.xml"))
    parts["xl/drawings/drawing1.xml"] = (
        f'<d:wsDr xmlns:d="{space}/spreadsheetDrawing" xmlns:a="{space}/main"><d:twoCellAnchor>'
        "<d:from><d:col>1</d:col><d:row>2</d:row></d:from><d:sp><d:txBody><a:p><a:r><a:t>金额单位：</a:t></a:r>"
        "<a:r><a:t>万元</a:t></a:r></a:p><a:p/></d:txBody></d:sp><d:pic/><d:graphicFrame/></d:twoCellAnchor></d:wsDr>"
    )
    document = read(zipped(parts))
    assert document.blocks[-1] == Paragraph("金额单位：万元", SheetAddress("S", "B3"))
    assert document.margins == (Paragraph("申报表 A&B", MarginAddress("header", 1, "S")),)
    assert notes(document) == [("pictures", "S!B3"), ("embedded", "S!B3")]


def test_form_controls_are_counted_as_lost() -> None:
    content = data_of("<c><v>1</v></c>") + '<controls><control shapeId="1" r:id="rId1"/></controls>'
    (note,) = read(excel(content)).notes
    assert note.is_loss
    assert note.message("en") == "form controls (1), such as check boxes, were not read"


def test_references() -> None:
    assert [letters(column) for column in (1, 26, 27, 702, 703, 16384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    position = position_of("$G$21")
    assert position is not None
    assert (position.row, position.column, position.reference) == (21, 7, "G21")
    assert [position_of(text) for text in ("XFE1", "A1048577", "A0", "1A", "", "A１")] == [None] * 6


def test_workbook_of_openpyxl_is_read_like_openpyxl_reads_it() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "自评"
    sheet.append(["项目名称", "甲", None, True])
    sheet.append([0.1 + 0.2, dt.date(2022, 12, 31), 12345678, None])
    sheet["B2"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["A3"] = CellRichText("发放", TextBlock(InlineFont(b=True), "准确率"))
    sheet["A1"].font = Font(bold=True)
    sheet.merge_cells("B1:C1")
    target = io.BytesIO()
    made.save(target)
    document = read(target.getvalue(), "自评.xlsx")
    assert drawn(document.tables[0]) == [
        "项目名称@0 | 甲@1→2 | TRUE@3",
        "0.3@0 | 2022年12月31日@1 | 12345678@2 | @3",
        "发放准确率@0 | @1 | @2 | @3",
    ]
