"""A target in columns of kind, sign, value and unit: joined again, they say the same."""

import pytest

from conftest import EXAMPLES
from declared import declaration_of
from pgdecl.api import load
from pgdecl.declaration.walk import indicators
from pgdecl.forms.fields import list_fields
from pgdecl.forms.target_parts import target_parts
from pgdecl.values.target import Target
from tables import cases

TARGETS = sorted({row[0] for row in cases("target-cases.tsv")})


@pytest.mark.parametrize("text", TARGETS)
def test_parts_joined_say_what_the_target_says(text: str) -> None:
    parts = target_parts(Target(text))
    joined = Target(parts.comparator + parts.number + parts.unit)
    assert joined.parsed._replace(sign="") == Target(text).parsed._replace(sign="")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("≥95%", ("≥", "95", "%", "大于等于", "正向")),
        ("≤1.5万元/个", ("≤", "1.5", "万元/个", "小于等于", "反向")),
        ("不低于1,100项", ("≥", "1100", "项", "大于等于", "正向")),
        ("=100%", ("=", "100", "%", "等于", "正向")),
        ("220", ("", "220", "", "", "")),
        ("长期", ("", "长期", "", "", "定性")),
        ("11月底之前", ("", "11月底之前", "", "", "定性")),
        ("10-20个", ("", "10-20个", "", "", "")),
    ],
)
def test_parts_of_a_target(text: str, parts: tuple[str, ...]) -> None:
    assert target_parts(Target(text)) == parts


def test_kind_is_what_the_file_says_else_what_the_target_says() -> None:
    kind = list_fields("annual_goals")["indicator.kind"].text
    assert kind is not None
    rows = list(indicators(load(EXAMPLES / "forms" / "sign-value-unit-list.yaml")))
    kinds = {row.indicator.name: kind(row.indicator) for row in rows}
    assert kinds["车辆采购数量"] == "反向"
    assert kinds["办公设备采购数量"] == "正向"
    assert kinds["提升工作效率定性"] == "定性"


def test_part_of_an_indicator_is_printed_as_such() -> None:
    name = list_fields("annual_goals")["indicator.name"].text
    assert name is not None
    (row,) = indicators(declaration_of("A quantity | 培训人数 | ≥50人"))
    part = row.indicator.model_copy(update={"part": True})
    assert (name(row.indicator), name(part)) == ("培训人数", "其中：培训人数")
