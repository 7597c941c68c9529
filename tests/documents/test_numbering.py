"""Automatic numbers of paragraphs are read as Word shows them."""

import pytest

from documents.builders import NAMESPACES, paragraph, texts, word_parts, word_table, zipped
from pgdecl.documents.reading import read


def level(position: int, counting: str, pattern: str, start: str = "1") -> str:
    return (
        f'<w:lvl w:ilvl="{position}"><w:start w:val="{start}"/><w:numFmt w:val="{counting}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


ABSTRACT = {
    1: level(0, "decimal", "目标%1：") + level(1, "decimal", "%1.%2"),
    2: level(0, "chineseCounting", "（%1）", "3"),
    3: level(0, "bullet", "&#xF0B7;") + level(1, "bullet", "◆"),
    4: level(0, "decimalEnclosedCircle", "%1")
    + level(1, "none", "%2")
    + level(2, "hindiNumbers", "%3.", "x")
    + level(12, "decimal", "%1"),
}
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
NUMBERS = ((1, 1, ""), (2, 2, ""), (3, 3, ""), (4, 4, ""), (5, 1, RESTART), (6, 99, ""))
LISTS = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
    for number, levels in ABSTRACT.items()
) + "".join(
    f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{extra}</w:num>'
    for number, abstract, extra in NUMBERS
)


def numbered(text: str, number: int, depth: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text).replace("<w:p>", f"<w:p><w:pPr>{properties}</w:pPr>")


def document(body: str) -> bytes:
    parts = word_parts(body, (("numbering", "numbering.xml"), ("styles", "styles.xml")))
    parts["word/numbering.xml"] = f"<w:numbering {NAMESPACES}>{LISTS}</w:numbering>"
    parts["word/styles.xml"] = (
        f'<w:styles {NAMESPACES}><w:style w:styleId="list">'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    return zipped(parts)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (numbered("甲", 1) + numbered("乙", 1), ["目标1：甲", "目标2：乙"]),
        (
            numbered("甲", 1)
            + numbered("a", 1, 1)
            + numbered("b", 1, 1)
            + numbered("乙", 1)
            + numbered("c", 1, 1),
            ["目标1：甲", "1.1 a", "1.2 b", "目标2：乙", "2.1 c"],
        ),
        (numbered("甲", 2) + paragraph("乙") + numbered("丙", 2), ["（三）甲", "乙", "（四）丙"]),
        (numbered("甲", 3) + numbered("乙", 3, 1), ["•甲", "◆乙"]),
        (numbered("甲", 4) + numbered("乙", 4, 1) + numbered("丙", 4, 2), ["①甲", "乙", "1. 丙"]),
        (numbered("甲", 1) + numbered("乙", 5) + numbered("丙", 5), ["目标1：甲", "目标1：乙", "目标2：丙"]),
        (numbered("甲", 0), ["甲"]),
        (
            "".join(numbered("甲", 4) for _ in range(21)),
            [*(f"{chr(0x2460 + n)}甲" for n in range(20)), "21 甲"],
        ),
        (numbered("a", 1, 1) + numbered("甲", 1), ["1.1 a", "目标1：甲"]),
        (numbered("", 1) + numbered("乙", 1), ["目标1：", "目标2：乙"]),
        (paragraph("甲").replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="list"/></w:pPr>'), ["（三）甲"]),
        (
            word_table(numbered("甲", 1) + numbered("乙", 1) + "|x", numbered("丙", 1)),
            ["目标1：甲\n目标2：乙", "x", "目标3：丙"],
        ),
    ],
)
def test_number_is_part_of_the_text(body: str, expected: list[str]) -> None:
    read_document = read(document(body))
    assert texts(read_document) == expected
    assert read_document.notes == ()


@pytest.mark.parametrize(
    "body", [numbered("甲", 6), numbered("甲", 77), numbered("甲", 1, 5), numbered("甲", 4, 12)]
)
def test_number_that_cannot_be_known_is_noted(body: str) -> None:
    read_document = read(document(body))
    assert texts(read_document) == ["甲"]
    assert [note.name for note in read_document.notes] == ["numbering"]
