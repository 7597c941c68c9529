"""Names of SpreadsheetML elements, and references such as G21."""

import re
from typing import Final, NamedTuple

from pgdecl.documents.parts import REFERENCE

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
S: Final = f"{{{MAIN}}}"
R: Final = f"{{{REFERENCE}}}"
_LAST_COLUMN: Final = 16384
_LAST_ROW: Final = 1048576
_LETTERS: Final = 26
_reference: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII).fullmatch
_TRUE: Final = ("1", "true")


class Position(NamedTuple):
    """Row and column of a cell, both beginning with 1."""

    row: int
    column: int

    @property
    def reference(self) -> str:
        """The position as Excel writes it."""
        return f"{letters(self.column)}{self.row}"


class Area(NamedTuple):
    """A rectangle of cells by its first and its last cell."""

    first: Position
    last: Position


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 28 is AB."""
    text = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def position_of(reference: str) -> Position | None:
    """The position that a reference names; None if it names none in a sheet."""
    match = _reference(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    row = int(match[2])
    return Position(row, column) if column <= _LAST_COLUMN and row <= _LAST_ROW else None


def area_of(reference: str) -> Area | None:
    """The rectangle that a reference such as A1:C2 names; None if it names none."""
    first, _, last = reference.partition(":")
    begin, end = position_of(first), position_of(last or first)
    if begin is None or end is None:
        return None
    rows, columns = sorted((begin.row, end.row)), sorted((begin.column, end.column))
    return Area(Position(rows[0], columns[0]), Position(rows[1], columns[1]))


def is_true(text: str | None) -> bool:
    """Whether an attribute says yes."""
    return text in _TRUE


def whole(text: str | None, default: int) -> int:
    """An attribute as a whole number that is not negative, or the default."""
    short = text if text is not None and len(text) <= len(str(_LAST_ROW)) else ""
    return int(short) if short.isascii() and short.isdigit() else default
