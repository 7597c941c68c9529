"""Damaged files: no call on one fails, hangs, or says anything that is not safe or not well-formed."""

from pathlib import Path
from random import Random

import pytest

from fuzzing import File, damaged, problems

MUTANTS, PARTS = 2000, 20


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_files_are_read_without_fault(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    random = Random(part)  # noqa: S311 - the same files at each run
    wrong: dict[str, File] = {}
    for _ in range(MUTANTS // PARTS):
        file = damaged(random)
        wrong |= dict.fromkeys(problems(file, random, tmp_path), file)
    assert wrong == {}
