"""A Grid as a spreadsheet: one sheet written as text, around the parts of `blank/xlsx.parts`.

Every text is an inline string, so that `=1+1` stays text. A row of more than 409 points, Excel's limit, is
written as several lower sheet rows, and each of its cells is merged over them: nothing is cut off, and the
row can continue on the next page.
"""

import re
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

from pgdecl.forms.formats.appearance import is_bordered
from pgdecl.forms.formats.measure import row_heights
from pgdecl.forms.formats.package import escape, is_plain, join_texts, load, properties, with_texts
from pgdecl.forms.formats.xlsx_entry import PROTECTION, data_validations, is_open
from pgdecl.forms.formats.xlsx_page import columns_xml, header_footer, page_setup
from pgdecl.forms.formats.xlsx_rows import NUMBER, SheetRow, column_letters, prepared, split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pgdecl.forms.grid import Grid, Place

SHEET: Final = "申报表"
MAX_ROW_HEIGHT: Final = 409 * 20
PIECE_HEIGHT: Final = 80 * 20

_OPEN: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
)
_VIEW: Final = '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>'
_SPACE: Final = " \t\n"
# Excel reads _x0041_ as the letter A: an underscore that would begin such a code is written as a code.
_CODE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def paint(grid: "Grid") -> bytes:
    """The form as the bytes of an XLSX file with one sheet, 申报表."""
    blank = load("xlsx")
    sheet = _Sheet(grid)
    values = {name: escape(value) for name, value in properties(grid).items()} | {"names": sheet.names()}
    return blank.packed({"xl/worksheets/sheet1.xml": sheet.xml()} | blank.filled(values))


class _Sheet:
    """One Grid as sheet XML: `tops` are the first sheet rows of the Grid's rows, and one past the last."""

    def __init__(self, grid: "Grid") -> None:
        self._grid = grid
        heights = row_heights(grid)
        counts = [-(-height // PIECE_HEIGHT) if height > MAX_ROW_HEIGHT else 1 for height in heights]
        self._tops = tuple(accumulate(counts, initial=1))
        self._rows = [
            SheetRow(outline, texts, height)
            for (outline, texts), height in zip(grid.rows, heights, strict=True)
        ]
        if max(counts, default=1) > 1:
            self._rows = list(split(self._rows, self._tops))
        self._open_columns: dict[int, bool] = {}
        self._last_letter = column_letters(len(grid.columns) - 1)

    def xml(self) -> bytes:
        """The sheet's part."""
        grid = self._grid
        rows, merges = self._rows_and_merges()
        count = merges.count(b"/>")
        return b"".join(
            (
                _OPEN,
                f'<dimension ref="A1:{self._last_cell()}"/>{_VIEW}<sheetFormatPr defaultRowHeight="15"/>'
                f"<cols>{columns_xml(grid.columns)}</cols>".encode(),
                b"<sheetData>",
                rows,
                b"</sheetData>",
                b"" if grid.choices is None else PROTECTION,
                b'<mergeCells count="%d">%s</mergeCells>' % (count, merges) if count else b"",
                data_validations(grid.choices or (), self._tops),
                page_setup(grid.page),
                header_footer(grid.mark),
                b"</worksheet>",
            )
        )

    def names(self) -> str:
        """The workbook's defined names: the print area, and the rows repeated on each printed page."""
        area = self._last_cell().translate(dict.fromkeys(range(ord("0"), ord("9") + 1)))
        repeated = sum(1 for _ in takewhile(lambda row: not is_bordered(row.outline), self._grid.rows))
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
        return f"{self._last_letter}{max(1, self._tops[-1] - 1)}"

    def _open(self, places: "Sequence[Place]", texts: "Sequence[str]") -> tuple[bool, ...]:
        """Which cells of a row a blank form leaves open; a merged cell is as its first."""
        for place, text in zip(places, texts, strict=True):
            if place.rows:
                self._open_columns[place.column] = is_open(place.role, text)
        return tuple([self._open_columns[place.column] for place in places])

    def _rows_and_merges(self) -> tuple[bytes, bytes]:
        texts = [text for row in self._rows for text in row.texts]
        if not texts:
            return b"", b""
        joined = join_texts(texts)
        plain = is_plain(joined)
        is_blank = self._grid.choices is not None
        rows: list[bytes] = []
        merges: list[bytes] = []
        for number, (outline, row_texts, height) in enumerate(self._rows, 1):
            is_open = self._open(outline.places, row_texts) if is_blank else ()
            is_filled = tuple(map(bool, row_texts))
            cells, row_merges, merged_rows = prepared(outline, is_filled, plain, is_open)
            row_number = b"%d" % number
            rows += (
                b'<row r="%s" ht="%.2f" customHeight="1">' % (row_number, height / 20),
                cells.replace(NUMBER, row_number),
            )
            last_rows = tuple([number + count - 1 for count in merged_rows])
            merges.append(row_merges.replace(NUMBER, row_number) % last_rows)
        filled = with_texts(b"".join(rows), joined if plain else _special_texts(joined))
        return filled, b"".join(merges)


def _special_texts(texts: str) -> str:
    """A `t` element for each text, escaped, with the white space at its ends preserved.

    Excel itself writes `xml:space` there, although the published schema has no such attribute.
    """
    return "\r".join(map(_element, escape(_CODE.sub("_x005F_", texts)).split("\r")))


def _element(content: str) -> str:
    if not content:
        return ""
    preserve = ' xml:space="preserve"' if content[0] in _SPACE or content[-1] in _SPACE else ""
    return f"<t{preserve}>{content}</t>"
