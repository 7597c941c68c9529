"""A Grid as a Word document: WordprocessingML written as text, around the parts of `blank/docx.parts`."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pgdecl.formats.appearance import LOOKS, PADDING_ACROSS, PADDING_DOWN, is_bordered, style_name
from pgdecl.formats.measure import tall_rows
from pgdecl.formats.package import escape, is_plain, load, merged, together
from pgdecl.layouts.grid import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pgdecl.layouts.grid import Grid, Outline, Page

_OPEN: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
# Between two tables, which Word would join otherwise, and after the last: a line too low to be seen.
_TABLE_END: Final = b'</w:tbl><w:p><w:pPr><w:pStyle w:val="form-gap"/></w:pPr></w:p>'
_SIDES: Final = ("top", "left", "bottom", "right")
_LINE: Final = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
_BORDERS: Final = "".join(f"<w:{side} {_LINE}/>" for side in (*_SIDES, "insideH", "insideV"))
_MARGINS: Final = "".join(
    f'<w:{side} w:w="{padding}" w:type="dxa"/>'
    for side, padding in zip(_SIDES, (PADDING_DOWN, PADDING_ACROSS) * 2, strict=True)
)

# However many rows a merge covers, its cell is written the same.
_SEVERAL: Final = 2

_PLAIN_TEXT: Final = "<w:r><w:t>"
_TEXT: Final = '<w:r><w:t xml:space="preserve">'
_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'

# The right side of a box to be stamped, down to its last row but one.
_BOX: Final = (Role.OPINION, Role.ROOM)


def paint(grid: "Grid") -> bytes:
    """The form as the bytes of a DOCX file.

    The rows above the form's lines are a table without lines. A new table begins at each run of head rows,
    because Word repeats only the rows at the top of a table, and at the box for the opinion, which those
    heads do not stand over.
    """
    blank = load("docx")
    values = {name: escape(value) for name, value in _values(grid).items()}
    return blank.packed({"word/document.xml": _document(grid)} | blank.filled(values))


def _values(grid: "Grid") -> dict[str, str]:
    return {"title": grid.title, "author": grid.author, "mark": grid.mark}


def _document(grid: "Grid") -> bytes:
    texts = [text for row in grid.rows for text in row.texts]
    joined = together(texts)
    plain = is_plain(joined)
    template = b"".join(_templates(grid, plain=plain))
    body = merged(template, joined if plain else _run_texts(joined)) if texts else b""
    return b"".join((_OPEN, body, _section(grid.page), b"</w:body></w:document>"))


def _templates(grid: "Grid", *, plain: bool) -> "Iterator[bytes]":
    """The tables, with a `%s` for each text."""
    columns = grid.columns
    half_page = (grid.page.height - grid.page.top - grid.page.bottom) // 2
    tall = tall_rows(grid, half_page)
    above: _Kind | None = None
    for index, (outline, texts) in enumerate(grid.rows):
        kind, template = _prepared(columns, outline, tuple(map(bool, texts)), plain, index in tall)
        if above is None or kind.begins_table(above):
            yield _TABLE_END if above else b""
            yield _table_open(columns, bordered=kind.bordered)
        yield template
        above = kind
    yield _TABLE_END if above else b""


class _Kind(NamedTuple):
    """What decides which table a row stands in: lines, head rows, a box to be stamped with the row below."""

    bordered: bool
    head: bool
    box: bool

    def begins_table(self, above: "_Kind") -> bool:
        """Whether a new table begins with this row."""
        return (
            self.bordered != above.bordered or (self.head and not above.head) or (self.box and not above.box)
        )


def _table_open(columns: tuple[int, ...], *, bordered: bool) -> bytes:
    borders = f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if bordered else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    ).encode()


@lru_cache(2048)
def _prepared(
    columns: tuple[int, ...],
    outline: "Outline",
    filled: tuple[bool, ...],
    plain: bool,  # noqa: FBT001 - a memo finds what goes by position faster
    tall: bool,  # noqa: FBT001
) -> tuple[_Kind, bytes]:
    """A row with a `%s` for each text, empty ones too; made once for rows that look alike."""
    # A box's right side has these roles: its rows stay on the page of the row below, as head rows do.
    kind = _Kind(is_bordered(outline), outline.head, outline.places[-1].role in _BOX)
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
    missing = "".join(f'<w:{side} w:val="nil"/>' for side in _SIDES if borders and side not in borders)
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


def _run_texts(texts: str) -> str:
    """What stands within `w:t`: texts escaped, their line breaks and tabs as elements."""
    return escape(texts).replace("\n", _BREAK).replace("\t", _TAB)


def _section(page: "Page") -> bytes:
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    aside = min(page.top, page.bottom) // 2
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{aside}" w:footer="{aside}" w:gutter="0"/></w:sectPr>'
    ).encode()
