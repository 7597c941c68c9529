"""How targets are parsed: a table of cases, and what holds for every text."""

import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgdecl.values.explanation import explain
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.target import Target
from tables import cases, plain

CASES = cases("target-cases.tsv")


def test_there_are_enough_different_cases() -> None:
    texts = [case[0] for case in CASES]
    assert len(texts) == len(set(texts)) >= 250
    assert {case[1] for case in CASES} | {"empty"} == {kind.value for kind in TargetKind}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_target_is_parsed(case: list[str]) -> None:
    text, kind, comparator, number, upper, unit, words = case
    target = Target(text)
    parsed = target.parsed
    assert parsed.kind.value == kind
    assert (parsed.comparator.value if parsed.comparator else "") == comparator
    assert plain(parsed.number) == number
    assert plain(parsed.upper) == upper
    assert (f"{parsed.unit.name} {parsed.unit.scale:f}" if parsed.unit else "") == unit
    assert explain(target, "zh") == words
    assert explain(target, "en").strip()
    assert str(target) == text


@pytest.mark.parametrize("text", ["", " ", "　"])
def test_blank_text_is_empty(text: str) -> None:
    assert Target(text).parsed.kind is TargetKind.EMPTY
    assert explain(Target(text), "zh")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("≥95%", "≥ 95 %"),
        ("3～5天", "3 ～ 5 天"),
        ("提升", "qualitative: 提升"),
        ("完成", "status word: 完成"),
        ("2022年12月31日前", "by 2022-12-31"),
        ("168", "168 (no comparator given)"),
    ],
)
def test_target_is_explained_in_english(text: str, words: str) -> None:
    assert explain(Target(text), "en") == words


def values(parsed: ParsedTarget) -> list[object]:
    own: list[object] = [parsed.number, parsed.upper, parsed.amount, parsed.upper_amount]
    return own + [value for part in parsed.parts for value in values(part)]


def assert_sound(text: str) -> None:
    parsed = Target(text).parsed
    assert all(value is None or isinstance(value, Decimal) for value in values(parsed))
    assert explain(parsed, "zh")
    assert explain(parsed, "en")
    assert isinstance(parsed.valid, bool)


@given(st.text(max_size=60))
def test_any_text_can_be_parsed(text: str) -> None:
    assert_sound(text)


@given(
    st.text(
        alphabet="≥≤><=＞％%0123456789.,，、-—~～:：/年月日前底至到不超过低于以上内万亿元人次个约每（）() 　",
        max_size=40,
    )
)
def test_any_mix_of_what_targets_are_made_of_can_be_parsed(text: str) -> None:
    assert_sound(text)


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["%", "个", "万元", "天", ""]))
def test_number_comes_back_exactly_as_written(number: Decimal, unit: str) -> None:
    assert Target(f"≥{number}{unit}").parsed.number == number


# What would make a pattern backtrack without end: each piece repeated up to the longest text of a file.
PIECES = ["≥", "1", "1,", "九", "每", "1-", "不", "(", "1年", " ", "1:", "≥1%；", "以上", "2022年12月"]
ENDLESS = [piece * (8000 // len(piece)) for piece in PIECES]


@pytest.mark.parametrize("text", ENDLESS, ids=lambda text: text[:4])
def test_endless_text_is_a_grade_word(text: str) -> None:
    parsed = Target(text).parsed
    assert parsed.kind in (TargetKind.GRADE, TargetKind.EMPTY)
    assert not parsed.known or parsed.kind is TargetKind.EMPTY


def test_target_is_a_frozen_value() -> None:
    target = Target("≥95%")
    assert target == Target("≥95%") != Target("≥ 95%")
    assert len({target, Target("≥95%")}) == 1
    assert pickle.loads(pickle.dumps(target)) == target  # noqa: S301 - our own
    with pytest.raises(AttributeError):
        target.text = "x"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del target.text


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("5万元", "50000元", True),
        ("3‰", "1%", True),
        ("3个百分点", "3%", False),
        ("2万人", "100人", True),
        ("10人", "10人次", False),
        ("30天", "1年", False),
        ("2年", "24个月", True),
        ("50元/人", "50元/户", False),
        ("提升", "3%", False),
        ("1:2", "3", False),
        ("100", "100个", False),
    ],
)
def test_only_what_is_exactly_convertible_may_be_compared(one: str, other: str, fits: bool) -> None:  # noqa: FBT001 - a column of the table
    assert Target(one).parsed.fits(Target(other).parsed) is fits
    assert Target(other).parsed.fits(Target(one).parsed) is fits


@pytest.mark.parametrize("text", ["13月", "≤12月", "≥2022.12", "4季度", "12月底前", "2022.12"])
def test_target_is_parsed_alike_alone_and_on_a_line_of_several(text: str) -> None:
    alone, several = Target(text).parsed, Target(f"{text}\n≥95%").parsed
    assert several.parts[0] == alone


def test_amounts_in_the_base_unit_are_exact() -> None:
    assert Target("0.1亿元").parsed.amount == Decimal(10_000_000)
    assert Target("5万元").parsed.amount == Target("50000元").parsed.amount
