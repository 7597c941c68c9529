"""A Grid as a spreadsheet: one sheet written as text, around the parts of `blank/xlsx.parts`.

Every text is an inline string, so that `=1+1` stays text. A row of more than 409 points, Excel's limit, is
painted as several low sheet rows over which each of its cells is merged: nothing is cut off, and it can go on
on the next page.
"""

import re
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from pgdecl.formats.appearance import (
    LOOKS,
    PAGE_NUMBER_FONT,
    PAGE_NUMBER_SIZE,
    is_bordered,
)
from pgdecl.formats.measure import row_heights
from pgdecl.formats.package import encode, escape, is_plain, load, merged, together
from pgdecl.layouts.grid import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pgdecl.layouts.grid import Grid, Page, Place

SHEET: Final = "申报表"
MAX_ROW_HEIGHT: Final = 409 * 20
PIECE_HEIGHT: Final = 80 * 20
MAX_HEADER: Final = 255

_OPEN: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
)
_VIEW: Final = '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>'
# Stands for the row's number in prepared cells; no text can hold it, because XML forbids it.
_ROW: Final = "\0"
_ROW_BYTES: Final = _ROW.encode()

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
    return blank.packed({"xl/worksheets/sheet1.xml": sheet.xml()} | blank.filled(values))


def column_letters(column: int) -> str:
    """Excel's name of a column counted from 0: A to Z, then AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


class _SheetRow(NamedTuple):
    """A row of the sheet: `height` in twentieths of a point, `rows` of its places counted in sheet rows."""

    places: "tuple[Place, ...]"
    texts: tuple[str, ...]
    height: float


class _Sheet:
    """One Grid as sheet XML: `tops` are the first sheet rows of the Grid's rows, and one past the last."""

    def __init__(self, grid: "Grid") -> None:
        self._grid = grid
        heights = row_heights(grid)
        counts = [-(-height // PIECE_HEIGHT) if height > MAX_ROW_HEIGHT else 1 for height in heights]
        self._tops = tuple(accumulate(counts, initial=1))
        self._rows = [
            _SheetRow(outline.places, texts, height)
            for (outline, texts), height in zip(grid.rows, heights, strict=True)
        ]
        if max(counts, default=1) > 1:
            self._rows = list(_split(self._rows, self._tops))
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
                f"<cols>{_columns(grid.columns)}</cols>".encode(),
                b"<sheetData>",
                rows,
                b"</sheetData>",
                b'<mergeCells count="%d">%s</mergeCells>' % (count, merges) if count else b"",
                _page_setup(grid.page),
                encode(_header_footer(grid.mark)),
                b"</worksheet>",
            )
        )

    def names(self) -> str:
        """The workbook's defined names: what is printed, and the rows at the top of each printed page."""
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

    def _rows_and_merges(self) -> tuple[bytes, bytes]:
        texts = [text for row in self._rows for text in row.texts]
        if not texts:
            return b"", b""
        joined = together(texts)
        plain = is_plain(joined)
        rows: list[bytes] = []
        merges: list[bytes] = []
        for number, (places, own, height) in enumerate(self._rows, 1):
            cells, merge, reaching = _prepared(places, tuple(map(bool, own)), plain)
            here = b"%d" % number
            rows += (
                b'<row r="%s" ht="%.2f" customHeight="1">' % (here, height / 20),
                cells.replace(_ROW_BYTES, here),
            )
            last_rows = tuple([number + count - 1 for count in reaching])
            merges.append(merge.replace(_ROW_BYTES, here) % last_rows)
        filled = merged(b"".join(rows), joined if plain else _special_texts(joined))
        return filled, b"".join(merges)


def _split(rows: "Sequence[_SheetRow]", tops: "Sequence[int]") -> "Iterator[_SheetRow]":
    """The rows, with each that is too high for a sheet row in several, over which its cells reach."""
    for index, (places, texts, height) in enumerate(rows):
        top, below = tops[index : index + 2]
        part = height / (below - top)
        reaching = [
            place._replace(rows=tops[index + place.rows] - top) if place.rows else place for place in places
        ]
        yield _SheetRow(tuple(reaching), texts, part)
        going_on = tuple([place._replace(rows=0) for place in places])
        yield from [_SheetRow(going_on, ("",) * len(texts), part)] * (below - top - 1)


@lru_cache(2048)
def _prepared(
    places: "tuple[Place, ...]",
    filled: tuple[bool, ...],
    plain: bool,  # noqa: FBT001 - a memo finds what goes by position faster
) -> tuple[bytes, bytes, tuple[int, ...]]:
    """A row's cells and end, and the merges that begin in it; made once for rows that look alike.

    The row's number is `_ROW`. A `%s` stands for each text, empty ones too; a text that is not plain brings
    its `t` element along. A `%d` stands for the last row of each merge over several; last come their rows.
    """
    cells = [
        _cell(column, span, role, full, plain)
        for (column, span, _, role), full in zip(places, filled, strict=True)
    ]
    merges = [
        _merge(column, span, rows > 1) for column, span, rows, _ in places if rows and (rows > 1 or span > 1)
    ]
    reaching = tuple([place.rows for place in places if place.rows > 1])
    return "".join((*cells, "</row>")).encode(), "".join(merges).encode(), reaching


@lru_cache(1024)
def _cell(column: int, span: int, role: Role, full: bool, plain: bool) -> str:  # noqa: FBT001 - as above
    """A cell, and those that its span covers, so that every cell of a merge has its lines."""
    style = STYLES[role]
    first, *others = (f'<c r="{column_letters(column + number)}{_ROW}" s="{style}"' for number in range(span))
    text = "<t>%s</t>" if plain else "%s"
    own = f'{first} t="inlineStr"><is>{text}</is></c>' if full else f"{first}/>%s"
    return "".join((own, *(f"{other}/>" for other in others)))


@lru_cache(1024)
def _merge(column: int, span: int, reaching: bool) -> str:  # noqa: FBT001 - as above
    last = f"{column_letters(column + span - 1)}{'%d' if reaching else _ROW}"
    return f'<mergeCell ref="{column_letters(column)}{_ROW}:{last}"/>'


def _special_texts(texts: str) -> str:
    """A `t` element for each text: escaped, white space at its ends kept.

    Excel itself writes `xml:space` there, although the published schema has no such attribute.
    """
    return "\r".join(map(_element, escape(_CODE.sub("_x005F_", texts)).split("\r")))


def _element(content: str) -> str:
    if not content:
        return ""
    kept = ' xml:space="preserve"' if content[0] in _SPACE or content[-1] in _SPACE else ""
    return f"<t{kept}>{content}</t>"


def _columns(columns: tuple[int, ...]) -> str:
    # Excel counts a column's width in digits of the plain style's font, which are 8 pixels wide (宋体 12);
    # a pixel is 15 twentieths of a point.
    return "".join(
        f'<col min="{number}" max="{number}" width="{round(width / 15) / 8:.4f}" customWidth="1"/>'
        for number, width in enumerate(columns, 1)
    )


def _page_setup(page: "Page") -> bytes:
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
    ).encode()


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
