"""From one value to another: by how much, which way, and whether that is for the better."""

from decimal import Decimal
from enum import Enum
from functools import cache
from typing import NamedTuple

from pgdecl.analysis.names import Measure, Name
from pgdecl.compare.measured import Measured, Obstacle, difference, measured, ranks
from pgdecl.tables import rows
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.target import Target

_HUNDRED = Decimal(100)


class Trend(Enum):
    """Which way a value goes."""

    RISING = 1
    FLAT = 0
    FALLING = -1


class Value(NamedTuple):
    """A value and the year that it is of; None where there is none."""

    target: Target | None
    year: int | None = None


class Change(NamedTuple):
    """From `before` to `after`.

    Either `obstacle` says why they cannot be compared, or `trend` and `difference` are there: the difference
    in the base of their unit, in days for dates, in grades for grades. `percent` is the difference in
    percent of `before`, None for dates and grades, and where `before` is 0.
    """

    before: Target | None
    after: Target | None
    trend: Trend | None = None
    difference: Decimal | None = None
    percent: Decimal | None = None
    obstacle: Obstacle | None = None


def change(before: Value, after: Value) -> Change:
    """What happens from one value to the other."""
    first, second = measured(*before), measured(*after)
    obstacle = _obstacle(first, second)
    if obstacle is None and isinstance(first, Measured) and isinstance(second, Measured):
        return _change(before.target, after.target, first, second)
    return Change(before.target, after.target, obstacle=obstacle)


def _obstacle(first: Measured | Obstacle, second: Measured | Obstacle) -> Obstacle | None:
    """Why not; what the later value lacks counts more than what the earlier one does."""
    for one in (second, first):
        if isinstance(one, Obstacle):
            return one
    if not isinstance(first, Measured) or not isinstance(second, Measured):
        return Obstacle.KIND
    if first.grade and second.grade:
        return None if ranks(first.grade, second.grade) else Obstacle.WORD
    return None if first.scale == second.scale else _mismatch(first, second)


def _mismatch(first: Measured, second: Measured) -> Obstacle:
    """Numbers on two scales: a change beside a level, other units, or nothing alike at all."""
    if not isinstance(first.scale, tuple) or not isinstance(second.scale, tuple):
        return Obstacle.KIND
    return Obstacle.UNIT if first.scale[2] == second.scale[2] else Obstacle.RELATIVE


def _change(before: Target | None, after: Target | None, first: Measured, second: Measured) -> Change:
    amounts = (ranks(first.grade, second.grade) if first.grade else None) or (first.amount, second.amount)
    step = difference(*amounts)
    trend = Trend((step > 0) - (step < 0))
    counted = isinstance(first.scale, tuple) or first.scale == "ratio"
    percent = step * _HUNDRED / abs(amounts[0]) if counted and amounts[0] else None
    return Change(before, after, trend, step, percent)


def sense(parsed: ParsedTarget, name: Name, level2: str) -> int:
    """1 where more is better, -1 where less is, 0 where nobody can tell.

    The comparator says it; without one the name does, by its words, then by what it measures
    (data/senses.tsv). An earlier date is better, and so is a higher grade, and a lower cost.
    """
    comparator = parsed.comparator
    if comparator is not None and (comparator.is_lower_bound or comparator.is_upper_bound):
        return 1 if comparator.is_lower_bound else -1
    if parsed.kind in (TargetKind.DATE, TargetKind.PERIOD):
        return -1
    if parsed.kind is TargetKind.GRADE:
        return 1
    if name.sense:
        return name.sense
    if level2 == "cost" or name.measure is Measure.MONEY:
        return -1 if level2 == "cost" else 0
    return 1 if name.bounded else _senses().get(name.measure.value, 0)


@cache
def _senses() -> dict[str, int]:
    return {measure: int(way) for measure, way in rows(__file__, "data/senses.tsv")}
