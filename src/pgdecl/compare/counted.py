"""Targets in numbers, ranges and ratios: reached or not, and the completion rate."""

from fractions import Fraction

from pgdecl.analysis.view import Row
from pgdecl.compare.change import sense
from pgdecl.compare.explanation import Step, StepKind, percent, step
from pgdecl.compare.judgement import Judgement
from pgdecl.compare.measured import Obstacle
from pgdecl.compare.schemes import Scheme
from pgdecl.compare.unitless import takes_unit_of
from pgdecl.values.comparators import Comparator
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.units import Dimension

_ONE, _NOTHING, _TWO = Fraction(1), Fraction(0), 2


def counted(row: Row, actual: ParsedTarget, scheme: Scheme) -> Judgement | None:
    """How a number stands to a target in numbers; None if they are of two kinds or units."""
    target = row.parsed
    said: tuple[Step, ...] = ()
    if takes_unit_of(actual, target):
        actual = actual._replace(unit=target.unit, relative=target.relative)
        said = (step(StepKind.UNIT_OF_TARGET, actual.number or Fraction(0)),)
    if not target.fits(actual) or target.relative != actual.relative:
        return None
    reached, aim = _exact(actual), _exact(target)
    if reached is None or aim is None or not target.valid:
        return Judgement(obstacle=Obstacle.INVALID)
    if reached < 0 and scheme.negative_as_zero:
        said += (step(StepKind.NEGATIVE, _shown(reached, target)),)
        reached = _NOTHING
    found = _in_range(reached, target) if target.kind is TargetKind.RANGE else _held(row, reached, aim, scheme)
    return found._replace(steps=said + found.steps, percentage=_percentage(reached, actual))


def _exact(parsed: ParsedTarget) -> Fraction | None:
    """The number in its base unit; of a ratio the quotient, None where it is divided by 0."""
    if parsed.amount is None:
        return None
    if parsed.kind is not TargetKind.RATIO:
        return Fraction(parsed.amount)
    return Fraction(parsed.amount) / Fraction(parsed.upper) if parsed.upper else None


def _percentage(reached: Fraction, parsed: ParsedTarget) -> Fraction | None:
    """The actual value in percent, where it is a share."""
    unit = parsed.unit
    return reached if unit is not None and unit.dimension is Dimension.SHARE else None


def _shown(amount: Fraction, target: ParsedTarget) -> Fraction:
    """An amount in the unit of the target, as it stands in the words of a step."""
    return amount / Fraction(target.unit.scale) if target.unit else amount


def _in_range(reached: Fraction, target: ParsedTarget) -> Judgement:
    low, high = Fraction(target.amount or 0), Fraction(target.upper_amount or 0)
    above = reached > low if target.excludes_lower else reached >= low
    below = reached < high if target.excludes_upper else reached <= high
    inside = above and below
    values = (_shown(amount, target) for amount in (reached, low, high))
    found = step(StepKind.INSIDE if inside else StepKind.OUTSIDE, *values)
    return Judgement(inside, _ONE if inside else None, _ONE if inside else _NOTHING, (found,))


def _held(row: Row, reached: Fraction, aim: Fraction, scheme: Scheme) -> Judgement:
    """By the direction of the target; one that must be equal is like a positive one, except for 0."""
    target, comparator = row.parsed, row.parsed.comparator
    shown = (_shown(reached, target), _shown(aim, target))
    strict = scheme.strict and comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN)
    way = _way(row, aim)
    if way > 0:
        return _positive(shown, strict=strict, equal=comparator is Comparator.EQUAL)
    if way < 0:
        return _reverse(shown, strict=strict)
    if reached == aim:
        return Judgement(achieved=True, rate=_ONE, part=_ONE, steps=(step(StepKind.EQUAL, *shown),))
    return Judgement(steps=(step(StepKind.NO_DIRECTION, *shown),))


def _way(row: Row, aim: Fraction) -> int:
    target = row.parsed
    if target.comparator is Comparator.EQUAL:
        return 1 if aim > 0 else -1
    bound = target.comparator is not None and (
        target.comparator.is_lower_bound or target.comparator.is_upper_bound
    )
    if target.relative is not None and not bound:
        return 1  # of what is to rise or fall by so much, more is better
    return sense(target, row.name, row.level2)


def _positive(shown: tuple[Fraction, Fraction], *, strict: bool, equal: bool) -> Judgement:
    reached, aim = shown
    met = reached > aim if strict else reached >= aim
    if met and equal and reached == aim:
        said = step(StepKind.EQUAL, *shown)
    elif met:
        said = step(StepKind.MORE_THAN if strict else StepKind.AT_LEAST, *shown)
    else:
        said = step(StepKind.NOT_ABOVE if reached == aim else StepKind.LESS_THAN, *shown)
    if aim <= 0:
        return _undivided(said, aim, met=met)
    rate = reached / aim
    return _by_rate(rate, (said, step(StepKind.SHARE, *shown, percent(rate))), met=met)


def _reverse(shown: tuple[Fraction, Fraction], *, strict: bool) -> Judgement:
    reached, aim = shown
    met = reached < aim if strict else reached <= aim
    if met:
        said = step(StepKind.LESS_THAN if strict else StepKind.AT_MOST, *shown)
    else:
        said = step(StepKind.NOT_BELOW if reached == aim else StepKind.MORE_THAN, *shown)
    if aim <= 0:
        return _undivided(said, aim, met=met)
    if reached >= _TWO * aim:
        return _by_rate(_NOTHING, (said, step(StepKind.TWICE, *shown)), met=met)
    rate = 1 - (reached - aim) / aim
    return _by_rate(rate, (said, step(StepKind.REVERSE, *shown, percent(rate))), met=met)


def _undivided(said: Step, aim: Fraction, *, met: bool) -> Judgement:
    """Nothing can be divided by a target of 0: it is reached or not."""
    rate = _ONE if met else _NOTHING
    return Judgement(met, rate, rate, (said, step(StepKind.NO_DIVISOR, aim)))


def _by_rate(rate: Fraction, said: tuple[Step, ...], *, met: bool) -> Judgement:
    """A rate below 0 is none, and one above 1 earns no more than all points."""
    rate = max(rate, _NOTHING)
    return Judgement(met, rate, _ONE if met else min(rate, _ONE), said)
