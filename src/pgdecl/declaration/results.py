"""Results (绩效目标完成情况): what became of a declaration's annual indicators, in the same three levels.

A result belongs to the indicator of the same goal, level 1, level 2 and name. Nothing is judged here: an
actual value that does not go with its target (完成 for a number) is kept as it stands.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

from pgdecl.declaration.base import Model
from pgdecl.declaration.models import DEFAULT_CURRENCY_UNIT, Indicators
from pgdecl.declaration.scalars import (
    Amount,
    CurrencyUnit,
    Text,
    Value,
    Version,
    Year,
    matching,
    scalar_schema,
)
from pgdecl.declaration.walk import placed_items
from pgdecl.finding import Path

_ATTAINMENT = r"(100(\.0{1,6})?|[0-9]{1,2}(\.[0-9]{1,6})?)%?"


def _percent(text: str) -> Decimal:
    return Decimal(text.removesuffix("%"))


Attainment = Annotated[
    Decimal,
    BeforeValidator(matching("attainment", _ATTAINMENT, _percent)),
    scalar_schema(pattern=f"^{_ATTAINMENT}$", minimum=0, maximum=100),
]


class ActualIndicator(Model):
    """What became of one indicator; `attainment` is how far a target in words was reached, in percent."""

    name: Text
    actual: Value | None = None
    attainment: Attainment | None = None
    deviation: Text | None = None
    measures: Text | None = None


class ActualGoal(Model):
    """What became of one annual goal; one without a name is the goal at the same place."""

    name: Text | None = None
    indicators: Indicators[ActualIndicator]


class Results(Model):
    """The results of one declaration for its year."""

    pgdecl_results: Version
    year: Year | None = None
    project: Text
    budget: Amount | None = None
    executed: Amount | None = None
    currency_unit: CurrencyUnit = DEFAULT_CURRENCY_UNIT
    annual_goals: tuple[ActualGoal, ...] = ()


class PlacedResult(NamedTuple):
    """A result with the 0-based position and the name of its goal, its level 1, level 2 and path."""

    indicator: ActualIndicator
    position: int
    goal_name: str | None
    level1: str
    level2: str
    path: Path


def placed_results(results: Results) -> Iterator[PlacedResult]:
    """Every result that has a name, in the order of the official levels, other levels last."""
    for position, goal in enumerate(results.annual_goals):
        above: Path = ("annual_goals", position, "indicators")
        for level1, level2, path, indicator in placed_items(goal.indicators, above):
            if indicator.name:
                yield PlacedResult(indicator, position, goal.name, level1, level2, path)
