"""A comparison in words: titles, notes and tables of cells, for painters to print in their own way.

Whatever a reader is told stands here as text, so that the terminal, Markdown, XLSX and HTML say the same.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import NamedTuple


class Tone(Enum):
    """How a cell is to look. Never the only bearer of meaning: the text says the same."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    UNSURE = "unsure"
    QUIET = "quiet"


class Cell(NamedTuple):
    """Text, how it looks, and a sign that stands before it (▲ ▼ ＝ or none)."""

    text: str
    tone: Tone = Tone.PLAIN
    sign: str = ""

    def __str__(self) -> str:
        return f"{self.sign} {self.text}" if self.sign and self.text else self.sign or self.text


class Column(NamedTuple):
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


class Row(NamedTuple):
    """A row of cells, one for each column; `series` is its chart, `details` lines to stand below it."""

    cells: tuple[Cell, ...]
    series: Series | None = None
    details: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table with its title; a table without rows says `empty` instead."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""


class Report(NamedTuple):
    """A whole comparison: its title, lines below it (project, year, files), tables, and notes at the end."""

    title: str
    facts: Sequence[tuple[str, str]]
    tables: Sequence[Table]
    notes: Sequence[str] = ()
