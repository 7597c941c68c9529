"""The box to be stamped does not stand alone on a page where lower rows make room for it."""

import pytest

from formats.grids import A4
from formats.opened import attribute, part
from pgdecl.forms.formats import html
from pgdecl.forms.formats.docx import paint
from pgdecl.forms.formats.pages import padding_down
from pgdecl.forms.grid import Cell, Grid, Role, Row, row_of

PAGE = (A4.height - A4.top - A4.bottom) * 93 // 100
ROW = 273 + 80  # 1.3 times 10.5 pt, and 2 pt above and below
BOX = 4000
FULL = (PAGE - BOX) // ROW


def form(rows: int, box: int = BOX) -> Grid:
    above = [row_of((Cell("完成", 0, 1, 1, Role.TEXT),))] * rows
    return Grid("", "", A4, (9000,), (*above, *(_box(box) if box else ())))


def _box(height: int) -> tuple[Row, ...]:
    opinion = row_of((Cell("审核意见：", 0, 1, 1, Role.OPINION),))
    room = row_of((Cell("", 0, 1, 1, Role.ROOM),), height=height - 2 * ROW)
    return (opinion, room, row_of((Cell("单位公章：", 0, 1, 1, Role.SEAL),)))


@pytest.mark.parametrize(
    ("rows", "padding"),
    [
        (FULL - 1, 40),
        (FULL + 1, 20),
        (FULL + 6, 10),
        (FULL + 9, 40),  # not even the lowest rows make room
        (PAGE // ROW + 1, 40),  # the box has a row above it on the next page
        (90, 40),  # too long to be estimated
    ],
)
def test_rows_are_lower_if_that_keeps_the_box_on_the_page(rows: int, padding: int) -> None:
    assert padding_down(form(rows)) == padding


def test_without_a_box_rows_are_as_high_as_usual() -> None:
    assert padding_down(form(FULL + 1, box=0)) == 40


def test_a_document_has_that_padding_in_all_its_tables() -> None:
    root = part(paint(form(FULL + 1)), "word/document.xml")
    for side in ("top", "bottom"):
        assert set(attribute(root, f".//w:tblCellMar/w:{side}", "w:w")) == {"20"}


def test_word_keeps_the_last_rows_with_the_box() -> None:
    root = part(paint(form(5)), "word/document.xml")
    kept = [
        bool(attribute(paragraph, "w:pPr/w:keepNext/..", "w:none")) for paragraph in root.iterfind(".//{*}p")
    ]
    assert kept == [False] * 3 + [True] * 5 + [False] * 2


def test_heads_repeated_above_the_rows_of_a_page_take_their_room() -> None:
    """Rows on the second page leave room for the box only if the heads are not counted."""
    heads = [row_of((Cell("目标名称", 0, 1, 1, Role.HEAD),), head=True)] * 3
    first_page = PAGE // ROW
    rows = first_page - 3 + FULL - 1
    body = [row_of((Cell("完成", 0, 1, 1, Role.TEXT),))] * rows
    without = Grid("", "", A4, (9000,), (*body[:3], *body, *_box(BOX)))
    with_heads = Grid("", "", A4, (9000,), (*heads, *body, *_box(BOX)))
    assert (padding_down(without), padding_down(with_heads)) == (40, 20)


def test_a_page_has_that_padding_too() -> None:
    assert "th, td { padding: 1pt 3pt; }" in html.paint(form(FULL + 1)).decode()
