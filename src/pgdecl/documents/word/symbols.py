"""Characters of symbol fonts, which are other characters in truth: boxes, ticks, comparison signs."""

from functools import cache
from typing import Final

from pgdecl.tables import rows

TICKED: Final = "☑"
BOX: Final = "☐"
_LOW: Final = 0xFF
_PRIVATE: Final = 0xF000


def symbol(font: str, code: int) -> str:
    """The character that a code of a font shows; empty if it is not known."""
    return _symbols().get((font.lower(), code & _LOW), "")


def in_font(text: str, font: str) -> str:
    """A text as a font shows it; characters that are not known in a symbol font stay as they are."""
    if font.lower() not in _fonts():
        return text
    return "".join((_is_coded(c) and symbol(font, ord(c))) or c for c in text)


def _is_coded(character: str) -> bool:
    code = ord(character)
    return code <= _LOW or _PRIVATE <= code <= _PRIVATE + _LOW


@cache
def _symbols() -> dict[tuple[str, int], str]:
    return {(font, int(code, 16)): text for font, code, text in rows(__file__, "../data/symbols.tsv")}


@cache
def _fonts() -> frozenset[str]:
    return frozenset(font for font, _ in _symbols())
