"""Estimates of the space that a text takes: a spreadsheet does not adapt merged rows by itself.

Lengths are twentieths of a point. Estimates are rather too large than too small, so that nothing is cut off
where a substitute with taller lines replaces a missing official font.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pgdecl.forms.formats.appearance import LOOKS, PADDING_ACROSS, PADDING_DOWN
from pgdecl.forms.formats.package import with_line_feeds
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from pgdecl.forms.grid import Grid, Outline

# The height of a line in hundredths of the font's size; the usual substitute, Noto CJK, takes 145.
LINE_HEIGHT: Final = 145

# No line begins with a closing sign, and none ends with an opening sign.
_CLOSING: Final = "，。、；：？！）》〉」』〕】”’…—％‰"
_OPENING: Final = "“‘（《〈「『〔【"
_divisible: Final = re.compile("[\u4e00-\u9fff]+").fullmatch
# What no line break divides (an opening sign with the character behind it, a run of Latin letters and digits,
# a single character), and runs of Chinese characters, which may be divided anywhere.
_pieces: Final = re.compile(
    # Only the first of a run of opening signs is tried, to keep the time linear.
    f"(?<![{_OPENING}])[{_OPENING}]+[\u4e00-\u9fff]|[\u4e00-\u9fff]+|[!-~]+|."
).findall


def capacity(room: int, size: int) -> int:
    """Half-width columns on a line in a cell `room` wide, padding included; `size` in half-points."""
    # A half-width column is half the font's size wide, and a half-point is ten twentieths of a point.
    return max(2, (room - 2 * PADDING_ACROSS) // (5 * size))


def line_count(text: str, columns: int) -> int:
    """Number of lines that a text takes, wrapped to a number of half-width columns; at least 1."""
    if text.isprintable():  # then it has no line breaks
        return _wrapped(text, columns)
    return sum(_wrapped(line, columns) for line in with_line_feeds(text).split("\n"))


def _width(text: str) -> int:
    """Half-width columns that a text takes at most: two for each character that is not ASCII."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _wrapped(line: str, columns: int) -> int:
    """Lines that a text without line breaks takes."""
    remaining = _width(line)
    if remaining <= columns:
        return 1
    if _divisible(line):
        return -(-len(line) // (columns // 2))
    lines, used, unbroken, after_opening = 1, 0, 0, False
    for piece in _pieces(line):
        piece_width = len(piece) if piece.isascii() else 2 * len(piece)
        remaining -= piece_width
        if "\u4e00" <= piece[0] <= "\u9fff" and not after_opening:
            unbroken = 2
            if used + piece_width <= columns:
                used += piece_width
                continue
            overflow, per_line = len(piece) - (columns - used) // 2, columns // 2
            new_lines = -(-overflow // per_line)
            lines += new_lines
            used = 2 * (overflow - (new_lines - 1) * per_line)
        else:
            unbroken = unbroken + piece_width if after_opening or piece in _CLOSING else piece_width
            after_opening = piece in _OPENING
            if used + piece_width <= columns:
                used += piece_width
                continue
            if piece_width <= columns:
                lines += 1
                used = unbroken = unbroken if unbroken <= columns else piece_width
            else:  # longer than a line: it begins on a new line and is divided
                full_lines = (piece_width - 1) // columns
                lines += full_lines + (used > 0)
                used = unbroken = piece_width - full_lines * columns
        if used + remaining <= columns:  # the rest fits on the current line
            break
    return lines


def row_heights(grid: "Grid", line_height: int = LINE_HEIGHT) -> list[int]:
    """Height of each row; the last row of a merge is larger where its rows give too little for its text.

    `line_height` is the height of a line in hundredths of the font's size.
    """
    least = LOOKS[Role.TEXT].size * line_height // 10
    heights: list[int] = []
    merged: list[tuple[int, int, int]] = []
    for index, (outline, texts) in enumerate(grid.rows):
        height = max(outline.height - 2 * PADDING_DOWN, least)
        _, rooms = _rooms(grid.columns, outline, line_height)
        for text, (columns, line, rows) in zip(texts, rooms, strict=True):
            if not text:
                continue
            need = line
            if 2 * len(text) > columns or not text.isprintable():
                need *= line_count(text, columns)
            if rows > 1:
                merged.append((rows, index, need + 2 * PADDING_DOWN))
            elif need > height:
                height = need
        heights.append(height + 2 * PADDING_DOWN)
    for rows, first, need in sorted(merged):  # inner merges first: the outer ones include what they add
        missing = need - sum(heights[first : first + rows])
        if missing > 0:
            heights[first + rows - 1] += missing
    return heights


def tall_rows(grid: "Grid", limit: int, *, plain: bool = False) -> frozenset[int]:
    """Indexes of the rows that are estimated higher than `limit`; `plain` texts hold no line breaks."""
    tall: set[int] = set()
    room = limit - 2 * PADDING_DOWN
    for index, (outline, texts) in enumerate(grid.rows):
        if outline.height > limit:
            tall.add(index)
        if max(map(len, texts)) < _least_tall(grid.columns, outline, room, plain):
            continue
        _, rooms = _rooms(grid.columns, outline, LINE_HEIGHT)
        for text, (columns, line, rows) in zip(texts, rooms, strict=True):
            if len(text) >= room // line:
                above = (rows - 1) * (line + 2 * PADDING_DOWN) if rows else 0
                if line_count(text, columns) * line - above > room:
                    tall.add(index + max(rows, 1) - 1)
    return frozenset(tall)


@lru_cache(1024)
def _least_tall(columns: tuple[int, ...], outline: "Outline", room: int, plain: bool) -> int:  # noqa: FBT001
    """A number of characters with fewer of which no text makes a row of this outline higher than `room`.

    A text has at most one line more than it has characters. Without line breaks any two lines hold more than
    one line has room for, and a character takes two columns at most.
    """
    highest, rooms = _rooms(columns, outline, LINE_HEIGHT)
    lines = room // highest
    narrowest = min(columns for columns, _, _ in rooms)
    return max(lines, (lines - 1) * narrowest // 4) if plain else lines


_Room = tuple[int, int, int]
"""The space for the text of a place: half-width columns on a line, the line height, and its rows."""


@lru_cache(1024)
def _rooms(columns: tuple[int, ...], outline: "Outline", line_height: int) -> tuple[int, tuple[_Room, ...]]:
    """The highest line and the rooms of a row, computed once for rows of the same outline."""
    rooms = []
    for column, span, rows, role in outline.places:
        width, size = sum(columns[column : column + span]), LOOKS[role].size
        rooms.append((capacity(width, size), size * line_height // 10, rows))
    return max(line for _, line, _ in rooms), tuple(rooms)
