"""A Grid as a Word document: WordprocessingML written as text, around the parts of `blank/docx.parts`."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pgdecl.forms.formats.appearance import BOX, PADDING_ACROSS
from pgdecl.forms.formats.condensed import scales
from pgdecl.forms.formats.docx_rows import Paging, prepared
from pgdecl.forms.formats.measure import tall_rows
from pgdecl.forms.formats.package import escape, is_plain, join_texts, load, properties, with_texts
from pgdecl.forms.formats.pages import box_index, padding_down

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pgdecl.forms.formats.kinds import Kind
    from pgdecl.forms.grid import Grid, Page

_OPEN: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
# A line too low to be seen, after each table: without it, Word joins two tables.
_GAP: Final = '</w:tbl><w:p><w:pPr><w:pStyle w:val="form-gap"/>{}</w:pPr></w:p>'
_TABLE_END: Final = _GAP.format("").encode()
_TABLE_END_KEPT: Final = _GAP.format("<w:keepNext/>").encode()
_KEPT: Final = 2
_LINE: Final = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
_BORDERS: Final = "".join(f"<w:{side} {_LINE}/>" for side in (*BOX, "insideH", "insideV"))

_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'


def paint(grid: "Grid") -> bytes:
    """The form as the bytes of a DOCX file.

    The rows above the form's lines are a table without lines. A new table begins at each run of head rows,
    because Word repeats only the rows at the top of a table, and at the box for the opinion, which does not
    belong under those heads.
    """
    blank = load("docx")
    values = {name: escape(value) for name, value in (properties(grid) | {"mark": grid.mark}).items()}
    return blank.packed({"word/document.xml": _document(grid)} | blank.filled(values))


def _document(grid: "Grid") -> bytes:
    texts = [text for row in grid.rows for text in row.texts]
    joined = join_texts(texts)
    plain = is_plain(joined)
    template = b"".join(_templates(grid, plain=plain))
    body = with_texts(template, joined if plain else _run_texts(joined)) if texts else b""
    return b"".join((_OPEN, body, _section(grid.page), b"</w:body></w:document>"))


def _templates(grid: "Grid", *, plain: bool) -> "Iterator[bytes]":
    """The tables, with a `%s` for each text."""
    columns = grid.columns
    half_page = (grid.page.height - grid.page.top - grid.page.bottom) // 2
    tall = tall_rows(grid, half_page, plain=plain)
    box = box_index(grid)
    # No seal stands on a page without text: the last rows above the box stay with it.
    kept = range(0) if box is None else range(max(0, box - _KEPT), box)
    padding = padding_down(grid)
    above: Kind | None = None
    for index, (outline, texts) in enumerate(grid.rows):
        paging = Paging.DIVIDED if index in tall else Paging.KEPT if index in kept else Paging.WHOLE
        kind, template = prepared(columns, outline, scales(columns, outline, texts), plain, paging)
        if above is None or kind.begins_table(above):
            yield (_TABLE_END_KEPT if index - 1 in kept else _TABLE_END) if above else b""
            yield _table_open(columns, padding, kind.bordered)
        yield template
        above = kind
    yield _TABLE_END if above else b""


@lru_cache(256)
def _table_open(columns: tuple[int, ...], padding: int, bordered: bool) -> bytes:  # noqa: FBT001
    borders = f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if bordered else ""
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in zip(BOX, (padding, PADDING_ACROSS) * 2, strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    ).encode()


def _run_texts(texts: str) -> str:
    """The content of `w:t` elements: escaped texts, with line breaks and tabs as elements."""
    return escape(texts).replace("\n", _BREAK).replace("\t", _TAB)


def _section(page: "Page") -> bytes:
    orientation = ' w:orient="landscape"' if page.width > page.height else ""
    header_distance = min(page.top, page.bottom) // 2
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{orientation}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{header_distance}" w:footer="{header_distance}" w:gutter="0"/></w:sectPr>'
    ).encode()
