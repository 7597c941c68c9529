"""How a target is spelled: blanks, full-width forms and look-alike signs, brought to one form for reading."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pgdecl.values.tables import rows

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_TO_ASCII = 0xFEE0
QUOTES = '“”"‘’「」『』'  # quotation marks around a value and stops behind it say nothing
_STOPS = ".;,:。；，：、"
HAN = r"[^\W\d_A-Za-zＡ-Ｚａ-ｚ]"
"""In patterns a Chinese character: a letter, but no Latin one. A range of them all takes long to compile."""
_LETTER = re.compile(rf"[^\s{QUOTES}]")


class Spelled(NamedTuple):
    """A text without its blanks, as written and folded; both have the same length, so places agree."""

    written: str
    folded: str


def _folds() -> dict[int, str]:
    table = {code: chr(code - _TO_ASCII) for code in _FULL_WIDTH}
    for folded, written in rows("folds"):
        table |= dict.fromkeys(map(ord, written), folded)
    return table


_FOLDS = _folds()


def spelled(text: str) -> Spelled:
    """The text ready for reading.

    One blank stays between two digits ("10 000"); every other white space goes, as do quotation marks around
    the whole and stops behind it.
    """
    first, *others = text.split() or [""]
    written = first
    for word in others:
        between = written[-1].isdecimal() and word[0].isdecimal()
        written += f" {word}" if between else word
    written = written.lstrip(QUOTES).rstrip(QUOTES + _STOPS) or written
    return Spelled(written, written.translate(_FOLDS))


def spellings(letters: Iterable[str]) -> str:
    """The letters, and every character that is folded to one of them."""
    wanted = set(letters)
    return "".join(wanted) + "".join(chr(code) for code, folded in _FOLDS.items() if folded in wanted)


def first_letter(text: str) -> str:
    """The first character of the folded text, without folding the rest; "" if it has none but quotes."""
    found = _LETTER.search(text)
    return found[0].translate(_FOLDS) if found else ""
