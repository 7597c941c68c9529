"""A DOCX file as a document."""

from collections.abc import Iterator
from typing import Final, Literal

from lxml import etree

from pgdecl.documents.address import MarginAddress
from pgdecl.documents.errors import DamagedError
from pgdecl.documents.kinds import Package
from pgdecl.documents.model import Document, Paragraph
from pgdecl.documents.notes import Notes
from pgdecl.documents.parts import parse, relationships
from pgdecl.documents.word.cells import cell_text
from pgdecl.documents.word.context import Context
from pgdecl.documents.word.names import W
from pgdecl.documents.word.numbering import Numbering
from pgdecl.documents.word.story import Story

_MARGINS: Final[tuple[Literal["header", "footer"], ...]] = ("header", "footer")


_OTHER_FILES: Final = (f"{W}altChunk", f"{W}subDoc")
"""Places where a whole other file is inserted, often HTML."""


def read_word(package: Package, notes: Notes) -> Document:
    """The document in a DOCX file.

    Raises:
        DamagedError, UnsafeError: a part of it cannot be read.
    """
    context = Context(notes, _numbering(package))
    story = Story(context)
    body = body_of(parse(package.archive, package.main))
    story.read(body)
    for _ in body.iter(*_OTHER_FILES):
        notes.count("embedded", None)
    margins = tuple(_margins(package, context))
    return Document("docx", tuple(story.blocks), margins, notes.all())


def body_of(root: etree._Element) -> etree._Element:
    """The body of the main part.

    Raises:
        DamagedError: there is none.
    """
    body = root.find(f"{W}body")
    if body is None:
        raise DamagedError("no-body")
    return body


def _numbering(package: Package) -> Numbering:
    """The lists of the document."""
    links = relationships(package.archive, package.main)
    parts = {link.kind: link.target for link in links if link.target in package.archive}
    if "numbering" not in parts:
        return Numbering()
    styles = parse(package.archive, parts["styles"]) if "styles" in parts else None
    return Numbering(parse(package.archive, parts["numbering"]), styles)


def _margins(package: Package, context: Context) -> Iterator[Paragraph]:
    """The text of the headers and footers, those that hold any."""
    links = relationships(package.archive, package.main)
    for kind in _MARGINS:
        targets = dict.fromkeys(link.target for link in links if link.kind == kind)
        for position, target in enumerate(targets, 1):
            if target not in package.archive:
                continue
            address = MarginAddress(kind, position)
            if text := cell_text(parse(package.archive, target), address, context):
                yield Paragraph(text, address)
