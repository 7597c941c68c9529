"""What SECURITY.md promises: its table of limits is that of the code, and memory does not grow with files."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from conftest import EXAMPLES, ROOT
from processes import peak_memory

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
LIMITS = re.findall(r"^\| .+ \| ([\d,]+) \| `([\w.]+)\.(\w+)` \|$", PAGE, re.MULTILINE)
BAD = EXAMPLES / "broken" / "misspelt-key.yaml"
GOOD = EXAMPLES / "ezhou-2022.revised.yaml"
FEW, MANY = 40, 440
LARGEST_GROWTH = 10 * 1024
"""KiB for 400 files; keeping all their indicators takes more than twice as much."""


@pytest.mark.parametrize(("value", "module", "name"), LIMITS, ids=lambda text: text)
def test_limit_is_the_one_in_the_code(value: str, module: str, name: str) -> None:
    assert getattr(import_module(module), name) == int(value.replace(",", ""))


def test_table_of_limits_is_read_whole() -> None:
    assert len(LIMITS) == PAGE.count("\n| ") - 1 >= 6


@pytest.mark.parametrize(
    ("call", "sample"),
    [
        (["compare", "."], GOOD),
        (["compare", ".", "--format", "json"], GOOD),
        (["validate", ".", "--format", "json", "--jobs", "2"], BAD),
    ],
    ids=str,
)
def test_memory_does_not_grow_with_the_number_of_files(call: list[str], sample: Path, tmp_path: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    peaks = []
    for count in (FEW, MANY):
        for number in range(count):
            (tmp_path / f"{number}.yaml").write_text(f"{text}# {number}\n", encoding="utf-8")
        peaks.append(peak_memory(call, tmp_path))
    assert peaks[1] - peaks[0] < LARGEST_GROWTH
