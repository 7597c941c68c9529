"""Results beside targets: what was reached, what was missed, and the points by a scheme."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pgdecl.analysis.profile import STANDARD_PROFILE, Profile
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.scoring.change import Change, Value, change
from pgdecl.scoring.explanation import ExplanationStep, StepKind, explain, percent, printed
from pgdecl.scoring.judgement import judge
from pgdecl.scoring.matching import Like, Result, matched
from pgdecl.scoring.measured import Obstacle, with_unit_of
from pgdecl.scoring.points import earned
from pgdecl.scoring.schemes import PROPORTIONAL, Scheme
from pgdecl.scoring.total import BANDS, Bands, Execution, Total, execution, total
from pgdecl.values.target import Target


class ScoredRow(NamedTuple):
    """An annual indicator with what was reached.

    `achieved` is None where that cannot be told; then `obstacle` says why, or the last of the steps does.
    `rate` is the completion rate in percent, None where there is none to give (a late date). `points` is None
    without a weight, and where it cannot be scored; `exact_points` is the same as a fraction. `easy` says
    that the target was so far exceeded that it may have been too easy. `gap` leads from the target to
    what was reached, a bare number being taken in the unit of the target.
    """

    row: Row
    result: Result | None
    achieved: bool | None
    obstacle: Obstacle | None
    rate: Decimal | None
    exact_points: Fraction | None
    easy: bool
    gap: Change
    steps: tuple[ExplanationStep, ...]

    @property
    def weight(self) -> Decimal | None:
        """The points that there are for it."""
        return self.row.indicator.weight

    @property
    def points(self) -> Decimal | None:
        """The points earned, rounded only where the scheme rounds (beyond 28 digits, always)."""
        return None if self.exact_points is None else printed(self.exact_points)

    @property
    def actual(self) -> Target | None:
        """What was reached, as written."""
        return self.result.indicator.actual if self.result else None

    @property
    def deviation(self) -> str | None:
        """Why the target was missed or far exceeded (偏差原因)."""
        return self.result.indicator.deviation if self.result else None

    @property
    def measures(self) -> str | None:
        """What will be done about it (改进措施)."""
        return self.result.indicator.measures if self.result else None


class Scored(NamedTuple):
    """A declaration beside its results.

    `rows` are all annual indicators in the order of the form, `unmatched` the results that belong to none.
    `execution` and `total` are None where no indicator has a weight: then there are no points at all.
    """

    declaration: Declaration
    results: Results
    scheme: Scheme
    rows: tuple[ScoredRow, ...]
    unmatched: tuple[Like, ...]
    execution: Execution | None
    total: Total | None


def compare_results(
    declaration: Declaration,
    results: Results,
    scheme: Scheme = PROPORTIONAL,
    profile: Profile = STANDARD_PROFILE,
    bands: Bands = BANDS,
) -> Scored:
    """The annual targets of a declaration beside what was reached, scored.

    Args:
        declaration: the targets.
        results: what was reached.
        scheme: how points are given; one of `SCHEMES`.
        profile: what weights add up to, and whether execution is one of the indicators.
        bands: from how many points on the grade is 优, 良, 中; below it is 差.
    """
    indicators = matched(DeclarationView(declaration, profile), results)
    year = declaration.year if declaration.year is not None else results.year
    rows = tuple(_scored(row, result, year, scheme) for row, result in indicators.pairs)
    scored = Scored(declaration, results, scheme, rows, indicators.unmatched, None, None)
    scores = [(row.weight, row.exact_points) for row in rows if row.weight is not None]
    if not scores:
        return scored
    weights = sum((weight for weight, _ in scores), Decimal(0))
    spent = execution(declaration, results, weights, profile, scheme)
    return scored._replace(execution=spent, total=total(scores, spent, bands))


def _scored(row: Row, result: Result | None, year: int | None, scheme: Scheme) -> ScoredRow:
    value, attainment = (result.indicator.actual, result.indicator.attainment) if result else (None, None)
    judgement = judge(row, value, attainment, year=year, scheme=scheme)
    weight = row.indicator.weight
    points, how_scored = earned(row, judgement, weight, scheme) if weight is not None else (None, ())
    easy: tuple[ExplanationStep, ...] = ()
    rate = None if judgement.rate is None else percent(judgement.rate)
    if scheme.easy is not None and rate is not None and rate >= Fraction(scheme.easy):
        easy = (explain(StepKind.EASY, rate, scheme.easy),)
    actual = None if value is None else with_unit_of(value, row.target)
    return ScoredRow(
        row,
        result,
        judgement.achieved,
        judgement.obstacle,
        rate=None if rate is None else printed(rate),
        exact_points=points,
        easy=bool(easy),
        gap=change(Value(row.target, year), Value(actual, year)),
        steps=(*judgement.steps, *how_scored, *easy),
    )
