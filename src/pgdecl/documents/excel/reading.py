"""An XLSX file as a document."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from lxml import etree

from pgdecl.documents.address import MarginAddress, SheetAddress
from pgdecl.documents.excel.cells import CellReader
from pgdecl.documents.excel.names import S
from pgdecl.documents.excel.shapes import texts_in_shapes
from pgdecl.documents.excel.sheet import Sheet
from pgdecl.documents.excel.workbook import SheetPart, workbook_of
from pgdecl.documents.kinds import Package
from pgdecl.documents.model import Document, Paragraph, Table
from pgdecl.documents.notes import Notes
from pgdecl.documents.parts import parse

_MARGINS: Final[tuple[tuple[Literal["header", "footer"], str], ...]] = (
    ("header", "oddHeader"),
    ("footer", "oddFooter"),
)
# Codes in headers: the third of the line, fonts, sizes and colours, and fields such as the page's number.
_margin_code: Final = re.compile(r'&(?:[LCR]|"[^"]*"|K[0-9A-Fa-f]{6}|[0-9]+|[BIUESXYPNDTFAZGH+-])').sub


def read_excel(package: Package, notes: Notes) -> Document:
    """The document in an XLSX file: each sheet a table, followed by the text boxes on it.

    Raises:
        DamagedError, UnsafeError: a part of it cannot be read.
    """
    workbook = workbook_of(package)
    reader = CellReader(workbook.strings, workbook.styles, workbook.from_1904, notes)
    blocks: list[Paragraph | Table] = []
    margins: list[Paragraph] = []
    for number, part in enumerate(workbook.sheets, 1):
        if not _is_readable(part, package, notes):
            continue
        root = parse(package.archive, part.member)
        table = Sheet(part.name, root, reader).table(number, hidden=part.hidden)
        if table.rows:
            blocks.append(table)
            if part.hidden:
                notes.add("hidden-sheet", SheetAddress(part.name, "A1"))
        blocks.extend(texts_in_shapes(package.archive, part.member, part.name, notes))
        margins.extend(_margins(root, part.name))
        for _ in root.iter(f"{S}control"):
            notes.count("controls", SheetAddress(part.name, "A1"))
    return Document("xlsx", tuple(blocks), tuple(margins), notes.all())


def _is_readable(part: SheetPart, package: Package, notes: Notes) -> bool:
    """Whether it is a sheet of cells; others are noted."""
    if part.kind != "worksheet":
        notes.add("other-sheet", SheetAddress(part.name, "A1"))
    elif part.member not in package.archive:
        notes.add("missing-sheet", SheetAddress(part.name, "A1"))
    else:
        return True
    return False


def _margins(root: etree._Element, sheet: str) -> Iterator[Paragraph]:
    for kind, name in _MARGINS:
        text = root.findtext(f"{S}headerFooter/{S}{name}") or ""
        if shown := _margin_code(" ", text.replace("&&", "\0")).replace("\0", "&").strip():
            yield Paragraph(shown, MarginAddress(kind, 1, sheet))
