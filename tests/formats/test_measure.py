import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.grids import A4, of_texts
from pgdecl.forms.formats.measure import line_count, row_heights, tall_rows
from pgdecl.forms.grid import Cell, Grid, Role, row_of
from pgdecl.report.full import display_width
from tables import cases

LINE = 304  # 1.45 times 10.5 pt
PADDING = 80  # 2 pt above and below
ONE = LINE + PADDING
TEXTS = st.text(alphabet="项目完成，。“”《》abc 12.%≥é𠮷\n\r", max_size=200)


@pytest.mark.parametrize(("text", "columns", "lines"), cases("formats/lines.tsv"))
def test_a_text_takes_this_many_lines(text: str, columns: str, lines: str) -> None:
    text = text.replace("\\r", "\r").replace("\\n", "\n")
    assert line_count(text, int(columns)) == int(lines)


@given(TEXTS, st.integers(2, 80))
def test_the_lines_hold_the_text(text: str, columns: int) -> None:
    assert line_count(text, columns) * columns >= sum(map(display_width, text.splitlines()))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("完成", 1)], [ONE]),
        ([("", 1)], [ONE]),
        ([("完" * 9, 1)], [5 * LINE + PADDING]),
        ([("完" * 18, 3), ("", 0), ("", 0)], [ONE, ONE, 9 * LINE + PADDING - 2 * ONE]),
        ([("完" * 6, 3), ("", 0), ("", 0)], [ONE, ONE, ONE]),
    ],
    ids=["one line", "empty", "five lines", "merge larger than its rows", "merge within its rows"],
)
def test_row_heights_in_a_column_of_two_characters(cells: list[tuple[str, int]], expected: list[int]) -> None:
    rows = tuple(row_of((Cell(text, 0, 1, count, Role.TEXT),)) for text, count in cells)
    assert row_heights(Grid("", "", A4, (120 + 4 * 105,), rows)) == expected


def test_a_merge_inside_another_serves_it_too() -> None:
    cells = [
        (Cell("完" * 12, 0, 1, 2, Role.TEXT), Cell("完" * 8, 1, 1, 2, Role.TEXT)),
        (Cell("", 0, 1, 0, Role.TEXT), Cell("", 1, 1, 0, Role.TEXT)),
    ]
    grid = Grid("", "", A4, (540, 540), tuple(row_of(row) for row in cells))
    assert row_heights(grid) == [ONE, 6 * LINE + PADDING - ONE]


def test_a_row_is_at_least_as_high_as_it_says() -> None:
    grid = Grid("", "", A4, (9000,), (row_of((Cell("", 0, 1, 1, Role.ROOM),), height=1400),))
    assert row_heights(grid) == [1400]


@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from([540, 1134, 9000]), st.integers(500, 9000))
def test_tall_rows_are_those_estimated_higher(texts: list[str], column: int, limit: int) -> None:
    grid = of_texts(texts, column)
    plain = not any("\n" in text or "\r" in text for text in texts)
    tall = {n for n, height in enumerate(row_heights(grid)) if height > limit}
    assert tall_rows(grid, limit) == tall_rows(grid, limit, plain=plain) == tall


@given(TEXTS, st.integers(2, 80))
def test_two_lines_in_a_row_hold_more_than_one_could(text: str, columns: int) -> None:
    """What lets a short cell go unmeasured beside a long one."""
    breaks = text.count("\n") + text.count("\r")
    most = 2 * sum(1 if character.isascii() else 2 for character in text) // columns + breaks + 1
    assert line_count(text, columns) <= most
