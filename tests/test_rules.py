"""Every rule says what its cases say, where they say it, and nothing elsewhere."""

from functools import cache

import pytest

from declared import declared
from marked import MARKS
from pgdecl.app.validate import check
from pgdecl.config.settings import Settings
from pgdecl.finding import Finding
from pgdecl.rules.registry import CHECKS, RULES
from rule_cases import FIELDS, Case, assert_worded, name_of, places, rule_cases, worded_in

OVER_ONE = [rule.code for rule, _ in CHECKS]
CASES = [case for case in rule_cases() if case.code in OVER_ONE]
LEAST = 3
OVER_WHOLE = {"PG321", "PG323", "PG405"}


@cache
def findings_of(case: Case) -> tuple[Finding, ...]:
    settings = Settings(select=(case.code,), profile=case.profile)
    return check(declared(case.lines).text.encode(), settings).findings


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.title}")
def test_rule_finds_what_its_case_says(case: Case) -> None:
    findings, marked = findings_of(case), declared(case.lines)
    assert {finding.code for finding in findings} <= {case.code}
    kinds = [(finding.severity.name.lower(), name_of(finding)) for finding in findings]
    assert kinds == case.kinds_of(len(findings))
    at = places([finding.location for finding in findings], marked.text)
    if keys := case.values("at-key"):
        assert ["/".join(map(str, finding.path)) for finding in findings] == keys
        assert {words for _, _, words in at} == {key.split("/")[-1] for key in keys}
    else:
        assert at == marked.places
    related = [location for finding in findings for location in finding.related]
    assert places(related, marked.text) == marked.related
    edits = [edit for finding in findings for edit in finding.fix]
    assert [f"{edit.old} → {edit.new}".rstrip() for edit in edits] == case.values("fix")
    assert {edit.path for edit in edits} <= {finding.path for finding in findings} | {
        location.path for location in related
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.title}")
def test_rule_words_what_it_finds(case: Case) -> None:
    assert_worded(case, findings_of(case))


@pytest.mark.parametrize("code", OVER_ONE)
def test_every_message_of_a_rule_stands_in_a_case(code: str) -> None:
    worded = worded_in((case for case in CASES if case.code == code), findings_of)
    assert worded == {(name, field) for name in RULES[code].says for field in FIELDS}


@pytest.mark.parametrize("code", OVER_ONE)
def test_only_rules_on_what_is_missing_need_a_declaration_without_errors(code: str) -> None:
    case = next(case for case in CASES if case.code == code and case.kinds)
    text = declared(case.lines).text + "misspelt: key\n"
    settings = Settings(select=(code,), profile=case.profile)
    codes = {finding.code for finding in check(text.encode(), settings).findings}
    assert codes == {"PG102"} | ({code} - OVER_WHOLE)


def test_no_rule_looks_at_an_indicator_without_name_or_target() -> None:
    lines = ["A quantity | 培训人数", "A quality |  | ≥95%", "L quantity | 培训人数 |  | 计划"]
    assert {finding.code for finding in check(declared(lines).text.encode()).findings} == {"PG103"}


@pytest.mark.parametrize("code", OVER_ONE)
def test_rule_has_enough_cases(code: str) -> None:
    firing = [bool(case.kinds) for case in CASES if case.code == code]
    assert firing.count(True) >= LEAST
    assert firing.count(False) >= LEAST


def test_marks_are_only_in_cases_that_fire() -> None:
    for case in CASES:
        marked = any(mark in line for line in case.lines for mark in "".join(MARKS))
        assert marked == bool(case.kinds and not case.values("at-key")), case.title
