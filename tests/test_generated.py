"""Generated files are what their source makes them: nobody edits them, nobody forgets them."""

import sys

import pytest

from conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import fresh


def test_no_generated_file_is_stale() -> None:
    assert [path.name for path in fresh.stale()] == []


def test_every_schema_file_is_generated() -> None:
    written = {path for path in fresh.generated() if path.parent.name == "schemas"}
    assert set((ROOT / "schemas").iterdir()) == written


def test_a_changed_file_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    path = ROOT / "schemas" / "layout.schema.json"
    monkeypatch.setattr(fresh, "generated", lambda: {path: b"other"})
    assert fresh.main(["--check"]) == 1
    assert path.read_bytes() != b"other"
