"""A sheet to be filled in: which cells are open, and where one of a few texts is chosen from a list."""

import re
from typing import TYPE_CHECKING, Final

from pgdecl.forms.formats.package import encode, escape
from pgdecl.forms.formats.xlsx_rows import column_letters
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pgdecl.forms.grid import Choices

# The cells that say what belongs into others.
_LOCKED: Final = frozenset({Role.TITLE, Role.MARK, Role.BAND, Role.HEAD, Role.LABEL})
# Such a cell is open if it is empty, has nothing but dots, or leaves a place within its words.
_has_place: Final = re.compile(r"[\s…—.]*\Z|.*(?:　|××|（ *）|\( *\))", re.DOTALL).match

# Rows can be made higher and added, because no form has enough of them for everybody. There is no password.
PROTECTION: Final = (
    b'<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0"/>'
)
# What Excel allows for a list that is written into the sheet.
_LONGEST_LIST: Final = 255


def is_open(role: Role, text: str) -> bool:
    """Whether a cell of a blank form is to be written into."""
    return role not in _LOCKED or bool(_has_place(text))


def data_validations(choices: "Iterable[Choices]", tops: "Sequence[int]") -> bytes:
    """The drop-downs; `tops` are the sheet rows of the Grid's rows. Cells with the same list share it."""
    cells: dict[str, list[str]] = {}
    for row, column, texts in choices:
        words = ",".join(texts)
        if words.count(",") == len(texts) - 1 and len(words) <= _LONGEST_LIST and '"' not in words:
            cells.setdefault(words, []).append(f"{column_letters(column)}{tops[row]}")
    lists = "".join(
        '<dataValidation type="list" allowBlank="1" showErrorMessage="1"'
        f' sqref="{" ".join(places)}"><formula1>"{escape(words)}"</formula1></dataValidation>'
        for words, places in cells.items()
    )
    return encode(f'<dataValidations count="{len(cells)}">{lists}</dataValidations>') if cells else b""
