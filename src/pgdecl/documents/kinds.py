"""What a file is, by its bytes and against what its name says."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pgdecl.documents.archive import Archive
from pgdecl.documents.errors import DamagedError, KindError, UnsafeError
from pgdecl.documents.model import Format
from pgdecl.documents.parts import CONTENT_TYPES, TYPES, main_part, parse

_ZIPS: Final = (b"PK\3\4", b"PK\5\6")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in the directory of an OLE file, written in UTF-16; the first that is there decides.
_STREAMS: Final = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Book", "xls"),
    ("book", "xls"),
)
_PREFIXES: Final = ((b"%PDF", "pdf"), (b"{\\rtf", "rtf"))
_html: Final = re.compile(rb"<(!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE).search
_xml: Final = re.compile(rb"<\?xml\b").search
_BEGINNING: Final = 2048

OLDER: Final = {"doc": "docx", "xls": "xlsx"}
"""Formats that LibreOffice converts, and what it makes of them."""
_SUFFIXES: Final = {
    "docx": ("docx", "docm", "dotx", "dotm"),
    "xlsx": ("xlsx", "xlsm", "xltx", "xltm"),
    "doc": ("doc", "dot", "wps", "wpt"),
    "xls": ("xls", "xlt", "et", "ett"),
}
"""The extensions that files of a kind may have; WPS and ET files are made like DOC and XLS files."""


class Package(NamedTuple):
    """A DOCX or XLSX: its archive, its format, and the name of the part that holds the text or the sheets."""

    archive: Archive
    format: Format
    main: str
    has_macros: bool


def kind_of(data: bytes) -> str:
    """What the bytes are: "zip", a key of `OLDER`, or another kind, named as its refusal is in the texts."""
    if not data.strip(b"\0\t\n\r "):
        return "empty"
    if data.startswith(_ZIPS):
        return "zip"
    if data.startswith(_OLE):
        names = (kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data)
        return next(names, "not-office")
    beginning = data[:_BEGINNING].lstrip(b"\xef\xbb\xbf\t\n\r ")
    for prefix, kind in _PREFIXES:
        if beginning.startswith(prefix):
            return kind
    if _html(beginning):
        return "html"
    return "xml" if _xml(beginning) else "not-office"


def check_name(kind: str, name: str) -> None:
    """Compares a file's name with its kind; a name without an extension says nothing.

    Raises:
        KindError: the extension is that of another kind.
    """
    suffix = _suffix(name)
    if suffix and suffix not in _SUFFIXES[kind]:
        raise KindError("wrong-extension", suffix=suffix, actual=kind.upper())


def _suffix(name: str) -> str:
    stem, _, suffix = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return suffix.lower() if stem else ""


def opened(data: bytes, name: str) -> Package:
    """A DOCX or XLSX file.

    Args:
        data: the file, which must begin as a zip archive does.
        name: the file's name, to compare its extension with the content; may be empty.

    Raises:
        DamagedError: it is broken.
        KindError: it is another kind of archive, or its extension is that of another kind.
        UnsafeError: it is beyond a limit.
    """
    archive = Archive(data)
    if CONTENT_TYPES not in archive:
        raise KindError("other-archive")
    main = main_part(archive)
    content_type = next(_content_types(archive, main), "") or main
    if "sheet.binary" in content_type:
        raise KindError("xlsb")
    file_format = _format(content_type)
    check_name(file_format, name)
    has_macros = any(member.endswith("vbaproject.bin") for member in archive.infos)
    return Package(archive, file_format, main, has_macros)


def _content_types(archive: Archive, part: str) -> Iterator[str]:
    for element in parse(archive, CONTENT_TYPES).iter(f"{TYPES}Override"):
        if element.get("PartName", "").lstrip("/").lower() == part.lower():
            yield element.get("ContentType", "")


def _format(content_type: str) -> Format:
    """The format by the main part's content type or, without one, by its folder."""
    if "word" in content_type:
        return "docx"
    if "spreadsheetml" in content_type or "excel" in content_type or content_type.startswith("xl/"):
        return "xlsx"
    raise KindError("other-archive")


def refusal(kind: str) -> KindError | UnsafeError | DamagedError:
    """The error for a kind that is neither read nor converted."""
    if kind == "encrypted":
        return UnsafeError(kind)
    return DamagedError(kind) if kind == "empty" else KindError(kind)
