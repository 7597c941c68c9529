"""Files that are not read, each with the name of its refusal."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from documents.builders import (
    content_types,
    data_of,
    excel_parts,
    paragraph,
    relationships,
    word,
    word_parts,
    word_table,
    zipped,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


class Refused(NamedTuple):
    """A file with its name, and the name of the refusal."""

    refusal: str
    name: str
    data: Callable[[], bytes]


def many_elements() -> str:
    return f"<x>{''.join(f'<y{number}/>' for number in range(400_001))}</x>"


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


def stored(parts: dict[str, str | bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def lying_about_its_size() -> bytes:
    """A member of a megabyte and more that the directory calls a hundred bytes long."""
    data = bytearray(zipped({"[Content_Types].xml": b" " * 1_500_000} | word_parts("")))
    entry = data.index(b"PK\1\2")
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def encrypted_member() -> bytes:
    data = bytearray(word(paragraph("甲")))
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def twice() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in word_parts(paragraph("甲")).items():
            archive.writestr(name, data)
        archive.writestr("WORD/document.xml", "<x/>")
    return target.getvalue()


def laughs() -> str:
    entities = '<!ENTITY a0 "哈">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    return f"<!DOCTYPE w [{entities}]><w>&a9;</w>"


def binary_workbook() -> bytes:
    parts = excel_parts({"S": ""})
    parts["[Content_Types].xml"] = content_types(
        {"/xl/workbook.xml": "application/vnd.ms-excel.sheet.binary.macroEnabled.main"}
    )
    return zipped(parts)


def sheet_twice() -> bytes:
    parts = excel_parts({"S": "", "T": ""})
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace('"T"', '"S"')
    return zipped(parts)


def without(name: str) -> bytes:
    parts = word_parts(paragraph("甲"))
    del parts[name]
    return zipped(parts)


GOOD_WORD = word(paragraph("项目绩效目标申报表") + word_table("项目名称|甲"))
GOOD_EXCEL = zipped(excel_parts({"S": data_of("<c><v>1</v></c>")}))

HTML = b"\xef\xbb\xbf\r\n<html xmlns:x='urn:x'><table><tr><td>1</td></tr></table>"
EXCEL_2003 = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
GBK = '<?xml version="1.0" encoding="GBK"?><x>甲</x>'.encode("gbk")
ABOVE = relationships(("officeDocument", "../../x"))
DOCUMENT = "word/document.xml"
PLAIN = word_parts(paragraph("甲"))


def refused(refusal: str, name: str, data: bytes) -> Refused:
    """A small file."""
    return Refused(refusal, name, lambda: data)


REFUSED = [
    refused("empty", "空.docx", b""),
    refused("empty", "零.xlsx", bytes(4096)),
    refused("not-office", "文字.docx", "项目名称：甲".encode()),
    refused("not-office", "乱码.xls", OLE),
    refused("html", "导出.xls", HTML),
    refused("xml", "表2003.xls", EXCEL_2003),
    refused("rtf", "表.doc", b"{\\rtf1\\ansi x}"),
    refused("pdf", "表.pdf", b"%PDF-1.7\n"),
    refused("pdf", "表.docx", b"%PDF-1.7\n"),
    refused("encrypted", "密.docx", OLE + "EncryptedPackage".encode("utf-16-le")),
    refused("wrong-extension", "表.docx", OLE + "WordDocument".encode("utf-16-le")),
    refused("wrong-extension", "表.xlsx", GOOD_WORD),
    refused("wrong-extension", "表.docx", GOOD_EXCEL),
    refused("wrong-extension", "表.doc", GOOD_WORD),
    refused("other-archive", "包.docx", zipped({"a.txt": "x"})),
    refused("other-archive", "表.docx", zipped({"mimetype": "application/vnd.oasis.opendocument.text"})),
    Refused("xlsb", "表.xlsx", binary_workbook),
    refused("damaged-archive", "断.docx", GOOD_WORD[:-100]),
    refused("damaged-archive", "断.xlsx", GOOD_EXCEL[:40]),
    refused("damaged-archive", "", b"PK\3\4"),
    Refused("too-large", "大.docx", lambda: b"PK\3\4" + bytes(10 * 1024 * 1024)),
    Refused("too-many-members", "多.docx", lambda: zipped({f"{number}": "" for number in range(1001)})),
    Refused("ratio", "炸.docx", lambda: zipped(PLAIN | {"word/media/x.bin": bytes(20_000_000)})),
    Refused("expands", "炸.xlsx", lambda: zipped({f"{number}": bytes(1_000_000) for number in range(60)})),
    Refused("damaged-member", "谎.docx", lying_about_its_size),
    refused("damaged-member", "", patched(stored(PLAIN), "甲".encode(), "乙".encode())),
    Refused("encrypted", "密.docx", encrypted_member),
    refused("unsafe-name", "", zipped(PLAIN | {"../../etc/x": ""})),
    refused("unsafe-name", "", zipped(PLAIN | {"/etc/x": ""})),
    refused("unsafe-name", "", zipped(PLAIN | {"C:\\x": ""})),
    refused("unknown-compression", "", stored(PLAIN, zipfile.ZIP_BZIP2)),
    Refused("member-twice", "", twice),
    refused("doctype", "", zipped(PLAIN | {DOCUMENT: laughs()})),
    refused("doctype", "", zipped(PLAIN | {DOCUMENT: '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'})),
    refused("doctype", "", zipped(PLAIN | {DOCUMENT: laughs().encode("utf-16")})),
    refused("doctype", "", zipped(PLAIN | {"[Content_Types].xml": laughs()})),
    Refused("too-many-elements", "", lambda: zipped(PLAIN | {DOCUMENT: many_elements()})),
    refused("damaged-xml", "", zipped(PLAIN | {DOCUMENT: "<x><y></x>"})),
    refused("damaged-xml", "", zipped(PLAIN | {DOCUMENT: "<x>" * 5000 + "</x>" * 5000})),
    refused("damaged-xml", "", zipped(PLAIN | {DOCUMENT: ""})),
    refused("damaged-xml", "", zipped(PLAIN | {DOCUMENT: GBK})),
    refused("damaged-xml", "", zipped(PLAIN | {DOCUMENT: b"\xff\xfe\x00"})),
    refused("no-main-part", "", without(DOCUMENT)),
    refused("no-main-part", "", without("_rels/.rels")),
    refused("no-main-part", "", zipped(PLAIN | {"_rels/.rels": ABOVE})),
    refused("no-body", "", zipped(PLAIN | {DOCUMENT: "<x/>"})),
    refused("no-sheets", "", zipped(excel_parts({}))),
    Refused("sheet-twice", "", sheet_twice),
    Refused("too-many-sheets", "", lambda: zipped(excel_parts({f"S{number}": "" for number in range(256)}))),
]
