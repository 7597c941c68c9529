"""Whatever is in a file, each call on it ends soon, in little memory, and says where something is wrong."""

import json
from pathlib import Path

import pytest

from conftest import DATA
from fuzzing import problems_of
from pgdecl.cli import run
from pgdecl.finding import Severity
from pgdecl.report.report import MOST_FINDINGS
from pgdecl.yamlfile.limits import DEEPEST
from pgdecl.yamlfile.suppressions import MOST_CODES
from processes import peak_memory

DECLARATION = """\
pgdecl: 1
year: 2022
declaring_unit: 示范市民政局
project: {name: 示范项目经费}
budget: 50万元
annual_goals:
  - statement: 目标
    indicators:
      output:
        quantity:
"""
LARGEST = 1024 * 1024
MOST_MEMORY = 300 * 1024
"""KiB."""


def row(number: int) -> str:
    return f"          - {{name: 新建指标{number}, target: ≥10个, basis: 文件}}\n"


_TABLE = (DATA / "endless.tsv").read_text(encoding="utf-8").splitlines()
CASES = dict(line.split("\t") for line in _TABLE if not line.startswith("#"))


def text_of(case: str) -> bytes:
    made: str = eval(CASES[case], {"DECLARATION": DECLARATION, "row": row})  # noqa: S307 - our own table
    return made.encode()[:LARGEST]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("options", [["--format", "full"], ["--format", "json"], ["--diff"]], ids=str)
def test_call_ends_soon_and_points_into_the_file(case: str, options: list[str], tmp_path: Path) -> None:
    path = tmp_path / "endless.yaml"
    path.write_bytes(text_of(case))
    wrong = problems_of(["validate", *options, str(path)], path.read_bytes())
    # Another try, since a machine at work may have been slow.
    assert wrong == [] or problems_of(["validate", *options, str(path)], path.read_bytes()) == []


@pytest.mark.parametrize(
    "case",
    ["many comments", "many codes in a comment", "dashes in quotes", "one code many times in a comment"],
)
def test_call_takes_little_memory(case: str, tmp_path: Path) -> None:
    (tmp_path / "endless.yaml").write_bytes(text_of(case))
    assert peak_memory(["validate", "--format", "full", "endless.yaml"], tmp_path) < MOST_MEMORY


@pytest.mark.parametrize("case", [case for case in CASES if case.startswith("deep")])
def test_depth_is_a_finding(case: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "deep.yaml"
    path.write_bytes(text_of(case))
    assert run(["validate", str(path)]) == 1
    out = capfd.readouterr().out
    assert "PG019" in out
    assert str(DEEPEST) in out


@pytest.mark.parametrize("format_name", ["full", "concise", "json", "github", "sarif", "junit"])
def test_beyond_a_thousand_findings_only_their_number_is_written(
    format_name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "many.yaml"
    path.write_bytes(text_of("many unknown keys"))
    assert run(["validate", "--lang", "en", "--format", format_name, str(path)]) == 1
    out, err = capfd.readouterr()
    assert "3993 more findings in this file are not listed; 1000 are listed at most" in out
    assert out.count("PG028") >= 1
    assert "4993 errors" in err
    if format_name == "json":
        report = json.loads(out)
        assert len(report["findings"]) == MOST_FINDINGS + 1
        assert report["findings"][-1]["severity"] == Severity.ERROR.name.lower()
        assert report["summary"]["errors"] == 4993


def test_codes_beyond_the_limit_are_said_and_do_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "comments.yaml"
    faulty = row(1).replace("≥10个", "≥**个")
    for count, says in ((MOST_CODES, False), (MOST_CODES + 1, True)):
        comment = f"# pgdecl: ignore[{'PG201,' * count}]\n"
        path.write_text(DECLARATION + comment + faulty, encoding="utf-8")
        run(["validate", "--lang", "en", str(path)])
        out = capfd.readouterr().out
        assert (f"PG914 only {MOST_CODES} codes to ignore are read in a file" in out) is says
        assert (": PG201 " in out) is says
