"""Where in a document a text stands, and how that is said."""

from typing import Literal, NamedTuple

from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.i18n.words import words


class CellAddress(NamedTuple):
    """A cell of a table in a Word document.

    All numbers begin with 1: the table and the row as they stand in the file, and the first column that the
    cell covers, counted in the columns of the table.
    """

    table: int
    row: int
    column: int

    def text(self, language: Language) -> str:
        """As people say it: 表1 第12行第3列."""
        return words(
            "places", "cell", language, table=str(self.table), row=str(self.row), column=str(self.column)
        )


class ParagraphAddress(NamedTuple):
    """A paragraph of a Word document outside its tables, the first being 1; empty ones are counted."""

    number: int

    def text(self, language: Language) -> str:
        """As people say it: 第3段."""
        return words("places", "paragraph", language, number=str(self.number))


class SheetAddress(NamedTuple):
    """A cell of a sheet, in the way of Excel: the sheet's name and a reference such as G21."""

    sheet: str
    cell: str

    def text(self, language: Language) -> str:
        """As Excel writes it: Sheet1!G21."""
        return f"{safe(self.sheet, 'line')}!{self.cell}"


class MarginAddress(NamedTuple):
    """A header or footer: of a Word document the first, second and so on; of a workbook that of a sheet."""

    kind: Literal["header", "footer"]
    number: int
    sheet: str = ""

    def text(self, language: Language) -> str:
        """As people say it: 页眉1."""
        place = words("places", self.kind, language, number=str(self.number))
        return f"{safe(self.sheet, 'line')} {place}" if self.sheet else place


Address = CellAddress | ParagraphAddress | SheetAddress | MarginAddress
