"""No regular expression takes long, whatever the text: those that the package compiles, and the schemas'.

Each is tried with the most characters that a text may have. None needs to be spared, not even those of
values, which are only read up to 120 characters. Lines of a file may be longer than a text: for them it
counts that twice the length takes about twice the time.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from pumping import Slow, Use, slow_text
from tables import cases

pytestmark = pytest.mark.xdist_group("patterns")  # one process collects the patterns, for all tests
SCHEMAS = sorted((ROOT / "schemas").glob("*.json"))


@pytest.fixture(scope="module")
def watched() -> Any:
    folders = [str(ROOT / "src"), str(ROOT / "tests")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folders), "PYTHONIOENCODING": "utf-8"}
    program = Path(__file__).with_name("patterns.py")
    done = subprocess.run(
        [sys.executable, program], capture_output=True, encoding="utf-8", env=environment, check=True
    )
    return json.loads(done.stdout)


def slow(uses: Iterator[Use]) -> list[Slow]:
    return [found for use in uses if (found := slow_text(use))]


def test_every_call_that_compiles_a_pattern_is_watched(watched: Any) -> None:
    assert watched["never made"] == []


def test_no_pattern_of_the_package_is_slow(watched: Any) -> None:
    assert len(watched["patterns"]) > 100
    assert slow(Use(*pattern) for pattern in watched["patterns"]) == []


def test_no_pattern_of_a_schema_is_slow() -> None:
    patterns = {pattern for path in SCHEMAS for pattern in in_schema(json.loads(path.read_bytes()))}
    assert len(patterns) > 5
    assert slow(Use(pattern, 0, is_bytes=False, methods=("search",)) for pattern in sorted(patterns)) == []


def in_schema(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict) and isinstance(schema.get("pattern"), str):
        yield schema["pattern"]
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from in_schema(part)


@pytest.mark.parametrize(("method", "pattern"), cases("slow-patterns.tsv"))
def test_slow_pattern_is_recognised(method: str, pattern: str) -> None:
    assert slow_text(Use(pattern, 0, is_bytes=False, methods=(method,)))
