"""The parts of a sheet that concern printing: column widths, page setup, header and footer."""

from typing import TYPE_CHECKING, Final

from pgdecl.forms.formats.appearance import LOOKS, PAGE_NUMBER_FONT, PAGE_NUMBER_SIZE
from pgdecl.forms.formats.package import encode, escape
from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from pgdecl.forms.grid import Page

MAX_HEADER: Final = 255

# Excel's numbers for the two papers that official forms are printed on, by width and height in portrait.
_PAPERS: Final = {(11906, 16838): 9, (16838, 23811): 8}


def columns_xml(columns: tuple[int, ...]) -> str:
    """The widths of the columns, given in twentieths of a point."""
    # Excel counts a column's width in digits of the plain style's font, which are 8 pixels wide (宋体 12);
    # a pixel is 15 twentieths of a point.
    return "".join(
        f'<col min="{number}" max="{number}" width="{round(width / 15) / 8:.4f}" customWidth="1"/>'
        for number, width in enumerate(columns, 1)
    )


def page_setup(page: "Page") -> bytes:
    """Margins and paper; the sheet is one page wide, and as many pages long as necessary."""
    inch = 1440
    header_distance = f"{min(page.top, page.bottom) / 2 / inch:.4f}"
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
        f'<pageMargins{margins} header="{header_distance}" footer="{header_distance}"/>'
        f'<pageSetup{paper} orientation="{"landscape" if landscape else "portrait"}" fitToHeight="0"/>'
    ).encode()


def header_footer(mark: str) -> bytes:
    """The mark, if there is one, in the header of each page, and the page number in the footer."""
    look = LOOKS[Role.MARK]
    codes = f'&C&"{look.font},Bold"&{look.size // 2}&K{look.colour}'
    room = MAX_HEADER - len(codes)
    header = f"<oddHeader>{escape(codes + _header_text(mark, room))}</oddHeader>" if mark else ""
    footer = escape(f'&C&"{PAGE_NUMBER_FONT},Regular"&{PAGE_NUMBER_SIZE // 2}— &P —')
    return encode(f"<headerFooter>{header}<oddFooter>{footer}</oddFooter></headerFooter>")


def _header_text(mark: str, room: int) -> str:
    """The mark on one line, ampersands doubled, shortened if the header would be too long for Excel."""
    line = " ".join(mark.split())
    while len(line.replace("&", "&&")) > room:
        line = f"{line[:-2]}…"
    return line.replace("&", "&&")
