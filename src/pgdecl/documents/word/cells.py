"""The text of a cell: its paragraphs, text boxes and nested tables, as lines."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from pgdecl.documents.address import Address
from pgdecl.documents.word.context import Context
from pgdecl.documents.word.names import CELL, PARAGRAPH, ROW, TABLE
from pgdecl.documents.word.structure import children
from pgdecl.documents.word.text import paragraph_text

_BLOCKS: Final = frozenset((PARAGRAPH, TABLE))
_ROWS: Final = frozenset((ROW,))
_CELLS: Final = frozenset((CELL,))


def cell_text(cell: etree._Element, address: Address | None, context: Context) -> str:
    """The text of a cell, or of anything that holds paragraphs: a line for each, blank ends removed."""
    return "\n".join(_lines(cell, address, context)).strip()


def _lines(parent: etree._Element, address: Address | None, context: Context) -> Iterator[str]:
    begun = ""
    for element in children(parent, _BLOCKS):
        if element.tag == TABLE:
            context.notes.add("nested-table", address)
            yield from _nested(element, address, context)
            continue
        text, boxes, continues = paragraph_text(element, address, context)
        begun += text
        if not continues:
            yield begun
            begun = ""
        for box in boxes:
            yield box if isinstance(box, str) else cell_text(box, address, context)
    if begun:
        yield begun


def _nested(table: etree._Element, address: Address | None, context: Context) -> Iterator[str]:
    for row in children(table, _ROWS):
        yield "\t".join(cell_text(cell, address, context) for cell in children(row, _CELLS))
