"""Results (绩效目标完成情况): what became of a declaration's annual indicators, in the same three levels.

A result belongs to the indicator of the same goal, level 1, level 2 and name. Nothing is judged here: an
actual value that does not go with its target (完成 for a number) is kept as it stands.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator

from pgdecl.declaration.base import Model
from pgdecl.declaration.levels import Indicators
from pgdecl.declaration.models import DEFAULT_CURRENCY_UNIT, Money
from pgdecl.declaration.scalars import (
    CurrencyUnit,
    Likelihood,
    Text,
    Value,
    Version,
    Weight,
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


class Reasons(Model):
    """Why a target will be missed, by kind (偏差原因分析): a text, or a tick."""

    funds: Text | None = None
    rules: Text | None = None
    staff: Text | None = None
    equipment: Text | None = None
    other: Text | None = None


class ActualIndicator(Model):
    """What became of one indicator; `attainment` is how far a target in words was reached, in percent.

    `points` are the unit's own. While the year runs, `actual` is what was reached so far, and `expected`
    what will be by its end.
    """

    name: Text
    actual: Value | None = None
    attainment: Attainment | None = None
    points: Weight | None = None
    expected: Value | None = None
    likelihood: Likelihood | None = None
    reasons: Reasons | None = None
    deviation: Text | None = None
    measures: Text | None = None
    remark: Text | None = None


class ActualGoal(Model):
    """What became of one annual goal; one without a name is the goal at the same place."""

    name: Text | None = None
    reached: Text | None = None
    indicators: Indicators[ActualIndicator]


class Results(Model):
    """The results of one declaration for its year.

    `initial_budget`, `budget` and `executed` are the money at the start of the year, as adjusted, and as
    spent. With a `period` (1-7月) the record is one of monitoring: what was spent and reached is that of the
    period, and `expected` is what will be spent by the end of the year.
    """

    pgdecl_results: Version
    year: Year | None = None
    period: Text | None = None
    project: Text
    initial_budget: Money | None = None
    budget: Money | None = None
    executed: Money | None = None
    expected: Money | None = None
    currency_unit: CurrencyUnit = DEFAULT_CURRENCY_UNIT
    annual_goals: tuple[ActualGoal, ...] = ()
    execution_points: Weight | None = None
    points: Weight | None = None
    conclusion: Text | None = None
    problems: Text | None = None
    deviation: Text | None = None
    measures: Text | None = None
    remark: Text | None = None
    prepared_by: Text | None = None
    filing_date: Text | None = None


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
