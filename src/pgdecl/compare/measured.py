"""What of a target can be compared: one exact number on a scale that another target may share."""

from collections.abc import Hashable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import NamedTuple

from pgdecl.data import rows
from pgdecl.model.dates import Day
from pgdecl.model.numbers import EXACT
from pgdecl.model.reading import Kind, Reading
from pgdecl.model.target import Target

_AROUND = ("达到", "不低于", "及以上", "或以上", "以上", "标准")
"""Words around a grade that do not change which one it is."""


class Obstacle(Enum):
    """Why two values cannot be compared; the values name the wording."""

    MISSING = "missing"
    PLACEHOLDER = "placeholder"
    STATUS = "status"
    WORD = "word"
    SEVERAL = "several"
    RANGE = "range"
    RELATIVE = "relative"
    YEAR = "year"
    OTHER_YEAR = "other-year"
    UNIT = "unit"
    KIND = "kind"
    INVALID = "invalid"


class Measured(NamedTuple):
    """A number on a scale: numbers in the base of their unit, dates as days since the year began.

    A grade has no number of its own; its scale is `None` and `grade` the word.
    """

    scale: Hashable
    amount: Decimal
    grade: str = ""


_UNREADABLE = {
    Kind.EMPTY: Obstacle.MISSING,
    Kind.PLACEHOLDER: Obstacle.PLACEHOLDER,
    Kind.STATUS: Obstacle.STATUS,
    Kind.SEVERAL: Obstacle.SEVERAL,
    Kind.RANGE: Obstacle.RANGE,
}


def measured(target: Target | None, year: int | None) -> Measured | Obstacle:
    """The number of a value, or why it has none to compare.

    Args:
        target: the value.
        year: the year that the value is of; a date is measured from its beginning, so that 10月底前 of two
            years are the same.
    """
    if target is None:
        return Obstacle.MISSING
    reading = target.reading
    if reading.kind in _UNREADABLE:
        return _UNREADABLE[reading.kind]
    if reading.kind is Kind.GRADE:
        word = _plain(reading.word)
        return Measured(None, Decimal(0), word) if word in _scales() else Obstacle.WORD
    if reading.kind in (Kind.DATE, Kind.PERIOD):
        return _dated(reading, year)
    return _numbered(reading)


def ranks(one: str, other: str) -> tuple[Decimal, Decimal] | None:
    """The ranks of two grades on the first scale that has both, more being better; None if there is none."""
    others = _scales().get(other, {})
    for scale, rank in _scales().get(one, {}).items():
        if scale in others:
            return Decimal(-rank), Decimal(-others[scale])
    return None


def _plain(word: str) -> str:
    for around in _AROUND:
        word = word.removeprefix(around).removesuffix(around)
    return word.strip()


@cache
def _scales() -> dict[str, dict[str, int]]:
    """Grade -> scale -> rank, 0 being the best."""
    found: dict[str, dict[str, int]] = {}
    for scale, grades in rows(__file__, "data/grades.tsv"):
        for rank, spellings in enumerate(grades.split(" ")):
            for spelling in spellings.split("/"):
                found.setdefault(spelling, {})[scale] = rank
    return found


def _numbered(reading: Reading) -> Measured | Obstacle:
    amount = reading.amount
    if amount is None:
        return Obstacle.WORD
    if reading.kind is Kind.RATIO:
        if not reading.upper:
            return Obstacle.INVALID
        return Measured("ratio", amount / reading.upper)
    unit = reading.unit
    scale = (unit.base, unit.per, unit.dimension) if unit else None
    return Measured(("number", scale, reading.relative), amount)


def _dated(reading: Reading, year: int | None) -> Measured | Obstacle:
    end = reading.date or (reading.period.end if reading.period else None)
    if end is None:
        return Obstacle.WORD
    if year is None:
        return Obstacle.YEAR
    last = end.last(year)
    if last is None:
        return Obstacle.INVALID
    return Measured("date", Decimal(_days_between((year, 1, 1), last)))


def _days_between(start: Day, end: Day) -> int:
    return (date(*end) - date(*start)).days


def difference(before: Decimal, after: Decimal) -> Decimal:
    """How much more the second is, exact."""
    return EXACT.subtract(after, before)
