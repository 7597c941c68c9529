"""Files that are no sound DOCX or XLSX: one plain message each, and what to do."""

import random
import re
from collections.abc import Iterator
from itertools import islice

import pytest

from conftest import EXAMPLES
from documents.builders import (
    data_of,
    excel,
    paragraph,
    texts,
    unzipped,
    word,
    word_parts,
    word_table,
    zipped,
)
from documents.hostile import GOOD_WORD, OLE, REFUSED, Refused
from pgdecl import load, render
from pgdecl.documents.annotating import annotate
from pgdecl.documents.errors import ConversionError, DocumentError, KindError
from pgdecl.documents.reading import read

CHINESE = re.compile("[一-鿿]")
NAMES = [f"{number}-{refused.refusal}" for number, refused in enumerate(REFUSED)]


@pytest.mark.parametrize("refused", REFUSED, ids=NAMES)
def test_file_is_refused_with_one_plain_message(refused: Refused) -> None:
    with pytest.raises(DocumentError) as caught:
        read(refused.data(), refused.name)
    assert caught.value.name == refused.refusal
    for text in (caught.value.message, caught.value.advice):
        assert CHINESE.search(text("zh"))
        assert not CHINESE.search(text("en"))
        assert "{" not in text("zh") + text("en")


def test_messages_say_what_is_wrong_and_what_to_do() -> None:
    with pytest.raises(KindError) as caught:
        read(GOOD_WORD, "自评.xlsx")
    assert caught.value.message("zh") == "文件名以 .xlsx 结尾，内容却是 DOCX"
    assert caught.value.message("en") == "the name ends in .xlsx, but the content is DOCX"
    assert caught.value.advice("zh").startswith("把文件名改为以 .DOCX 结尾")
    with pytest.raises(KindError) as caught:
        read(b"%PDF-1.5", "表.pdf")
    assert caught.value.message("en").startswith("the file is a PDF, which is not read")


@pytest.mark.parametrize("name", ["", "表.docx", "表.DOCX", "表.docm", "夹.x/表", "夹.x\\表", ".docx"])
def test_name_that_fits_or_says_nothing(name: str) -> None:
    assert texts(read(GOOD_WORD, name)) == ["项目绩效目标申报表", "项目名称", "甲"]


def test_macros_are_noted_and_not_run() -> None:
    parts = word_parts(paragraph("甲")) | {"word/vbaProject.bin": b"\xd0\xcf"}
    document = read(zipped(parts), "表.docm")
    assert texts(document) == ["甲"]
    assert [note.message("zh") for note in document.notes] == ["文件里有宏，没有运行，也没有读取"]


@pytest.mark.parametrize(
    ("name", "stream", "target"),
    [("表.doc", "WordDocument", "DOCX"), ("表.wps", "WordDocument", "DOCX"), ("表.et", "Workbook", "XLSX")],
)
def test_older_format_without_a_converter(
    name: str, stream: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConversionError) as caught:
        read(OLE + stream.encode("utf-16-le"), name)
    assert caught.value.name == "no-converter"
    assert f"另存为 {target.lower()}" in caught.value.advice("zh")


VALUES = (b"", b"-1", b"9" * 20, b"nan", "名".encode(), b"../../x", b"&lt;", b"A1:XFD1048576", b"continue")


def mutants(data: bytes, seed: int) -> Iterator[bytes]:
    """An archive damaged in many ways; the same ones in every run."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is a secret
    for _ in range(60):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 1, 3, 20))):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        yield bytes(changed)
    for _ in range(20):
        yield data[: chance.randrange(len(data))]
    members = unzipped(data)
    xml = [name for name in members if name.endswith((".xml", ".rels"))]
    for _ in range(20):
        first, second = chance.sample(xml, 2)
        yield zipped(members | {first: members[second], second: members[first]})
    for _ in range(80):
        name = chance.choice(xml)
        yield zipped(members | {name: damaged(members[name], chance)})
    for name in xml:
        yield zipped({other: text for other, text in members.items() if other != name})
        yield zipped(members | {name: b""})


def damaged(xml: bytes, chance: random.Random) -> bytes:
    """A part with elements lost, doubled or renamed, or attributes with other values."""
    pieces = re.split(rb"(<[^>]*>)", xml)
    for _ in range(chance.choice((1, 2, 5))):
        at = chance.randrange(len(pieces))
        way = chance.randrange(5)
        if way == 0:
            pieces[at] = b""
        elif way == 1:
            pieces[at] *= 2
        elif way == 2:
            values = (
                b"",
                b"-1",
                b"99999999999999999999",
                b"nan",
                "名".encode(),
                b"../../x",
                b"&lt;",
                b"A1:XFD1048576",
            )
            pieces[at] = re.sub(rb'"[^"]*"', b'"%s"' % chance.choice(values), pieces[at])
        elif way == 3:
            pieces[at], pieces[0] = pieces[0], pieces[at]
        else:
            other = chance.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
    return b"".join(pieces)


MESSY_WORD = (
    paragraph("（2022年度）")
    + "<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    + word_table("{v}甲|乙|{2}丙", "{^}|<w:p><w:ins><w:r><w:t>丁</w:t></w:r></w:ins></w:p>|戊", "{2}己|庚|辛")
)
MESSY_EXCEL = (
    '<cols><col min="2" max="3" hidden="1"/></cols>'
    + data_of('<c r="A1" s="1"><v>0.96</v></c>', '<c r="B2" t="s"><v>0</v></c>', '<c r="C9"><f>1</f></c>')
    + '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A9"/></mergeCells>'
)
SOUND = {
    "rendered DOCX": render(load(EXAMPLES / "ezhou-2022.revised.yaml"), "docx"),
    "rendered XLSX": render(load(EXAMPLES / "ezhou-2022.revised.yaml"), "xlsx"),
    "messy DOCX": word(MESSY_WORD),
    "messy XLSX": excel(MESSY_EXCEL, strings="<si><t>甲</t></si>", formats=("0%",)),
}


def outcome(data: bytes) -> str:
    """The name of the refusal, or "read" if a file can be read and have a comment at each place."""
    try:
        document = read(data)
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        annotate(data, {cell.address: "批注" for cell in cells[:5]})
    except DocumentError as error:
        return error.name if error.message("zh") and error.advice("en") else ""
    return "read"


@pytest.mark.parametrize("name", SOUND)
def test_damaged_files_give_a_document_or_a_typed_error(name: str) -> None:
    every = 3 if name.startswith("rendered") else 1  # they are large
    chosen = islice(mutants(SOUND[name], len(name)), 0, None, every)
    outcomes = {outcome(mutant) for mutant in chosen}
    assert {"read", "damaged-archive", "damaged-xml"} <= outcomes
    assert "" not in outcomes
