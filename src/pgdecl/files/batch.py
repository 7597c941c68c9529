"""The same work on many files, in order, by one process or several."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, TypeVar

Result = TypeVar("Result")


Work = Callable[[Sequence[str]], Iterable[Result]]
"""Gives a result for each of some names, in their order."""


def each(work: Work[Result], names: Sequence[str], jobs: int = 1) -> Iterator[Result]:
    """The result of the work for every name, in the order of the names, whatever the number of jobs.

    More than one job needs a system that can fork. Results of other processes are pickled, so they should be
    small.
    """
    share = -(-len(names) // max(1, jobs))
    if jobs < 2 or share < 1 or not hasattr(os, "fork"):  # noqa: PLR2004 - two is the least of several
        yield from work(names)
        return
    parts = [names[start : start + share] for start in range(0, len(names), share)]
    children = [_Child(work, part) for part in parts[1:]]
    try:
        yield from work(parts[0])
        for child, part in zip(children, parts[1:], strict=True):
            # A child that died leaves its part to this process, where the reason shows.
            yield from child.results() or work(part)
    finally:
        for child in children:
            child.wait()


class _Child:
    """A forked process at work on some of the names; its results come through a file that has no name."""

    def __init__(self, work: Work[Result], names: Sequence[str]) -> None:
        from tempfile import TemporaryFile  # noqa: PLC0415 - a single job does without

        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115 - it is closed with the results
        self._process = os.fork()
        if self._process == 0:
            _work_and_leave(work, names, self._file)

    def wait(self) -> None:
        """Waits for the process, whose results nobody asks for any more."""
        if not self._file.closed:
            self._file.close()
            os.waitpid(self._process, 0)

    def results(self) -> list[Result]:
        """All results, empty if the process failed; to be asked for once."""
        with self._file:
            _, status = os.waitpid(self._process, 0)
            if status != 0:
                return []
            from pickle import load  # noqa: PLC0415 - a single job does without

            self._file.seek(0)
            found: list[Result] = load(self._file)  # noqa: S301 - written by our own child into a nameless file
            return found


def _work_and_leave(work: Work[Result], names: Sequence[str], file: IO[bytes]) -> None:
    """In the child: never returns, and never runs what the parent has registered for its end."""
    try:
        from pickle import dump  # noqa: PLC0415 - a single job does without

        dump(list(work(names)), file)
        file.flush()
    except BaseException:  # noqa: BLE001 - the parent does this part again and meets the reason
        os._exit(1)
    os._exit(0)
