"""Of well-made indicators of many kinds of projects no rule says more than an info; ill-made are found."""

from pathlib import Path

import pytest
import yaml

from conftest import DATA
from pgdecl.app.validate import check
from pgdecl.finding import Severity
from pgdecl.i18n.language import Language
from pgdecl.report.wording import message
from tables import cases

ROWS = cases("well-made.tsv")
KINDS = sorted({row[0] for row in ROWS})
WHOLE = sorted((DATA / "declarations").glob("*.yaml"))
ILL_MADE = cases("ill-made.tsv")
LISTS = {"long": "long_term_goals", "annual": "annual_goals"}
LANGUAGE: Language = "zh"


def declaration(kind: str, rows: list[list[str]]) -> str:
    """The indicators of a kind as one declaration."""
    goals: dict[str, dict[str, dict[str, list[dict[str, str]]]]] = {}
    for goal, level1, level2, name, before, last, target, basis in rows:
        cells = {"name": name, "two_years_ago": before, "last_year": last, "target": target, "basis": basis}
        levels = goals.setdefault(LISTS[goal], {}).setdefault(level1, {})
        levels.setdefault(level2, []).append({key: cell for key, cell in cells.items() if cell})
    whole = {
        "pgdecl": "1",
        "year": "2023",
        "declaring_unit": "示范县有关单位",
        "project": {"name": f"{kind} 项目"},
        "budget": "5000万元",
        **{key: [{"statement": f"{key}的目标", "indicators": levels}] for key, levels in goals.items()},
    }
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


def test_the_corpus_is_wide() -> None:
    assert len(ROWS) >= 1900
    assert len(KINDS) >= 100
    assert len(WHOLE) >= 12


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_above_info_is_said_of_well_made_indicators(kind: str) -> None:
    text = declaration(kind, [row[1:] for row in ROWS if row[0] == kind])
    lines = text.split("\n")
    grave = [
        f"{finding.code} {message(finding, LANGUAGE)} | {lines[finding.span.line - 1]}"
        for finding in check(text.encode()).findings
        if finding.severity is not Severity.INFO
    ]
    assert grave == []


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_nothing_above_info_is_said_of_whole_declarations(path: Path) -> None:
    findings = check(path.read_bytes()).findings
    assert [message(found, LANGUAGE) for found in findings if found.severity is not Severity.INFO] == []


@pytest.mark.parametrize("row", ILL_MADE, ids=[f"{row[0]}-{row[5]}-{row[8]}" for row in ILL_MADE])
def test_ill_made_indicator_is_found(row: list[str]) -> None:
    code, severity, *cells = row
    found = check(declaration("示范", [cells]).encode()).findings
    assert (code, severity) in [(finding.code, finding.severity.name.lower()) for finding in found]
