"""A Grid as a Word document: WordprocessingML written as text, around the parts of `blank/docx.parts`."""

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from pgdecl.formats.appearance import LOOKS, PADDING_ACROSS, PADDING_DOWN, is_bordered, style_name
from pgdecl.formats.measure import tall_rows
from pgdecl.formats.package import encode, escape, is_plain, load, with_line_feeds
from pgdecl.layouts.grid import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pgdecl.layouts.grid import Cell, Grid, Page, Row

_OPEN: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
# Between two tables, which Word would join otherwise, and after the last: a line too low to be seen.
_GAP: Final = '<w:p><w:pPr><w:pStyle w:val="form-gap"/></w:pPr></w:p>'
_SIDES: Final = ("top", "left", "bottom", "right")
_LINE: Final = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
_BORDERS: Final = "".join(f"<w:{side} {_LINE}/>" for side in (*_SIDES, "insideH", "insideV"))
_MARGINS: Final = "".join(
    f'<w:{side} w:w="{padding}" w:type="dxa"/>'
    for side, padding in zip(_SIDES, (PADDING_DOWN, PADDING_ACROSS) * 2, strict=True)
)

_PLAIN_TEXT: Final = "<w:r><w:t>"
_TEXT: Final = '<w:r><w:t xml:space="preserve">'
_TEXT_END: Final = "</w:t></w:r></w:p></w:tc>"
_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'

# A box to be stamped stays on one page: these go with the row below them.
_BOX: Final = (Role.OPINION, Role.ROOM)


def paint(grid: "Grid") -> bytes:
    """The form as the bytes of a DOCX file.

    The rows above the form's lines are a table without lines. A new table begins at each run of head rows,
    because Word repeats only the rows at the top of a table, and at the box for the opinion, which those
    heads do not stand over.
    """
    blank = load("docx")
    values = {name: escape(value) for name, value in _values(grid).items()}
    return blank.packed({"word/document.xml": encode(_document(grid))} | blank.filled(values))


def _values(grid: "Grid") -> dict[str, str]:
    return {"title": grid.title, "author": grid.author, "mark": grid.mark}


def _document(grid: "Grid") -> str:
    half_page = (grid.page.height - grid.page.top - grid.page.bottom) // 2
    tall = tall_rows(grid, half_page)
    cells = _Cells(grid.columns, plain=is_plain(grid))
    parts = [_OPEN]
    for table in _tables(grid.rows):
        parts.append(_table_open(grid.columns, bordered=is_bordered(grid.rows[table.start])))
        for index in table:
            row = grid.rows[index]
            parts.append(_row_open(row, whole=index not in tall))
            cells.write(row, parts)
            parts.append("</w:tr>")
        parts.append(f"</w:tbl>{_GAP}")
    parts.append(_section(grid.page))
    parts.append("</w:body></w:document>")
    return "".join(parts)


def _tables(rows: "tuple[Row, ...]") -> "Iterator[range]":
    """Stretches of rows that make a table each."""
    start = 0
    kinds = [(is_bordered(row), row.head, _is_box(row)) for row in rows]
    for index, (above, kind) in enumerate(pairwise(kinds), 1):
        bordered, head, box = kind
        if bordered != above[0] or (head and not above[1]) or (box and not above[2]):
            yield range(start, index)
            start = index
    if rows:
        yield range(start, len(rows))


def _is_box(row: "Row") -> bool:
    """Whether a row goes with the row below it in a box to be stamped, whose right side has these roles."""
    return row.cells[-1].role in _BOX


def _table_open(columns: tuple[int, ...], *, bordered: bool) -> str:
    borders = f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if bordered else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _row_open(row: "Row", *, whole: bool) -> str:
    properties = (
        ("<w:cantSplit/>" if whole else "")
        + (f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else "")
        + ("<w:tblHeader/>" if row.head else "")
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"


class _Cells:
    """Writes cells; what goes before the text is made once for each kind of cell in each place."""

    def __init__(self, columns: tuple[int, ...], *, plain: bool) -> None:
        self._edges = (0, *accumulate(columns))
        self._plain = plain
        # By whether the row is kept with the next and the cell has a text; then by the rest of the cell.
        self._openings: dict[tuple[bool, bool], dict[tuple[object, ...], str]] = {
            (kept, full): {} for kept in (False, True) for full in (False, True)
        }

    def write(self, row: "Row", parts: list[str]) -> None:
        """Append the XML of a row's cells."""
        kept, plain = row.head or _is_box(row), self._plain
        empty, full = self._openings[kept, False], self._openings[kept, True]
        for cell in row.cells:
            text, place = cell[0], cell[1:]
            openings = full if text else empty
            opening = openings.get(place)
            if opening is None:
                opening = openings[place] = self._opening(cell, kept=kept)
            if text:
                parts += (opening, text if plain else _run_text(text), _TEXT_END)
            else:
                parts.append(opening)

    def _opening(self, cell: "Cell", *, kept: bool) -> str:
        look = LOOKS[cell.role]
        width = self._edges[cell.column + cell.span] - self._edges[cell.column]
        missing = [side for side in _SIDES if side not in look.borders] if look.borders else []
        borders = "".join(f'<w:{side} w:val="nil"/>' for side in missing)
        keep = "<w:keepNext/>" if kept else ""
        properties = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            + (f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else "")
            + ("" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if cell.rows else "<w:vMerge/>")
            + (f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "")
        )
        if not cell.rows and not cell.text:  # it shows nothing of its own
            paragraph = f"<w:p><w:pPr>{keep}</w:pPr></w:p>" if kept else "<w:p/>"
            return f"{properties}</w:tcPr>{paragraph}</w:tc>"
        return (
            f'{properties}<w:vAlign w:val="{look.down}"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style_name(cell.role)}"/>{keep}</w:pPr>'
            + ("</w:p></w:tc>" if not cell.text else _PLAIN_TEXT if self._plain else _TEXT)
        )


def _run_text(text: str) -> str:
    """Text within `w:t`: escaped, its line breaks and tabs as elements."""
    return escape(with_line_feeds(text)).replace("\n", _BREAK).replace("\t", _TAB)


def _section(page: "Page") -> str:
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    aside = min(page.top, page.bottom) // 2
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{aside}" w:footer="{aside}" w:gutter="0"/></w:sectPr>'
    )
