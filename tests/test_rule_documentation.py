"""Every rule is documented, in both languages, and its examples do what they are examples of."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from declared import completed, completed_results
from pgdecl.analysis.profile import THRESHOLDS
from pgdecl.analysis.vocabulary import list_names
from pgdecl.app.validate import check
from pgdecl.config.settings import Settings
from pgdecl.rules.documentation import Documentation, documentation
from pgdecl.rules.registry import ALL_MODULES, CHECKS, CROSS_FILE_CHECKS, RESULTS_CHECKS, RULES

CHINESE = re.compile("[一-鿿]")
PAGES = list(documentation().values())
OVER_ONE = [rule.code for rule, _ in CHECKS]
SETTINGS = {"frame", "weight-total", "execution"}


def codes(fragment: str, code: str) -> set[str]:
    findings = check(completed(fragment).encode(), Settings(select=(code,))).findings
    return {finding.code for finding in findings}


@pytest.mark.parametrize("code", OVER_ONE)
def test_bad_example_is_found_and_good_example_is_not(code: str) -> None:
    page = documentation()[code]
    assert codes(page.bad, code) == {code}
    assert codes(page.good, code) == set()


def codes_of_results(example: str, code: str, folder: Path) -> set[str]:
    """The codes found in an example of results, below that of their declaration if there is one."""
    declaration, is_pair, results = example.rpartition("\n---\n")
    if is_pair:
        (folder / "goals.yaml").write_text(completed(declaration), encoding="utf-8")
    text, settings = completed_results(results), Settings(select=(code,))
    checked = check(text.encode(), settings, str(folder / "goals.results.yaml"), results=True)
    return {finding.code for finding in checked.findings}


@pytest.mark.parametrize("code", [rule.code for rule, _ in RESULTS_CHECKS])
def test_bad_example_of_results_is_found_and_good_example_is_not(code: str, tmp_path: Path) -> None:
    page = documentation()[code]
    assert codes_of_results(page.bad, code, tmp_path) == {code}
    assert codes_of_results(page.good, code, tmp_path) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.rule.code)
def test_page_is_complete_in_both_languages(page: Documentation) -> None:
    for chinese, english in (page.title, page.what, page.why, page.silent, page.rule.help):
        assert CHINESE.search(chinese)
        assert re.search("[a-z]{2}", english)
    assert page.title[0] not in page.title[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.rule.code)
def test_options_that_a_page_names_are_there(page: Documentation) -> None:
    for part in filter(None, page.options.split("; ")):
        kind, _, names = part.partition(": ")
        known = {"words": set(list_names()), "thresholds": set(THRESHOLDS), "profile": SETTINGS}[kind]
        assert set(names.split(", ")) <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.rule.code)
def test_messages_have_the_same_values_in_both_languages(page: Documentation) -> None:
    for chinese, english in (*page.rule.says.values(), page.rule.help):
        assert set(re.findall(r"{(\w+)}", chinese)) == set(re.findall(r"{(\w+)}", english))
        assert not re.search("[。.]$", chinese + english)


def test_codes_and_names_are_used_once_and_in_order() -> None:
    rules = [module.RULE for module in ALL_MODULES]
    assert [rule.code for rule in rules] == sorted({rule.code for rule in rules})
    assert len({rule.name for rule in rules}) == len(rules)
    assert all(
        re.fullmatch("PG[2-8][0-9]{2}", rule.code) and re.fullmatch("[a-z]+(-[a-z]+)*", rule.name)
        for rule in rules
    )
    assert len(RULES) == len(CHECKS) + len(CROSS_FILE_CHECKS) + len(RESULTS_CHECKS)


def test_every_word_list_and_threshold_is_one_that_a_page_names() -> None:
    named = {
        name
        for page in PAGES
        for part in page.options.split("; ")
        for name in part.partition(": ")[2].split(", ")
    }
    assert set(THRESHOLDS) <= named
    assert set(list_names()) <= named


def test_page_is_printed_where_python_keeps_no_docstrings() -> None:
    def page(*options: str) -> str:
        command = [sys.executable, *options, "-m", "pgdecl", "rules", "PG201", "--lang", "en"]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    assert documentation()["PG201"].what[1] in page("-OO")
    assert page("-OO") == page()
