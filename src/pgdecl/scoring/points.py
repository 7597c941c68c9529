"""From how far a target was reached to points, by the scheme, with each step explained."""

from decimal import Decimal
from fractions import Fraction
from math import floor

from pgdecl.analysis.measures import Measure
from pgdecl.analysis.view import Row
from pgdecl.scoring.explanation import ExplanationStep, Judgement, StepKind, explain, percent
from pgdecl.scoring.schemes import Scheme, exact

_Earned = tuple[Fraction | None, tuple[ExplanationStep, ...]]
"""Points, and how they come about."""
_ONE, _ZERO, _HALF = Fraction(1), Fraction(0), Fraction(1, 2)


def earned(row: Row, judgement: Judgement, weight: Decimal, scheme: Scheme) -> _Earned:
    """The points of an indicator, None where it is not to be scored, and how they come about."""
    if judgement.part is None:
        return None, ()
    if scheme.satisfaction and judgement.percentage is not None and _is_satisfaction(row):
        return _satisfaction(judgement.percentage, weight, scheme)
    line = scheme.pass_line
    if line is not None and not judgement.graded and _ZERO < judgement.part < _ONE:
        return _beyond(line, judgement.part, weight, scheme)
    return _share(judgement.part, weight, scheme)


def _is_satisfaction(row: Row) -> bool:
    return row.level1 == "satisfaction" or row.name.measure is Measure.SATISFACTION


def _share(part: Fraction, weight: Decimal, scheme: Scheme) -> _Earned:
    points = rounded(part * Fraction(weight), scheme)
    if part in (_ONE, _ZERO):
        return points, (explain(StepKind.FULL if part else StepKind.NONE, weight),)
    return points, (explain(StepKind.PART, percent(part), weight, points),)


def _beyond(line: Decimal, part: Fraction, weight: Decimal, scheme: Scheme) -> _Earned:
    """What lies beyond the pass line, as a share of what there is beyond it."""
    passed = exact(line)
    if part < passed:
        return _ZERO, (explain(StepKind.BELOW_LINE, percent(part), line),)
    points = rounded((part - passed) / (1 - passed) * Fraction(weight), scheme)
    return points, (explain(StepKind.PASSED, percent(part), line, weight, points),)


def _satisfaction(actual: Fraction, weight: Decimal, scheme: Scheme) -> _Earned:
    start, share = next(
        (band for band in scheme.satisfaction if actual >= Fraction(band[0])), scheme.satisfaction[-1]
    )
    points = rounded(exact(share) * Fraction(weight), scheme)
    return points, (explain(StepKind.SATISFACTION, actual, start, share, weight, points),)


def rounded(points: Fraction, scheme: Scheme) -> Fraction:
    """The points with as many decimals as the scheme rounds to, half up; exact where it rounds to none."""
    if scheme.places is None:
        return points
    scale = 10**scheme.places
    return Fraction(floor(points * scale + _HALF), scale)
