"""Rules over several files: the same project twice, and history that differs from last year's declaration."""

import json
import re
from pathlib import Path

import pytest

from conftest import EXAMPLES
from pgdecl.cli import run

TEXT = (EXAMPLES / "ezhou-2022.revised.yaml").read_text(encoding="utf-8")
NAME, UNIT = "name: 政务服务提升工作经费", "鄂州市行政审批局"
# What this year's form says of two years ago, last year's says of last year.
LAST_YEAR = re.sub(r"(two_years_ago: )(.*)(\n +last_year: ).*", r"\1\2\3\2", TEXT).replace(
    "\nyear: 2022", "\nyear: 2021"
)
CASES = {
    "the same project, unit and year": ([TEXT, TEXT], [("1.yaml", "PG701", "政务服务提升工作经费")]),
    "blanks around the name": (
        [TEXT, TEXT.replace(NAME, 'name: "政务服务提升工作经费 "')],
        [("1.yaml", "PG701", '"政务服务提升工作经费 "')],
    ),
    "three times": (
        [TEXT, TEXT, TEXT],
        [("1.yaml", "PG701", "政务服务提升工作经费"), ("2.yaml", "PG701", "政务服务提升工作经费")],
    ),
    "another year": ([TEXT, TEXT.replace("year: 2022", "year: 2024")], []),
    "another name": ([TEXT, TEXT.replace(NAME, "name: 政务大厅运行经费")], []),
    "another unit": ([TEXT, TEXT.replace(UNIT, "鄂州市财政局")], []),
    "history that fits": ([LAST_YEAR, TEXT], []),
    "two years ago is not last year's last year": (
        [LAST_YEAR.replace("last_year: 7个", "last_year: 9个"), TEXT],
        [("1.yaml", "PG702", "7个")],
    ),
    "in percent": (
        [LAST_YEAR.replace("last_year: 30%", "last_year: 31%"), TEXT],
        [("1.yaml", "PG702", "30%")],
    ),
    "years in the other order of files": (
        [TEXT, LAST_YEAR.replace("last_year: 30%", "last_year: 31%")],
        [("0.yaml", "PG702", "30%")],
    ),
    "the same figure in another unit": (
        [LAST_YEAR.replace("last_year: 45万元", "last_year: 450000元"), TEXT],
        [],
    ),
    "a year between them": (
        [LAST_YEAR.replace("\nyear: 2021", "\nyear: 2020").replace("last_year: 7个", "last_year: 9个"), TEXT],
        [],
    ),
    "words cannot be compared": ([LAST_YEAR.replace("last_year: 30%", "last_year: 优"), TEXT], []),
}


def found(folder: Path, capfd: pytest.CaptureFixture[str], *options: str) -> list[tuple[str, str, str]]:
    """The findings of rules over several files: file, code, and the words that they point at."""
    run(["validate", str(folder), "--select", "PG7", "--format", "json", *options])
    rows = json.loads(capfd.readouterr().out)["findings"]
    answer = []
    for row in rows:
        lines = Path(row["file"]).read_text(encoding="utf-8").split("\n")
        words = lines[row["line"] - 1][row["column"] - 1 : row["end_column"] - 1]
        answer.append((Path(row["file"]).name, row["code"], words))
    return answer


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("case", CASES)
def test_files_together(case: str, jobs: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    texts, expected = CASES[case]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    assert found(tmp_path, capfd, "--jobs", jobs) == expected


def test_single_file_has_nothing_beside_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "0.yaml").write_text(TEXT, encoding="utf-8")
    assert found(tmp_path, capfd) == []


def test_comment_and_option_keep_it_quiet(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "0.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "1.yaml").write_text(
        TEXT.replace(NAME, f"{NAME} # pgdecl: ignore[PG701] 两个科室各报一份"), encoding="utf-8"
    )
    assert found(tmp_path, capfd) == []
    (tmp_path / "1.yaml").write_text(TEXT, encoding="utf-8")
    assert found(tmp_path, capfd, "--ignore", "PG701") == []
