"""How much room a text takes: a spreadsheet does not grow a merged row by itself.

Lengths are twentieths of a point. Estimates lean to the large side, so that nothing is cut off where an
official font is missing and a substitute with taller lines stands in.
"""

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from pgdecl.formats.appearance import LOOKS, PADDING_ACROSS, PADDING_DOWN
from pgdecl.formats.package import with_line_feeds
from pgdecl.layouts.grid import Role

if TYPE_CHECKING:
    from pgdecl.layouts.grid import Cell, Grid

# A line is this many hundredths of the font's size high; the usual substitute, Noto CJK, takes 145.
LINE_HEIGHT: Final = 145

# No line begins with one of these, and none ends with one of those.
_CLOSING: Final = "，。、；：？！）》〉」』〕】”’…—％‰"
_OPENING: Final = "“‘（《〈「『〔【"
# What no line break divides (an opening sign with the character behind it, a run of Latin letters and digits,
# a single character), and runs of Chinese characters, which may be divided anywhere.
_pieces: Final = re.compile(f"[{_OPENING}]+[\u4e00-\u9fff]|[\u4e00-\u9fff]+|[!-~]+|.").findall


def capacity(room: int, size: int) -> int:
    """Half-width columns on a line in a cell `room` wide, padding included; `size` in half-points."""
    # A half-width column is half the font's size wide, and a half-point is ten twentieths of a point.
    return max(2, (room - 2 * PADDING_ACROSS) // (5 * size))


def line_count(text: str, columns: int) -> int:
    """Number of lines that a text takes, wrapped to a number of half-width columns; at least 1."""
    if "\n" in text or "\r" in text:
        return sum(_wrapped(line, columns) for line in with_line_feeds(text).split("\n"))
    return _wrapped(text, columns)


def _width(text: str) -> int:
    """Half-width columns that a text takes at most: two for each character that is not ASCII."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _wrapped(line: str, columns: int) -> int:
    """Lines that a text without line breaks takes."""
    if _width(line) <= columns:
        return 1
    lines, used, together, opened = 1, 0, 0, False
    half = columns // 2
    for piece in _pieces(line):
        if not opened and len(piece) > 1 and "\u4e00" <= piece[0] <= "\u9fff":
            more = len(piece) - (columns - used) // 2
            full = max(0, -(-more // half))
            lines += full
            used = 2 * (more - (full - 1) * half) if full else used + 2 * len(piece)
            together = 2
            continue
        taken = len(piece) if piece.isascii() else 2 * len(piece)
        together = together + taken if opened or piece in _CLOSING else taken
        opened = piece in _OPENING
        if used + taken <= columns:
            used += taken
        elif taken <= columns:
            lines += 1
            used = together = together if together <= columns else taken
        else:  # longer than a line, and divided after all; it begins on a line of its own
            more = (taken - 1) // columns
            lines += more + (used > 0)
            used = together = taken - more * columns
    return lines


def row_heights(grid: "Grid") -> list[int]:
    """Height of each row; the last row of a merge is larger where its rows give too little for its text."""
    cells = _Cells(grid.columns)
    least = _line_height(Role.TEXT) + 2 * PADDING_DOWN
    heights: list[int] = []
    merged: list[tuple[int, int, int]] = []
    for index, row in enumerate(grid.rows):
        height = max(row.height, least)
        for cell in reversed(
            row.cells
        ):  # from the right, where the longest text mostly is: it spares the others
            if cell.rows > 1 and cell.text:
                merged.append((cell.rows, index, cells.height(cell)))
            elif cell.text and cells.height_bound(cell) > height:
                height = max(height, cells.height(cell))
        heights.append(height)
    for rows, first, need in sorted(merged):  # inner merges first: what they add serves the outer ones
        missing = need - sum(heights[first : first + rows])
        if missing > 0:
            heights[first + rows - 1] += missing
    return heights


def tall_rows(grid: "Grid", limit: int) -> frozenset[int]:
    """Indexes of the rows that are estimated higher than `limit`."""
    cells = _Cells(grid.columns)
    tall = {index for index, row in enumerate(grid.rows) if row.height > limit}
    # A text takes no more lines than it has characters, and few have as many as a tall row has lines.
    enough = {role: (limit - 2 * PADDING_DOWN) // _line_height(role) for role in Role}
    least = min(enough.values())
    for index, row in enumerate(grid.rows):
        for cell in row.cells:
            length = len(cell.text)
            if length >= least and length >= enough[cell.role] and cells.height_bound(cell) > limit:
                above = (cell.rows - 1) * (_line_height(cell.role) + 2 * PADDING_DOWN) if cell.rows else 0
                if cells.height(cell) - above > limit:
                    tall.add(index + max(cell.rows, 1) - 1)
    return frozenset(tall)


def _line_height(role: Role) -> int:
    return LOOKS[role].size * LINE_HEIGHT // 10


class _Cells:
    """Measures cells; how much room a column, or several together, give a role is found once."""

    def __init__(self, columns: tuple[int, ...]) -> None:
        self._edges = (0, *accumulate(columns))
        self._rooms: dict[tuple[int, int, Role], tuple[int, int]] = {}

    def height(self, cell: "Cell") -> int:
        """Height that shows the whole text of a cell."""
        text, column, span, _, role = cell
        columns, line = self._rooms.get((column, span, role)) or self._room(column, span, role)
        if 2 * len(text) <= columns and "\n" not in text and "\r" not in text:
            return line + 2 * PADDING_DOWN
        return line_count(text, columns) * line + 2 * PADDING_DOWN

    def height_bound(self, cell: "Cell") -> int:
        """A height that the cell surely does not exceed, without a look at where its lines end."""
        text, column, span, _, role = cell
        columns, line = self._rooms.get((column, span, role)) or self._room(column, span, role)
        if 2 * len(text) <= columns and text.isprintable():
            return line + 2 * PADDING_DOWN
        breaks = text.count("\n") + text.count("\r")
        # Two lines that follow each other without a break hold more than one line can.
        lines = 2 * _width(text) // columns + breaks + 1
        return lines * line + 2 * PADDING_DOWN

    def _room(self, column: int, span: int, role: Role) -> tuple[int, int]:
        """Half-width columns on a line, and the line's height."""
        width = self._edges[column + span] - self._edges[column]
        room = (capacity(width, LOOKS[role].size), _line_height(role))
        self._rooms[column, span, role] = room
        return room
