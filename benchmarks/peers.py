"""The same form by other libraries, from the same Grid: what pgdecl's painters are measured beside."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

import docx
import docxtpl
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markupsafe import Markup

from pgdecl.forms.formats.appearance import LOOKS
from pgdecl.forms.grid import Cell, Grid, Role

_TWIPS_IN_A_COLUMN = 110


def deflated(content: bytes, others: bytes) -> bytes:
    """A finished part deflated at zip's usual level behind the other parts, which are ready: least work."""
    body = zlib.compress(content, wbits=-zlib.MAX_WBITS)
    return b"".join((others, body, zlib.crc32(content).to_bytes(4, "little")))


def part(data: bytes, name: str) -> bytes:
    """A part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def template(path: Path, grid: Grid) -> None:
    """A template for docxtpl: one table, one looped row of one looped cell; spans and merges from data."""
    document = docx.Document()
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.columns)

    def loop(tag: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:tc>"

    font = "".join(f' w:{slot}="{{{{c.font}}}}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    look = f'<w:rFonts{font}/><w:b w:val="{{{{c.bold}}}}"/><w:sz w:val="{{{{c.size}}}}"/>'
    table = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
        f"<w:tr>{loop('{%tr for row in rows %}')}</w:tr><w:tr>{loop('{%tc for c in row %}')}"
        '<w:tc><w:tcPr><w:gridSpan w:val="{{c.span}}"/>{{c.merge}}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:jc w:val="{{{{c.across}}}}"/></w:pPr><w:r><w:rPr>{look}</w:rPr>'
        f"<w:t>{{{{c.text}}}}</w:t></w:r></w:p></w:tc>{loop('{%tc endfor %}')}</w:tr>"
        f"<w:tr>{loop('{%tr endfor %}')}</w:tr></w:tbl>"
    )
    body: Any = document.element.body
    body.insert(len(body) - 1, parse_xml(table))
    document.save(str(path))


def by_docxtpl(path: Path, grid: Grid) -> bytes:
    """The form by docxtpl, filling its template."""
    filled = docxtpl.DocxTemplate(str(path))
    rows = [[_cell(cell) for cell in row.cells] for row in grid.rows]
    filled.render({"rows": rows}, autoescape=True)
    out = io.BytesIO()
    filled.save(out)
    return out.getvalue()


def _cell(cell: Cell) -> dict[str, object]:
    look = LOOKS[cell.role]
    merge = {0: '<w:vMerge w:val="continue"/>', 1: ""}.get(cell.rows, '<w:vMerge w:val="restart"/>')
    return {
        "span": cell.span,
        "merge": Markup(merge),  # noqa: S704 - our own mark-up
        "across": look.across,
        "size": look.size,
        "font": look.font,
        "bold": int(look.bold),
        "text": cell.text,
    }


def by_xlsxwriter(grid: Grid) -> bytes:
    """The form by XlsxWriter: the same cells, merges and styles."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    formats = {role: book.add_format(_style(role)) for role in Role}
    sheet = book.add_worksheet("申报表")
    for number, width in enumerate(grid.columns):
        sheet.set_column(number, number, width / _TWIPS_IN_A_COLUMN)
    for number, row in enumerate(grid.rows):
        for cell in row.cells:
            last_row, last = number + cell.rows - 1, cell.column + cell.span - 1
            if cell.rows > 1 or (cell.rows and cell.span > 1):
                sheet.merge_range(number, cell.column, last_row, last, cell.text, formats[cell.role])
            elif cell.rows:
                sheet.write_string(number, cell.column, cell.text, formats[cell.role])
    book.close()
    return out.getvalue()


def _style(role: Role) -> dict[str, object]:
    look = LOOKS[role]
    return {
        "font_name": look.font,
        "font_size": look.size / 2,
        "bold": look.bold,
        "align": look.across,
        "valign": {"center": "vcenter"}.get(look.down, look.down),
        "text_wrap": True,
        "border": int(bool(look.borders)),
    }
