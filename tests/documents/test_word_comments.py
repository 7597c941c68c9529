"""Comments written into DOCX files."""

from collections.abc import Mapping
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from documents.builders import paragraph, relationships, unzipped, word, word_parts, word_table, zipped
from pgdecl.documents.address import Address, CellAddress, MarginAddress, ParagraphAddress, SheetAddress
from pgdecl.documents.annotating import annotate
from pgdecl.documents.errors import CommentError, DocumentError
from pgdecl.documents.reading import read

BODY = paragraph("项目绩效目标申报表") + word_table("项目名称|甲", "{v}产出指标|{2}≥10个", "{^}|乙|丙")
COMMENTS: Mapping[Address, str] = {
    CellAddress(1, 2, 2): "错误 PG202：没有单位\n帮助：写上单位",
    ParagraphAddress(1): "标题不对",
}


def commented(data: bytes) -> list[tuple[str, str, str]]:
    """The comments of a file in the order of its text: author, text, and what the comment is about."""
    document = docx.Document(BytesIO(data))
    comments = {str(comment.comment_id): comment for comment in document.comments}
    found = []
    for start in document.element.body.iter(qn("w:commentRangeStart")):
        number = start.get(qn("w:id"))
        marked: list[str] = []
        for element in start.xpath("following::*"):
            if element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == number:
                break
            if element.tag == qn("w:t"):
                marked.append(element.text or "")
        found.append((comments[number].author, comments[number].text, "".join(marked)))
    assert len(found) == len(comments)
    references = [element.get(qn("w:id")) for element in document.element.body.iter(qn("w:commentReference"))]
    assert sorted(references) == sorted(comments)
    return found


def test_comments_stand_at_their_cells_and_paragraphs() -> None:
    done = annotate(word(BODY), COMMENTS)
    assert commented(done.data) == [
        ("pgdecl", "标题不对", "项目绩效目标申报表"),
        ("pgdecl", "错误 PG202：没有单位\n帮助：写上单位", "≥10个"),
    ]
    assert done.unplaced == ()
    assert read(done.data) == read(word(BODY))


def test_only_what_must_change_changes() -> None:
    parts = word_parts(BODY) | {"word/media/图.bin": b"\0\1", "customXml/item1.xml": "<x  a='1' />"}
    data = zipped(parts)
    before, after = unzipped(data), unzipped(annotate(data, COMMENTS).data)
    assert [name for name in before if after[name] != before[name]] == [
        "[Content_Types].xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
    ]
    assert list(after) == [*before, "word/comments1.xml"]


def test_comments_are_replaced_and_not_doubled() -> None:
    data = word(BODY)
    once = annotate(data, COMMENTS).data
    assert annotate(data, dict(reversed(list(COMMENTS.items())))).data == once
    assert annotate(once, COMMENTS).data == once
    other = annotate(once, {CellAddress(1, 1, 1): "新"}).data
    assert commented(other) == [("pgdecl", "新", "项目名称")]
    assert commented(annotate(once, {}).data) == []
    assert unzipped(annotate(once, {}).data)["word/document.xml"].count(b"comment") == 0


def test_without_comments_the_file_is_the_same() -> None:
    data = word(BODY)
    assert annotate(data, {}).data is data


def test_comments_of_other_people_stay() -> None:
    made = docx.Document(BytesIO(word_with_styles()))
    cell = made.tables[0].rows[0].cells[1]
    made.add_comment(cell.paragraphs[0].runs, text="请核对", author="张某", initials="张")
    target = BytesIO()
    made.save(target)
    done = annotate(target.getvalue(), {CellAddress(1, 1, 2): "错误"})
    found = commented(done.data)
    assert sorted(found) == [("pgdecl", "错误", "甲"), ("张某", "请核对", "甲")]
    assert commented(annotate(done.data, {}).data) == [("张某", "请核对", "甲")]


def word_with_styles() -> bytes:
    made = docx.Document()
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "项目名称", "甲"
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def test_cells_in_content_controls_with_several_paragraphs_and_without_any() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('丙')}</w:sdtContent></w:sdt>"
    rows = word_table(f"{paragraph('甲')}{paragraph('乙')}", control).replace("<w:tr>", "<w:tr><w:tc/>")
    comments: Mapping[Address, str] = {
        CellAddress(1, 1, 2): "一",
        CellAddress(1, 2, 2): "二",
        CellAddress(1, 2, 1): "三",
    }
    assert commented(annotate(word(rows), comments).data) == [
        ("pgdecl", "一", "甲乙"),
        ("pgdecl", "三", ""),
        ("pgdecl", "二", "丙"),
    ]


def test_comment_on_a_text_box_stands_at_its_paragraph() -> None:
    box = f"<v:textbox><w:txbxContent>{word_table('甲')}{paragraph('乙')}</w:txbxContent></v:textbox>"
    body = f"<w:p><w:r><w:t>附件</w:t></w:r><w:r><w:pict>{box}</w:pict></w:r></w:p>"
    done = annotate(word(body), {CellAddress(1, 1, 1): "一", ParagraphAddress(2): "二"})
    assert done.unplaced == ()
    root = etree.fromstring(unzipped(done.data)["word/document.xml"])
    starts = list(root.iter(qn("w:commentRangeStart")))
    assert len(starts) == 2
    assert not any(any(x.tag == qn("w:txbxContent") for x in start.iterancestors()) for start in starts)


def test_places_that_can_have_no_comment_are_given_back() -> None:
    missing = (CellAddress(1, 9, 1), MarginAddress("header", 1), SheetAddress("S", "A1"), ParagraphAddress(9))
    done = annotate(word(BODY), {**dict.fromkeys(missing, "x"), **COMMENTS})
    assert done.unplaced == missing
    assert len(commented(done.data)) == 2


def test_covered_cells_have_no_comments() -> None:
    assert annotate(word(BODY), {CellAddress(1, 3, 1): "x"}).unplaced == (CellAddress(1, 3, 1),)


def test_characters_that_xml_forbids_become_visible() -> None:
    done = annotate(word(BODY), {ParagraphAddress(1): "a\x00\x1b<b>&\ufffe\ud800"})
    assert commented(done.data)[0][1] == "a\ufffd\ufffd<b>&\ufffd\ufffd"


def test_what_word_keeps_about_replaced_comments_goes_with_them() -> None:
    parts = unzipped(annotate(word(BODY), {ParagraphAddress(1): "旧"}).data)
    w14, space = "http://schemas.microsoft.com/office/word/2010/wordml", "urn:x"
    parts["word/comments1.xml"] = parts["word/comments1.xml"].replace(
        b"<w:p>", f'<w:p xmlns:w14="{w14}" w14:paraId="00AA">'.encode()
    )
    kinds = ("commentsExtended", "commentsIds", "commentsExtensible")
    parts["word/_rels/document.xml.rels"] = relationships(
        ("comments", "comments1.xml"), *((kind, f"{kind}.xml") for kind in kinds)
    ).encode()
    contents = (
        '<a p:paraId="00AA"/><a p:paraId="00BB" p:paraIdParent="00AA"/>',
        '<a p:paraId="00AA" p:durableId="D1"/><a p:paraId="00BB" p:durableId="D2"/>',
        '<a p:durableId="D1"/><a p:durableId="D2"/>',
    )
    for kind, content in zip(kinds, contents, strict=True):
        parts[f"word/{kind}.xml"] = f'<x xmlns:p="{space}">{content}</x>'.encode()
    after = unzipped(annotate(zipped(parts), {}).data)
    left = [[dict(x.attrib) for x in etree.fromstring(after[f"word/{kind}.xml"])] for kind in kinds]
    para, durable = f"{{{space}}}paraId", f"{{{space}}}durableId"
    assert left == [[{para: "00BB"}], [{para: "00BB", durable: "D2"}], [{durable: "D2"}]]


def strict() -> bytes:
    parts = word_parts(BODY)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/document.xml"] = str(parts["word/document.xml"]).replace(
        space, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    return zipped(parts)


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (strict(), "strict", "文件是“严格的 Open XML”，不能写入批注"),
        (
            zipped(word_parts(BODY) | {"_xmlsignatures/sig1.xml": "<x/>"}),
            "signed",
            "文件有数字签名，写入批注会使签名失效",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "old-format",
            "批注只能写进 DOCX 和 XLSX",
        ),
    ],
    ids=["strict", "signed", "old-format"],
)
def test_files_that_comments_would_spoil_are_refused(data: bytes, name: str, message: str) -> None:
    with pytest.raises(CommentError) as caught:
        annotate(data, COMMENTS)
    assert caught.value.name == name
    assert caught.value.message("zh") == message
    assert caught.value.advice("en")


def test_other_kinds_are_refused_as_when_they_are_read() -> None:
    with pytest.raises(DocumentError) as caught:
        annotate(b"%PDF-1.7", COMMENTS)
    assert caught.value.name == "pdf"
