"""Which way is better: rules, comparisons and scores give the answer that people of the trade give."""

import pytest

from declared import declaration_of, results_of
from pgdecl.analysis.direction import direction
from pgdecl.analysis.profile import Profile
from pgdecl.analysis.view import DeclarationView
from pgdecl.compare.progress import Progress, progress
from pgdecl.declaration.models import Declaration
from pgdecl.rules.engine import RuleSet
from pgdecl.rules.registry import CHECKS
from pgdecl.scoring.results import ScoredRow, compare_results
from tables import cases

CASES = cases("direction.tsv")
ACHIEVED = {"yes": True, "no": False, "?": None}
RULES = RuleSet([(rule, check) for rule, check in CHECKS if rule.code in ("PG206", "PG404")])


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case[:5]))
def test_rules_comparison_and_score_agree(case: list[str]) -> None:
    name, level, last_year, target, actual, better, contradicts, since, reported, reached = case
    declaration = declaration_of(f"A {level} | {name} | {target} |  | {last_year} | weight=10")
    codes = _codes(declaration)
    scored = _scored(declaration, level, name, actual)
    (row,) = DeclarationView(declaration, Profile()).annual
    (step,) = progress(declaration)
    assert direction(row).value == better
    assert ("PG206" in codes) == (contradicts == "yes")
    assert ("PG404" in codes) == (reported == "yes")
    assert (_since(step), step.direction.value) == (since, better)
    assert (scored.achieved, scored.row.name.text) == (ACHIEVED[reached], name)


def _codes(declaration: Declaration) -> set[str]:
    findings = RULES.findings(declaration, Profile(), intact=True)
    return {finding.code for finding in findings}


def _since(step: Progress) -> str:
    if step.step.is_better(step.direction):
        return "better"
    return "worse" if step.step.is_worse(step.direction) else "-"


def _scored(declaration: Declaration, level: str, name: str, actual: str) -> ScoredRow:
    results = results_of(f"A {level} | {name} | {actual}")
    (row,) = compare_results(declaration, results).rows
    return row
