"""Results (绩效目标完成情况): what became of a declaration's annual indicators, in the same three levels.

A result belongs to the indicator of the same goal, level 1, level 2 and name. Nothing here is judged: an
actual value that does not go with its target (完成 for a number) is read as it stands.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, NamedTuple

from pgdecl.declaration.models import (
    DEFAULT_CURRENCY_UNIT,
    Amount,
    CurrencyUnit,
    Indicators,
    Text,
    Value,
    Version,
    Year,
)
from pgdecl.declaration.record import Record, record
from pgdecl.declaration.scalar import Scalar
from pgdecl.declaration.walk import LEVELS
from pgdecl.finding import Path


def _percent(text: str) -> Decimal:
    return Decimal(text.removesuffix("%"))


Attainment = Annotated[
    Decimal,
    Scalar(
        "attainment",
        pattern=r"^(100(\.0{1,6})?|[0-9]{1,2}(\.[0-9]{1,6})?)%?$",
        number={"minimum": 0, "maximum": 100},
        make=_percent,
    ),
]


@record
class ActualIndicator(Record):
    """What became of one indicator; `attainment` is how far a target in words was reached, in percent."""

    name: Text
    actual: Value | None = None
    attainment: Attainment | None = None
    deviation: Text | None = None
    measures: Text | None = None


@record
class ActualGoal(Record):
    """What became of one annual goal; one without a name is the goal at the same place."""

    name: Text | None = None
    indicators: Indicators[ActualIndicator]


@record
class Results(Record):
    """The results of one declaration for its year."""

    MARKER: ClassVar[str] = "pgdecl_results"

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
    """Every result that has a name, in the order of the official levels."""
    for position, goal in enumerate(results.annual_goals):
        for level1, level2s in LEVELS.items():
            branch = getattr(goal.indicators, level1)
            for level2 in level2s:
                for place, indicator in enumerate(getattr(branch, level2)):
                    path = ("annual_goals", position, "indicators", level1, level2, place)
                    if indicator.name:
                        yield PlacedResult(indicator, position, goal.name, level1, level2, path)
