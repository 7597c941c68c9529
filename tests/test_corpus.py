"""Of well-made indicators of many kinds of projects no rule says more than an info; ill-made are found."""

from pathlib import Path

import pytest

from conftest import DATA
from declared import declared, line_of
from pgdecl.app.validate import check
from pgdecl.finding import Severity
from pgdecl.i18n.language import Language
from pgdecl.report.wording import message
from tables import cases

ROWS = cases("well-made.tsv")
KINDS = sorted({row[0] for row in ROWS})
WHOLE = sorted((DATA / "declarations").glob("*.yaml"))
ILL_MADE = cases("ill-made.tsv")
HEADER = ("year: 2023", "declaring_unit: 示范县有关单位", "budget: 5000万元")
LANGUAGE: Language = "zh"


def text_of(rows: list[list[str]]) -> str:
    """The indicators as one declaration."""
    lines = [
        line_of(
            "A" if goal == "annual" else "L",
            f"{level1}/{level2}",
            name=name,
            two_years_ago=before,
            last_year=last,
            target=target,
            basis=basis,
        )
        for goal, level1, level2, name, before, last, target, basis in rows
    ]
    return declared([*HEADER, *lines]).text


def test_the_corpus_is_wide() -> None:
    assert len(ROWS) >= 1900
    assert len(KINDS) >= 100
    assert len(WHOLE) >= 12


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_above_info_is_said_of_well_made_indicators(kind: str) -> None:
    text = text_of([row[1:] for row in ROWS if row[0] == kind])
    lines = text.split("\n")
    messages = [
        f"{finding.code} {message(finding, LANGUAGE)} | {lines[finding.span.line - 1]}"
        for finding in check(text.encode()).findings
        if finding.severity is not Severity.INFO
    ]
    assert messages == []


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_nothing_above_info_is_said_of_whole_declarations(path: Path) -> None:
    findings = check(path.read_bytes()).findings
    messages = [message(finding, LANGUAGE) for finding in findings if finding.severity is not Severity.INFO]
    assert messages == []


@pytest.mark.parametrize("row", ILL_MADE, ids=[f"{row[0]}-{row[5]}-{row[8]}" for row in ILL_MADE])
def test_ill_made_indicator_is_found(row: list[str]) -> None:
    code, severity, *cells = row
    findings = check(text_of([cells]).encode()).findings
    assert (code, severity) in [(finding.code, finding.severity.name.lower()) for finding in findings]
