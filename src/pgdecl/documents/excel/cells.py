"""One cell of a sheet: its value as text, by its type and format."""

from typing import Final, NamedTuple

from lxml import etree

from pgdecl.documents.address import SheetAddress
from pgdecl.documents.excel.names import S
from pgdecl.documents.excel.numbers import number_of, plain, shown
from pgdecl.documents.excel.strings import decoded, text_of
from pgdecl.documents.excel.styles import Styles
from pgdecl.documents.model import Kind
from pgdecl.documents.notes import Notes

_VALUE: Final = f"{S}v"
_FORMULA: Final = f"{S}f"
_INLINE: Final = f"{S}is"
_TRUE: Final = ("1", "true")


class Value(NamedTuple):
    """What a cell shows."""

    text: str
    kind: Kind = Kind.TEXT


class CellReader(NamedTuple):
    """What is needed to read the cells of a workbook."""

    strings: tuple[str, ...]
    styles: Styles
    from_1904: bool
    notes: Notes

    def value(self, cell: etree._Element, address: SheetAddress) -> Value:
        """The value of a `c` element; empty text if it has none."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(_INLINE)
            return Value("" if inline is None else text_of(inline).strip())
        element = cell.find(_VALUE)
        text = "" if element is None else (element.text or "")
        if cell.find(_FORMULA) is not None and not text and kind != "str":
            self.notes.add("formula-without-value", address)
        if not text or kind == "s":
            return Value(self._shared(text, address) if text else "")
        if kind == "b":
            return Value("TRUE" if text in _TRUE else "FALSE", Kind.BOOLEAN)
        if kind == "e":
            self.notes.add("error-value", address, text=text)
            return Value(text, Kind.ERROR)
        # Otherwise a formula's text, a date as ISO 8601 writes it, or a type that does not exist.
        other = Value(decoded(text).strip(), Kind.DATE if kind == "d" else Kind.TEXT)
        return self._number(text.strip(), cell.get("s"), address) if kind == "n" else other

    def _shared(self, text: str, address: SheetAddress) -> str:
        position = (
            int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else len(self.strings)
        )
        if position < len(self.strings):
            return self.strings[position].strip()
        self.notes.add("no-such-text", address)
        return ""

    def _number(self, text: str, style: str | None, address: SheetAddress) -> Value:
        number = number_of(text)
        if number is None:
            return Value(text)
        value = shown(number, self.styles.format_of(style), from_1904=self.from_1904)
        if value.stored:
            self.notes.add("rounded", address, shown=value.text, stored=value.stored)
        return Value(value.text or plain(number), value.kind)


_DIGITS: Final = 10
