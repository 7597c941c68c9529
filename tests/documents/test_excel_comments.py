"""Comments written into XLSX files."""

from collections.abc import Mapping
from io import BytesIO

import openpyxl
import pytest
from lxml import etree
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from documents.builders import SPREADSHEET, data_of, excel_parts, relationships, unzipped, zipped
from pgdecl.documents.address import Address, CellAddress, SheetAddress
from pgdecl.documents.annotating import annotate
from pgdecl.documents.reading import read

CONTENT = data_of('<c r="A1"><v>1</v></c>', '<c r="G21"><v>2</v></c>')
PARTS = excel_parts({"申报表": CONTENT, "二": CONTENT})
DATA = zipped(PARTS)
COMMENTS: Mapping[Address, str] = {
    SheetAddress("申报表", "G21"): "错误 PG202：没有单位\n帮助：写上单位",
    SheetAddress("申报表", "B2"): "空白",
    SheetAddress("二", "A1"): "一",
}


def commented(data: bytes) -> dict[str, tuple[str, str]]:
    """The comments of a workbook as openpyxl reads them: author and text by cell."""
    book = openpyxl.load_workbook(BytesIO(data))
    return {
        f"{sheet.title}!{cell.coordinate}": (cell.comment.author or "", cell.comment.text or "")
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def boxes(data: bytes, part: str = "xl/drawings/vmlDrawing1.vml") -> list[tuple[str, str]]:
    """The cells of the boxes in a drawing: rows and columns from 0."""
    root = etree.fromstring(unzipped(data)[part])
    space = "{urn:schemas-microsoft-com:office:excel}"
    return [
        (client.findtext(f"{space}Row") or "", client.findtext(f"{space}Column") or "")
        for client in root.iter(f"{space}ClientData")
        if client.get("ObjectType") == "Note"
    ]


def of_openpyxl(*comments: tuple[str, str, str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "S"
    sheet["A1"] = 1
    for cell, text, author in comments:
        sheet[cell].comment = Comment(text, author)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_comments_stand_at_their_cells() -> None:
    done = annotate(DATA, COMMENTS)
    assert commented(done.data) == {
        "申报表!B2": ("pgdecl", "pgdecl:\n空白"),
        "申报表!G21": ("pgdecl", "pgdecl:\n错误 PG202：没有单位\n帮助：写上单位"),
        "二!A1": ("pgdecl", "pgdecl:\n一"),
    }
    assert done.unplaced == ()
    assert boxes(done.data) == [("1", "1"), ("20", "6")]
    assert read(done.data) == read(DATA)


def test_only_what_must_change_changes() -> None:
    parts = PARTS | {"customXml/item1.xml": "<x  a='1' />", "xl/media/image1.png": b"\x89PNG"}
    data = zipped(parts)
    before, after = unzipped(data), unzipped(annotate(data, {SheetAddress("申报表", "A1"): "x"}).data)
    assert [name for name in before if after[name] != before[name]] == [
        "[Content_Types].xml",
        "xl/worksheets/sheet1.xml",
    ]
    assert set(after) - set(before) == {
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }


def test_comments_are_replaced_and_not_doubled() -> None:
    once = annotate(DATA, COMMENTS).data
    assert annotate(DATA, dict(reversed(list(COMMENTS.items())))).data == once
    assert annotate(once, COMMENTS).data == once
    other = annotate(once, {SheetAddress("申报表", "C3"): "新"}).data
    assert commented(other) == {"申报表!C3": ("pgdecl", "pgdecl:\n新")}
    assert boxes(other) == [("2", "2")]
    assert commented(annotate(once, {}).data) == {}


def test_without_comments_the_file_is_the_same() -> None:
    data = of_openpyxl(("A1", "请核对", "张某"))
    assert annotate(data, {}).data is data


def test_comments_of_other_people_stay() -> None:
    data = of_openpyxl(("B2", "请核对", "张某"), ("C3", "好", "李某"))
    done = annotate(data, {SheetAddress("S", "A1"): "错误", SheetAddress("S", "B2"): "也错"}).data
    assert commented(done) == {
        "S!A1": ("pgdecl", "pgdecl:\n错误"),
        "S!B2": ("张某", "请核对\npgdecl:\n也错"),
        "S!C3": ("李某", "好"),
    }
    assert len(boxes(done, drawing_of(done))) == 3
    again = annotate(done, {SheetAddress("S", "B2"): "再错"}).data
    assert commented(again) == {"S!B2": ("张某", "请核对\npgdecl:\n再错"), "S!C3": ("李某", "好")}
    assert commented(annotate(again, {}).data) == {"S!B2": ("张某", "请核对"), "S!C3": ("李某", "好")}


def drawing_of(data: bytes) -> str:
    (name,) = [name for name in unzipped(data) if name.endswith(".vml")]
    return name


@pytest.mark.parametrize(
    "text", ["<t>请核对</t>", "<r><t>请</t></r><r><t>核对</t></r><phoneticPr fontId='1'/>"]
)
def test_text_added_to_a_comment_is_a_run_and_leaves_nothing_behind(text: str) -> None:
    parts = excel_parts({"S": CONTENT})
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(("comments", "../comments1.xml"))
    parts["xl/comments1.xml"] = (
        f"<comments {SPREADSHEET}><authors><author>张某</author></authors><commentList>"
        f'<comment ref="A1" authorId="0"><text>{text}</text></comment></commentList></comments>'
    )
    done = annotate(zipped(parts), {SheetAddress("S", "A1"): "错误"}).data
    clean = annotate(done, {}).data
    shapes = []
    for data in (done, clean):
        (body,) = etree.fromstring(unzipped(data)["xl/comments1.xml"]).iter("{*}text")
        shapes.append([(etree.QName(child).localname, child.findtext("{*}t") or "") for child in body])
    runs = [("r", "请核对")] if text.startswith("<t>") else [("r", "请"), ("r", "核对")]
    end = [] if text.startswith("<t>") else [("phoneticPr", "")]
    assert shapes == [[*runs, ("r", "\npgdecl:\n错误"), *end], [*runs, *end]]


def test_box_is_as_high_as_its_text_needs_within_bounds() -> None:
    texts = ("短", "长" * 100, "长" * 9999)
    done = annotate(DATA, {SheetAddress("二", f"A{row}"): text for row, text in enumerate(texts, 9)}).data
    root = etree.fromstring(unzipped(done)["xl/drawings/vmlDrawing1.vml"])
    anchors = [[int(x) for x in (element.text or "").split(",")] for element in root.iter("{*}Anchor")]
    assert [anchor[6] - anchor[2] for anchor in anchors] == [4, 6, 25]
    assert [anchor[2] for anchor in anchors] == [7, 8, 9]


def test_own_comments_are_known_without_their_author() -> None:
    once = unzipped(annotate(DATA, COMMENTS).data)
    anonymous = {name: text.replace(b"<author>pgdecl<", b"<author> <") for name, text in once.items()}
    assert commented(annotate(zipped(anonymous), {SheetAddress("二", "B1"): "新"}).data) == {
        "二!B1": ("pgdecl", "pgdecl:\n新")
    }


def test_cell_with_a_thread_is_given_back() -> None:
    data = unzipped(of_openpyxl(("A1", "[Threaded comment]", "张某")))
    (name,) = [name for name in data if "comments" in name and name.endswith(".xml")]
    data[name] = data[name].replace("张某".encode(), b"tc={0-1}")
    done = annotate(zipped(data), {SheetAddress("S", "A1"): "x", SheetAddress("S", "B1"): "y"})
    assert done.unplaced == (SheetAddress("S", "A1"),)
    assert commented(done.data)["S!A1"] == ("tc={0-1}", "[Threaded comment]")


def test_places_that_can_have_no_comment_are_given_back() -> None:
    missing = (SheetAddress("无", "A1"), SheetAddress("申报表", "3"), CellAddress(1, 1, 1))
    done = annotate(DATA, dict.fromkeys(missing, "x"))
    assert done.unplaced == missing
    assert done.data is DATA


@pytest.mark.parametrize("following", ["tableParts", "legacyDrawingHF", "extLst", ""])
def test_drawing_is_named_where_the_schema_wants_it(following: str) -> None:
    after = f"<{following}/>" if following else ""
    parts = excel_parts({"S": f'{CONTENT}<pageMargins/><drawing r:id="rId9"/>{after}'})
    sheet = unzipped(annotate(zipped(parts), {SheetAddress("S", "A1"): "x"}).data)["xl/worksheets/sheet1.xml"]
    names = [etree.QName(child).localname for child in etree.fromstring(sheet)]
    expected = ["sheetData", "pageMargins", "drawing", "legacyDrawing", following]
    assert names == [name for name in expected if name]


def with_drawing(shapes: str) -> dict[str, str | bytes]:
    """A workbook whose sheet has form controls or boxes of its own."""
    parts = excel_parts({"S": f'{CONTENT}<legacyDrawing r:id="rId1"/>'})
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(
        ("vmlDrawing", "../drawings/vmlDrawing1.vml")
    )
    parts["xl/drawings/vmlDrawing1.vml"] = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f"{shapes}</xml>"
    )
    return parts


def test_form_controls_in_the_drawing_stay() -> None:
    control = (
        '<v:shape id="_x0000_s1030"><v:textbox><div>甲<br>乙</div></v:textbox>'
        '<x:ClientData ObjectType="Checkbox"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>'
    )
    before = zipped(with_drawing(control))
    done = annotate(before, {SheetAddress("S", "A1"): "x"}).data
    drawing = unzipped(done)["xl/drawings/vmlDrawing1.vml"]
    assert b'ObjectType="Checkbox"' in drawing
    assert b'id="_x0000_s1031"' in drawing
    assert boxes(done) == [("0", "0")]
    assert (
        unzipped(done)["xl/worksheets/sheet1.xml"]
        == unzipped(zipped(with_drawing("")))["xl/worksheets/sheet1.xml"]
    )
    assert b'ObjectType="Checkbox"' in unzipped(annotate(done, {}).data)["xl/drawings/vmlDrawing1.vml"]


def test_drawing_that_is_missing_is_made_anew() -> None:
    parts = with_drawing("")
    del parts["xl/drawings/vmlDrawing1.vml"]
    done = annotate(zipped(parts), {SheetAddress("S", "A1"): "x"}).data
    assert commented(done) == {"S!A1": ("pgdecl", "pgdecl:\nx")}
    assert unzipped(done)["xl/worksheets/sheet1.xml"].count(b"legacyDrawing") == 1


def test_characters_that_excel_would_read_as_codes() -> None:
    done = annotate(DATA, {SheetAddress("二", "A1"): "_x000D_\x0b\x00"})
    text = unzipped(done.data)["xl/comments1.xml"].decode()
    assert "_x005F_x000D_\ufffd\ufffd" in text


def test_comments_part_without_its_lists() -> None:
    parts = excel_parts({"S": CONTENT})
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(("comments", "../comments1.xml"))
    parts["xl/comments1.xml"] = f"<comments {SPREADSHEET}/>"
    done = annotate(zipped(parts), {SheetAddress("S", "A1"): "x"}).data
    assert b"<author>pgdecl</author>" in unzipped(done)["xl/comments1.xml"]
    assert boxes(done) == [("0", "0")]
