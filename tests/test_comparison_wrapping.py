"""Where a text is broken on the terminal, and which column gets how much room."""

import pytest

from pgdecl.report.comparison.wrapping import column_widths, wrapped


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("新建公共充电桩", 8, ["新建公共", "充电桩"]),
        ("▲ +300个", 6, ["▲ +300", "个"]),
        ("增▲ +300个", 6, ["增", "▲ +300", "个"]),
        ("+300个（+20%）", 10, ["+300个", "（+20%）"]),
        ("持平，递进", 4, ["持", "平，", "递进"]),
        ("按《办法》改", 6, ["按《办", "法》改"]),
        ("改按《办法》", 6, ["改按", "《办", "法》"]),
        ("不如上年 1，持平 2", 9, ["不如上", "年 1，持", "平 2"]),
        ("at level 3 now", 12, ["at level 3", "now"]),
        ("level 3rd", 8, ["level", "3rd"]),
        ("examples/roads-2022.yaml", 10, ["examples/", "roads-", "2022.yaml"]),
        ("1234567890个", 4, ["1234", "5678", "90个"]),
        ("一  二", 4, ["一", "二"]),
        ("  缩进的第二行", 6, ["  缩进", "的第二", "行"]),
        ("", 4, []),
    ],
)
def test_a_text_is_broken_where_a_reader_expects_it(text: str, width: int, expected: list[str]) -> None:
    assert wrapped(text, width) == expected


def test_a_column_with_a_greater_share_gets_more_where_all_are_too_wide() -> None:
    long = ["很长的说明" * 20]

    assert column_widths([long, long], [1, 1], 80) == [40, 40]
    assert column_widths([long, long], [3, 1], 80) == [60, 20]


def test_a_column_that_needs_less_leaves_the_rest_to_others() -> None:
    assert column_widths([["很长的说明" * 20], ["递进"]], [1, 3], 80) == [74, 6]


def test_no_widths_where_a_number_would_have_to_be_broken() -> None:
    columns = [["名称"], ["1,234,567"], ["+1,234,567"]]

    assert column_widths(columns, [1, 1, 1], 33) == [14, 9, 10]
    assert column_widths(columns, [1, 1, 1], 32) == []


def test_one_very_long_number_does_not_cost_the_others_their_table() -> None:
    assert column_widths([["名称"], ["9" * 40]], [1, 1], 30) == [14, 16]
