"""Work on many items in their order, by one process or by several."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Iterable[Item]], Iterable[Result]]
"""Yields a result for each item, in order; has to be picklable for several processes."""
ChunkResults = tuple[list[Result], bool]
"""The results of a chunk of items up to the first exception, and whether there was no exception."""

CHUNK = 16
"""How many items are sent to a process at a time."""
START_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""Forking is faster, but not safe with the system libraries of macOS, and not available on Windows."""
_MOST_PROCESSES = 61  # the maximum that Python can wait for on Windows
_CHUNKS_WAITING = 2  # for each process, so that none is ever idle


def processes(jobs: int, items: int) -> int:
    """How many processes to use: at most as many as requested, as processors, and as full chunks."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(jobs, available, _MOST_PROCESSES, items // CHUNK))


def each(
    work: Work[Item, Result], items: Iterable[Item], count: int, on_death: Callable[[], object]
) -> Iterator[Result]:
    """The results of the work in the order of the items, whatever the number of processes.

    A few chunks of items are in memory at a time, and only results are sent back. If the work raises an
    exception, the results before it are yielded first. The items of a process that dies are worked on in
    this process.

    Args:
        work: the work.
        items: what to work on.
        count: the number of processes.
        on_death: called once if processes die, as happens when the system is out of memory.
    """
    if count == 1:
        yield from work(items)
        return
    pool = _Pool(work, count, on_death)
    waiting: deque[tuple[list[Item], Future[ChunkResults[Result]]]] = deque()
    iterator = iter(items)
    try:
        while chunk := list(islice(iterator, CHUNK)):
            waiting.append((chunk, pool.submit(chunk)))
            if len(waiting) > count * _CHUNKS_WAITING:
                yield from pool.results(*waiting.popleft())
        while waiting:
            yield from pool.results(*waiting.popleft())
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    """Processes that work on chunks of items."""

    def __init__(self, work: Work[Item, Result], count: int, on_death: Callable[[], object]) -> None:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - not needed for one process
        from multiprocessing import get_context  # noqa: PLC0415 - as above

        context = get_context(START_METHOD)
        self._executor = ProcessPoolExecutor(count, context, initializer=_end_with_parent)
        self._work = work
        self._on_death = on_death
        self._is_broken = False

    def submit(self, chunk: list[Item]) -> "Future[ChunkResults[Result]]":
        """Sends a chunk to the processes."""
        from concurrent.futures import BrokenExecutor, Future  # noqa: PLC0415 - as above

        try:
            return self._executor.submit(_done, self._work, chunk)
        except BrokenExecutor as error:
            failed: Future[ChunkResults[Result]] = Future()
            failed.set_exception(error)
            return failed

    def results(self, chunk: list[Item], future: "Future[ChunkResults[Result]]") -> Iterator[Result]:
        """The results of a chunk, when a process has finished it."""
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - as above

        results: list[Result] = []
        is_complete = False
        try:
            results, is_complete = future.result()
        except BrokenExecutor:
            if not self._is_broken:
                self._on_death()
            self._is_broken = True
        yield from results
        if not is_complete:  # the rest is done here, so that an exception keeps its traceback
            yield from islice(self._work(chunk), len(results), None)

    def close(self) -> None:
        """Waits for the chunks in progress, and cancels the others."""
        self._executor.shutdown(cancel_futures=True)


def _done(work: Work[Item, Result], chunk: list[Item]) -> ChunkResults[Result]:
    """Works on a chunk, in a process of the pool."""
    results: list[Result] = []
    try:
        results.extend(work(chunk))
    except Exception:  # noqa: BLE001 - the parent repeats the rest, and gets the exception
        return results, False
    return results, True


def _end_with_parent() -> None:
    """Leaves Ctrl-C to the parent, ends at once when told to, and ends when the parent is killed."""
    from multiprocessing import parent_process  # noqa: PLC0415 - only needed in a process of a pool
    from signal import SIG_DFL, SIG_IGN, SIGINT, SIGTERM, signal  # noqa: PLC0415 - as above
    from threading import Thread  # noqa: PLC0415 - as above

    signal(SIGINT, SIG_IGN)
    signal(SIGTERM, SIG_DFL)

    def wait_for_parent() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
        os._exit(1)

    Thread(target=wait_for_parent, daemon=True).start()
