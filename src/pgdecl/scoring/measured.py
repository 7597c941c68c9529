"""What of a target can be compared: one exact number on a scale that another target may share."""

from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import NamedTuple

from pgdecl.tables import rows
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.target import Target

Scale = str | tuple[object, ...] | None
"""What two amounts have to share to be compared: a name, or of a number its unit and its kind of change."""
_WORDS_AROUND_GRADES = ("达到", "不低于", "及以上", "或以上", "以上", "标准")
"""Words around a grade that do not change which one it is."""
_COMMON_YEAR = 2001
_LEAP_YEAR = 2000
_EACH_YEAR = "年"
_LEAP_DAY = (2, 29)
_DAYS_OF_COMMON_YEAR = 365


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

    scale: Scale
    amount: Decimal
    grade: str = ""


_UNREADABLE = {
    TargetKind.EMPTY: Obstacle.MISSING,
    TargetKind.PLACEHOLDER: Obstacle.PLACEHOLDER,
    TargetKind.STATUS: Obstacle.STATUS,
    TargetKind.SEVERAL: Obstacle.SEVERAL,
    TargetKind.RANGE: Obstacle.RANGE,
}


def measured(target: Target | None, year: int | None, *, real: bool = True) -> Measured | Obstacle:
    """The number of a value, or why it has none to compare.

    Args:
        target: the value.
        year: the year that the value is of; a date is measured from its beginning, so that 10月底前 of two
            years are the same.
        real: whether the year has as many days as in the calendar. Dates of two years are compared as if
            no year had a 29th of February, so that 10月底前 is the same in each; that day counts as the 28th.
    """
    if target is None:
        return Obstacle.MISSING
    parsed = target.parsed
    if parsed.kind in _UNREADABLE:
        return _UNREADABLE[parsed.kind]
    if parsed.kind is TargetKind.GRADE:
        grade = _without_words_around(parsed.word)
        return Measured(None, Decimal(0), grade) if grade in _scales() else Obstacle.WORD
    if parsed.kind in (TargetKind.DATE, TargetKind.PERIOD):
        return _dated(parsed, year, real=real)
    return _numbered(parsed)


def ranks(first: str, second: str) -> tuple[Decimal, Decimal] | None:
    """The ranks of two grades on the first scale that has both, more being better; None if there is none."""
    scales_of_second = _scales().get(second, {})
    for scale, rank in _scales().get(first, {}).items():
        if scale in scales_of_second:
            return Decimal(-rank), Decimal(-scales_of_second[scale])
    return None


def _without_words_around(word: str) -> str:
    for around in _WORDS_AROUND_GRADES:
        word = word.removeprefix(around).removesuffix(around)
    return word.strip()


@cache
def _scales() -> dict[str, dict[str, int]]:
    """Grade -> scale -> rank, 0 being the best."""
    scales: dict[str, dict[str, int]] = {}
    for scale, grades in rows(__file__, "data/grades.tsv"):
        for rank, spellings in enumerate(grades.split(" ")):
            for spelling in spellings.split("/"):
                scales.setdefault(spelling, {})[scale] = rank
    return scales


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


def _dated(parsed: ParsedTarget, year: int | None, *, real: bool) -> Measured | Obstacle:
    period = parsed.period
    end = parsed.date or (period.end if period else None)
    if end is None:
        return Obstacle.WORD
    if period and period.each not in ("", _EACH_YEAR):
        # A day of every month or quarter: only its place in the month can be compared.
        day = end._replace(month=end.month or 1).last(_COMMON_YEAR)
        return Measured(f"day of each {period.each}", Decimal(day.day)) if day else Obstacle.INVALID
    if year is None:
        return Obstacle.YEAR
    start = year if real or end.year is not None else _LEAP_YEAR
    last = end.last(start)
    if last is None:
        return Obstacle.INVALID
    if not real:
        return Measured("date", Decimal(_days_of_common_years(last, start)))
    return Measured("date", Decimal((last - date(start, 1, 1)).days))


def _days_of_common_years(day: date, start: int) -> int:
    """How many days after the beginning of the start year, if no year had a 29th of February."""
    is_leap_day = (day.month, day.day) == _LEAP_DAY
    in_common_year = day.replace(year=_COMMON_YEAR, day=day.day - is_leap_day)
    day_of_year = (in_common_year - date(_COMMON_YEAR, 1, 1)).days
    return (day.year - start) * _DAYS_OF_COMMON_YEAR + day_of_year


def takes_unit_of(actual: ParsedTarget, target: ParsedTarget) -> bool:
    """Whether it is a number without a unit, and the target has one."""
    is_bare = actual.kind is TargetKind.NUMBER and actual.unit is None and actual.relative is None
    return is_bare and target.kind is not TargetKind.RATIO and target.unit is not None


def with_unit_of(actual: Target, target: Target) -> Target:
    """The value with the unit of the target, if it has none of its own."""
    unit = target.parsed.unit
    if unit is None or not takes_unit_of(actual.parsed, target.parsed):
        return actual
    return Target(f"{actual.text.strip()}{unit.text}")
