"""Every rule on results says what its cases say, beside the declaration and alone, and nothing elsewhere."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from conftest import DATA
from declared import declared, reached
from marked import MARKS, Marked
from pgdecl.app.validate import check
from pgdecl.config.settings import Settings
from pgdecl.finding import Finding, Severity
from pgdecl.report.wording import message
from pgdecl.rules.registry import RESULTS_CHECKS, RULES
from rule_cases import FIELDS, Case, assert_worded, cases_in, name_of, places, rule_cases, worded_in

ON_RESULTS = [rule.code for rule, _ in RESULTS_CHECKS]
CASES = [case for case in rule_cases() if case.code in ON_RESULTS]
WELL_MADE = cases_in(DATA / "well-made-results.txt")
LEAST = 5


def texts(case: Case) -> tuple[Marked, Marked | None]:
    """The results of a case, and the declaration if it has one."""
    lines = case.files.get("")
    return reached(case.files["results"]), declared(lines) if lines else None


@cache
def findings_of(case: Case, *, select: bool = True) -> tuple[Finding, ...]:
    results, declaration = texts(case)
    settings = Settings(select=(case.code,) if select else (), profile=case.profile)
    with TemporaryDirectory() as folder:
        if declaration:
            (Path(folder) / "goals.yaml").write_text(declaration.text, encoding="utf-8")
        name = str(Path(folder) / "goals.results.yaml")
        findings = check(results.text.encode(), settings, name, results=True).findings
    return tuple(_without_folder(finding, folder) for finding in findings)


def _without_folder(finding: Finding, folder: str) -> Finding:
    values = {
        key: value.removeprefix(f"{folder}/") if isinstance(value, str) else value
        for key, value in finding.values.items()
    }
    related = [location._replace(file=Path(location.file).name) for location in finding.related]
    return finding._replace(values=values, related=tuple(related))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.title}")
def test_rule_finds_what_its_case_says(case: Case) -> None:
    findings, (results, declaration) = findings_of(case), texts(case)
    assert {finding.code for finding in findings} <= {case.code}
    kinds = [(finding.severity.name.lower(), name_of(finding)) for finding in findings]
    assert kinds == case.kinds_of(len(findings))
    if keys := case.values("at-key"):
        assert ["/".join(map(str, finding.path)) for finding in findings] == keys
    else:
        assert places([finding.location for finding in findings], results.text) == results.places
    related = [location for finding in findings for location in finding.related]
    elsewhere = [location for location in related if location.file]
    here = [location for location in related if not location.file]
    assert places(here, results.text) == results.related
    assert {location.file for location in elsewhere} <= {"goals.yaml"}
    if declaration and not keys:
        assert places(elsewhere, declaration.text) == declaration.related


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.title}")
def test_rule_words_what_it_finds(case: Case) -> None:
    assert_worded(case, findings_of(case))


@pytest.mark.parametrize("code", ON_RESULTS)
def test_every_message_of_a_rule_stands_in_a_case(code: str) -> None:
    worded = worded_in((case for case in CASES if case.code == code), findings_of)
    assert worded == {(name, field) for name in RULES[code].says for field in FIELDS}


@pytest.mark.parametrize("code", ON_RESULTS)
def test_rule_has_enough_cases_and_one_for_each_severity(code: str) -> None:
    firing = [bool(case.kinds) for case in CASES if case.code == code]
    assert firing.count(True) >= LEAST
    assert firing.count(False) >= LEAST
    severities = {finding.severity for case in CASES if case.code == code for finding in findings_of(case)}
    assert severities == set(RULES[code].severities)


def test_marks_are_only_in_cases_that_fire() -> None:
    for case in CASES:
        marked = any(mark in line for line in case.lines for mark in "".join(MARKS))
        assert marked == bool(case.kinds and not case.values("at-key")), case.title


@pytest.mark.parametrize("case", WELL_MADE, ids=lambda case: case.title)
def test_nothing_more_than_a_note_is_said_of_well_made_results(case: Case) -> None:
    findings = findings_of(case, select=False)
    assert [message(finding, "en") for finding in findings if finding.severity > Severity.INFO] == []


def test_well_made_results_are_of_many_kinds_and_hold_much_that_rules_look_at() -> None:
    assert len(WELL_MADE) >= 8
    rows = [line for case in WELL_MADE for line in case.files["results"] if " | " in line]
    assert len(rows) >= 50
    assert sum("points=" in row for row in rows) >= 20


ODD = (
    *("0", "-3人", "99999999999999999999999999999999人", "0.0000001%", "≥", "≤≥90%", "1/3", "50%-10%", "1:0"),
    *(
        "2022-02-30",
        "每月31日前",
        "完成",
        "无",
        "……",
        "100%、90%",
        "劣Ⅴ类",
        "达成",
        "提高",
        "1e9",
        "９５％",
        "{name}",
    ),
)
"""Values that may not be read, and targets that cannot be divided by."""


@pytest.mark.parametrize("target", ODD)
def test_whatever_is_written_is_told_in_words(target: str) -> None:
    lines = [f"A quantity | 甲{at}数 | {target} | weight=5" for at in range(len(ODD))]
    values = [f"A quantity | 甲{at}数 | {actual} | points=3.25" for at, actual in enumerate(ODD)]
    money = ["budget: 0.000001元", f"executed: {'9' * 30}元", "execution_points: 3", "points: 77"]
    findings = findings_of(Case("PG8", "", [], {}, {"": lines, "results": [*money, *values]}))
    assert {"PG802", "PG806", "PG807"} <= {finding.code for finding in findings}
    for finding in findings:
        for language in FIELDS.values():
            assert "{" not in message(finding, language).replace("{name}", "")
