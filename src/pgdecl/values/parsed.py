"""What a target says once it is parsed."""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from pgdecl.values.comparators import Comparator
from pgdecl.values.dates import Date, Period
from pgdecl.values.numbers import EXACT
from pgdecl.values.units import Dimension, Unit

Figure = tuple[Decimal | None, Dimension | None]
"""An amount in the base unit, and what is measured."""


class TargetKind(Enum):
    """What a target is."""

    NUMBER = "number"
    RANGE = "range"
    RATIO = "ratio"
    DATE = "date"
    PERIOD = "period"
    GRADE = "grade"
    STATUS = "status"
    PLACEHOLDER = "placeholder"
    SEVERAL = "several"
    EMPTY = "empty"


class Relative(NamedTuple):
    """A change instead of a level: up or down, against the baseline that the writer named ("" for none)."""

    rises: bool
    baseline: str = ""


class ParsedTarget(NamedTuple):
    """A target as parsed.

    NUMBER has `number` and perhaps `unit`; lengths of time (30天以内, 一年) are numbers of the dimension
    duration. RANGE has `number` and `upper`, both included unless `excludes_lower` or `excludes_upper`.
    RATIO "1:2.5" has its terms in the same two fields. DATE has `date`, PERIOD has `period`. GRADE, STATUS
    and PLACEHOLDER have their text in `word`; of a grade, `known` tells a listed one (提升) from text that
    could not be parsed. SEVERAL has two or more parsed targets in `parts` and no number itself.

    Numbers are exact and as written, not scaled: "50万元" is 50 with the unit 万元. The comparator is None
    where the writer gave none, which is allowed; `sign` is its spelling. `subject` is text before the number
    that is no part of the value (满意度≥95%), `note` is a remark in brackets behind it.
    """

    kind: TargetKind
    word: str = ""
    comparator: Comparator | None = None
    number: Decimal | None = None
    unit: Unit | None = None
    upper: Decimal | None = None
    excludes_lower: bool = False
    excludes_upper: bool = False
    date: Date | None = None
    period: Period | None = None
    approximate: bool = False
    relative: Relative | None = None
    subject: str = ""
    note: str = ""
    sign: str = ""
    known: bool = True
    parts: "tuple[ParsedTarget, ...]" = ()

    @property
    def is_numeric(self) -> bool:
        """Whether it is a number, a range or a ratio."""
        return self.number is not None

    @property
    def valid(self) -> bool:
        """Whether it can be met at all: the date exists, and the range does not run backwards."""
        if self.kind is TargetKind.RANGE and self.number is not None and self.upper is not None:
            return self.number <= self.upper
        dated = self.date or self.period
        return dated is None or dated.valid

    @property
    def amount(self) -> Decimal | None:
        """The number in the unit's base (50万元 -> 500000), exact."""
        return _in_base(self.number, self.unit)

    @property
    def upper_amount(self) -> Decimal | None:
        """The upper number of a range in the unit's base, exact."""
        return _in_base(self.upper, self.unit)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its amounts that have a unit, each with what is measured."""
        if self.number is None or self.unit is None:
            return ()
        lower = (self.amount, self.unit.dimension)
        return (lower,) if self.upper is None else (lower, (self.upper_amount, self.unit.dimension))

    def fits(self, other: "ParsedTarget") -> bool:
        """Whether the numbers may be compared: in one base unit, both levels or both changes."""
        if self.number is None or other.number is None:
            return False
        if self.kind is not other.kind and TargetKind.RATIO in (self.kind, other.kind):
            return False
        if (self.relative is None) != (other.relative is None):
            return False
        if self.unit is None or other.unit is None:
            return self.unit is other.unit
        return self.unit.fits(other.unit)


def _in_base(number: Decimal | None, unit: Unit | None) -> Decimal | None:
    if number is None or unit is None or unit.scale == 1:
        return number
    return EXACT.multiply(number, unit.scale)
