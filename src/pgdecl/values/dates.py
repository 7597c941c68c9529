"""Dates and periods as targets name them: often without a year, a day, or both."""

from calendar import monthrange
from datetime import date
from enum import Enum
from typing import NamedTuple

_MONTHS = range(1, 13)
_LONGEST_MONTH = 31
_LEAP_YEAR = 2000
"""Stands for a year that is not known: it has every day that any year has."""


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


_SPAN_MONTHS = {
    Part.WHOLE: (1, 12),
    Part.FIRST_HALF: (1, 6),
    Part.SECOND_HALF: (7, 12),
    Part.FIRST_QUARTER: (1, 3),
    Part.SECOND_QUARTER: (4, 6),
    Part.THIRD_QUARTER: (7, 9),
    Part.FOURTH_QUARTER: (10, 12),
}
_MONTHS_OF = {Part.START: (1, 1), Part.END: (12, 12)} | _SPAN_MONTHS
_DAYS_OF = {Part.START: (1, 10), Part.EARLY: (1, 10), Part.MIDDLE: (11, 20)}
_LATE = 21

SPANS = frozenset(_SPAN_MONTHS)
"""Parts that are periods by themselves (上半年, 第四季度, 全年)."""


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
        """Whether there is such a date, at least in some years where the year is not known (2月29日)."""
        if self.month is None:
            return self.day is None or 1 <= self.day <= _LONGEST_MONTH
        if self.month not in _MONTHS:
            return False
        return self.day is None or 1 <= self.day <= _days_in(self.year or _LEAP_YEAR, self.month)

    def first(self, year: int) -> date | None:
        """The first day that is meant, for a declaration of that year; None if that year has no such day."""
        return self._day(year, 0)

    def last(self, year: int) -> date | None:
        """The last day that is meant, for a declaration of that year; None if that year has no such day."""
        return self._day(year, 1)

    def _day(self, declared: int, end: int) -> date | None:
        """The first (`end` 0) or last (`end` 1) day."""
        if not self.valid:
            return None
        year = declared + self.offset if self.year is None else self.year
        month = self.month or self._months[end]
        day = self.day if self.month and self.day else self._days(_days_in(year, month))[end]
        try:
            return date(year, month, day)
        except (ValueError, OverflowError):  # 29 February, or a year beyond the calendar
            return None

    @property
    def _months(self) -> tuple[int, int]:
        """The first and the last month of the part of a year."""
        return _MONTHS_OF.get(self.part or Part.WHOLE, _SPAN_MONTHS[Part.WHOLE])

    def _days(self, length: int) -> tuple[int, int]:
        """The first and the last day of the part of a month that has so many days."""
        if self.month is None or self.part is None:
            return (1, length)
        days = {Part.END: (length, length), Part.LATE: (_LATE, length)} | _DAYS_OF
        return days.get(self.part, (1, length))


class Period(NamedTuple):
    """A stretch of time: from `start` to `end`; or, with `each` (年, 季度, 月 …), what recurs.

    A recurring period has the point within it as `end` (每月10日前), or none (每年).
    """

    start: Date | None = None
    end: Date | None = None
    each: str = ""

    @property
    def valid(self) -> bool:
        """Whether there are such dates, and the start is not after the end where that is known."""
        if any(end is not None and not end.valid for end in (self.start, self.end)):
            return False
        if self.start is None or self.end is None:
            return True
        year = self.start.year or self.end.year or _LEAP_YEAR
        first, last = self.start.first(year), self.end.last(year)
        return first is None or last is None or first <= last


def _days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return monthrange(year, month)[1]
