"""How much room the texts of a form need: what must stay on one line, and how many lines the rest takes.

Lengths are twentieths of a point. A text is measured as wide as a program with substitutes for the official
fonts may set it: Latin letters and digits take up to 0.64 of the font's size (half of it in the official
fonts), and LibreOffice adds a quarter between them and Chinese.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pgdecl.forms.formats.appearance import LOOKS, PADDING_ACROSS
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pgdecl.forms.grid import Grid, Outline

# A value longer than this, in hundredths of the font's size, may be divided between its pieces.
_LONGEST_VALUE: Final = 900
_CHARACTER: Final = 100
_LATIN: Final = 64
_BETWEEN: Final = 25
# Needs are rounded up to this step, so that forms with similar texts share their widths.
_STEP: Final = 20
# A column of long texts keeps this part of its width, in hundredths.
_TEXT_KEEPS: Final = 60
SPARE: Final = 2 * PADDING_ACROSS + 20
"""What a cell's width holds besides its text: padding and lines."""

CONDENSED: Final = 80
"""How narrow the characters of a short text may become, in hundredths of their width, to fit on a line."""

SHORT: Final = frozenset({Role.VALUE, Role.LABEL, Role.HEAD})
"""The roles of cells whose text should stand on one line."""

# What stays together in a value: a year; a month and day; a number with its sign and with its unit up to a
# stroke, or with its 万 before a long unit; a word.
_pieces: Final = re.compile(
    r"\d{4}年|\d+月(?:\d+[日号]|[^\d\s]{0,3})"
    r"|[^\d\s]{0,3}\d[\d.,:：+\-—~～×]*(?:[万亿](?=[^\d\s/／]{3})|[^\d\s/／、，；（(]{0,5}[/／、，；]?)"
    r"|[^\s、，；]{0,4}[、，；]|[^\s、，；]{1,4}"
).findall


_boundaries: Final = re.compile("[0-9A-Za-z%](?=[\u4e00-\u9fff])|[\u4e00-\u9fff](?=[0-9A-Za-z])").findall


class Need(NamedTuple):
    """The room that the cells over some columns need.

    `least` is the width at which condensed characters part no number from its unit, and labels take no more
    lines; `floor` the same for characters that are not condensed; `wanted` the width at which every short
    value stands on one line; `lines` is how many lines the longest text takes in the layout's widths, 0 where
    the cells hold no long texts.
    """

    column: int
    span: int
    least: int
    floor: int
    wanted: int
    lines: int


def text_width(text: str, size: int) -> int:
    """The width of a text on one line, without padding; `size` in half-points."""
    return _hundredths(text) * size // 10


def pieces(text: str) -> list[str]:
    """A value divided where it may be: after a year or a month, behind a stroke, between words."""
    return _pieces(text)


def needs(grid: "Grid") -> tuple[Need, ...]:
    """What the cells of a Grid need, one for each group of columns that cells cover."""
    by_outline: dict[Outline, list[tuple[str, ...]]] = {}
    for outline, texts in grid.rows:
        by_outline.setdefault(outline, []).append(texts)
    by_place: dict[tuple[int, int, Role], set[str]] = {}
    for outline, rows in by_outline.items():
        columns = tuple(zip(*rows, strict=True))
        for index, place in _measured(outline):
            by_place.setdefault(place, set()).update(columns[index])
    by_group: dict[tuple[int, int], list[tuple[int, int, int, int]]] = {}
    for (column, span, role), different in by_place.items():
        width = sum(grid.columns[column : column + span])
        by_group.setdefault((column, span), []).append(_need(different, role, width))
    return tuple(sorted(Need(*group, *map(max, zip(*room, strict=True))) for group, room in by_group.items()))


@lru_cache(1024)
def _measured(outline: "Outline") -> tuple[tuple[int, tuple[int, int, Role]], ...]:
    """The index of each place whose texts need room, with its column, span and role."""
    return tuple(
        (index, (column, span, role))
        for index, (column, span, _, role) in enumerate(outline.places)
        if role in SHORT or role is Role.TEXT
    )


def _need(texts: "Iterable[str]", role: Role, width: int) -> tuple[int, int, int, int]:
    """Least width, floor, wanted width and lines of texts in cells of a width."""
    size = LOOKS[role].size
    room = max(1, width - SPARE)
    if role is Role.TEXT:
        longest = max(map(len, texts))
        least = _rounded(width * _TEXT_KEEPS // 100)
        return least, least, 0, -(-longest * 10 * size // room)
    if role is Role.VALUE:
        floors, wanted = zip(*map(_value, texts), strict=True)
        floor = max(floors) * size // 10
        least = -(-floor * CONDENSED // 100)
        return _rounded(least + SPARE), _rounded(floor + SPARE), _rounded(max(wanted) * size // 10 + SPARE), 0
    return _label_need(frozenset(texts), size, room)


@lru_cache(512)
def _label_need(texts: frozenset[str], size: int, room: int) -> tuple[int, int, int, int]:
    """The same for labels, of which a layout has few."""
    floor = _rounded(max(_label_floor(text_width(text, size), 10 * size, room) for text in texts) + SPARE)
    return floor, floor, 0, 0


def _label_floor(width: int, character: int, room: int) -> int:
    """The room in which a label takes no more lines than it takes now, condensed if that saves one."""
    lines = -(-width * CONDENSED // (100 * room)) or 1
    return min(room, -(-width // (lines * character)) * character)


@lru_cache(4096)
def _value(text: str) -> tuple[int, int]:
    """The width of the widest piece of a value, and of the whole value if it is short, both as below."""
    whole = _hundredths(text)
    widest = max(map(_hundredths, _pieces(text)), default=0)
    return min(widest, _LONGEST_VALUE), whole if whole <= _LONGEST_VALUE else 0


def _hundredths(text: str) -> int:
    """The width of a text in hundredths of the font's size."""
    latin = len(text.encode("ascii", "ignore"))
    width = _CHARACTER * len(text)
    if not latin:
        return width
    return width - (_CHARACTER - _LATIN) * (latin - text.count("%")) + _BETWEEN * len(_boundaries(text))


def _rounded(width: int) -> int:
    return -(-width // _STEP) * _STEP
