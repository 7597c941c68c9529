"""`pgdecl rules`: the list, the pages, the same as JSON, and words that are no rule."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest

from conftest import ROOT
from pgdecl.cli import run
from pgdecl.i18n.catalogue import entries
from pgdecl.rules.registry import RULES

CHINESE = re.compile("[一-鿿]")
HEADING = re.compile(r"^## (PG\d+) ([a-z-]+)$", re.MULTILINE)
SEVERITIES = {
    "zh": {
        *("错误", "警告", "提示"),
        *("错误或警告", "错误或提示", "警告或错误", "警告或提示", "提示或警告"),
        *("错误、警告或提示", "警告、错误或提示", "警告、提示或错误", "提示、警告或错误"),
    },
    "en": {
        *("error", "warning", "note"),
        *("error or warning", "error or note", "warning or error", "warning or note", "note or warning"),
        *(
            "error, warning or note",
            "warning, error or note",
            "warning, note or error",
            "note, warning or error",
        ),
    },
}
TEXTS = {"title", "what", "why", "silent", "help"}


def said(capfd: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert run(["rules", *arguments]) == code
    found = capfd.readouterr()
    assert (found.err if code == 0 else found.out) == ""
    return found.out + found.err


def shown(text: str) -> list[str]:
    """The codes that have a page in a text, in order."""
    return [code for code, _ in HEADING.findall(text)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_list_has_every_rule_on_a_line(language: str, capfd: pytest.CaptureFixture[str]) -> None:
    lines = said(capfd, "--lang", language).splitlines()
    columns = [re.split(" {2,}", line) for line in lines]
    assert [code for code, *_ in columns] == sorted(RULES)
    assert [name for _, _, name, _ in columns] == [RULES[code].name for code in sorted(RULES)]
    assert {bool(CHINESE.search(about)) for *_, about in columns} == {language == "zh"}
    assert {severities for _, severities, _, _ in columns} == SEVERITIES[language]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["PG202"], ["PG202"]),
        (["pg202"], ["PG202"]),
        (["status-word-as-value"], ["PG202"]),
        (["PG202", "PG701"], ["PG202", "PG701"]),
        (["PG701", "status-word-as-value"], ["PG701", "PG202"]),
        (["PG202,PG205", "PG603"], ["PG202", "PG205", "PG603"]),
        (["PG202", "status-word-as-value", "PG202"], ["PG202"]),
        (["PG60"], ["PG601", "PG602", "PG603", "PG604"]),
        (["PG60", "PG601"], ["PG601", "PG602", "PG603", "PG604"]),
        (["PG101"], ["PG101"]),
        (["misspelt-key"], ["PG101"]),
        (["PG911", "PG202"], ["PG911", "PG202"]),
    ],
    ids=str,
)
def test_pages_of_codes_names_and_beginnings(
    words: list[str], codes: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert shown(said(capfd, *words)) == codes
    assert [row["code"] for row in json.loads(said(capfd, "--format", "json", *words))] == codes


@pytest.mark.parametrize(
    ("language", "heads"),
    [
        ("zh", ["是什么", "为什么", "不要这样", "应当这样", "选项", "不报的情形", "帮助"]),
        ("en", ["What", "Why", "Bad", "Good", "Options", "Silent", "Help"]),
    ],
)
def test_page_has_every_part_in_its_language(
    language: str, heads: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    page = said(capfd, "PG205", "--lang", language)
    assert page.startswith("## PG205 at-least-everything\n")
    assert len(re.findall(r"^\*\*", page, re.MULTILINE)) == len(heads)
    assert page.count("```yaml\n") == 2
    assert "`words.bounded`" in page
    assert RULES["PG205"].help[language == "en"] in page


@pytest.mark.parametrize("code", sorted([*RULES, *entries()]))
def test_every_code_has_a_page_in_both_languages(code: str, capfd: pytest.CaptureFixture[str]) -> None:
    chinese, english = (said(capfd, code, "--lang", language) for language in ("zh", "en"))
    assert shown(chinese) == shown(english) == [code]
    assert chinese != english


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [
        ("PG2O2", "PG202"),
        ("pg2Ol", "PG201"),
        ("status-word", "status-word-as-value"),
        ("Odd-Sgin", "odd-sign"),
        ("PG299", None),
        ("PG", None),
        ("hello", None),
    ],
)
@pytest.mark.parametrize("command", ["rules", "validate"])
def test_unknown_word_cannot_be_shown_and_is_answered_with_what_may_be_meant(
    word: str, suggestion: str | None, command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    options = {"rules": ["PG202", word], "validate": ["--select", f"PG202,{word}", "examples"]}[command]
    assert run([command, *options]) == 2
    found = capfd.readouterr()
    hint = f"；是不是 {suggestion}？" if suggestion else ""
    assert found == ("", f"错误：没有“{word}”这条规则；用 pgdecl rules 查看全部规则{hint}\n")
    assert run([command, *options, "--lang", "en"]) == 2
    hint = f"; did you mean {suggestion}?" if suggestion else ""
    assert capfd.readouterr().err == f"error: there is no rule “{word}”; pgdecl rules lists them all{hint}\n"


def test_json_is_complete_and_the_same_in_both_languages(capfd: pytest.CaptureFixture[str]) -> None:
    text = said(capfd, "--format", "json")
    assert said(capfd, "--format", "json", "--lang", "en") == text
    found: list[dict[str, Any]] = json.loads(text)
    assert [row["code"] for row in found] == sorted(RULES)
    for row in found:
        rule = RULES[row["code"]]
        assert (row["name"], row["severity"]) == (rule.name, rule.severity.name.lower())
        assert row["severities"] == [severity.name.lower() for severity in rule.severities]
        assert row["default"] is not rule.off
        assert {name for name in TEXTS if set(row[name]) == {"zh", "en"}} == TEXTS
        assert all(CHINESE.search(row[name]["zh"]) and row[name]["en"] for name in TEXTS)
        assert row["messages"].keys() == rule.says.keys()
        assert row["bad"] != row["good"]


def test_pipe_closed_early_and_a_pipe_without_a_terminal_get_plain_text() -> None:
    command = [sys.executable, "-m", "pgdecl", "rules"]
    piped = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert piped.stderr == b""
    assert b"\x1b" not in piped.stdout
    assert all(line == line.rstrip() for line in piped.stdout.decode().splitlines())
    process = subprocess.Popen([*command, "PG"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    process.communicate()
    assert process.returncode == 2
    every = [*command, *sorted(RULES)]
    process = subprocess.Popen(every, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), errors) == (0, b"")
