"""The form by docxtpl: a Word template whose one table repeats a row and in it a cell, filled from a Grid.

Texts, merges, widths and styles are those of our own document, whose other parts the template has too.
"""

import io
import zipfile
from functools import cache
from itertools import accumulate

import docxtpl
from markupsafe import Markup

from pgdecl.formats import paint
from pgdecl.formats.appearance import LOOKS, style_name
from pgdecl.layouts.grid import Cell, Grid

_DOCUMENT = "word/document.xml"
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>'
    '<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}'
    "</w:tblGrid>"
)
_CLOSE = '</w:tbl><w:p/><w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/></w:sectPr></w:body></w:document>'
_CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="{{cell.width}}" w:type="dxa"/>{{cell.merge}}<w:vAlign w:val="{{cell.down}}"/></w:tcPr>'
    '<w:p><w:pPr><w:pStyle w:val="{{cell.style}}"/></w:pPr><w:r><w:t>{{cell.text}}</w:t></w:r></w:p></w:tc>'
)


def template(grid: Grid) -> bytes:
    """A template for grids of these columns and this page."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.columns)
    document = (
        _OPEN.format(width=sum(grid.columns), columns=columns)
        + f"<w:tr>{_tag('{%tr for row in rows %}')}</w:tr>"
        + f"<w:tr>{_tag('{%tc for cell in row %}')}{_CELL}{_tag('{%tc endfor %}')}</w:tr>"
        + f"<w:tr>{_tag('{%tr endfor %}')}</w:tr>"
        + _CLOSE.format(width=grid.page.width, height=grid.page.height)
    )
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paint(grid, "docx"))) as ours, zipfile.ZipFile(made, "w", 8) as target:
        for name in ours.namelist():
            target.writestr(name, document if name == _DOCUMENT else ours.read(name))
    return made.getvalue()


def write(blank: bytes, grid: Grid) -> bytes:
    """The document that shows a Grid."""
    document = docxtpl.DocxTemplate(io.BytesIO(blank))
    edges = (0, *accumulate(grid.columns))
    document.render(
        {"rows": [[_cell(cell, edges) for cell in row.cells] for row in grid.rows]}, autoescape=True
    )
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _cell(cell: Cell, edges: tuple[int, ...]) -> dict[str, object]:
    return {
        "text": cell.text,
        "width": edges[cell.column + cell.span] - edges[cell.column],
        "merge": _merge(cell.span, cell.rows),
        "down": LOOKS[cell.role].down,
        "style": style_name(cell.role),
    }


@cache
def _merge(span: int, rows: int) -> Markup:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = "" if rows == 1 else f'<w:vMerge w:val="{"restart" if rows else "continue"}"/>'
    return Markup(across + down)  # noqa: S704 - two numbers, and no text of anybody's


def _tag(text: str) -> str:
    return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
