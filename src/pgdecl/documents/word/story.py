"""The body of a Word document: its paragraphs and tables in order, each with its address."""

from typing import Final

from lxml import etree

from pgdecl.documents.address import Address, ParagraphAddress
from pgdecl.documents.model import Paragraph, Table
from pgdecl.documents.word.context import Context
from pgdecl.documents.word.names import PARAGRAPH, TABLE
from pgdecl.documents.word.structure import children
from pgdecl.documents.word.tables import read_table
from pgdecl.documents.word.text import paragraph_text

_BLOCKS: Final = frozenset((PARAGRAPH, TABLE))


class Story:
    """Reads a body: `blocks` are what it holds, `places` the paragraphs and cells of the XML by address.

    A text box follows the paragraph in which it is anchored. Word allows no comments in text boxes, so the
    place of whatever is in one is that paragraph.
    """

    def __init__(self, context: Context) -> None:
        self.blocks: list[Paragraph | Table] = []
        self.places: dict[Address, etree._Element] = {}
        self._context = context
        self._tables = 0
        self._paragraphs = 0
        self._begun = ""

    def read(self, parent: etree._Element, anchor: etree._Element | None = None) -> None:
        """Reads all that an element holds; `anchor` is the paragraph that a text box belongs to."""
        for element in children(parent, _BLOCKS):
            if element.tag == TABLE:
                self._table(element, anchor)
            else:
                self._paragraph(element, anchor)

    def _table(self, element: etree._Element, anchor: etree._Element | None) -> None:
        self._tables += 1
        table, places = read_table(element, self._tables, self._context)
        if table.rows:
            self.blocks.append(table)
        for address, place in places.items():
            self.places[address] = place if anchor is None else anchor

    def _paragraph(self, element: etree._Element, anchor: etree._Element | None) -> None:
        self._paragraphs += 1
        address = ParagraphAddress(self._paragraphs)
        self.places[address] = element if anchor is None else anchor
        text, boxes, continues = paragraph_text(element, address, self._context)
        self._begun += text
        if not continues:
            if self._begun.strip():
                self.blocks.append(Paragraph(self._begun.strip(), address))
            self._begun = ""
        for box in boxes:
            if not isinstance(box, str):
                self.read(box, element if anchor is None else anchor)
            elif box.strip():
                self.blocks.append(Paragraph(box.strip(), address))
