import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
DATA = Path(__file__).parent / "data"

# The processes that tests start run from compiled files, as installed commands do.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PGDECL_LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def several_processes_for_few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--jobs 2` two processes are at work, on any machine and on as few as two files."""
    monkeypatch.setattr("pgdecl.files.batch.CHUNK", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1, 2, 3}, raising=False)
