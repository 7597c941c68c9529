"""A Grid as one HTML page without scripts, fonts or images from elsewhere; printed, it is the form.

On a screen the page is light or dark as the reader's system is, and a window that is too narrow scrolls the
form. On paper the heads of a table are repeated, rows stay whole, and every page has the mark and its number.
"""

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from pgdecl.forms.formats.condensed import NORMAL, scales
from pgdecl.forms.formats.html_style import page_rules, role_rules
from pgdecl.forms.formats.kinds import Kind, kind_of
from pgdecl.forms.formats.measure import tall_rows
from pgdecl.forms.formats.needs import pieces
from pgdecl.forms.formats.package import encode, escape
from pgdecl.forms.formats.pages import padding_down
from pgdecl.forms.grid import Role
from pgdecl.tables import read_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pgdecl.forms.grid import Cell, Grid, Row

# Nothing may be loaded or run, whatever the texts of a form contain.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_HEADINGS: Final = {Role.BAND: "colgroup", Role.HEAD: "col", Role.LABEL: "row"}


class _Line(NamedTuple):
    """A row with its kind, whether a page may divide it, and what is said of its cells, by column."""

    row: "Row"
    kind: Kind
    tall: bool
    remarks: dict[int, str]


def paint(grid: "Grid") -> bytes:
    """The form as the bytes of an HTML file."""
    title = escape(grid.title)
    author = f'<meta name="author" content="{escape(grid.author)}">\n' if grid.author else ""
    rules = f"{page_rules(grid, padding_down(grid))}{role_rules()}{read_data(__file__, 'blank/page.css')}"
    tables = "".join(_table(grid.columns, lines) for lines in _tables(grid))
    return encode(
        "<!DOCTYPE html>\n"
        '<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="generator" content="pgdecl">\n'
        f"{author}<title>{title}</title>\n<style>\n{rules}</style>\n</head>\n<body>\n"
        f'<main role="region" aria-label="{title}" tabindex="0">\n<div class="form">\n'
        f"{tables}</div>\n</main>\n</body>\n</html>\n"
    )


def _tables(grid: "Grid") -> "Iterator[list[_Line]]":
    """The rows of each table: a new one begins where a DOCX has a new one."""
    tall = tall_rows(grid, (grid.page.height - grid.page.top - grid.page.bottom) // 2)
    lines: list[_Line] = []
    for index, row in enumerate(grid.rows):
        kind = kind_of(row.outline)
        if lines and kind.begins_table(lines[-1].kind):
            yield lines
            lines = []
        lines.append(_Line(row, kind, index in tall, _remarks(grid, index)))
    if lines:
        yield lines


def _remarks(grid: "Grid", row: int) -> dict[int, str]:
    """The remarks on the cells of a row, by column."""
    return {
        column: "".join(f'<small class="{remark.kind}">{escape(remark.text)}</small>' for remark in remarks)
        for (of_row, column), remarks in grid.remarks.items()
        if of_row == row
    }


def _table(columns: tuple[int, ...], lines: "Sequence[_Line]") -> str:
    kind = lines[0].kind
    total = sum(columns) or 1
    widths = "".join(f'<col style="width:{width / total:.4%}">' for width in columns)
    role = "" if kind.bordered else ' role="presentation"'
    name = "box" if kind.box else "lined" if kind.bordered else "open"
    parts = [f'<table class="{name}"{role}>\n<colgroup>{widths}</colgroup>\n']
    for is_head, rows in groupby(lines, lambda line: line.kind.head):
        tag = "thead" if is_head else "tbody"
        parts.append(f"<{tag}>\n{''.join(_rows(columns, list(rows)))}</{tag}>\n")
    parts.append("</table>\n")
    return "".join(parts)


def _rows(columns: tuple[int, ...], lines: "Sequence[_Line]") -> "Iterator[str]":
    """The rows of a group. HTML has no merges from one group to the next: such a merge is parted."""
    for index, line in enumerate(lines):
        below = len(lines) - index
        cells = []
        row_scales = scales(columns, line.row.outline, line.row.texts)
        for cell, scale in zip(line.row.cells, row_scales, strict=True):
            if cell.rows:
                remarks = line.remarks.get(cell.column, "")
                cells.append(_cell(cell, scale, min(cell.rows, below), remarks, parted=cell.rows > below))
            elif not index:
                cells.append(_cell(cell, scale, _continued(lines, cell.column)))
        name = ' class="tall"' if line.tall else ""
        height = line.row.outline.height
        style = f' style="height:{height / 20:g}pt"' if height else ""
        yield f"<tr{name}{style}>{''.join(cells)}</tr>\n"


def _continued(lines: "Sequence[_Line]", column: int) -> int:
    """How many rows a merge from the group above goes on for."""
    for rows, line in enumerate(lines):
        if any(place.column == column and place.rows for place in line.row.outline.places):
            return rows
    return len(lines)


def _cell(cell: "Cell", scale: int, rows: int, remarks: str = "", *, parted: bool = False) -> str:
    """A cell over a number of rows; a `parted` one goes on in the next group, without a line between."""
    scope = _HEADINGS.get(cell.role) if cell.text else None
    tag, attributes = ("th", f' scope="{scope}"') if scope else ("td", "")
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    merge = f' rowspan="{rows}"' if rows > 1 else ""
    names = " ".join([cell.role.value, *["parted"] * parted, *["continued"] * (not cell.rows)])
    return f'<{tag} class="{names}"{attributes}{span}{merge}>{_content(cell, scale)}{remarks}</{tag}>'


def _content(cell: "Cell", scale: int) -> str:
    text = escape(cell.text)
    if cell.role is Role.TITLE:
        return f"<h1>{text}</h1>"
    if cell.role is Role.VALUE and any(map(str.isdigit, cell.text)):
        parts = pieces(cell.text)
        if "".join(parts) == cell.text:
            text = f'<span class="whole">{"<wbr>".join(map(escape, parts))}</span>'
    return f'<span style="font-size:{scale}%">{text}</span>' if 0 < scale < NORMAL else text
