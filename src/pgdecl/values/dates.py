"""Dates and periods as targets name them: often without a year, a day, or both."""

from enum import Enum
from typing import NamedTuple

_MONTHS = 12
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY, _SHORT = 2, 28

Day = tuple[int, int, int]
"""Year, month and day; compares as a calendar does."""


class Part(Enum):
    """A part of a month or of a year."""

    START = "start"
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"
    WHOLE = "whole"
    FIRST_HALF = "h1"
    SECOND_HALF = "h2"
    FIRST_QUARTER = "q1"
    SECOND_QUARTER = "q2"
    THIRD_QUARTER = "q3"
    FOURTH_QUARTER = "q4"


class Bound(Enum):
    """Which side of a date is meant: not later (前), or not earlier (后, 起)."""

    BY = "by"
    FROM = "from"


_MONTHS_OF = {
    Part.START: (1, 1),
    Part.END: (12, 12),
    Part.FIRST_HALF: (1, 6),
    Part.SECOND_HALF: (7, 12),
    Part.FIRST_QUARTER: (1, 3),
    Part.SECOND_QUARTER: (4, 6),
    Part.THIRD_QUARTER: (7, 9),
    Part.FOURTH_QUARTER: (10, 12),
}
_DAYS_OF = {Part.START: (1, 10), Part.EARLY: (1, 10), Part.MIDDLE: (11, 20)}
_LATE = 21

SPANS = frozenset(_MONTHS_OF) - {Part.START, Part.END} | {Part.WHOLE}
"""Parts that are periods by themselves (上半年, 第四季度, 全年)."""


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int | None, month: int) -> int:
    """How many days a month has; 29 for February where the year is open."""
    if month == _FEBRUARY and year is not None and not _is_leap(year):
        return _SHORT
    return _LENGTHS[month - 1]


class Date(NamedTuple):
    """A date as far as the writer gave it.

    `year` is None where the declaration's own year is meant, `offset` years later (次年: 1). An impossible
    date (2024-02-30) is kept as written and not `valid`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    bound: Bound | None = None
    offset: int = 0

    @property
    def valid(self) -> bool:
        """Whether the calendar has such a date."""
        if self.month is None:
            return self.day is None or 1 <= self.day <= max(_LENGTHS)
        if not 1 <= self.month <= _MONTHS:
            return False
        return self.day is None or 1 <= self.day <= days_in(self.year, self.month)

    def first(self, year: int) -> Day | None:
        """The first day that is meant, for a declaration of that year; None if the date is not valid."""
        return self._edge(year, 0)

    def last(self, year: int) -> Day | None:
        """The last day that is meant, for a declaration of that year; None if the date is not valid."""
        return self._edge(year, 1)

    def _edge(self, year: int, side: int) -> Day | None:
        if not self.valid:
            return None
        known = year + self.offset if self.year is None else self.year
        if self.month is None:
            months = (1, 12) if self.part is None else _MONTHS_OF.get(self.part, (1, 12))
            month = months[side]
            return (known, month, days_in(known, month) if side else 1)
        if self.day is not None:
            return (known, self.month, self.day)
        end = days_in(known, self.month)
        days = {Part.END: (end, end), Part.LATE: (_LATE, end)} | _DAYS_OF
        return (known, self.month, (days.get(self.part, (1, end)) if self.part else (1, end))[side])


class Period(NamedTuple):
    """A stretch of time: from `start` to `end`; or, with `each` (年, 季度, 月 …), what recurs.

    A recurring period has the point within it as `end` (每月10日前), or none (每年).
    """

    start: Date | None = None
    end: Date | None = None
    each: str = ""

    @property
    def valid(self) -> bool:
        """Whether the calendar has both ends, and the start is not after the end where that is known."""
        if any(date is not None and not date.valid for date in (self.start, self.end)):
            return False
        if self.start is None or self.end is None:
            return True
        year = self.start.year or self.end.year or 2000
        first, last = self.start.first(year), self.end.last(year)
        return first is None or last is None or first <= last
