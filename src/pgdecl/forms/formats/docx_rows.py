"""Templates for the rows of a Word table: WordprocessingML with a `%s` for each text."""

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pgdecl.forms.formats.appearance import BOX, LOOKS, style_name
from pgdecl.forms.formats.condensed import NORMAL
from pgdecl.forms.formats.kinds import Kind, kind_of
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from pgdecl.forms.grid import Outline

# A merged cell is written in the same way for any number of rows.
_SEVERAL: Final = 2

_PLAIN_TEXT: Final = "<w:t>"
_TEXT: Final = '<w:t xml:space="preserve">'


class Paging(Enum):
    """How a row may meet the end of a page."""

    WHOLE = "whole"
    DIVIDED = "divided"
    KEPT = "kept"  # whole, and on the page of the row below


@lru_cache(512)
def prepared(
    columns: tuple[int, ...],
    outline: "Outline",
    scales: tuple[int, ...],
    plain: bool,  # noqa: FBT001 - lru_cache is faster with positional arguments
    paging: Paging,
) -> tuple[Kind, bytes]:
    """A row with a `%s` for each text, empty ones too; computed once for rows of the same outline.

    `scales` are the widths of the characters of each text in hundredths, 0 if there is no text.
    """
    kind = kind_of(outline)
    keep_with_next = kind.head or kind.box or paging is Paging.KEPT
    parts = [_row_open(outline, whole=paging is not Paging.DIVIDED)]
    for (column, span, rows, role), scale in zip(outline.places, scales, strict=True):
        width = sum(columns[column : column + span])
        # A cell that continues a merge and has no text needs no style.
        styled_role = role if rows or scale else None
        parts += (
            _properties(width, span, min(rows, _SEVERAL), role, styled_role),
            _paragraph(styled_role, keep_with_next, scale, plain),
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
def _properties(width: int, span: int, rows: int, role: Role, styled_role: Role | None) -> str:
    """The XML before a cell's paragraph."""
    borders = LOOKS[role].borders
    missing = "".join(f'<w:{side} w:val="nil"/>' for side in BOX if borders and side not in borders)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + ("" if rows == 1 else '<w:vMerge w:val="restart"/>' if rows else "<w:vMerge/>")
        + (f"<w:tcBorders>{missing}</w:tcBorders>" if missing else "")
        + (f'<w:vAlign w:val="{LOOKS[styled_role].down}"/>' if styled_role else "")
        + "</w:tcPr>"
    )


@lru_cache(1024)
def _paragraph(
    role: Role | None,
    keep_with_next: bool,  # noqa: FBT001 - as above
    scale: int,
    plain: bool,  # noqa: FBT001
) -> str:
    """A cell's paragraph with a `%s` for the text, and the cell's end."""
    style = f'<w:pStyle w:val="{style_name(role)}"/>' if role else ""
    properties = style + ("<w:keepNext/>" if keep_with_next else "")
    condensed = f'<w:rPr><w:w w:val="{scale}"/></w:rPr>' if scale < NORMAL else ""
    text = f"<w:r>{condensed}{_PLAIN_TEXT if plain else _TEXT}%s</w:t></w:r>" if scale else "%s"
    if not properties:
        return f"<w:p/>{text}</w:tc>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{text}</w:p></w:tc>"
