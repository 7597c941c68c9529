"""From how far a target was reached to points: by the scheme, each step told."""

from decimal import Decimal
from fractions import Fraction
from math import floor

from pgdecl.analysis.names import Measure
from pgdecl.analysis.view import Row
from pgdecl.compare.explanation import Step, StepKind, percent, step
from pgdecl.compare.judgement import Judgement
from pgdecl.compare.schemes import Scheme, exact

_ONE, _NOTHING, _HALF = Fraction(1), Fraction(0), Fraction(1, 2)


def earned(
    row: Row, found: Judgement, weight: Decimal, scheme: Scheme
) -> tuple[Fraction | None, tuple[Step, ...]]:
    """The points of an indicator, None where it is not to be scored, and how they come about."""
    if found.part is None:
        return None, ()
    if scheme.satisfaction and found.percentage is not None and _is_satisfaction(row):
        return _satisfaction(found.percentage, weight, scheme)
    line = scheme.pass_line
    if line is not None and not found.graded and _NOTHING < found.part < _ONE:
        return _beyond(line, found.part, weight, scheme)
    return _share(found.part, weight, scheme)


def _is_satisfaction(row: Row) -> bool:
    return row.level1 == "satisfaction" or row.name.measure is Measure.SATISFACTION


def _share(part: Fraction, weight: Decimal, scheme: Scheme) -> tuple[Fraction, tuple[Step, ...]]:
    points = rounded(part * Fraction(weight), scheme)
    if part in (_ONE, _NOTHING):
        return points, (step(StepKind.FULL if part else StepKind.NONE, weight),)
    return points, (step(StepKind.PART, percent(part), weight, points),)


def _beyond(
    line: Decimal, part: Fraction, weight: Decimal, scheme: Scheme
) -> tuple[Fraction, tuple[Step, ...]]:
    """What lies beyond the pass line, as a share of what there is beyond it."""
    passed = exact(line)
    if part < passed:
        return _NOTHING, (step(StepKind.BELOW_LINE, percent(part), line),)
    points = rounded((part - passed) / (1 - passed) * Fraction(weight), scheme)
    return points, (step(StepKind.PASSED, percent(part), line, weight, points),)


def _satisfaction(actual: Fraction, weight: Decimal, scheme: Scheme) -> tuple[Fraction, tuple[Step, ...]]:
    start, share = next(
        (band for band in scheme.satisfaction if actual >= Fraction(band[0])), scheme.satisfaction[-1]
    )
    points = rounded(exact(share) * Fraction(weight), scheme)
    return points, (step(StepKind.SATISFACTION, actual, start, share, weight, points),)


def rounded(points: Fraction, scheme: Scheme) -> Fraction:
    """The points with as many decimals as the scheme rounds to, half up; exact where it rounds to none."""
    if scheme.places is None:
        return points
    scale = 10**scheme.places
    return Fraction(floor(points * scale + _HALF), scale)
