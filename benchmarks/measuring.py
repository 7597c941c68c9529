"""What work costs, measured in turn: A B C A B C …, so that a machine changing its speed changes it for all."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SAMPLE = 0.02
"""Seconds that a sample of calls lasts at least."""

_TIMED = str(Path(__file__).with_name("timed.py"))


class Cost(NamedTuple):
    """Wall and CPU time in seconds, and the peak memory of a process in MiB (0 for a call)."""

    wall: float
    cpu: float
    peak: float = 0


Contestant = Callable[[], Cost]
"""Does its work once, or a few times, and says what once has cost."""


def interleaved(contestants: Mapping[str, Contestant], rounds: int) -> dict[str, list[Cost]]:
    """The cost of each contestant in each round; a first round, in which caches fill, is not counted."""
    costs: dict[str, list[Cost]] = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, contestant in contestants.items():
            cost = contestant()
            if number:
                costs[name].append(cost)
    return costs


class Calls:
    """Calls of a function in this process; it is called as often as makes a sample long enough."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._times = 0

    def __call__(self) -> Cost:
        """The cost of one call."""
        if not self._times:
            self._work()
            self._times = max(1, int(SAMPLE / self._measured(1).wall))
        gc.collect()
        return self._measured(self._times)

    def _measured(self, times: int) -> Cost:
        work = self._work
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(times):
            work()
        return Cost((time.perf_counter() - wall) / times, (time.process_time() - cpu) / times)


class Command:
    """A whole process; one that ends with another exit code than expected ends the run."""

    def __init__(self, *command: str | Path, expected: Collection[int] = (0,)) -> None:
        self._command = [str(part) for part in command]
        self._expected = expected

    def __call__(self) -> Cost:
        """The cost of one process, with those that it starts itself."""
        timed = [sys.executable, "-I", "-S", _TIMED, *self._command]
        # An installed command runs from compiled files.
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        ran = subprocess.run(timed, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 - the commands are written in this folder
        wall, cpu, peak, code = map(float, ran.stdout.split())
        if code not in self._expected:
            sys.exit(f"exit code {code:.0f}: {' '.join(self._command)[:200]}")
        return Cost(wall, cpu, peak)


def reckoned(one: Contestant, some: Contestant, count: int, target: int) -> Contestant:
    """A slow command on many files, reckoned from what it costs on one and on some; start-up counts once."""

    def sample() -> Cost:
        first, last = one(), some()
        wall, cpu = (
            a + (b - a) / (count - 1) * (target - 1) for a, b in zip(first[:2], last[:2], strict=True)
        )
        return Cost(wall, cpu, last.peak)

    return sample


def each(work: Callable[..., object], *inputs: Sequence[object]) -> Calls:
    """Calls that go through all inputs, so that nothing gains by meeting the same one again."""

    def through() -> None:
        for arguments in zip(*inputs, strict=True):
            work(*arguments)

    return Calls(through)
