"""Fair timing: what is compared runs in turn, and ratios are taken round by round."""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
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
    """What a finished process has taken: seconds on the clock and on the processor."""

    wall: float
    cpu: float


def race(ours: Work, beside: Work, rounds: int) -> Ratio:
    """The processor's time of our work by that of the work beside it, called in turn within this process."""
    repeats = [_repeats(ours), _repeats(beside)]
    times: list[tuple[float, float]] = []
    for _ in range(rounds):
        gc.collect()
        times.append((_timed(ours, repeats[0]), _timed(beside, repeats[1])))
    return ratio([one for one, _ in times], [other for _, other in times])


_LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdin=-3, stdout=-3, stderr=-3)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(command: Sequence[str]) -> float:
    """MiB at the peak of a command; a small process starts it, since a fork counts its parent's memory."""
    launched = subprocess.run(  # noqa: S603 - commands of our own
        [sys.executable, "-S", "-c", _LAUNCHER, *command], capture_output=True, text=True, check=True
    )
    return int(launched.stdout) / 1024


def race_memory(ours: Sequence[str], beside: Sequence[str], rounds: int) -> Ratio:
    """The peak memory of our command by that of the other."""
    taken = [(peak(ours), peak(beside)) for _ in range(rounds)]
    return ratio([one for one, _ in taken], [other for _, other in taken])


def race_processes(
    ours: Sequence[str], beside: Sequence[str], rounds: int, *, processor: bool = False
) -> Ratio:
    """The same for whole processes, by the clock or by the time of the processor."""
    once(ours)

    def taking(command: Sequence[str]) -> float:
        process = once(command)
        return process.cpu if processor else process.wall

    taken = [(taking(ours), taking(beside)) for _ in range(rounds)]
    return ratio([one for one, _ in taken], [other for _, other in taken])


def once(command: Sequence[str]) -> Process:
    """Runs a command to its end, its output thrown away.

    Raises:
        RuntimeError: it did not do its work: peers exit with 0 or, for findings, with 1.
    """
    # An installed tool runs from compiled files.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - commands of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(command)
    return Process(wall, usage.ru_utime + usage.ru_stime)


def ratio(ours: Sequence[float], beside: Sequence[float]) -> Ratio:
    """The ratios of pairs that were measured side by side."""
    found = [one / other for one, other in zip(ours, beside, strict=True)]
    return Ratio(statistics.median(found), min(found), max(found), statistics.median(ours))


def _repeats(work: Work) -> int:
    work()
    return max(1, round(_LEAST_SAMPLE / max(_timed(work, 1), 1e-7)))


def _timed(work: Work, repeats: int) -> float:
    start = time.process_time()
    for _ in range(repeats):
        work()
    return (time.process_time() - start) / repeats
