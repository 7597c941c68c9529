"""Where a form's pages end, as far as that can be estimated, and the padding that spares a page for the seal.

Lengths are twentieths of a point. A box to be stamped is not to stand alone on the last page: where lower
rows make room for it, the rows are lower.
"""

from typing import TYPE_CHECKING, Final

from pgdecl.forms.formats.appearance import LINE_SPACING, PADDING_DOWN
from pgdecl.forms.formats.measure import row_heights
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pgdecl.forms.grid import Grid, Row

_PADDINGS: Final = (PADDING_DOWN, PADDING_DOWN // 2, PADDING_DOWN // 4)
# The part of a page, in hundredths, that estimates count on: the rest makes up for their errors.
_COUNTED: Final = 93
# Over more rows than this the errors of estimates add up to a box or more.
_MOST_ROWS: Final = 80


def box_index(grid: "Grid") -> int | None:
    """The index of the first row of a box to be stamped, which lasts to the end of the form."""
    for index, (outline, _) in enumerate(grid.rows):
        if outline.places[-1].role is Role.OPINION:
            return index
    return None


def padding_down(grid: "Grid") -> int:
    """The padding above and below texts: the usual one, or the largest with which no box stands alone.

    It is the usual one for long forms, whose pages cannot be estimated.
    """
    box = box_index(grid)
    if box is None or len(grid.rows) > _MOST_ROWS:
        return PADDING_DOWN
    heights = row_heights(grid, LINE_SPACING)
    room = (grid.page.height - grid.page.top - grid.page.bottom) * _COUNTED // 100
    for padding in _PADDINGS:
        saved = 2 * (PADDING_DOWN - padding)
        if not _is_box_alone(grid.rows[:box], [height - saved for height in heights], room):
            return padding
    return PADDING_DOWN


def _is_box_alone(above: "Sequence[Row]", heights: "Sequence[int]", room: int) -> bool:
    """Whether the box below some rows begins a page; head rows are repeated above what the page divides."""
    used = heads = 0
    above_is_head = False
    for (outline, _), height in zip(above, heights, strict=False):
        if outline.head:
            heads = heads + height if above_is_head else height
        above_is_head = outline.head
        used += height
        if used > room:
            used = heads + height
    return used + sum(heights[len(above) :]) > room
