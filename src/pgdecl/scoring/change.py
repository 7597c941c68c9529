"""From one value to another: by how much, which way, and whether that is for the better."""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from pgdecl.analysis.direction import Direction
from pgdecl.scoring.measured import Measured, Obstacle, measured, ranks
from pgdecl.values.numbers import EXACT
from pgdecl.values.target import Target

_HUNDRED = Decimal(100)


class Trend(Enum):
    """Which way a value goes."""

    RISING = "rising"
    FLAT = "flat"
    FALLING = "falling"


_BETTER = {Direction.HIGHER: Trend.RISING, Direction.LOWER: Trend.FALLING, Direction.UNKNOWN: None}


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

    def is_better(self, direction: Direction) -> bool:
        """Whether it is for the better; not where it stays the same, or nobody can tell."""
        return self.trend is not None and self.trend is _BETTER[direction]

    def is_worse(self, direction: Direction) -> bool:
        """Whether it is for the worse; not where it stays the same, or nobody can tell."""
        return self.is_better(direction.opposite)


def change(before: Value, after: Value) -> Change:
    """What happens from one value to the other."""
    same_year = None in (before.year, after.year) or before.year == after.year
    first, second = (measured(value.target, value.year, real=same_year) for value in (before, after))
    obstacle = _obstacle(first, second)
    if obstacle is None and isinstance(first, Measured) and isinstance(second, Measured):
        return _change(before.target, after.target, first, second)
    return Change(before.target, after.target, obstacle=obstacle)


def _obstacle(first: Measured | Obstacle, second: Measured | Obstacle) -> Obstacle | None:
    """What keeps them from being compared; what the later value lacks counts first."""
    if isinstance(second, Obstacle):
        return second
    if isinstance(first, Obstacle):
        return first
    if first.grade and second.grade:
        return None if ranks(first.grade, second.grade) else Obstacle.WORD
    if first.scale == second.scale:
        return None
    # Two scales: values of two kinds, other units, or a change beside a level.
    if not isinstance(first.scale, tuple) or not isinstance(second.scale, tuple):
        return Obstacle.KIND
    return Obstacle.UNIT if first.scale[2] == second.scale[2] else Obstacle.RELATIVE


def _change(before: Target | None, after: Target | None, first: Measured, second: Measured) -> Change:
    ranked = ranks(first.grade, second.grade) if first.grade else None
    start, end = ranked or (first.amount, second.amount)
    step = EXACT.subtract(end, start)
    trend = Trend.FLAT if not step else Trend.RISING if step > 0 else Trend.FALLING
    has_percent = isinstance(first.scale, tuple) or first.scale == "ratio"
    percent = step * _HUNDRED / abs(start) if has_percent and start else None
    return Change(before, after, trend, step, percent)
