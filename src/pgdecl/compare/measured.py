"""What of a target can be compared: one exact number on a scale that another target may share."""

from collections.abc import Hashable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import NamedTuple

from pgdecl.tables import rows
from pgdecl.values.dates import Day
from pgdecl.values.numbers import EXACT
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.target import Target

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
    TargetKind.EMPTY: Obstacle.MISSING,
    TargetKind.PLACEHOLDER: Obstacle.PLACEHOLDER,
    TargetKind.STATUS: Obstacle.STATUS,
    TargetKind.SEVERAL: Obstacle.SEVERAL,
    TargetKind.RANGE: Obstacle.RANGE,
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
    parsed = target.parsed
    if parsed.kind in _UNREADABLE:
        return _UNREADABLE[parsed.kind]
    if parsed.kind is TargetKind.GRADE:
        word = _plain(parsed.word)
        return Measured(None, Decimal(0), word) if word in _scales() else Obstacle.WORD
    if parsed.kind in (TargetKind.DATE, TargetKind.PERIOD):
        return _dated(parsed, year)
    return _numbered(parsed)


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


def _numbered(parsed: ParsedTarget) -> Measured | Obstacle:
    amount = parsed.amount
    if amount is None:
        return Obstacle.WORD
    if parsed.kind is TargetKind.RATIO:
        if not parsed.upper:
            return Obstacle.INVALID
        return Measured("ratio", amount / parsed.upper)
    unit = parsed.unit
    scale = (unit.base, unit.per, unit.dimension) if unit else None
    return Measured(("number", scale, parsed.relative), amount)


def _dated(parsed: ParsedTarget, year: int | None) -> Measured | Obstacle:
    end = parsed.date or (parsed.period.end if parsed.period else None)
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
