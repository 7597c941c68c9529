"""Automatic numbers of paragraphs (ECMA-376-1, 17.9), counted as Word counts them."""

import re
from functools import cache
from typing import Final, NamedTuple

from lxml import etree

from pgdecl.documents.word.names import W, number
from pgdecl.documents.word.symbols import in_font
from pgdecl.tables import rows

_ID: Final = f"{W}numId"
_LEVEL: Final = f"{W}ilvl"
_BULLET: Final = "•"
_LEVELS: Final = 9
_placeholder: Final = re.compile("%([1-9])").sub


class _Level(NamedTuple):
    counting: str
    pattern: str
    start: int


class _List(NamedTuple):
    """A list: its levels by number, and the counts of all lists that share them."""

    levels: dict[int, _Level]
    counts: dict[int, int]
    restarts: dict[int, int]


class Numbering:
    """The lists of a document and how far each has counted; to be asked once for each paragraph, in order."""

    def __init__(self, root: etree._Element | None = None, styles: etree._Element | None = None) -> None:
        """Takes the root elements of the parts with the lists and the styles, if there are such parts."""
        self._lists: dict[str, _List] = {}
        self._styles: dict[str, etree._Element] = {}
        if root is None:
            return
        shared: dict[str, tuple[dict[int, _Level], dict[int, int]]] = {
            element.get(f"{W}abstractNumId", ""): (_levels(element), {})
            for element in root.iterfind(f"{W}abstractNum")
        }
        for element in root.iterfind(f"{W}num"):
            reference = element.find(f"{W}abstractNumId")
            name = "" if reference is None else reference.get(f"{W}val", "")
            if name in shared:
                levels, counts = shared[name]
                self._lists[element.get(_ID, "")] = _List(levels, counts, _restarts(element))
        for style in () if styles is None else styles.iterfind(f"{W}style"):
            if (properties := style.find(f"{W}pPr/{W}numPr")) is not None:
                self._styles[style.get(f"{W}styleId", "")] = properties

    def label(self, paragraph: etree._Element) -> str | None:
        """The number that Word shows before a paragraph, empty if none; None if it cannot be known."""
        properties = self._properties(paragraph)
        name = None if properties is None else properties.find(_ID)
        if properties is None or name is None or name.get(f"{W}val", "0") == "0":
            return ""
        numbered = self._lists.get(name.get(f"{W}val", ""))
        depth = number(properties.find(_LEVEL), 0)
        if numbered is None or depth not in numbered.levels:
            return None
        return _label(numbered, depth)

    def _properties(self, paragraph: etree._Element) -> etree._Element | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None or not self._styles:
            return own
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return None if style is None else self._styles.get(style.get(f"{W}val", ""))


def _levels(element: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for level in element.iterfind(f"{W}lvl"):
        counting, text = level.find(f"{W}numFmt"), level.find(f"{W}lvlText")
        name = "decimal" if counting is None else counting.get(f"{W}val", "decimal")
        pattern = "" if text is None else text.get(f"{W}val", "")
        if name == "bullet":
            pattern = _bullet(pattern, level.find(f"{W}rPr/{W}rFonts"))
        position = level.get(_LEVEL, "")
        if position in map(str, range(_LEVELS)):
            levels[int(position)] = _Level(name, pattern, number(level.find(f"{W}start"), 1))
    return levels


def _bullet(sign: str, fonts: etree._Element | None) -> str:
    shown = in_font(sign, "" if fonts is None else fonts.get(f"{W}ascii", ""))
    return shown if shown.isprintable() else _BULLET


def _restarts(element: etree._Element) -> dict[int, int]:
    """The numbers at which a list begins anew, by level."""
    numbers: dict[int, int] = {}
    for override in element.iterfind(f"{W}lvlOverride"):
        start, position = override.find(f"{W}startOverride"), override.get(_LEVEL, "")
        if start is not None and position in map(str, range(_LEVELS)):
            numbers[int(position)] = number(start, 1)
    return numbers


def _label(numbered: _List, depth: int) -> str:
    counts, levels = numbered.counts, numbered.levels
    if depth in numbered.restarts:
        counts[depth] = numbered.restarts.pop(depth) - 1
    counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
    for deeper in [level for level in counts if level > depth]:
        del counts[deeper]

    def shown(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        if level not in levels:
            return ""
        return _counted(levels[level].counting, counts.get(level, levels[level].start))

    label = _placeholder(shown, levels[depth].pattern).strip()
    return f"{label} " if label and label[-1].isascii() else label


def _counted(counting: str, value: int) -> str:
    if counting in {"none", "bullet"}:
        return ""
    signs = _countings().get(counting, [])
    return signs[value - 1] if 0 < value <= len(signs) else str(value)


@cache
def _countings() -> dict[str, list[str]]:
    return {name: signs.split() for name, signs in rows(__file__, "../data/counting.tsv")}
