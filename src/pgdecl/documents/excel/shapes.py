"""Text in the shapes of a sheet: text boxes beside the cells, each at the cell where it begins."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from pgdecl.documents.address import SheetAddress
from pgdecl.documents.archive import Archive
from pgdecl.documents.excel.names import Position, whole
from pgdecl.documents.model import Paragraph
from pgdecl.documents.notes import Notes
from pgdecl.documents.parts import parse, relationships

_SHEET_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def texts_in_shapes(archive: Archive, part: str, sheet: str, notes: Notes) -> Iterator[Paragraph]:
    """The text boxes of a sheet, in their order in the file; pictures and charts are counted."""
    for link in relationships(archive, part):
        if link.kind == "drawing" and link.target in archive:
            for anchor in parse(archive, link.target):
                yield from _texts(anchor, sheet, notes)


def _texts(anchor: etree._Element, sheet: str, notes: Notes) -> Iterator[Paragraph]:
    start = anchor.find(f"{_SHEET_DRAWING}from")
    row = 0 if start is None else whole(start.findtext(f"{_SHEET_DRAWING}row"), 0)
    column = 0 if start is None else whole(start.findtext(f"{_SHEET_DRAWING}col"), 0)
    address = SheetAddress(sheet, Position(row + 1, column + 1).reference)
    for fallback in list(anchor.iter(_FALLBACK)):
        fallback.clear()
    for body in anchor.iter(f"{_SHEET_DRAWING}txBody"):
        lines = (
            "".join(text.text or "" for text in paragraph.iter(f"{_DRAWING}t"))
            for paragraph in body.iter(f"{_DRAWING}p")
        )
        if text := "\n".join(lines).strip():
            yield Paragraph(text, address)
    for _ in anchor.iter(f"{_SHEET_DRAWING}pic"):
        notes.count("pictures", address)
    for _ in anchor.iter(f"{_SHEET_DRAWING}graphicFrame"):
        notes.count("embedded", address)
