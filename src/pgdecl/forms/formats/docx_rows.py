"""Rows of a Word table, prepared: WordprocessingML with a `%s` for each text."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pgdecl.forms.formats.appearance import BOX, LOOKS, is_bordered, style_name
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from pgdecl.forms.grid import Outline

# However many rows a merge covers, its cell is written the same.
_SEVERAL: Final = 2

_PLAIN_TEXT: Final = "<w:r><w:t>"
_TEXT: Final = '<w:r><w:t xml:space="preserve">'

# The right side of a box to be stamped, down to its last row but one.
_TO_BE_STAMPED: Final = (Role.OPINION, Role.ROOM)


class Kind(NamedTuple):
    """What decides which table a row stands in: lines, head rows, a box to be stamped with the row below."""

    bordered: bool
    head: bool
    box: bool

    def begins_table(self, above: "Kind") -> bool:
        """Whether a new table begins with this row."""
        return (
            self.bordered != above.bordered or (self.head and not above.head) or (self.box and not above.box)
        )


@lru_cache(512)
def prepared(
    columns: tuple[int, ...],
    outline: "Outline",
    filled: tuple[bool, ...],
    plain: bool,  # noqa: FBT001 - a memo finds what goes by position faster
    tall: bool,  # noqa: FBT001
) -> tuple[Kind, bytes]:
    """A row with a `%s` for each text, empty ones too; made once for rows that look alike."""
    # A box's right side has these roles: its rows stay on the page of the row below, as head rows do.
    kind = Kind(is_bordered(outline), outline.head, outline.places[-1].role in _TO_BE_STAMPED)
    kept = kind.head or kind.box
    parts = [_row_open(outline, whole=not tall)]
    for (column, span, rows, role), full in zip(outline.places, filled, strict=True):
        width = sum(columns[column : column + span])
        # A cell that goes on from above and has no text shows nothing of its own.
        own = role if rows or full else None
        parts += (
            _properties(width, span, min(rows, _SEVERAL), role, own),
            _paragraph(own, kept, full, plain),
        )
    return kind, "".join((*parts, "</w:tr>")).encode()


def _row_open(outline: "Outline", *, whole: bool) -> str:
    properties = (
        ("<w:cantSplit/>" if whole else "")
        + (f'<w:trHeight w:val="{outline.height}" w:hRule="atLeast"/>' if outline.height else "")
        + ("<w:tblHeader/>" if outline.head else "")
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"


@lru_cache(1024)
def _properties(width: int, span: int, rows: int, role: Role, own: Role | None) -> str:
    """What goes before a cell's paragraph."""
    borders = LOOKS[role].borders
    missing = "".join(f'<w:{side} w:val="nil"/>' for side in BOX if borders and side not in borders)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + ("" if rows == 1 else '<w:vMerge w:val="restart"/>' if rows else "<w:vMerge/>")
        + (f"<w:tcBorders>{missing}</w:tcBorders>" if missing else "")
        + (f'<w:vAlign w:val="{LOOKS[own].down}"/>' if own else "")
        + "</w:tcPr>"
    )


@lru_cache(1024)
def _paragraph(own: Role | None, kept: bool, full: bool, plain: bool) -> str:  # noqa: FBT001 - as above
    """A cell's paragraph with a `%s` for the text, and the cell's end."""
    style = f'<w:pStyle w:val="{style_name(own)}"/>' if own else ""
    properties = style + ("<w:keepNext/>" if kept else "")
    text = f"{_PLAIN_TEXT if plain else _TEXT}%s</w:t></w:r>" if full else "%s"
    if not properties:
        return f"<w:p/>{text}</w:tc>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{text}</w:p></w:tc>"
