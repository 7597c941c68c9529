"""Columns that follow the content: values stay whole, and the form stays as wide as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import EXAMPLES
from formats.grids import A4, form, of_texts
from formats.opened import attribute, part
from pgdecl import load
from pgdecl.forms.formats import docx, html, paint, xlsx
from pgdecl.forms.formats.condensed import scales
from pgdecl.forms.formats.needs import SPARE, pieces, text_width
from pgdecl.forms.formats.widths import fitted
from pgdecl.forms.grid import Cell, Grid, Role, row_of
from pgdecl.forms.named import official
from tables import cases

EM = 210  # the body's font size, 10.5 pt
DECLARATIONS = ["ezhou-2022.revised", "road-maintenance-2022", "road-maintenance-2023"]


@pytest.mark.parametrize(("value", "parts"), cases("formats/pieces.tsv"))
def test_a_value_may_be_divided_only_between_its_pieces(value: str, parts: str) -> None:
    assert pieces(value) == parts.split(" | ")


@given(st.text("12.5%‰≥≤年月日万元/个、平方米优 ", max_size=20))
def test_pieces_lose_nothing_but_white_space(value: str) -> None:
    assert "".join(pieces(value)) == "".join(value.split())


@pytest.mark.parametrize(
    ("text", "hundredths"), [("", 0), ("数量", 200), ("12", 128), ("96%", 228), ("8个", 189), ("第8个", 314)]
)
def test_a_text_is_measured_as_wide_as_substitute_fonts_set_it(text: str, hundredths: int) -> None:
    assert text_width(text, 21) == hundredths * EM // 100


def table(*columns: tuple[int, Role, list[str]]) -> Grid:
    """A table of columns: width, role and texts."""
    rows = zip(*(texts for _, _, texts in columns), strict=True)
    return Grid(
        "",
        "",
        A4,
        tuple(width for width, _, _ in columns),
        tuple(
            row_of(
                [
                    Cell(text, column, 1, 1, role)
                    for column, (text, (_, role, _)) in enumerate(zip(row, columns, strict=True))
                ]
            )
            for row in rows
        ),
    )


def test_a_column_of_values_becomes_as_wide_as_its_longest_value() -> None:
    grid = table((600, Role.VALUE, ["860项", "1100项"]), (4000, Role.TEXT, ["按计划", "新增120项"]))
    value, text = fitted(grid).columns
    assert value >= text_width("1100项", 21) + SPARE
    assert value + text == 4600


def test_a_label_gives_room_only_while_it_takes_no_more_lines() -> None:
    """Seven characters on two lines: four on each are enough."""
    grid = table(
        (5 * EM + SPARE, Role.LABEL, ["年度绩效目标1"]),
        (960, Role.VALUE, ["≥1100项"]),
        (3000, Role.TEXT, ["按计划"]),
    )
    label, value, text = fitted(grid).columns
    assert 4 * EM + SPARE <= label < 5 * EM + SPARE
    assert value >= text_width("≥1100项", 21) + SPARE
    assert text == 3000


def test_texts_keep_most_of_their_width_where_values_are_too_long_for_the_form() -> None:
    grid = table((600, Role.VALUE, ["≥1234567890.12平方公里"] * 2), (1000, Role.TEXT, ["按计划", "按计划"]))
    value, text = fitted(grid).columns
    assert 600 <= text < 1000
    assert value + text == 1600


def test_columns_that_suit_their_texts_stay() -> None:
    grid = table((2000, Role.VALUE, ["8个"]), (4000, Role.TEXT, ["按计划"]))
    assert fitted(grid).columns == grid.columns


def test_tall_texts_receive_what_labels_can_spare() -> None:
    grid = table((3000, Role.LABEL, ["产出指标"]), (2000, Role.TEXT, ["按计划" * 30]))
    label, text = fitted(grid).columns
    assert text > 2500
    assert label >= 4 * EM + SPARE


@pytest.mark.parametrize("name", DECLARATIONS)
def test_in_every_example_each_piece_of_a_value_fits_on_a_line(name: str) -> None:
    grid = fitted(official("hubei-project").fill(load(EXAMPLES / f"{name}.yaml")))
    narrow = []
    for outline, texts in grid.rows:
        for scale, (column, span, _, role), text in zip(
            scales(grid.columns, outline, texts), outline.places, texts, strict=True
        ):
            room = sum(grid.columns[column : column + span]) - SPARE
            if role is Role.VALUE:
                narrow += [part for part in pieces(text) if text_width(part, 21) * scale > room * 100]
    assert not narrow


@given(
    st.lists(
        st.tuples(
            st.integers(200, 4000),
            st.sampled_from(list(Role)),
            st.lists(st.text("完成12.%≥ab ", max_size=60), min_size=3, max_size=3),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_the_form_stays_as_wide_as_it_was(columns: list[tuple[int, Role, list[str]]]) -> None:
    grid = table(*columns)
    after = fitted(grid).columns
    assert sum(after) == sum(grid.columns)
    assert min(after) > 0
    assert fitted(grid) == fitted(grid)


def test_forms_of_other_shapes_are_fitted_too() -> None:
    assert sum(fitted(form()).columns) == sum(form().columns)
    assert fitted(of_texts([])).columns == (9000,)


@pytest.mark.parametrize(
    ("text", "role", "em", "scale"),
    [
        ("", Role.VALUE, 5, 0),
        ("满意度指标", Role.LABEL, 5, 100),
        ("满意度指标", Role.LABEL, 4, 80),
        ("经济效益指标", Role.LABEL, 5, 80),
        ("服务对象满意度指标", Role.LABEL, 5, 100),
        ("满意度指标", Role.TEXT, 4, 100),
        ("2022年10月28日", Role.VALUE, 5, 90),
    ],
)
def test_characters_are_condensed_if_that_saves_a_line(text: str, role: Role, em: int, scale: int) -> None:
    columns = (em * EM + SPARE,)
    row = row_of((Cell(text, 0, 1, 1, role),))
    assert scales(columns, row.outline, row.texts) == (scale,)


def test_word_sets_a_condensed_text_with_narrower_characters() -> None:
    grid = Grid("", "", A4, (4 * EM + SPARE,), (row_of((Cell("满意度指标", 0, 1, 1, Role.LABEL),)),))
    (scale,) = attribute(part(docx.paint(grid), "word/document.xml"), ".//w:r/w:rPr/w:w", "w:val")
    assert scale == "80"


@pytest.mark.parametrize("format_name", ["docx", "xlsx", "html"])
def test_every_format_paints_the_fitted_columns(format_name: str) -> None:
    grid = table((600, Role.VALUE, ["1100项"]), (4000, Role.TEXT, ["按计划"]))
    painter = {"docx": docx.paint, "xlsx": xlsx.paint, "html": html.paint}[format_name]
    assert paint(grid, format_name) == painter(fitted(grid))
    assert paint(grid, format_name) != painter(grid)


def test_a_value_is_whole_at_its_full_width_where_texts_can_give_it() -> None:
    """Not only condensed: 1100个工作日 is one piece, and its columns become as wide as that."""
    grid = table((900, Role.VALUE, ["1100个工作日"]), (6000, Role.TEXT, ["按计划"]))
    assert fitted(grid).columns[0] >= text_width("1100个工作日", 21) + SPARE


def test_a_short_value_of_several_pieces_stands_on_one_line_where_texts_can_give_room() -> None:
    grid = table((1000, Role.VALUE, ["84.5元/平方米"]), (6000, Role.TEXT, ["按计划"]))
    assert fitted(grid).columns[0] >= text_width("84.5元/平方米", 21) + SPARE


def test_nobody_gives_room_that_does_not_save_a_line() -> None:
    """The text gives what 84.5元/ needs on a line, and not a part of what 84.5元/平方米 would."""
    grid = table((800, Role.VALUE, ["84.5元/平方米"]), (1300, Role.TEXT, ["按计划"]))
    value, _ = fitted(grid).columns
    needed = text_width("84.5元/", 21) + SPARE
    assert needed <= value < needed + 20
