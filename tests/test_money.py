"""How amounts of money are parsed: a table of cases, and what holds for every text."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgdecl.values.money import CURRENCY_UNITS, MONEY_PATTERN, Money, explain
from tables import cases, plain


@pytest.mark.parametrize(
    ("text", "unit", "amount", "words"), cases("money-cases.tsv"), ids=lambda value: value
)
def test_amount_is_parsed(text: str, unit: str, amount: str, words: str) -> None:
    money = Money(text)
    assert plain(money.amount(unit)) == amount
    assert explain(money, "zh", unit) == words
    assert (re.search(MONEY_PATTERN, text) is not None) == bool(amount)
    assert str(money) == text


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_none(text: str) -> None:
    amount = Money(text).amount("万元")
    assert (amount is None) == (re.search(MONEY_PATTERN, text) is None)


def test_currency_unit_of_the_form_counts_only_where_the_text_has_none() -> None:
    assert Money("50万").amount("万元") == Money("50").amount("万元") == Money("500000元").amount("亿元")
    assert Money("50万").compare(Money("0.5百万元"), "元") == 0
    assert Money("49.9万").compare(Money("50万"), "元") == -1
    assert Money("若干").compare(Money("50万"), "元") is None
    with pytest.raises(KeyError):
        Money("50").amount("美元")


def test_currency_units_are_powers_of_ten() -> None:
    assert list(CURRENCY_UNITS) == ["元", "千元", "万元", "百万元", "亿元"]
    assert CURRENCY_UNITS["亿元"] == Decimal(10**8)
