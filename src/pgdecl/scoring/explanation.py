"""How far a target was reached, step by step, in numbers that a reader can check with a pocket calculator."""

from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from pgdecl.scoring.measured import Obstacle

_PRINTED = Context(prec=28)


class StepKind(Enum):
    """What a step says; the values name the wording. In brackets the numbers that each has, in order.

    Amounts are in the unit of the target, ratios as quotients; rates and bands in percent; points as such.
    """

    UNIT_OF_TARGET = "unit-of-target"  # (actual): a bare number, taken to be in the unit of the target
    NEGATIVE = "negative-as-zero"  # (actual)
    AT_LEAST = "at-least"  # (actual, target): actual ≥ target; the next four in the same way
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"
    EQUAL = "equal"
    NOT_ABOVE = "not-above"  # (actual, target): the same, where the target is to be exceeded
    NOT_BELOW = "not-below"  # (actual, target): the same, where the target is to be kept below
    SHARE = "share"  # (actual, target, rate): actual ÷ target = rate
    REVERSE = "reverse"  # (actual, target, rate): 1 − (actual − target) ÷ target = rate
    QUOTIENT = "quotient"  # (actual, target, rate): target ÷ actual = rate
    TWICE = "twice"  # (actual, target): actual ≥ 2 × target, rate 0
    NO_DIVISOR = "no-divisor"  # (target): 0 or less, so that it is reached or not, with nothing between
    INSIDE = "inside"  # (actual, lower, upper)
    OUTSIDE = "outside"  # (actual, lower, upper)
    ON_TIME = "on-time"  # (days before the last one)
    LATE = "late"  # (days after the last one)
    GRADE_REACHED = "grade-reached"  # (grades above)
    GRADE_BELOW = "grade-below"  # (grades below)
    ATTAINED = "attained"  # (attainment, low, high): within the band of its words
    SAME_WORDS = "same-words"  # (low, high): the words of the target, which count as its best band
    OUT_OF_BAND = "out-of-band"  # (attainment, low, high): not within; not scored
    NO_ATTAINMENT = "no-attainment"  # (low, high): a band, and nothing that says where in it; not scored
    AGAINST_SIGN = (
        "against-sign"  # (): the name is sure which way is better, and the sign of the target is wrong
    )
    NO_DIRECTION = "no-direction"  # (actual, target) or (): nobody can tell which way is better
    EASY = "easy"  # (rate, limit): so far above that the target may have been too easy
    FULL = "full"  # (weight): all points
    NONE = "none"  # (weight): no points
    PART = "part"  # (rate, weight, points): rate × weight = points
    PASSED = "passed"  # (rate, line, weight, points): (rate − line) ÷ (100 − line) × weight = points
    BELOW_LINE = "below-line"  # (rate, line): no points
    SATISFACTION = (
        "satisfaction"  # (actual, from, share, weight, points): from … % on, share × weight = points
    )
    EXECUTED = "executed"  # (executed, budget, rate): in 元; executed ÷ budget = rate
    NO_BUDGET = "no-budget"  # (): the budget is 0 or no amount
    NOT_EXECUTED = "not-executed"  # (): how much was spent is not said


class ExplanationStep(NamedTuple):
    """One step: what kind it is, and its numbers as they go into the words."""

    kind: StepKind
    values: tuple[Decimal, ...] = ()


class Judgement(NamedTuple):
    """Whether a target was reached, and how far.

    `achieved` is None where that cannot be told: `obstacle` says why, or the last of the steps does.
    `rate` is the completion rate, 1 for 100 %, None where there is none to give. `part` is the part
    of the points that this is before a scheme looks at it, from 0 to 1, None where it is not to be scored.
    `graded` says that the part lies in a band of attainment, so that no pass line holds; `percentage` is
    the actual value in percent where it is a share.
    """

    achieved: bool | None = None
    rate: Fraction | None = None
    part: Fraction | None = None
    steps: tuple[ExplanationStep, ...] = ()
    obstacle: Obstacle | None = None
    graded: bool = False
    percentage: Fraction | None = None


def explain(kind: StepKind, *values: Fraction | Decimal) -> ExplanationStep:
    """A step with its numbers."""
    return ExplanationStep(kind, tuple(map(printed, values)))


def printed(value: Fraction | Decimal) -> Decimal:
    """A number as a decimal: exact where it ends within 28 digits, else rounded to so many."""
    if isinstance(value, Decimal):
        return value
    return _PRINTED.divide(Decimal(value.numerator), Decimal(value.denominator))


def percent(rate: Fraction) -> Fraction:
    """A rate in percent."""
    return rate * 100
