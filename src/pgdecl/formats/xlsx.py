"""A Grid as a spreadsheet: one sheet written as text, around the parts of `blank/xlsx.parts`.

Every text is an inline string, so that `=1+1` stays text. A row of more than 409 points, Excel's limit, is
painted as several low sheet rows over which each of its cells is merged: nothing is cut off, and it can go on
on the next page.
"""

import re
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

from pgdecl.formats.appearance import (
    LOOKS,
    PAGE_NUMBER_FONT,
    PAGE_NUMBER_SIZE,
    is_bordered,
)
from pgdecl.formats.measure import row_heights
from pgdecl.formats.package import encode, escape, is_plain, load, with_line_feeds
from pgdecl.layouts.grid import Role

if TYPE_CHECKING:
    from pgdecl.layouts.grid import Cell, Grid, Page

SHEET: Final = "申报表"
MAX_ROW_HEIGHT: Final = 409 * 20
PIECE_HEIGHT: Final = 80 * 20
MAX_HEADER: Final = 255

_OPEN: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
)
_VIEW: Final = '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>'
_TEXT: Final = ' t="inlineStr"><is>'
_TEXT_END: Final = "</is></c>"
# Stands for the row's number in prepared cells; no text can hold it, because XML forbids it.
_ROW: Final = "\0"

# The styles part has the plain style first, then one for each role in the order of `Role`.
STYLES: Final = {role: number for number, role in enumerate(Role, 1)}
# Excel's numbers for the two papers that official forms are printed on, by width and height in portrait.
_PAPERS: Final = {(11906, 16838): 9, (16838, 23811): 8}

_SPACE: Final = " \t\n"
# Excel reads _x0041_ as the letter A: an underscore that would begin such a code is written as a code.
_CODE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def paint(grid: "Grid") -> bytes:
    """The form as the bytes of an XLSX file with one sheet, 申报表."""
    blank = load("xlsx")
    sheet = _Sheet(grid)
    values = {"title": escape(grid.title), "author": escape(grid.author), "names": sheet.names()}
    return blank.packed({"xl/worksheets/sheet1.xml": encode(sheet.xml())} | blank.filled(values))


def column_letters(column: int) -> str:
    """Excel's name of a column counted from 0: A to Z, then AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


class _Sheet:
    """One Grid as sheet XML: `tops` are the first sheet rows of the Grid's rows, and one past the last."""

    def __init__(self, grid: "Grid") -> None:
        self._grid = grid
        self._heights = row_heights(grid)
        parts = [-(-height // PIECE_HEIGHT) if height > MAX_ROW_HEIGHT else 1 for height in self._heights]
        self._tops = tuple(accumulate(parts, initial=1))
        self._letters = tuple(column_letters(column) for column in range(len(grid.columns)))
        self._full: dict[tuple[int, int, Role], tuple[str, str]] = {}
        self._empty: dict[tuple[int, int, Role], tuple[str, str]] = {}
        self._merges: list[str] = []
        self._plain = is_plain(grid)

    def xml(self) -> str:
        """The sheet's part."""
        grid = self._grid
        rows = [self._rows(index) for index in range(len(grid.rows))]
        merges = f'<mergeCells count="{len(self._merges)}">{"".join(self._merges)}</mergeCells>'
        return "".join(
            (
                _OPEN,
                f'<dimension ref="A1:{self._last_cell()}"/>{_VIEW}<sheetFormatPr defaultRowHeight="15"/>',
                f"<cols>{_columns(grid.columns)}</cols><sheetData>",
                *rows,
                "</sheetData>",
                merges if self._merges else "",
                _page_setup(grid.page),
                _header_footer(grid.mark),
                "</worksheet>",
            )
        )

    def names(self) -> str:
        """The workbook's defined names: what is printed, and the rows at the top of each printed page."""
        area = self._last_cell().translate(dict.fromkeys(range(ord("0"), ord("9") + 1)))
        repeated = sum(1 for _ in takewhile(lambda row: not is_bordered(row), self._grid.rows))
        last = self._tops[repeated] - 1
        titles = (
            f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{SHEET}!$1:${last}</definedName>'
            if last
            else ""
        )
        return (
            f'<definedName name="_xlnm.Print_Area" localSheetId="0">{SHEET}!$A$1:${area}${self._tops[-1] - 1}'
            f"</definedName>{titles}"
        )

    def _last_cell(self) -> str:
        return f"{self._letters[-1]}{max(1, self._tops[-1] - 1)}"

    def _rows(self, index: int) -> str:
        """The sheet rows of one row of the Grid; those after the first go on with its cells."""
        top, below = self._tops[index : index + 2]
        height = f'" ht="{self._heights[index] / (20 * (below - top)):.2f}" customHeight="1">'
        parts = [f'<row r="{_ROW}{height}']
        plain, letters, tops, merge = self._plain, self._letters, self._tops, self._merges.append
        cells = self._grid.rows[index].cells
        for cell in cells:
            text, column, span, rows, role = cell
            openings = self._full if text else self._empty
            opening = openings.get((column, span, role))
            if opening is None:
                opening = openings[column, span, role] = self._opening(cell)
            before, after = opening
            if text:
                parts += (before, f"<t>{text}</t>" if plain else _special_text(text), after)
            else:
                parts.append(before)
            if rows > 1 or (rows and (span > 1 or below - top > 1)):
                last = f"{letters[column + span - 1]}{tops[index + rows] - 1}"
                merge(f'<mergeCell ref="{letters[column]}{top}:{last}"/>')
        parts.append("</row>")
        first = "".join(parts).replace(_ROW, str(top))
        if below - top == 1:
            return first
        covered = "".join(self._covered(cell.column, cell.span, cell.role) for cell in cells)
        rest = f'<row r="{_ROW}{height}{covered}</row>'
        return first + "".join(rest.replace(_ROW, str(number)) for number in range(top + 1, below))

    def _opening(self, cell: "Cell") -> tuple[str, str]:
        """What goes before a cell's text and after it."""
        column, span, role = cell.column, cell.span, cell.role
        if not cell.text:
            return self._covered(column, span, role), ""
        own = f'<c r="{self._letters[column]}{_ROW}" s="{STYLES[role]}"{_TEXT}'
        return own, _TEXT_END + self._covered(column + 1, span - 1, role)

    def _covered(self, column: int, span: int, role: Role) -> str:
        """Cells without text, so that every cell of a merge has its lines."""
        letters = self._letters[column : column + span]
        return "".join(f'<c r="{letter}{_ROW}" s="{STYLES[role]}"/>' for letter in letters)


def _special_text(text: str) -> str:
    """A `t` element: its text escaped, line breaks as one line feed, white space at its ends kept.

    Excel itself writes `xml:space` there, although the published schema has no such attribute.
    """
    content = escape(_CODE.sub("_x005F_", with_line_feeds(text)))
    kept = ' xml:space="preserve"' if content[0] in _SPACE or content[-1] in _SPACE else ""
    return f"<t{kept}>{content}</t>"


def _columns(columns: tuple[int, ...]) -> str:
    # Excel counts a column's width in digits of the plain style's font, which are 8 pixels wide (宋体 12);
    # a pixel is 15 twentieths of a point.
    return "".join(
        f'<col min="{number}" max="{number}" width="{round(width / 15) / 8:.4f}" customWidth="1"/>'
        for number, width in enumerate(columns, 1)
    )


def _page_setup(page: "Page") -> str:
    inch = 1440
    aside = f"{min(page.top, page.bottom) / 2 / inch:.4f}"
    margins = "".join(
        f' {side}="{margin / inch:.4f}"'
        for side, margin in (
            ("left", page.left),
            ("right", page.right),
            ("top", page.top),
            ("bottom", page.bottom),
        )
    )
    landscape = page.width > page.height
    number = _PAPERS.get((page.height, page.width) if landscape else (page.width, page.height))
    paper = f' paperSize="{number}"' if number else ""
    return (
        '<printOptions horizontalCentered="1"/>'
        f'<pageMargins{margins} header="{aside}" footer="{aside}"/>'
        f'<pageSetup{paper} orientation="{"landscape" if landscape else "portrait"}" fitToHeight="0"/>'
    )


def _header_footer(mark: str) -> str:
    look = LOOKS[Role.MARK]
    codes = f'&C&"{look.font},Bold"&{look.size // 2}&K{look.colour}'
    room = MAX_HEADER - len(codes)
    header = f"<oddHeader>{escape(codes + _header_text(mark, room))}</oddHeader>" if mark else ""
    footer = escape(f'&C&"{PAGE_NUMBER_FONT},Regular"&{PAGE_NUMBER_SIZE // 2}— &P —')
    return f"<headerFooter>{header}<oddFooter>{footer}</oddFooter></headerFooter>"


def _header_text(mark: str, room: int) -> str:
    """The mark on one line, ampersands doubled; Excel takes no header longer than 255 characters."""
    line = " ".join(mark.split())
    while len(line.replace("&", "&&")) > room:
        line = f"{line[:-2]}…"
    return line.replace("&", "&&")
