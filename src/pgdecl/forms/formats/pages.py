"""Where a form's pages end, as far as that can be estimated, and the padding that spares a page for the seal.

Lengths are twentieths of a point. A box to be stamped is not to stand alone on the last page: where lower
rows make room for it, the rows are lower.
"""

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from pgdecl.forms.formats.appearance import LINE_SPACING, PADDING_DOWN
from pgdecl.forms.formats.measure import row_heights
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pgdecl.forms.grid import Grid, Row

_PADDINGS: Final = (PADDING_DOWN, PADDING_DOWN // 2, PADDING_DOWN // 4)
# The part of a page, in hundredths, that estimates count on: the rest makes up for their errors.
_COUNTED: Final = 93
# Over more rows than this the errors of estimates add up to a box or more.
_MOST_ROWS: Final = 80


class _Group(NamedTuple):
    """Rows that a page does not divide: one row or, with `box`, all of a box; `heads` are repeated above."""

    height: int
    heads: int
    box: bool


def padding_down(grid: "Grid") -> int:
    """The padding above and below texts: the usual one, or the largest with which no box stands alone.

    It is the usual one for long forms, whose pages cannot be estimated.
    """
    rows = grid.rows
    if len(rows) > _MOST_ROWS or not any(row.outline.places[-1].role is Role.OPINION for row in rows):
        return PADDING_DOWN
    heights = row_heights(grid, LINE_SPACING)
    room = (grid.page.height - grid.page.top - grid.page.bottom) * _COUNTED // 100
    for padding in _PADDINGS:
        saved = 2 * (PADDING_DOWN - padding)
        if not _is_box_alone(_groups(rows, [height - saved for height in heights]), room):
            return padding
    return PADDING_DOWN


def _is_box_alone(groups: "Iterator[_Group]", room: int) -> bool:
    """Whether a box begins a page."""
    used = 0
    for group in groups:
        used += group.height
        if used <= room:
            continue
        if group.box:
            return True
        used = group.heads + group.height
    return False


def _groups(rows: "Sequence[Row]", heights: "Sequence[int]") -> "Iterator[_Group]":
    """The rows as pages may divide them; a box lasts from its first row to the end of the form."""
    tops = list(accumulate(heights, initial=0))
    heads, above_is_head = 0, False
    for (outline, _), height, top in zip(rows, heights, tops, strict=False):
        if outline.places[-1].role is Role.OPINION:
            yield _Group(tops[-1] - top, 0, box=True)
            return
        if outline.head:
            heads = heads + height if above_is_head else height
        above_is_head = outline.head
        yield _Group(height, heads, box=False)
