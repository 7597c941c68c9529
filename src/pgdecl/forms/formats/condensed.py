"""Which short texts are set in condensed characters, so that no label and no value is divided."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pgdecl.forms.formats.appearance import LOOKS
from pgdecl.forms.formats.needs import CONDENSED, SHORT, SPARE, pieces, text_width
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from pgdecl.forms.grid import Outline

NORMAL: Final = 100
# Scales are rounded down to this step, so that there are few different rows.
_STEP: Final = 5


def scales(columns: tuple[int, ...], outline: "Outline", texts: tuple[str, ...]) -> tuple[int, ...]:
    """The width of the characters of each text in a row, in hundredths; 0 if there is no text."""
    result = [NORMAL if text else 0 for text in texts]
    for index, characters, room, role in _rooms(columns, outline):
        text = texts[index]
        if len(text) > characters:
            result[index] = _scale(text, room, role)
    return tuple(result)


@lru_cache(1024)
def _rooms(columns: tuple[int, ...], outline: "Outline") -> tuple[tuple[int, int, int, Role], ...]:
    """For each short text of a row its index, the characters that fit in any case, its room and role."""
    rooms = []
    for index, (column, span, _, role) in enumerate(outline.places):
        if role in SHORT:
            room = sum(columns[column : column + span]) - SPARE
            rooms.append((index, max(0, room // (10 * LOOKS[role].size)), room, role))
    return tuple(rooms)


@lru_cache(4096)
def _scale(text: str, room: int, role: Role) -> int:
    """The scale at which a text fits on one line or, for a value, at which each of its pieces does."""
    size = LOOKS[role].size
    for lines in ([text], pieces(text) if role is Role.VALUE else []):
        width = max((text_width(line, size) for line in lines), default=0)
        if 0 < width <= room:
            break
        if 0 < width * CONDENSED <= room * NORMAL:
            return room * NORMAL // width // _STEP * _STEP
    return NORMAL
