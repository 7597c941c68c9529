"""DOCX files: what is read of paragraphs and tables, and where it stands."""

import io

import docx
import pytest

from documents.builders import drawn, paragraph, texts, word, word_parts, word_table, zipped
from pgdecl.documents.address import CellAddress, MarginAddress, ParagraphAddress
from pgdecl.documents.model import Document, Paragraph
from pgdecl.documents.reading import read
from tables import cases


def names(document: Document) -> list[str]:
    return [note.name for note in document.notes]


@pytest.mark.parametrize("row", cases("documents/word-paragraphs.tsv"), ids=lambda row: row[0])
def test_paragraph_is_read_as_its_reader_sees_it(row: list[str]) -> None:
    _, xml, text, notes = row
    document = read(word(f"<w:p>{xml}</w:p>"))
    assert texts(document) == text.replace("\\n", "\n").replace("\\t", "\t").split("\\p")
    assert names(document) == notes.split()


@pytest.mark.parametrize("row", cases("documents/word-paragraphs.tsv"), ids=lambda row: row[0])
def test_cell_is_read_like_a_paragraph(row: list[str]) -> None:
    _, xml, text, notes = row
    document = read(word(word_table(f"<w:p>{xml}</w:p>")))
    expected = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\p", "\n")
    assert texts(document) == [expected]
    assert names(document) == notes.split()


def test_paragraphs_and_tables_are_in_order_with_their_addresses() -> None:
    body = (
        paragraph("项目绩效目标申报表")
        + paragraph("")
        + paragraph("申报单位：甲局")
        + word_table("项目名称|乙")
    )
    document = read(word(body + paragraph("注：一式三份") + word_table("丙")))
    assert texts(document) == ["项目绩效目标申报表", "申报单位：甲局", "项目名称", "乙", "注：一式三份", "丙"]
    assert [block.address for block in document.blocks if isinstance(block, Paragraph)] == [
        ParagraphAddress(1),
        ParagraphAddress(3),
        ParagraphAddress(4),
    ]
    first, second = document.tables
    assert [cell.address for cell in first.rows[0].cells] == [CellAddress(1, 1, 1), CellAddress(1, 1, 2)]
    assert second.rows[0].cells[0].address == CellAddress(2, 1, 1)
    assert second.rows[0].cells[0].address.text("zh") == "表2 第1行第1列"
    assert second.rows[0].cells[0].address.text("en") == "table 2, row 1, column 1"


def test_merges_are_resolved() -> None:
    table = word_table(
        "{4}项目绩效目标申报表",
        "{v}绩效指标|{v}产出指标|数量指标|≥10个",
        "{^}|{^}|质量指标|{v}",
        "{^}|效益指标|社会效益|{^}",
        "{2v}合计|甲|乙",
        "{2^}|丙|丁",
    )
    (read_table,) = read(word(table)).tables
    assert read_table.columns == 4
    assert drawn(read_table) == [
        "项目绩效目标申报表@0→4",
        "绩效指标@0↓3 | 产出指标@1↓2 | 数量指标@2 | ≥10个@3",
        "质量指标@2 | @3↓2",
        "效益指标@1 | 社会效益@2",
        "合计@0→2↓2 | 甲@2 | 乙@3",
        "丙@2 | 丁@3",
    ]
    assert [cell.address for cell in read_table.rows[5].cells] == [CellAddress(1, 6, 3), CellAddress(1, 6, 4)]
    assert [cell.row for row in read_table.rows for cell in row.cells] == [
        0,
        1,
        1,
        1,
        1,
        2,
        2,
        3,
        3,
        4,
        4,
        4,
        5,
        5,
    ]


def test_merge_that_continues_nothing_is_a_cell() -> None:
    (table,) = read(word(word_table("{^}甲|乙", "{2}丙", "{^}丁|戊"))).tables
    assert drawn(table) == ["甲@0 | 乙@1", "丙@0→2", "丁@0 | 戊@1"]


def test_merge_ends_where_spans_differ_or_a_new_one_begins() -> None:
    (table,) = read(word(word_table("{v}甲|乙", "{2^}丙", "{v}丁|戊", "{v}己|庚"))).tables
    assert drawn(table) == ["甲@0 | 乙@1", "丙@0→2", "丁@0 | 戊@1", "己@0 | 庚@1"]


def test_text_under_a_merge_is_noted() -> None:
    document = read(word(word_table("{v}甲|乙", "{^}旧字|丙")))
    assert drawn(document.tables[0]) == ["甲@0↓2 | 乙@1", "丙@1"]
    (note,) = document.notes
    assert (note.name, note.address, note.is_loss) == ("covered-text", CellAddress(1, 2, 1), True)
    assert note.message("zh") == "被合并单元格盖住的文字没有读取：“旧字”"


def test_horizontal_merge_of_old_files() -> None:
    row = (
        '<w:tr><w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'
        "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>"
    )
    (table,) = read(word(f"<w:tbl>{row}</w:tbl>")).tables
    assert drawn(table) == ["甲@0→2 | 乙@2"]


def test_row_that_begins_late_and_row_without_cells() -> None:
    properties = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    late = f"<w:tr>{properties}<w:tc>{paragraph('丙')}</w:tc></w:tr>"
    (table,) = read(word(word_table("甲|乙|丁").replace("</w:tbl>", f"{late}<w:tr/></w:tbl>"))).tables
    assert drawn(table) == ["甲@0 | 乙@1 | 丁@2", "丙@2", ""]
    assert table.rows[1].cells[0].address == CellAddress(1, 2, 3)


def test_rows_cells_and_tables_in_content_controls() -> None:
    cell = "<w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtPr/><w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent><w:tbl>{row}</w:tbl>{paragraph('乙')}</w:sdtContent></w:sdt>"
    assert texts(read(word(block))) == ["甲", "乙"]


def test_deleted_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    deleted = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:tc></w:tr>"
    inserted = "<w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p><w:r><w:t>新</w:t></w:r></w:p></w:tc></w:tr>"
    document = read(word(f"<w:tbl>{deleted}{inserted}</w:tbl>"))
    assert texts(document) == ["新"]
    assert document.tables[0].rows[0].cells[0].address == CellAddress(1, 2, 1)
    assert document.notes[0].message("en") == "tracked changes (1) were read as accepted"


def test_cells_that_changes_delete_or_merge() -> None:
    def cell(change: str, text: str) -> str:
        return f"<w:tc><w:tcPr>{change}</w:tcPr>{paragraph(text)}</w:tc>"

    first = (
        cell("<w:cellDel/>", "旧") + cell('<w:cellMerge w:vMerge="rest"/>', "甲") + cell("<w:cellIns/>", "新")
    )
    second = cell('<w:cellMerge w:vMerge="cont"/>', "") + cell("", "乙")
    document = read(word(f"<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"))
    assert drawn(document.tables[0]) == ["甲@0↓2 | 新@1", "乙@1"]
    assert names(document) == ["tracked"]


def test_table_of_deleted_rows_is_no_table() -> None:
    deleted = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    assert read(word(f"<w:tbl>{deleted}</w:tbl>")).blocks == ()


def test_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>发放</w:t></w:r></w:p>"
    assert texts(read(word(first + paragraph("准确率")))) == ["发放准确率"]
    assert texts(read(word(word_table(first + paragraph("准确率"))))) == ["发放准确率"]


def test_paragraphs_of_a_cell_are_lines() -> None:
    assert texts(read(word(word_table(paragraph("目标1：甲") + paragraph("目标2：乙") + paragraph(""))))) == [
        "目标1：甲\n目标2：乙"
    ]


def test_nested_table_is_text_of_its_cell_and_noted() -> None:
    document = read(word(word_table(paragraph("外") + word_table("甲|乙", "丙|丁") + paragraph("后"), "下")))
    assert texts(document) == ["外\n甲\t乙\n丙\t丁\n后", "下"]
    assert [(note.name, note.address) for note in document.notes] == [("nested-table", CellAddress(1, 1, 1))]


@pytest.mark.parametrize(
    ("opening", "closing", "depth"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 60),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:pict><w:txbxContent>",
            "</w:txbxContent></w:pict></w:r></w:p></w:tc></w:tr></w:tbl>",
            34,
        ),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120),
    ],
)
def test_deepest_nesting_is_read(opening: str, closing: str, depth: int) -> None:
    assert texts(read(word(opening * depth + paragraph("底") + closing * depth))) == ["底"]


def test_deepest_nesting_in_a_line_is_read() -> None:
    line = "<w:ins>" * 240 + "<w:r><w:t>底</w:t></w:r>" + "</w:ins>" * 240
    assert texts(read(word(f"<w:p>{line}</w:p>"))) == ["底"]


def test_form_in_a_text_box_is_a_table() -> None:
    box = f"<v:textbox><w:txbxContent>{word_table('甲|乙')}</w:txbxContent></v:textbox>"
    document = read(word(f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>" + word_table("丙")))
    assert [drawn(table) for table in document.tables] == [["甲@0 | 乙@1"], ["丙@0"]]
    assert [table.number for table in document.tables] == [1, 2]


def test_repeated_head_rows_are_marked() -> None:
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    (table,) = read(word(f"<w:tbl>{head}<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")).tables
    assert [row.head for row in table.rows] == [True, False]


def test_hidden_row_is_read_and_noted() -> None:
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph('藏')}</w:tc></w:tr>"
    document = read(word(f"<w:tbl>{hidden}</w:tbl>"))
    assert texts(document) == ["藏"]
    assert document.tables[0].rows[0].hidden
    assert [(note.name, note.address) for note in document.notes] == [("hidden-row", CellAddress(1, 1, 1))]


def test_what_is_in_other_parts_is_counted_as_lost() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    chart = f'<w:drawing><c:chart xmlns:c="{drawing}/chart"/></w:drawing>'
    diagram = f'<w:drawing><d:relIds xmlns:d="{drawing}/diagram"/></w:drawing>'
    body = f'<w:altChunk r:id="rId1"/><w:p><w:r>{chart}</w:r><w:r>{diagram}</w:r></w:p>'
    numbered = '<w:p><w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    document = read(word(body + numbered.format(3) * 2 + numbered.format(0)))
    assert [(note.message("en"), note.is_loss) for note in document.notes] == [
        ("embedded objects (3) were not read", True),
        ("automatic numbers of paragraphs (2) could not be made out and were not read", True),
    ]


def test_headers_and_footers_with_text_are_kept_apart() -> None:
    parts = word_parts(
        paragraph("正文"), (("header", "header1.xml"), ("header", "h2.xml"), ("footer", "gone.xml"))
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/header1.xml"] = f'<w:hdr xmlns:w="{space}"><w:p/></w:hdr>'
    parts["word/h2.xml"] = (
        f'<w:hdr xmlns:w="{space}">{paragraph("申报单位：甲局")}{word_table("甲|乙")}</w:hdr>'
    )
    document = read(zipped(parts))
    assert texts(document) == ["正文"]
    assert document.margins == (Paragraph("申报单位：甲局\n甲\t乙", MarginAddress("header", 2)),)
    assert document.margins[0].address.text("zh") == "页眉2"


def test_strict_document_is_read() -> None:
    parts = word_parts(paragraph("正文") + word_table("甲"))
    strict = {
        name: str(data)
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/",
            "http://purl.oclc.org/ooxml/officeDocument/",
        )
        for name, data in parts.items()
    }
    assert texts(read(zipped(strict))) == ["正文", "甲"]


def test_part_in_utf_16_is_read() -> None:
    parts = word_parts(paragraph("正文"))
    parts["word/document.xml"] = (
        str(parts["word/document.xml"]).replace('"UTF-8"', '"UTF-16"').encode("utf-16")
    )
    assert texts(read(zipped(parts))) == ["正文"]


def test_too_many_rows_and_columns_are_noted_as_lost() -> None:
    document = read(word(word_table(*(["甲"] * 2001), "末") + word_table("{63}宽|乙|丙")))
    first, second = document.tables
    assert len(first.rows) == 2000
    assert drawn(second) == ["宽@0→63 | 乙@63"]
    assert [(note.name, note.address, note.is_loss) for note in document.notes] == [
        ("rows-left-out", CellAddress(1, 2001, 1), True),
        ("columns-left-out", CellAddress(2, 1, 65), True),
    ]


def test_document_of_python_docx_is_read_like_python_docx_reads_it() -> None:
    made = docx.Document()
    made.add_heading("绩效目标", 1)
    made.add_paragraph("单位：甲局")
    table = made.add_table(4, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = str(number)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "合并"
    table.cell(2, 2).merge(table.cell(3, 2)).text = "下"
    target = io.BytesIO()
    made.save(target)
    document = read(target.getvalue(), "表.docx")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "绩效目标",
        "单位：甲局",
    ]
    assert drawn(document.tables[0]) == [
        "合并@0→2↓2 | 2@2",
        "5@2",
        "6@0 | 7@1 | 下@2↓2",
        "9@0 | 10@1",
    ]
