"""Every rule fires where its cases say, and nowhere else; the well-made corpus is clean."""

from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import DATA
from declared import CLOSE, OPEN, declared
from pgdecl.analysis.profile import Profile
from pgdecl.declaration.models import Declaration
from pgdecl.finding import Finding, Severity
from pgdecl.rules.engine import RuleSet
from pgdecl.rules.registry import CHECKS
from pgdecl.yamlfile.document import read

FILES = sorted((DATA / "rules").glob("PG*.txt"))
LEAST = 3


class Case(NamedTuple):
    """One case: its rule, whether and how gravely it fires, where besides the marks, and the short lines."""

    code: str
    title: str
    severity: Severity | None
    paths: list[str]
    profile: Profile
    lines: list[str]


def cases(path: Path) -> list[Case]:
    found: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(("fires ", "silent: ")):
            kind, _, title = line.partition(": ")
            severity = Severity[kind.split(" ")[1].upper()] if kind != "silent" else None
            found.append(Case(path.stem, title, severity, [], Profile(), []))
        elif line.startswith("at: "):
            found[-1].paths.append(line.removeprefix("at: "))
        elif line.startswith("profile: "):
            settings = dict(part.split("=") for part in line.removeprefix("profile: ").split(" "))
            made = {
                key: value == "yes" if key == "execution" else int(value) for key, value in settings.items()
            }
            found[-1] = found[-1]._replace(profile=Profile(**made))  # type: ignore[arg-type]  # names and kinds as in the class
        elif line and not line.startswith("#"):
            found[-1].lines.append(line)
    return found


CASES = [case for path in FILES for case in cases(path)]


def findings(text: str, code: str, profile: Profile) -> tuple[list[Finding], list[str]]:
    document = read(text.encode(), Declaration)
    assert document.findings == ()
    assert document.record is not None
    checks = [(rule, check) for rule, check in CHECKS if rule.code == code]
    found = RuleSet(checks).findings(document.record, profile, intact=True)
    return [document.located(finding) for finding in found], text.split("\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.title}")
def test_rule_fires_at_its_place_or_is_silent(case: Case) -> None:
    marked = declared(case.lines)
    found, lines = findings(marked.text, case.code, case.profile)
    at_paths = sorted("/".join(map(str, finding.path)) for finding in found if case.paths)
    assert at_paths == sorted(case.paths)
    if not case.paths:
        words = [
            (f.span.line, f.span.column, lines[f.span.line - 1][f.span.column - 1 : f.span.end_column - 1])
            for f in found
        ]
        assert sorted(_unquoted(*place) for place in words) == marked.places
    assert {finding.severity for finding in found} == ({case.severity} if case.severity else set())


def _unquoted(line: int, column: int, words: str) -> tuple[int, int, str]:
    quoted = words[:1] == '"' == words[-1:]
    return (line, column + 1, words[1:-1]) if quoted else (line, column, words)


@pytest.mark.parametrize("code", [rule.code for rule, _ in CHECKS])
def test_rule_has_enough_cases(code: str) -> None:
    mine = [case for case in CASES if case.code == code]
    assert sum(case.severity is not None for case in mine) >= LEAST
    assert sum(case.severity is None for case in mine) >= LEAST


def test_marks_are_only_in_cases_that_fire() -> None:
    for case in CASES:
        marked = any(OPEN in line or CLOSE in line for line in case.lines)
        assert marked == (case.severity is not None and not case.paths), case.title
