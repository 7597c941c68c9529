"""A rule declares every severity that its findings may have, and has a case for each of them."""

from collections import defaultdict

import pytest

from conftest import EXAMPLES
from pgdecl.cli import run
from pgdecl.finding import Severity
from pgdecl.rules.registry import CHECKS, RULES
from test_rules import CASES, findings_of


@pytest.fixture(scope="module")
def occurring() -> dict[str, set[Severity]]:
    """The severities of what each rule finds in all its cases."""
    severities: dict[str, set[Severity]] = defaultdict(set)
    for case in CASES:
        severities[case.code] |= {finding.severity for finding in findings_of(case)}
    return severities


@pytest.mark.parametrize("code", [rule.code for rule, _ in CHECKS])
def test_rule_has_just_the_severities_that_it_declares(
    code: str, occurring: dict[str, set[Severity]]
) -> None:
    assert occurring[code] == set(RULES[code].severities)
    assert len(RULES[code].severities) == len(occurring[code])


@pytest.mark.parametrize(
    ("code", "language", "severities"),
    [
        ("PG202", "zh", "状态词当作指标值 · 错误或警告"),
        ("PG202", "en", "A status word as a value · error or warning"),
        ("PG321", "zh", "指标框架不完整 · 提示、警告或错误"),
        ("PG321", "en", "A level without indicators · note, warning or error"),
        ("PG203", "en", "A value in the basis column · error"),
        ("PG303", "en", "Left over from pasting · note · off by default"),
    ],
)
def test_page_names_every_severity_the_usual_one_first(
    code: str, language: str, severities: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", code, "--lang", language]) == 0
    assert capfd.readouterr().out.splitlines()[2] == severities
    run(["validate", "--format", "sarif", "--lang", language, str(EXAMPLES / "ezhou-2022.revised.yaml")])
    assert severities in capfd.readouterr().out
