"""Work on many items by several processes: in order, a few at a time, nothing lost when one of them dies."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest

from conftest import EXAMPLES, ROOT
from pgdecl.app import validate
from pgdecl.cli import run
from pgdecl.files import batch

CHUNK = 4
BAD_NUMBER = 13
GOOD, BAD = EXAMPLES / "ezhou-2022.revised.yaml", EXAMPLES / "broken" / "misspelt-key.yaml"


class OddError(ValueError):
    """An exception that cannot be sent from one process to another."""

    def __reduce__(self) -> str:
        raise TypeError


def squared(items: Iterable[int]) -> Iterator[int]:
    return (item * item for item in items)


def squared_until_bad_number(items: Iterable[int]) -> Iterator[int]:
    for item in items:
        if item == BAD_NUMBER:
            raise OddError(item)
        yield item * item


def dies_on_bad_number(items: Iterable[int]) -> Iterator[int]:
    for item in items:
        if item == BAD_NUMBER and multiprocessing.parent_process() is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        yield item * item


def process_of_each(items: Iterable[int]) -> Iterator[int]:
    for _ in items:
        time.sleep(0.01)
        yield os.getpid()


def unheard() -> None:
    pytest.fail("no process has died")


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "CHUNK", CHUNK)


@pytest.mark.parametrize(("processes", "method"), [(1, "fork"), (2, "fork"), (3, "fork"), (2, "spawn")])
def test_results_are_in_the_order_of_the_items(
    processes: int, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "START_METHOD", method)
    for number in (0, 1, 50):
        items = range(number)
        assert list(batch.each(squared, items, processes, unheard)) == [item * item for item in items]


def test_other_processes_do_the_work_and_end_with_it() -> None:
    numbers = set(batch.each(process_of_each, range(40), 2, unheard))
    assert len(numbers) == 2
    assert os.getpid() not in numbers
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("processes", [1, 2])
def test_few_items_are_taken_ahead_of_their_results(processes: int) -> None:
    taken = count()
    results = batch.each(squared, (next(taken) for _ in range(10_000)), processes, unheard)
    assert list(islice(results, 100)) == [item * item for item in range(100)]
    assert next(taken) <= 100 + CHUNK * 6
    assert isinstance(results, Generator)
    results.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("processes", [1, 2])
def test_exception_comes_after_the_results_before_it(processes: int) -> None:
    results = batch.each(squared_until_bad_number, range(50), processes, unheard)
    assert [next(results) for _ in range(BAD_NUMBER)] == [item * item for item in range(BAD_NUMBER)]
    with pytest.raises(OddError):
        next(results)


@pytest.mark.parametrize("items", [50, BAD_NUMBER + 1])
def test_nothing_is_lost_when_a_process_dies(items: int) -> None:
    deaths: list[None] = []
    results = list(batch.each(dies_on_bad_number, range(items), 2, lambda: deaths.append(None)))
    assert results == [item * item for item in range(items)]
    assert deaths == [None]


@pytest.mark.parametrize(
    ("jobs", "items", "available", "expected"),
    [(1, 1000, 8, 1), (2, 1000, 8, 2), (8, 1000, 2, 2), (8, 1000, 1, 1), (8, 3, 8, 1), (8, 9, 8, 2)],
)
def test_no_more_processes_than_processors_and_chunks(
    jobs: int, items: int, available: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(available)), raising=False)
    assert batch.processes(jobs, items) == expected
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: available)
    assert batch.processes(jobs, items) == expected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(10):
        (tmp_path / f"{number}.yaml").write_bytes((BAD if number % 3 else GOOD).read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("options", "method"),
    [([], "fork"), (["--format", "json"], "fork"), (["--diff"], "fork"), (["--ignore", "PG6"], "spawn")],
    ids=str,
)
def test_validate_says_the_same_by_two_processes(
    options: list[str],
    method: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(batch, "START_METHOD", method)
    (folder / "pgdecl.toml").write_text('[severity]\nPG604 = "error"\n')
    code = run(["validate", str(folder), *options])
    by_one = capfd.readouterr()
    assert run(["validate", str(folder), "--jobs", "2", *options]) == code
    assert capfd.readouterr() == by_one


@pytest.mark.parametrize("language", ["zh", "en"])
def test_process_that_dies_is_said_and_its_files_are_checked(
    language: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["validate", str(folder), "--lang", language])
    by_one = capfd.readouterr()
    check_files = validate.check_files

    def dying(*arguments: Any) -> Iterator[validate.Checked]:
        if multiprocessing.parent_process() is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        return check_files(*arguments)

    monkeypatch.setattr(validate, "check_files", dying)
    assert run(["validate", str(folder), "--jobs", "2", "--lang", language]) == 1
    by_two = capfd.readouterr()
    assert by_two.out == by_one.out
    first, *rest = by_two.err.splitlines(keepends=True)
    assert ("有一个进程意外终止" if language == "zh" else "a process ended unexpectedly") in first
    assert rest == by_one.err.splitlines(keepends=True)


LONG = 60
SCRIPT = f"""
import os
import time
from pgdecl.files import batch
def busy(items):
    for item in items:
        os.write(1, b"at work\\n")
        time.sleep({LONG})
        yield item
def quick(items):
    return items
def hesitant():
    yield from range(40)
    print("waiting", flush=True)
    time.sleep({LONG})
if __name__ == "__main__":
    try:
        batch.CHUNK = 1
        list(batch.each(WORK, ITEMS, 2, print))
    except KeyboardInterrupt:
        print("interrupted")
"""


def started(folder: Path, work: str, items: str) -> subprocess.Popen[str]:
    """A process that starts two others, in a group of processes of its own."""
    script = folder / "script.py"
    script.write_text(SCRIPT.replace("WORK", work).replace("ITEMS", items))
    return subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        start_new_session=True,
    )


def test_processes_end_when_the_first_one_is_killed(tmp_path: Path) -> None:
    with started(tmp_path, "busy", "range(2)") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == first.stdout.readline() == "at work\n"
        first.kill()
        since = time.monotonic()
        assert first.stdout.read() == ""  # the stream ends when no process has it open any more
        assert time.monotonic() - since < LONG / 2


def test_interrupting_idle_processes_leaves_no_trace(tmp_path: Path) -> None:
    with started(tmp_path, "quick", "hesitant()") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "waiting\n"
        os.killpg(first.pid, signal.SIGINT)
        assert first.stdout.read() == "interrupted\n"


def test_interrupting_ends_all_processes(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number}.yaml").write_bytes(BAD.read_bytes())
    command = [sys.executable, "-m", "pgdecl", "validate", "--jobs", "2", "."]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        assert process.stderr.read().decode().strip() == "已中断"
    assert process.returncode == 130
