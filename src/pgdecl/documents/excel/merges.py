"""Merged ranges of a sheet, reduced to the rows and columns that are read."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from pgdecl.documents.excel.names import Area, Position

_MOST_COVERED: Final = 2 * 2000 * 64
"""How many cells are looked at for merged ranges: ranges of a sound sheet do not overlap."""


class Merges(NamedTuple):
    """`spans` are columns and rows covered, by the first cell of a range; `covered` are all its other cells.

    `overlapping` are the ranges left out because an earlier one covers some of the same cells.
    """

    spans: dict[Position, tuple[int, int]]
    covered: dict[Position, Position]
    overlapping: list[Area]


def resolved(areas: Iterable[Area], rows: Sequence[int], last_column: int) -> Merges:
    """The merges of a sheet.

    Args:
        areas: the ranges as the sheet names them.
        rows: the numbers of the rows that are read, in order. A range counts only these.
        last_column: the last column that is read.
    """
    merges = Merges({}, {}, [])
    position_of_row = {row: position for position, row in enumerate(rows)}
    looked_at = 0
    for area in areas:
        start = position_of_row.get(area.first.row)
        if start is None or area.first.column > last_column:
            continue
        if area.first in merges.covered:
            merges.overlapping.append(area)
            continue
        height = _rows_within(rows, start, area.last.row)
        width = min(area.last.column, last_column) - area.first.column + 1
        looked_at += height * width
        cells = _cells(area, rows[start : start + height], width) if looked_at <= _MOST_COVERED else []
        if not cells or any(cell in merges.covered or cell in merges.spans for cell in cells):
            merges.overlapping.append(area)
            continue
        merges.spans[area.first] = width, height
        merges.covered.update(dict.fromkeys(cells[1:], area.first))
    return merges


def _cells(area: Area, rows: Sequence[int], width: int) -> list[Position]:
    first = area.first.column
    return [Position(row, column) for row in rows for column in range(first, first + width)]


def _rows_within(rows: Sequence[int], start: int, last: int) -> int:
    count = 0
    for row in rows[start:]:
        if row > last:
            break
        count += 1
    return count
