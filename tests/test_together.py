"""Rules over several files: the same project twice, and history that differs from last year's declaration."""

import json
from pathlib import Path
from typing import Any

import pytest

from declared import declared
from marked import Place
from pgdecl.cli import run
from pgdecl.rules.registry import CROSS_FILE_CHECKS, RULES
from rule_cases import Case, rule_cases

OVER_SEVERAL = [rule.code for rule, _ in CROSS_FILE_CHECKS]
CASES = [case for case in rule_cases() if case.code in OVER_SEVERAL]
FIELDS = {"says": "zh", "says-en": "en"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings_of(case: Case, capfd: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    """The findings over the files of a case, as JSON has them."""
    for name, lines in case.files.items():
        Path(name).write_text(declared(lines).text, encoding="utf-8")
    run(["validate", *case.files, "--select", case.code, "--format", "json", *options])
    findings: list[dict[str, Any]] = json.loads(capfd.readouterr().out)["findings"]
    return findings


def place(finding: dict[str, Any]) -> Place:
    """Where a finding is, and the words there without the quotes around them."""
    lines = Path(finding["file"]).read_text(encoding="utf-8").split("\n")
    line, column = finding["line"], finding["column"]
    words = lines[line - 1][column - 1 : finding["end_column"] - 1]
    return (line, column + 1, words.strip('"')) if words[0] == '"' else (line, column, words)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.title}")
def test_rule_finds_what_its_case_says(case: Case, jobs: str, capfd: pytest.CaptureFixture[str]) -> None:
    findings = findings_of(case, capfd, "--jobs", jobs)
    assert {finding["code"] for finding in findings} <= {case.code}
    assert [(finding["severity"], "") for finding in findings] == case.kinds_of(len(findings))
    for name, lines in case.files.items():
        assert [place(finding) for finding in findings if finding["file"] == name] == declared(lines).places


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("code", OVER_SEVERAL)
@pytest.mark.parametrize("field", FIELDS)
def test_messages_are_those_of_the_cases(code: str, field: str, capfd: pytest.CaptureFixture[str]) -> None:
    told = []
    for case in CASES:
        if case.code == code and case.values(field):
            findings = findings_of(case, capfd, "--lang", FIELDS[field])
            assert [finding["message"] for finding in findings] == case.values(field)
            told += case.values(field)
    assert len(told) >= len(RULES[code].says)


@pytest.mark.usefixtures("folder")
def test_single_file_has_nothing_beside_it(capfd: pytest.CaptureFixture[str]) -> None:
    alone = Case("PG7", "", [], {}, {"1.yaml": ["year: 2022"]})
    assert findings_of(alone, capfd) == []


@pytest.mark.usefixtures("folder")
def test_comment_and_option_suppress_it(capfd: pytest.CaptureFixture[str]) -> None:
    case = next(case for case in CASES if case.code == "PG701")
    (finding,) = findings_of(case, capfd)
    path = Path(finding["file"])
    line = f"  name: {place(finding)[2]}"
    written = path.read_text(encoding="utf-8")
    path.write_text(
        written.replace(line, f"{line} # pgdecl: ignore[PG701] 两个科室各报一份"), encoding="utf-8"
    )
    assert run(["validate", *case.files, "--select", "PG701"]) == 0
    assert "已忽略 1 个" in capfd.readouterr().err
    assert findings_of(case, capfd, "--ignore", "PG701") == []
