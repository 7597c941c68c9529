"""Budget execution, the sum of all points, and the grade."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from pgdecl.analysis.profile import Profile
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.scoring.explanation import ExplanationStep, StepKind, explain, percent, printed
from pgdecl.scoring.points import rounded
from pgdecl.scoring.schemes import Scheme

Bands = tuple[Decimal, Decimal, Decimal]
BANDS: Bands = (Decimal(90), Decimal(80), Decimal(60))
"""From how many points on the grade is 优, 良, 中 (财预〔2020〕10号)."""
_WHOLE = Decimal(100)
_BESIDE_EXECUTION = (Decimal(90), Decimal(80))
"""What weights add up to where execution has 10 points (财预〔2020〕10号) or 20 (Hubei's practice)."""


class Grade(Enum):
    """A grade of self-evaluation, as forms print it."""

    EXCELLENT = "优"
    GOOD = "良"
    FAIR = "中"
    POOR = "差"


class Execution(NamedTuple):
    """The points for spending the budget (预算执行率).

    `available` is how many there are, 0 where the weights leave none; `rate` is in percent. Rate and points
    are None where they cannot be known; the last of the steps says why.
    """

    available: Decimal
    rate: Decimal | None
    exact_points: Fraction | None
    steps: tuple[ExplanationStep, ...]

    @property
    def points(self) -> Decimal | None:
        """The points earned."""
        return None if self.exact_points is None else printed(self.exact_points)


class Total(NamedTuple):
    """All points together.

    `points` is what was earned of `available` (`weights` and those of execution); `unscored` is how many of
    these could not be scored. `grade` is None unless everything is scored and 100 points are available: a
    part of the points earns no grade.
    """

    points: Decimal
    weights: Decimal
    available: Decimal
    unscored: Decimal
    grade: Grade | None


def execution(
    declaration: Declaration, results: Results, weights: Decimal, profile: Profile, scheme: Scheme
) -> Execution:
    """The points for spending the budget: executed ÷ budget, at most all of them.

    Args:
        declaration: has the budget, if the results name none.
        results: has what was spent.
        weights: what the weights of the indicators add up to, where the profile does not say it.
        profile: whether execution is one of the indicators, so that it has no points of its own.
        scheme: whether points are rounded.
    """
    weight_total = Decimal(profile.weight_total) if profile.weight_total else weights
    has_points = weight_total in _BESIDE_EXECUTION and not profile.execution
    available = _WHOLE - weight_total if has_points else Decimal(0)
    spent = results.executed.total.amount(results.currency_unit) if results.executed else None
    if results.budget is not None:
        budget = results.budget.total.amount(results.currency_unit)
    else:
        declared = declaration.annual_budget or declaration.budget
        budget = declared.total.amount(declaration.currency_unit)
    unknown_points = None if available else Fraction(0)
    if spent is None or not budget:
        unknown = explain(StepKind.NOT_EXECUTED if spent is None else StepKind.NO_BUDGET)
        return Execution(available, None, unknown_points, (unknown,))
    rate = Fraction(spent) / Fraction(budget)
    step = explain(StepKind.EXECUTED, spent, budget, percent(rate))
    if not available:
        return Execution(available, printed(percent(rate)), unknown_points, (step,))
    part = min(rate, Fraction(1))
    points = rounded(part * Fraction(available), scheme)
    scored = explain(StepKind.PART, percent(part), available, points)
    if part == 1:
        scored = explain(StepKind.FULL, available)
    return Execution(available, printed(percent(rate)), points, (step, scored))


def total(scores: Sequence[tuple[Decimal, Fraction | None]], spent: Execution, bands: Bands = BANDS) -> Total:
    """The sum of points, of indicators (weight, points) and execution, and its grade."""
    everything = [*scores, (spent.available, spent.exact_points)]
    points = sum((earned for _, earned in everything if earned is not None), Fraction(0))
    weights = sum((weight for weight, _ in scores), Decimal(0))
    unscored = sum((weight for weight, earned in everything if earned is None), Decimal(0))
    available = weights + spent.available
    grade = grade_of(points, bands) if not unscored and available == _WHOLE else None
    return Total(printed(points), weights, available, unscored, grade)


def grade_of(points: Fraction, bands: Bands = BANDS) -> Grade:
    """The grade of so many points of 100; a limit belongs to the better grade."""
    for grade, limit in zip(Grade, bands, strict=False):
        if points >= Fraction(limit):
            return grade
    return Grade.POOR
