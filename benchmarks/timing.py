"""Fair timing: what is compared runs in turn, and ratios are taken round by round."""

import gc
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

Work = Callable[[], object]
_LEAST_SAMPLE = 0.02


class Ratio(NamedTuple):
    """How many times as long the one takes as the other: the median of the rounds, with the extremes."""

    median: float
    least: float
    most: float
    ours: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.least:.2f} to {self.most:.2f})"


class Process(NamedTuple):
    """What a finished process has taken: seconds on the clock and on the processor, and MiB at its peak."""

    wall: float
    cpu: float
    memory: float


def race(ours: Work, beside: Work, rounds: int) -> Ratio:
    """The time of our work by that of the work beside it, both called in turn within this process."""
    repeats = [_repeats(ours), _repeats(beside)]
    times: list[tuple[float, float]] = []
    for _ in range(rounds):
        gc.collect()
        times.append((_timed(ours, repeats[0]), _timed(beside, repeats[1])))
    return ratio([one for one, _ in times], [other for _, other in times])


def race_processes(ours: Sequence[str], beside: Sequence[str], rounds: int, measure: str = "wall") -> Ratio:
    """The same for whole processes, by `wall`, `cpu` or `memory`."""
    for command in (ours, beside):
        once(command)
    taken = [(getattr(once(ours), measure), getattr(once(beside), measure)) for _ in range(rounds)]
    return ratio([one for one, _ in taken], [other for _, other in taken])


def once(command: Sequence[str], cwd: Path | None = None) -> Process:
    """Runs a command to its end, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - commands of our own
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=cwd
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Process(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def ratio(ours: Sequence[float], beside: Sequence[float]) -> Ratio:
    """The ratios of pairs that were measured side by side."""
    found = [one / other for one, other in zip(ours, beside, strict=True)]
    return Ratio(statistics.median(found), min(found), max(found), statistics.median(ours))


def _repeats(work: Work) -> int:
    work()
    return max(1, round(_LEAST_SAMPLE / max(_timed(work, 1), 1e-7)))


def _timed(work: Work, repeats: int) -> float:
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    return (time.perf_counter() - start) / repeats
