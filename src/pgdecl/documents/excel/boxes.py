"""The boxes of comments: a drawing in VML (ECMA-376-4, 19), which also holds the form controls of a sheet."""

import re
from functools import cache
from typing import Final

from lxml import etree

from pgdecl.documents.errors import DamagedError
from pgdecl.documents.excel.names import Position
from pgdecl.documents.parts import parse_xml
from pgdecl.tables import read_data

_VML: Final = "urn:schemas-microsoft-com:vml"
_EXCEL: Final = "urn:schemas-microsoft-com:office:excel"
_SHAPE: Final = f"{{{_VML}}}shape"
_TYPE: Final = "_x0000_t202"
_CLIENT: Final = f"{{{_EXCEL}}}ClientData"
_IDS: Final = 1024
"""Each drawing has so many ids of its own, from its number times as many on."""
_LINE: Final = 18
_LEAST_LINES, _MOST_LINES = 4, 25
_WIDTH: Final = 4
_open_break: Final = re.compile(rb"<br\s{0,8}>").sub
_id: Final = re.compile("_x0000_s([0-9]{1,9})").fullmatch


class Boxes:
    """The boxes of a sheet."""

    def __init__(self, data: bytes | None, sheet: int) -> None:
        """Takes the drawing that there is, or begins a new one for the sheet of this number.

        Raises:
            DamagedError, UnsafeError: there is one, and it cannot be read.
        """
        self._root = _new(sheet) if data is None else _parsed(data)
        self._sheet = sheet
        self._last = 0

    def remove(self, positions: set[Position]) -> None:
        """Removes the boxes of these cells."""
        for shape in list(self._root.iter(_SHAPE)):
            parent = shape.getparent()
            if parent is not None and _cell_of(shape) in positions:
                parent.remove(shape)

    def add(self, position: Position, text: str) -> None:
        """Adds a box to the right of a cell, hidden until the mouse is over it, as high as the text needs."""
        if not any(element.get("id") == _TYPE for element in self._root):
            self._root.append(_new(1)[-1])
        self._last = (self._last or self._highest_id()) + 1
        lines = sum(1 + len(line) // _LINE for line in text.split("\n"))
        top = max(0, position.row - 2)
        box = _template("comment-box").format(
            id=self._last,
            left=position.column,
            right=position.column + _WIDTH,
            top=top,
            bottom=top + min(max(lines, _LEAST_LINES), _MOST_LINES),
            row=position.row - 1,
            column=position.column - 1,
        )
        self._root.append(etree.fromstring(box))

    def _highest_id(self) -> int:
        ids = (_id(element.get("id", "")) for element in self._root.iter(_SHAPE))
        return max((int(match[1]) for match in ids if match), default=_IDS * self._sheet)

    def data(self) -> bytes:
        """The drawing."""
        etree.cleanup_namespaces(self._root, keep_ns_prefixes=["v", "o", "x"])
        return etree.tostring(self._root, encoding="UTF-8", xml_declaration=False)


def _new(sheet: int) -> etree._Element:
    """A drawing without boxes, with the shape that boxes of comments have."""
    return etree.fromstring(_template("comment-drawing").format(number=sheet))


@cache
def _template(name: str) -> str:
    return read_data(__file__, f"../data/{name}.xml")


def _parsed(data: bytes) -> etree._Element:
    """A drawing of Excel, which is not always XML: line breaks within texts may lack their ends."""
    try:
        return parse_xml(data, "vmlDrawing")
    except DamagedError:
        return parse_xml(_open_break(b"<br/>", data), "vmlDrawing")


def _cell_of(shape: etree._Element) -> Position | None:
    """The cell that a box belongs to; None of other shapes."""
    client = shape.find(_CLIENT)
    if client is None or client.get("ObjectType") != "Note":
        return None
    row, column = (client.findtext(f"{{{_EXCEL}}}{name}") or "" for name in ("Row", "Column"))
    if not (row.strip().isdecimal() and column.strip().isdecimal()):
        return None
    return Position(int(row) + 1, int(column) + 1)
