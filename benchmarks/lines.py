"""The rows of the table: what is measured, beside what, and the lines to hold."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from timing import Ratio, race_processes

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ROOT / "build" / "bench"
GOOD, FAULTY, TENTH = SCRATCH / "good", SCRATCH / "faulty", SCRATCH / "tenth"
EXAMPLE = ROOT / "examples" / "ezhou-2022.revised.yaml"
YARDSTICK = [sys.executable, "-c", "import yaml, click; from pydantic import BaseModel"]
MANY = 1000
HEADER = "| work | beside | ours | ratio | hold | stretch | holds |\n|---|---|---:|---:|---:|---:|---|"
_SLOW = 5


class Line(NamedTuple):
    """One row of the table.

    Attributes:
        work: what is measured.
        beside: what it is measured beside.
        measure: measures both in so many rounds.
        hold: the most that the ratio may be; the least, if `faster`.
        stretch: what would be excellent.
        faster: whether the ratio says how many times as fast we are.
        slow: whether one round takes long, and a fifth of the rounds will do.
        unit: of our own median.
    """

    work: str
    beside: str
    measure: Callable[[int], Ratio]
    hold: float
    stretch: float | None = None
    faster: bool = False
    slow: bool = False
    unit: str = "ms"

    def row(self, rounds: int) -> str:
        """The row, measured now."""
        ratio = self.measure(max(1, rounds // _SLOW) if self.slow else rounds)
        if self.faster:
            ratio = Ratio(1 / ratio.median, 1 / ratio.most, 1 / ratio.least, ratio.ours)
        sign = "≥" if self.faster else "≤"
        holds = ratio.median >= self.hold if self.faster else ratio.median <= self.hold
        stretch = f"{sign} {self.stretch}" if self.stretch else ""
        ours = f"{ratio.ours:.0f} MiB" if self.unit == "MiB" else f"{ratio.ours * 1e3:.1f} ms"
        cells = (
            self.work,
            self.beside,
            ours,
            ratio,
            f"{sign} {self.hold}",
            stretch,
            "yes" if holds else "NO",
        )
        return "".join(f"| {cell} " for cell in cells) + "|"


def command(*arguments: object) -> list[str]:
    """A call of pgdecl as a process."""
    return [sys.executable, "-c", "from pgdecl.cli import main; main()", *map(str, arguments)]


def processes(ours: list[str], beside: list[str], *, processor: bool = False) -> Callable[[int], Ratio]:
    """Two calls in turn, by the clock or by the time of the processor."""
    return lambda rounds: race_processes(ours, beside, rounds, processor=processor)
