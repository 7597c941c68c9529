"""A comparison in words: titles, notes and tables, for each output format to print in its own way.

Whatever a reader is told is text here, so that the terminal, Markdown, XLSX and HTML say the same.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class Tone(Enum):
    """How a cell is to look. Never the only sign of a meaning: the text says the same."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    UNSURE = "unsure"
    QUIET = "quiet"


class ReportCell(NamedTuple):
    """Text, how it looks, and a sign that stands before it (▲ ▼ ＝ or none)."""

    text: str
    tone: Tone = Tone.PLAIN
    sign: str = ""

    def __str__(self) -> str:
        return f"{self.sign} {self.text}" if self.sign and self.text else self.sign or self.text


class ReportColumn(NamedTuple):
    """A column: its heading, whether it holds numbers (set to the right), and its share of the width."""

    title: str
    numeric: bool = False
    share: int = 1


class Series(NamedTuple):
    """The numbers of one indicator for a chart, all in one unit; None where there is none.

    The last point is the long-term target where `has_goal`, to be told from the years before it.
    """

    title: str
    unit: str
    points: tuple[tuple[str, Decimal | None], ...]
    has_goal: bool = True


class ReportRow(NamedTuple):
    """A row of cells, one for each column; `series` is its chart, `details` lines to stand below it."""

    cells: tuple[ReportCell, ...]
    series: Series | None = None
    details: tuple[str, ...] = ()


class ReportTable(NamedTuple):
    """A table with its title; a table without rows says `empty` instead."""

    title: str
    columns: tuple[ReportColumn, ...]
    rows: tuple[ReportRow, ...]
    empty: str = ""


class Report(NamedTuple):
    """A whole comparison: its title, lines below it (project, year, files), tables, and notes at the end."""

    title: str
    facts: Sequence[tuple[str, str]]
    tables: Sequence[ReportTable]
    notes: Sequence[str] = ()
