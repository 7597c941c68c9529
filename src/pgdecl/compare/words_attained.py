"""Targets in words: 达成, 部分达成 or 未达成, and how far within that."""

from decimal import Decimal

from pgdecl.compare.explanation import StepKind, explain
from pgdecl.compare.judgement import Judgement
from pgdecl.compare.measured import Obstacle
from pgdecl.compare.schemes import Band, band_around, exact

_WHOLE = Decimal(100)


def judged(band: Band, attainment: Decimal | None) -> Judgement:
    """What words say with a percentage: it has to lie within their band. 达成 alone is 100 %."""
    achieved = band.high == _WHOLE
    if attainment is None and not achieved:
        missing = explain(StepKind.NO_ATTAINMENT, band.low, band.high)
        return Judgement(achieved, steps=(missing,), graded=True)
    percent = _WHOLE if attainment is None else attainment
    inside = band.holds(percent)
    kind = StepKind.ATTAINED if inside else StepKind.OUT_OF_BAND
    step = explain(kind, percent, band.low, band.high)
    share = exact(percent) if inside else None
    return Judgement(achieved, share, share, (step,), graded=True)


def by_percent(attainment: Decimal) -> Judgement:
    """What a percentage says alone, whatever else was written."""
    band = band_around(attainment)
    return judged(band, attainment) if band else Judgement(obstacle=Obstacle.INVALID)
