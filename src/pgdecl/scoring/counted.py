"""Targets in numbers, ranges and ratios: reached or not, and the completion rate."""

from fractions import Fraction

from pgdecl.analysis.direction import Direction, direction, direction_of_sign
from pgdecl.analysis.view import Row
from pgdecl.scoring.explanation import ExplanationStep, Judgement, StepKind, explain, percent
from pgdecl.scoring.measured import Obstacle, takes_unit_of
from pgdecl.scoring.schemes import Scheme
from pgdecl.values.comparators import Comparator
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.units import Dimension

_ONE, _ZERO, _TWO = Fraction(1), Fraction(0), 2
_KINDS_ABOVE = (StepKind.AT_LEAST, StepKind.MORE_THAN, StepKind.NOT_ABOVE, StepKind.LESS_THAN)
"""How a number stands to a target: reached, exceeded as it has to be, only reached, missed."""
_KINDS_BELOW = (StepKind.AT_MOST, StepKind.LESS_THAN, StepKind.NOT_BELOW, StepKind.MORE_THAN)
_Amounts = tuple[Fraction, Fraction]
"""An actual value and its target, both in the base unit."""


def counted(row: Row, actual: ParsedTarget, scheme: Scheme) -> Judgement | None:
    """How a number stands to a target in numbers; None if they are of two kinds or units."""
    target = row.parsed
    steps: tuple[ExplanationStep, ...] = ()
    if takes_unit_of(actual, target):
        actual = actual._replace(unit=target.unit, relative=target.relative)
        steps = (explain(StepKind.UNIT_OF_TARGET, actual.number or _ZERO),)
    if not target.fits(actual) or target.relative != actual.relative:
        return None
    reached, wanted = _exact(actual), _exact(target)
    if reached is None or wanted is None or not target.valid:
        return Judgement(obstacle=Obstacle.INVALID)
    if reached < 0 and scheme.negative_as_zero:
        steps += (explain(StepKind.NEGATIVE, _in_unit(reached, target)),)
        reached = _ZERO
    if target.kind is TargetKind.RANGE:
        judgement = _in_range(reached, target)
    else:
        judgement = _by_direction(row, (reached, wanted), scheme)
    return judgement._replace(steps=steps + judgement.steps, percentage=_percentage(reached, actual))


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


def _in_unit(amount: Fraction, target: ParsedTarget) -> Fraction:
    """An amount in the unit of the target, as the words of a step have it."""
    return amount / Fraction(target.unit.scale) if target.unit else amount


def _in_range(reached: Fraction, target: ParsedTarget) -> Judgement:
    low, high = Fraction(target.amount or 0), Fraction(target.upper_amount or 0)
    above = reached > low if target.excludes_lower else reached >= low
    below = reached < high if target.excludes_upper else reached <= high
    inside = above and below
    numbers = (_in_unit(amount, target) for amount in (reached, low, high))
    step = explain(StepKind.INSIDE if inside else StepKind.OUTSIDE, *numbers)
    return Judgement(inside, _ONE if inside else None, _ONE if inside else _ZERO, (step,))


def _by_direction(row: Row, amounts: _Amounts, scheme: Scheme) -> Judgement:
    target, comparator = row.parsed, row.parsed.comparator
    numbers = (_in_unit(amounts[0], target), _in_unit(amounts[1], target))
    better, by_sign = direction(row), direction_of_sign(target)
    against_sign = by_sign is not Direction.UNKNOWN and better is not by_sign
    strict = scheme.strict and comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN) and not against_sign
    equal = comparator is Comparator.EQUAL
    if better is Direction.UNKNOWN and not equal:
        judgement = _without_direction(numbers)
    else:
        judgement = _judged(numbers, better, strict=strict, equal=equal)
        if scheme.quotient and better is Direction.LOWER and judgement.achieved is False and numbers[1] > 0:
            judgement = _by_quotient(judgement, numbers)
    notes = (explain(StepKind.AGAINST_SIGN),) if against_sign else ()
    return judgement._replace(steps=notes + judgement.steps)


def _without_direction(numbers: _Amounts) -> Judgement:
    actual, target = numbers
    if actual == target:
        step = explain(StepKind.EQUAL, *numbers)
        return Judgement(achieved=True, rate=_ONE, part=_ONE, steps=(step,))
    return Judgement(steps=(explain(StepKind.NO_DIRECTION, *numbers),))


def _judged(numbers: _Amounts, better: Direction, *, strict: bool, equal: bool) -> Judgement:
    """By the distance to the target, where less is better or (also for ＝) where more is."""
    actual, target = numbers
    is_lower = better is Direction.LOWER
    surplus = target - actual if is_lower else actual - target
    met = surplus > 0 if strict else surplus >= 0
    reached, beyond, not_beyond, missed = _KINDS_BELOW if is_lower else _KINDS_ABOVE
    if met:
        is_equal = equal and not is_lower and not surplus
        kind = StepKind.EQUAL if is_equal else beyond if strict else reached
    else:
        kind = missed if surplus else not_beyond
    step = explain(kind, *numbers)
    if target <= 0:
        return _undivided(step, target, met=met)
    if is_lower and actual >= _TWO * target:
        return _by_rate(_ZERO, (step, explain(StepKind.TWICE, *numbers)), met=met)
    rate = 1 - (actual - target) / target if is_lower else actual / target
    how = explain(StepKind.REVERSE if is_lower else StepKind.SHARE, *numbers, percent(rate))
    return _by_rate(rate, (step, how), met=met)


def _by_quotient(judgement: Judgement, numbers: _Amounts) -> Judgement:
    """A missed target where less is better, by target ÷ actual."""
    actual, target = numbers
    rate = target / actual
    step = explain(StepKind.QUOTIENT, *numbers, percent(rate))
    return _by_rate(rate, (judgement.steps[0], step), met=False)


def _undivided(step: ExplanationStep, target: Fraction, *, met: bool) -> Judgement:
    """Nothing can be divided by a target of 0: it is reached or not."""
    rate = _ONE if met else _ZERO
    return Judgement(met, rate, rate, (step, explain(StepKind.NO_DIVISOR, target)))


def _by_rate(rate: Fraction, steps: tuple[ExplanationStep, ...], *, met: bool) -> Judgement:
    """A rate below 0 counts as 0, and one above 1 earns no more than all points."""
    rate = max(rate, _ZERO)
    return Judgement(met, rate, _ONE if met else min(rate, _ONE), steps)
