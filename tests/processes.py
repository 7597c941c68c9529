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


_MEASURED = """
import resource, subprocess, sys
null = subprocess.DEVNULL
code = subprocess.call([sys.executable, "-m", "pgdecl", *sys.argv[1:]], stdout=null, stderr=null)
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_memory(arguments: list[str], folder: Path) -> int:
    """The most memory, in KiB, that any process of a call has held at a time.

    A process counts the memory of the one that it was forked from, so a small one starts it.
    """
    command = [sys.executable, "-c", _MEASURED, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    code, memory = map(int, done.stdout.split())
    assert code in (0, 1)
    return memory
