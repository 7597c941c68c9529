"""What is read from a document: its paragraphs and tables in order, and notes on how it was read.

The Grid of `forms/` is what a form should look like: roles, widths, page. A document is what people made:
addresses, kinds of values, hidden rows, blank cells with no role. So it has types of its own.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Literal, NamedTuple

from pgdecl.documents.address import Address
from pgdecl.i18n.language import Bilingual, Language
from pgdecl.i18n.words import filled, template

Format = Literal["docx", "xlsx"]


class Kind(Enum):
    """What a cell holds; everything in a Word document is text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"


class Cell(NamedTuple):
    """A cell, once for all the rows and columns that it covers; cells that it covers do not exist.

    `row` is the 0-based position in the table's rows and `column` the 0-based column; `span` columns and
    `rows` rows are covered. `text` is what a reader of the document sees, a number as its format shows it.
    """

    text: str
    row: int
    column: int
    span: int
    rows: int
    address: Address
    kind: Kind = Kind.TEXT
    hidden: bool = False


class Row(NamedTuple):
    """The cells that begin in a row, from left to right; `number` is its 1-based number in the document.

    `head` rows repeat at the top of each page.
    """

    number: int
    cells: tuple[Cell, ...]
    head: bool = False
    hidden: bool = False


class Table(NamedTuple):
    """A table of a Word document, which has no name, or a sheet."""

    name: str
    number: int
    columns: int
    rows: tuple[Row, ...]
    hidden: bool = False


class Paragraph(NamedTuple):
    """A paragraph outside tables."""

    text: str
    address: Address


class Note(NamedTuple):
    """How something was read that can be read in more than one way, or that it was not read."""

    name: str
    address: Address | None = None
    values: Mapping[str, str] = MappingProxyType({})

    @property
    def is_loss(self) -> bool:
        """Whether text of the document is in no block because of this."""
        return self.name in _LOSSES

    def message(self, language: Language) -> str:
        """The note as a sentence, without its place."""
        return filled(self.wording, self.values, language)

    @property
    def wording(self) -> Bilingual:
        """The note in both languages, its values not filled in."""
        return template("notes", self.name)


_LOSSES = frozenset(
    {
        *("hidden-text", "covered-text", "formula-without-value", "no-such-text", "rows-left-out"),
        *("columns-left-out", "pictures", "embedded", "footnotes", "numbering", "controls"),
        *("other-sheet", "missing-sheet", "more-lost"),
    }
)


class Document(NamedTuple):
    """A whole document: paragraphs and tables in order; headers and footers that hold text; notes."""

    format: Format
    blocks: tuple[Paragraph | Table, ...]
    margins: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, or sheets, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
