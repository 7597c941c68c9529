"""How a target is spelled: blanks, full-width forms and look-alike signs, brought to one form for reading."""

from typing import NamedTuple

from pgdecl.patterns import regex
from pgdecl.tables import rows

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_TO_ASCII = 0xFEE0
_QUOTES = '“”"‘’「」『』'  # quotation marks around a value mean nothing, nor do the stops behind it
_STOPS = ".;,:。；，：、"
HAN = r"[^\W\d_A-Za-zＡ-Ｚａ-ｚ]"
"""In patterns a Chinese character: a letter, but no Latin one. A range of them all takes long to compile."""
_LETTER = regex(rf"[^\s{_QUOTES}]")


class Spelled(NamedTuple):
    """A text without its blanks, as written and folded; both have the same length, so positions agree."""

    written: str
    folded: str


def _folds() -> dict[int, str]:
    table = {code: chr(code - _TO_ASCII) for code in _FULL_WIDTH}
    for folded, written in rows(__file__, "data/folds.tsv"):
        table |= dict.fromkeys(map(ord, written), folded)
    return table


_FOLDS = _folds()


def spelled(text: str) -> Spelled:
    """The text ready for reading.

    One blank stays between two digits ("10 000"); every other white space is dropped, as are quotation marks
    around the whole and stops behind it.
    """
    first, *others = text.split() or [""]
    written = first
    for word in others:
        between = written[-1].isdecimal() and word[0].isdecimal()
        written += f" {word}" if between else word
    written = written.lstrip(_QUOTES).rstrip(_QUOTES + _STOPS) or written
    return Spelled(written, written.translate(_FOLDS))


def first_letter(text: str) -> str:
    """The first character of the folded text, without folding the rest; "" if it has none but quotes."""
    match = _LETTER.search(text)
    return match[0].translate(_FOLDS) if match else ""
