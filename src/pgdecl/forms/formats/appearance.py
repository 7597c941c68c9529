"""The appearance of each role, the same for DOCX and XLSX.

Fonts are the ones official documents are set in (GB/T 9704-2012): 方正小标宋简体 for the title,
仿宋_GB2312 for the body, 黑体 for headings, 宋体 14 pt between dashes for the page number.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pgdecl.forms.grid import Outline

Side = Literal["top", "left", "bottom", "right"]

TITLE_FONT: Final = "方正小标宋简体"
BODY_FONT: Final = "仿宋_GB2312"
HEADING_FONT: Final = "黑体"
PAGE_NUMBER_FONT: Final = "宋体"
PAGE_NUMBER_SIZE: Final = 28

BODY_SIZE: Final = 21
# The fixed height of a line in hundredths of the font's size, so that a form takes the same pages whichever
# font replaces a missing official one.
LINE_SPACING: Final = 130
MARK_COLOUR: Final = "FF0000"

# Padding inside a cell, in twentieths of a point: at the left and right, and at the top and bottom.
PADDING_ACROSS: Final = 60
PADDING_DOWN: Final = 40

BOX: Final[tuple[Side, ...]] = ("top", "left", "bottom", "right")


class Look(NamedTuple):
    """The look of one role: `size` in half-points, `colour` as RRGGBB or empty, `borders` 0.5 pt lines."""

    font: str = BODY_FONT
    size: int = BODY_SIZE
    bold: bool = False
    colour: str = ""
    across: Literal["left", "center", "right"] = "center"
    down: Literal["top", "center", "bottom"] = "center"
    borders: tuple[Side, ...] = BOX


_HEADING: Final = Look(font=HEADING_FONT)

LOOKS: Final["Mapping[Role, Look]"] = MappingProxyType(
    {
        Role.TITLE: Look(font=TITLE_FONT, size=44, borders=()),
        Role.MARK: Look(font=HEADING_FONT, size=32, bold=True, colour=MARK_COLOUR, borders=()),
        Role.NOTE: Look(across="left", borders=()),
        Role.NOTE_RIGHT: Look(across="right", borders=()),
        Role.BAND: _HEADING,
        Role.HEAD: _HEADING,
        Role.LABEL: _HEADING,
        Role.TEXT: Look(across="left"),
        Role.VALUE: Look(),
        Role.OPINION: Look(across="left", down="top", borders=("top", "left", "right")),
        Role.ROOM: Look(across="left", down="top", borders=("left", "right")),
        Role.SEAL: Look(across="right", down="bottom", borders=("left", "bottom", "right")),
        Role.SUBTITLE: Look(borders=()),
    }
)

# Substitutes for an official font that is not installed, in the order of preference: those of Windows and of
# macOS, then the free ones of Linux.
FALLBACKS: Final["Mapping[str, tuple[str, ...]]"] = MappingProxyType(
    {
        TITLE_FONT: ("华文中宋", "STZhongsong", "宋体", "SimSun", "Noto Serif CJK SC"),
        BODY_FONT: ("仿宋", "FangSong", "华文仿宋", "STFangsong", "Noto Serif CJK SC"),
        HEADING_FONT: ("SimHei", "华文黑体", "STHeiti", "Noto Sans CJK SC"),
        PAGE_NUMBER_FONT: ("SimSun", "华文宋体", "STSong", "Noto Serif CJK SC"),
    }
)


def style_name(role: Role) -> str:
    """The name of a role's style, the same in a DOCX and in an XLSX."""
    return f"form-{role.value.replace('_', '-')}"


def is_bordered(outline: "Outline") -> bool:
    """Whether any cell of a row has lines; rows without lines are above the table."""
    return any(LOOKS[place.role].borders for place in outline.places)
