"""Whether a target was reached, and how far: the completion rate by its kind, before any points."""

from decimal import Decimal
from fractions import Fraction

from pgdecl.analysis.direction import Direction, direction
from pgdecl.analysis.view import Row
from pgdecl.scoring.change import Value, change
from pgdecl.scoring.counted import counted
from pgdecl.scoring.explanation import Judgement, StepKind, explain
from pgdecl.scoring.measured import Obstacle
from pgdecl.scoring.schemes import Band, Scheme, band_around, band_of, best_band, exact
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.spelling import spelled
from pgdecl.values.target import Target

_ONE, _ZERO = Fraction(1), Fraction(0)
_WHOLE = Decimal(100)
IN_WORDS = (TargetKind.GRADE, TargetKind.STATUS)
"""The kinds of targets that are judged in words."""
_DATED = (TargetKind.DATE, TargetKind.PERIOD)
_REACHED = ("已", "已经", "得到", "达到", "实现")
"""What may stand before the words of a target that was reached."""
_COUNTED = (TargetKind.NUMBER, TargetKind.RATIO, TargetKind.RANGE)


def judge(
    row: Row, value: Target | None, attainment: Decimal | None, *, year: int | None, scheme: Scheme
) -> Judgement:
    """How an indicator's target stands to what was reached.

    Args:
        row: the indicator.
        value: what was reached.
        attainment: for targets in words how far, in percent.
        year: the year of the declaration, in which dates without a year lie.
        scheme: for what schemes see differently: > and <, and negative values.
    """
    if row.parsed.kind in IN_WORDS:
        return _in_words(row, value, attainment, year, scheme)
    if value is None:
        return Judgement(obstacle=Obstacle.MISSING)
    if row.parsed.kind in _COUNTED and value.parsed.kind is not TargetKind.RANGE:
        judgement = counted(row, value.parsed, scheme)
        if judgement is not None:
            return judgement
    if row.parsed.kind in _DATED and value.parsed.kind in _DATED:
        return _dated(row, value, year)
    return Judgement(obstacle=_obstacle(row, value, year))


def _obstacle(row: Row, actual: Target, year: int | None) -> Obstacle:
    return change(Value(row.target, year), Value(actual, year)).obstacle or Obstacle.KIND


def _in_words(
    row: Row, value: Target | None, attainment: Decimal | None, year: int | None, scheme: Scheme
) -> Judgement:
    """By the words of attainment, by grades on a scale, by the target's own words, or by how far alone."""
    band = band_of(value.text, scheme) if value else None
    if band is not None:
        return _within(band, attainment)
    if value is not None and row.parsed.kind is TargetKind.GRADE:
        gap = change(Value(row.target, year), Value(value, year))
        if gap.difference is not None:
            reached = gap.difference >= 0
            kind = StepKind.GRADE_REACHED if reached else StepKind.GRADE_BELOW
            return _all_or_nothing(gap.difference, reached=reached, kind=kind)
    if value is not None and _says_the_same(value, row.target):
        band = best_band(scheme)
        judgement = _within(band, attainment)
        return judgement._replace(steps=(explain(StepKind.SAME_WORDS, band.low, band.high), *judgement.steps))
    if attainment is not None:
        around = band_around(attainment, scheme)
        return _within(around, attainment) if around else Judgement(obstacle=Obstacle.INVALID)
    return Judgement(obstacle=_obstacle(row, value, year) if value else Obstacle.MISSING)


def _says_the_same(value: Target, target: Target) -> bool:
    """Whether a result has the words of its target (显著提升), or those and that it was reached (已健全)."""
    reached, wanted = (spelled(text).folded for text in (value.text, target.text))
    return reached in (wanted, *(f"{word}{wanted}" for word in _REACHED))


def _within(band: Band, attainment: Decimal | None) -> Judgement:
    """What words say with a percentage: it has to lie within their band. 达成 alone is 100 %."""
    achieved = band.high == _WHOLE
    if attainment is None and not achieved:
        missing = explain(StepKind.NO_ATTAINMENT, band.low, band.high)
        return Judgement(achieved, steps=(missing,), graded=True)
    percent = _WHOLE if attainment is None else attainment
    inside = band.holds(percent)
    step = explain(StepKind.ATTAINED if inside else StepKind.OUT_OF_BAND, percent, band.low, band.high)
    share = exact(percent) if inside else None
    return Judgement(achieved, share, share, (step,), graded=True)


def _all_or_nothing(difference: Decimal, *, reached: bool, kind: StepKind) -> Judgement:
    """Reached, or missed: how far a late date or a lower grade is from it, no document puts into percent."""
    rate = _ONE if reached else None
    return Judgement(reached, rate, _ONE if reached else _ZERO, (explain(kind, abs(difference)),))


def _dated(row: Row, actual: Target, year: int | None) -> Judgement:
    if _recurs(row.parsed) or _recurs(actual.parsed):
        return Judgement(obstacle=Obstacle.WORD)  # a day in every month is no day of the year
    if direction(row) is Direction.UNKNOWN:
        return Judgement(steps=(explain(StepKind.NO_DIRECTION),))
    gap = change(Value(row.target, year), Value(actual, year))
    if gap.difference is None:
        return Judgement(obstacle=gap.obstacle)
    in_time = gap.difference <= 0
    kind = StepKind.ON_TIME if in_time else StepKind.LATE
    return _all_or_nothing(gap.difference, reached=in_time, kind=kind)


def _recurs(parsed: ParsedTarget) -> bool:
    return parsed.period is not None and bool(parsed.period.each)
