"""A line of the table: what is held against what, what it has to hold, and whether it does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Literal, NamedTuple

from measuring import Contestant, Cost

HEADING = "| work | beside | ratio measured | hold | stretch | holds? |\n|---|---|---|---|---|---|"
_FEW_DIGITS = 10


class Ratio(NamedTuple):
    """The median of the rounds' ratios, and the ends of their middle half."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, over: Sequence[float], under: Sequence[float]) -> "Ratio":
        """The ratio of two costs, taken round by round."""
        ratios = [a / b for a, b in zip(over, under, strict=True)]
        low, _, high = quantiles(ratios, n=4, method="inclusive")
        return cls(median(ratios), low, high)

    def __str__(self) -> str:
        return f"{_number(self.median)}× ({_number(self.low)} to {_number(self.high)})"


class Hold(NamedTuple):
    """`≤`: our cost in theirs, at most. `≥`: their cost in ours, at least."""

    sign: Literal["≤", "≥"]
    value: float
    stretch: float | None = None

    def verdict(self, ratio: Ratio) -> str:
        """Whether the ratio holds; in brackets, how sure that is."""
        if self.stretch is not None and self._met(ratio.median, self.stretch):
            return "yes, stretch too"
        answer = "yes" if self._met(ratio.median, self.value) else "no"
        return f"{answer} (close)" if ratio.low <= self.value <= ratio.high else answer

    def _met(self, measured: float, value: float) -> bool:
        return measured <= value if self.sign == "≤" else measured >= value


@dataclass(frozen=True)
class Line:
    """Our work beside other work, both by the names of contestants.

    `clock` is the cost that counts: CPU for one process or call, wall where processes share the work or a
    user waits for one to start, peak for memory. `absent` is said if their contestant cannot be had.
    """

    name: str
    work: str
    beside: str
    ours: str
    theirs: str
    hold: Hold
    clock: Literal["wall", "cpu", "peak"] = "cpu"
    absent: str = ""

    def row(self, costs: Mapping[str, Sequence[Cost]]) -> str:
        """The table's row."""
        if self.theirs not in costs:
            return self._row(self.absent, "–")
        ours, theirs = (
            [getattr(cost, self.clock) for cost in costs[name]] for name in (self.ours, self.theirs)
        )
        ratio = Ratio.of(ours, theirs) if self.hold.sign == "≤" else Ratio.of(theirs, ours)
        clock = "CPU" if self.clock == "cpu" else self.clock
        return self._row(f"{ratio} {clock}", self.hold.verdict(ratio))

    def _row(self, measured: str, verdict: str) -> str:
        sign, value, stretch = self.hold
        far = f"{sign} {stretch:g}×" if stretch is not None else ""
        return f"| {self.work} | {self.beside} | {measured} | {sign} {value:g}× | {far} | {verdict} |"


@dataclass(frozen=True)
class Race:
    """Contestants that run in turn, the lines that are read off them, and how many rounds they run."""

    lines: tuple[Line, ...]
    contestants: Callable[[], Mapping[str, Contestant]]
    rounds: int
    quick_rounds: int


def _number(value: float) -> str:
    return f"{value:.2f}" if value < _FEW_DIGITS else f"{value:.1f}"
