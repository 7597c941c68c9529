"""Number formats of cells, by the style that a cell names."""

from functools import cache
from typing import Final

from lxml import etree

from pgdecl.documents.excel.names import S, whole
from pgdecl.tables import rows

GENERAL: Final = "General"
_LONGEST: Final = 255  # the longest format that Excel takes


class Styles:
    """The formats of a workbook."""

    def __init__(self, root: etree._Element | None) -> None:
        written: dict[int, str] = {}
        self._formats: list[str] = []
        if root is None:
            return
        for element in root.iter(f"{S}numFmt"):
            written[whole(element.get("numFmtId"), -1)] = element.get("formatCode", GENERAL)[:_LONGEST]
        for element in root.iterfind(f"{S}cellXfs/{S}xf"):
            number = whole(element.get("numFmtId"), 0)
            self._formats.append(written.get(number) or _built_in().get(number, GENERAL))

    def format_of(self, style: str | None) -> str:
        """The format that a cell with this `s` attribute has; General if there is no such style."""
        position = whole(style, 0)
        return self._formats[position] if position < len(self._formats) else GENERAL


@cache
def _built_in() -> dict[int, str]:
    return {int(number): code for number, code in rows(__file__, "../data/number-formats.tsv")}
