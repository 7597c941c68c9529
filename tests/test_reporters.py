"""The formats for other programs: one form with findings of every severity, in each of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from conftest import EXAMPLES
from pgdecl.cli import run
from pgdecl.rules.registry import RULES
from tables import cases

NAME = "申报 表,100%.yaml"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / NAME
    copy.write_bytes((EXAMPLES / "ezhou-2022.yaml").read_bytes())
    return copy


def output_of(format_name: str, capfd: pytest.CaptureFixture[str]) -> str:
    assert run(["validate", "-q", "--format", format_name, NAME]) == 1
    return capfd.readouterr().out


def findings(capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(output_of("json", capfd))["findings"]
    return rows


def values(node: Any, steps: list[str]) -> Iterator[Any]:
    """What stands at a path in a document; * stands for every item."""
    if not steps:
        yield node
    elif steps[0] == "*":
        for item in node:
            yield from values(item, steps[1:])
    else:
        yield from values(node[steps[0]], steps[1:])


@pytest.mark.usefixtures("path")
def test_sarif_has_what_is_required(capfd: pytest.CaptureFixture[str]) -> None:
    log = json.loads(output_of("sarif", capfd))
    for required, kind in cases("sarif-required.tsv"):
        found = list(values(log, required.split("/")))
        assert found, required
        assert {type(value).__name__ for value in found} == {kind}, required
    assert log["version"] == "2.1.0"


@pytest.mark.usefixtures("path")
def test_sarif_says_the_same_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    (log,) = json.loads(output_of("sarif", capfd))["runs"]
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    found = []
    for result in log["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert (" " in uri, "," in unquote(uri), uri.isascii()) == (False, True, True)
        found.append((result["ruleId"], result["level"], place["region"]["startLine"], unquote(uri)))
    assert found == [(row["code"], LEVELS[row["severity"]], row["line"], NAME) for row in findings(capfd)]


@pytest.mark.usefixtures("path")
def test_github_commands_are_escaped_and_one_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    lines = output_of("github", capfd).splitlines()
    rows = findings(capfd)
    kinds = {"error": "error", "warning": "warning", "info": "notice"}
    assert [line.partition(" ")[0] for line in lines] == [f"::{kinds[row['severity']]}" for row in rows]
    for line, row in zip(lines, rows, strict=True):
        properties, _, message = line.partition(" ")[2].partition("::")
        assert f"file={NAME.replace('%', '%25').replace(',', '%2C')}" in properties
        assert f"line={row['line']}" in properties
        assert row["message"].replace("%", "%25") in message


@pytest.mark.usefixtures("path")
def test_junit_is_xml_and_counts_what_fails(capfd: pytest.CaptureFixture[str]) -> None:
    root = ET.fromstring(output_of("junit", capfd))  # noqa: S314 - our own output
    failures = root.findall(".//failure")
    suites = [root, *root.findall("testsuite")]
    assert int(next(suite.attrib["failures"] for suite in suites if "failures" in suite.attrib)) == len(
        failures
    )
    assert failures
    text = ET.tostring(root, encoding="unicode")
    assert all(row["code"] in text for row in findings(capfd) if row["severity"] == "error")


@pytest.mark.usefixtures("path")
def test_statistics_count_every_finding_once(capfd: pytest.CaptureFixture[str]) -> None:
    rows = findings(capfd)
    run(["validate", "-q", "--statistics", NAME])
    counts = [
        int(word) for line in capfd.readouterr().out.splitlines() for word in line.split() if word.isdecimal()
    ]
    assert sum(counts) == len(rows)


@pytest.mark.usefixtures("path")
def test_explaining_gives_the_reason_of_the_rule(capfd: pytest.CaptureFixture[str]) -> None:
    run(["validate", "-q", "--format", "full", "--select", "PG203", NAME])
    plain = capfd.readouterr().out
    run(["validate", "-q", "--format", "full", "--select", "PG203", "--explain", NAME])
    explained = capfd.readouterr().out
    assert len(explained) > len(plain)
    assert "财预" in explained


def test_rules_are_listed_and_explained(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    listed = capfd.readouterr().out
    assert all(code in listed for code in RULES)
    assert run(["rules", "--format", "json"]) == 0
    assert [row["code"] for row in json.loads(capfd.readouterr().out)] == sorted(RULES)
    assert run(["rules", "status-word-as-value", "--lang", "en"]) == 0
    assert capfd.readouterr().out.startswith("## PG202 status-word-as-value")
    assert run(["rules", "PG999"]) == 2
    assert "PG999" in capfd.readouterr().err
