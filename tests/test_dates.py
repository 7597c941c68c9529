"""The days that dates and periods mean, in the year of a declaration."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgdecl.values.dates import Bound, Date, Part, Period
from pgdecl.values.parsed import ParsedTarget
from pgdecl.values.target import Target


def parsed_date(text: str) -> Date:
    parsed = Target(text).parsed.date
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("2022年12月31日前", 2023, date(2022, 12, 31), date(2022, 12, 31)),
        ("12月31日前", 2023, date(2023, 12, 31), date(2023, 12, 31)),
        ("次年3月底前", 2023, date(2024, 3, 31), date(2024, 3, 31)),
        ("2月底前", 2023, date(2023, 2, 28), date(2023, 2, 28)),
        ("2月底前", 2024, date(2024, 2, 29), date(2024, 2, 29)),
        ("2月下旬前", 2023, date(2023, 2, 21), date(2023, 2, 28)),
        ("6月中旬前", 2023, date(2023, 6, 11), date(2023, 6, 20)),
        ("6月", 2023, date(2023, 6, 1), date(2023, 6, 30)),
        ("2022年底前", 2023, date(2022, 12, 1), date(2022, 12, 31)),
        ("2022年前", 2023, date(2022, 1, 1), date(2022, 12, 31)),
        ("三季度前", 2023, date(2023, 7, 1), date(2023, 9, 30)),
        ("上半年前", 2023, date(2023, 1, 1), date(2023, 6, 30)),
    ],
)
def test_first_and_last_day_that_a_date_means(text: str, year: int, first: date, last: date) -> None:
    parsed = parsed_date(text)
    assert (parsed.first(year), parsed.last(year)) == (first, last)


@pytest.mark.parametrize("text", ["2月29日前", "2月29日", "截至2月29日"])
def test_year_may_lack_29_february(text: str) -> None:
    parsed = parsed_date(text)
    assert parsed.valid
    assert parsed.first(2024) == parsed.last(2024) == date(2024, 2, 29)
    assert parsed.first(2023) is None
    assert parsed.last(2023) is None


def test_next_year_may_lack_29_february() -> None:
    parsed = parsed_date("次年2月29日前")
    assert parsed.last(2023) == date(2024, 2, 29)
    assert parsed.last(2024) is None


@pytest.mark.parametrize("text", ["2024年2月30日前", "2023年2月29日前", "2022年13月", "4月31日前"])
def test_impossible_date_has_no_days_in_any_year(text: str) -> None:
    parsed = parsed_date(text)
    assert not parsed.valid
    assert parsed.first(2024) is None
    assert parsed.last(2024) is None


def test_period_that_begins_on_29_february_is_valid_where_the_year_is_not_known() -> None:
    assert Target("2月29日至3月15日").parsed.valid
    assert not Target("2023年2月29日至3月15日").parsed.valid
    assert not Target("2023年5月1日至3月15日").parsed.valid


def dates(parsed: ParsedTarget) -> Iterator[Date]:
    for named in (parsed.date, parsed.period):
        yield from () if named is None else (named,) if isinstance(named, Date) else ends(named)
    for part in parsed.parts:
        yield from dates(part)


def ends(period: Period) -> Iterator[Date]:
    yield from (end for end in (period.start, period.end) if end is not None)


def assert_total(named: Date, year: int) -> None:
    first, last = named.first(year), named.last(year)
    assert (first is None) == (last is None)
    if first is not None and last is not None:
        assert isinstance(first, date)
        assert isinstance(last, date)
        assert named.valid
        assert first <= last


LETTERS = "0123456789年月日号底末初内前后起止至到-.~/自从每于≤≥"
WORDS = (
    "2022年 2023 2月 29日 30日 12月31日 二月 二十九日 次年 上年 全年 年度 上半年 下半年 第一季度 4季度 "
    "上旬 下旬 月底 以前 之后 不晚于 每季度 完成"
)
PIECES = [*LETTERS, *WORDS.split(" ")]
YEARS = st.one_of(st.integers(1900, 2100), st.integers())


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), YEARS)
def test_whatever_is_parsed_as_a_date_means_days_of_the_calendar_or_none(text: str, year: int) -> None:
    for named in dates(Target(text).parsed):
        assert_total(named, year)


@given(
    st.builds(
        Date,
        year=st.none() | st.integers(),
        month=st.none() | st.integers(0, 13),
        day=st.none() | st.integers(0, 32),
        part=st.none() | st.sampled_from(Part),
        bound=st.none() | st.sampled_from(Bound),
        offset=st.integers(-1, 1),
    ),
    YEARS,
)
def test_any_date_means_days_of_the_calendar_or_none(named: Date, year: int) -> None:
    assert_total(named, year)
    assert isinstance(Period(named, named).valid, bool)
