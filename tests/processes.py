"""Calls of the command in processes of their own, in surroundings that a test prepares."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from conftest import ROOT

_PREPARED = "import os, sys; {}; os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
GONE_READER = "r, w = os.pipe(); os.close(r); os.dup2(w, {})"
FULL = "os.dup2(os.open('/dev/full', os.O_WRONLY), {})"
CLOSED = "os.close({})"


def called(
    arguments: list[str],
    preparation: str = "pass",
    *,
    python: tuple[str, ...] = (),
    variables: dict[str, str] | None = None,
    **options: Any,
) -> "subprocess.CompletedProcess[bytes]":
    """A call of the command.

    Args:
        arguments: those of the command.
        preparation: what its process does before, in Python.
        python: options of Python.
        variables: changes of the environment.
        options: those of `subprocess.run`.
    """
    command = [sys.executable, *python, "-m", "pgdecl", *arguments]
    if preparation != "pass":
        command = [sys.executable, "-c", _PREPARED.format(preparation), *command[1:]]
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    environment = {**os.environ, **(variables or {})}
    settings = {"cwd": ROOT, "env": environment, "timeout": 60, **streams, **options}
    return subprocess.run(command, check=False, **settings)


def files_in(folder: Path) -> list[str]:
    """The files below a folder, hidden ones too."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def peak_memory(arguments: list[str], folder: Path) -> int:
    """The most memory, in KiB, that any process of a call has held at a time."""
    command = [sys.executable, "-m", "pgdecl", *arguments]
    devnull = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=devnull, stderr=devnull) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1)
    return usage.ru_maxrss
