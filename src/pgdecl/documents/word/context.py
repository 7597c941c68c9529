"""What is passed along while a Word document is read."""

from typing import NamedTuple

from pgdecl.documents.notes import Notes
from pgdecl.documents.word.numbering import Numbering


class Context(NamedTuple):
    """The notes on the document, and the automatic numbers of its paragraphs."""

    notes: Notes
    numbering: Numbering
