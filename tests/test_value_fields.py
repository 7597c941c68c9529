"""Targets and amounts of money as fields of pydantic models."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from pgdecl.values.money import MONEY_PATTERN, Money
from pgdecl.values.target import Target
from pgdecl.values.verbatim import LONGEST_TEXT


class Row(BaseModel):
    model_config = ConfigDict(frozen=True)

    target: Target
    last_year: Target | None = None
    spent: Money | None = None


def test_field_is_made_from_its_text() -> None:
    row = Row.model_validate({"target": "≥ 95%", "spent": "50万元"})
    assert row == Row(target=Target("≥ 95%"), spent=Money("50万元"))
    assert row.target.text == "≥ 95%"
    assert row.spent is not None
    assert row.spent.amount("元") == 500_000
    assert row.last_year is None


def test_value_is_kept_as_it_is() -> None:
    target, spent = Target("提升"), Money("50")
    row = Row(target=target, spent=spent)
    assert row.target is target
    assert row.spent is spent


def test_model_is_dumped_as_text_and_read_back() -> None:
    row = Row(target=Target("≥95%"), last_year=Target("93%"), spent=Money("¥1,000"))
    written = {"target": "≥95%", "last_year": "93%", "spent": "¥1,000"}
    assert row.model_dump() == written
    assert row.model_dump(mode="json") == written
    assert row.model_dump_json() == '{"target":"≥95%","last_year":"93%","spent":"¥1,000"}'
    assert Row.model_validate(row.model_dump()) == row
    assert Row.model_validate_json(row.model_dump_json()) == row
    assert Row(target=Target("≥95%")).model_dump(exclude_none=True) == {"target": "≥95%"}


@given(st.text())
def test_any_text_survives_a_model(text: str) -> None:
    row = Row.model_validate({"target": text})
    assert row.target == Target(text)
    assert Row.model_validate_json(row.model_dump_json()) == row


@pytest.mark.parametrize("text", ["若干", "", "50美元", "约50万元"])
def test_text_that_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Row.model_validate({"target": "提升", "spent": text})
    [error] = refused.value.errors()
    assert (error["type"], error["loc"], error["ctx"]) == ("money", ("spent",), {"text": text})


def test_amount_is_kept_without_the_blanks_around_it() -> None:
    assert Row.model_validate({"target": "提升", "spent": " 50万元 "}).spent == Money("50万元")


@pytest.mark.parametrize("value", [95, True, None, ["≥95%"], Money("95")])
def test_target_is_made_from_nothing_but_text(value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        Row.model_validate({"target": value})
    [error] = refused.value.errors()
    assert (error["type"], error["loc"]) == ("string_type", ("target",))


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_json_schema_lets_an_editor_read_text_as_a_number(mode: str) -> None:
    target = {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": 8000}
    money = target | {"type": ["string", "number"], "minimum": 0, "pattern": MONEY_PATTERN}
    assert LONGEST_TEXT == 8000
    assert TypeAdapter(Target).json_schema(mode=mode) == target  # type: ignore[arg-type]
    assert TypeAdapter(Money).json_schema(mode=mode) == money  # type: ignore[arg-type]


def test_values_do_without_pydantic() -> None:
    code = (
        "import sys; from pgdecl.values.target import Target; from pgdecl.values.money import Money; "
        "Target('≥95%').parsed; Money('50').number; sys.exit('pydantic_core' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
