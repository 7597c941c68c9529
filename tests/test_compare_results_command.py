"""`pgdecl compare --results` as a user calls it."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest

from conftest import EXAMPLES, ROOT
from declared import declaration_of, results_of
from pgdecl.cli import run
from pgdecl.report.comparison.as_data import schema
from pgdecl.report.comparison.results import report, step_text
from pgdecl.scoring.explanation import StepKind, explain
from pgdecl.scoring.results import compare_results
from pgdecl.scoring.schemes import SCHEMES
from tables import cases, rows_of

ROADS = EXAMPLES / "road-maintenance-2023.yaml"
RESULTS = EXAMPLES / "road-maintenance-2023.results.yaml"
CALL = ["compare", str(ROADS), "--results", str(RESULTS)]


def test_every_step_has_words_with_as_many_numbers_as_it_has() -> None:
    path = ROOT / "src" / "pgdecl" / "i18n" / "data" / "comparison.tsv"
    steps = {name: texts for section, name, *texts in rows_of(path) if section == "steps"}
    assert set(steps) == {kind.value for kind in StepKind}
    for chinese, english in steps.values():
        assert set(re.findall(r"\{\d", chinese)) == set(re.findall(r"\{\d", english))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_scheme_gives_points_and_says_how(scheme: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([*CALL, "--scheme", scheme, "--format", "json"]) == 0
    found = json.loads(capfd.readouterr().out)
    jsonschema.validate(found, schema())
    assert found["scheme"] == scheme
    assert all(row["steps"] for row in found["rows"] if row["points"] is not None)
    assert run([*CALL, "--scheme", scheme, "--format", "markdown"]) == 0
    assert SCHEMES[scheme].title.zh in capfd.readouterr().out


@pytest.mark.parametrize("format_name", ["text", "html", "markdown"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_format_and_language(
    language: str, format_name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([*CALL, "--format", format_name, "--lang", language]) == 0
    assert "财预〔2020〕10号" in "".join(capfd.readouterr().out.split())


def test_fail_on_missed_targets(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([*CALL, "--fail-on", "missed"]) == 1
    path = tmp_path / "results.yaml"
    assert run(["new", "--results", str(ROADS), "-o", str(path)]) == 0
    capfd.readouterr()
    empty = ["compare", str(ROADS), "--results", str(path), "--format", "markdown"]
    assert run([*empty, "--fail-on", "missed"]) == 0
    assert capfd.readouterr().out.count("没有填实际值") == 13


@pytest.mark.parametrize("bands", ["90", "90,80", "60,80,90", "101,80,60", "a,b,c", "90,90,60"])
def test_faulty_bands_are_refused(bands: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run([*CALL, "--bands", bands]) == 2
    assert bands in capfd.readouterr().err


def test_bands_set_the_grade(capfd: pytest.CaptureFixture[str]) -> None:
    grades = []
    for bands in ("3,2,1", "100,99,98"):
        assert run([*CALL, "--bands", bands, "--format", "json"]) == 0
        grades.append(json.loads(capfd.readouterr().out)["total"]["grade"])
    assert grades == ["优", "差"]


@pytest.mark.parametrize(
    "arguments",
    [[str(EXAMPLES)], [str(ROADS), str(ROADS)], [str(ROADS), "--rev", "HEAD"]],
    ids=["folder", "two files", "revision"],
)
def test_results_go_with_one_declaration(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *arguments, "--results", str(RESULTS)]) == 2
    assert "--results" in capfd.readouterr().err


def test_results_with_errors_say_where(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "results.yaml"
    path.write_text(RESULTS.read_text(encoding="utf-8") + "wrong_key: 1\n", encoding="utf-8")
    assert run(["compare", str(ROADS), "--results", str(path)]) == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert "wrong_key" in said.err
    assert run(["compare", str(ROADS), "--results", str(tmp_path / "none.yaml")]) == 2


def test_steps_are_said_in_both_languages() -> None:
    shown = explain(StepKind.SHARE, Decimal(90), Decimal(95), Fraction(9000, 95))
    assert step_text(shown, "zh") == "90 ÷ 95 = 94.74%"
    assert step_text(shown, "en") == "90 ÷ 95 = 94.74 %"


@pytest.mark.parametrize("row", cases("compare/result-details.tsv"), ids=" ".join)
def test_what_is_said_of_a_result(row: list[str]) -> None:
    name, target, actual, deviation, how, *below = row
    declaration = declaration_of(f"A quantity | {name} | {target} | weight=10")
    results = results_of(f"A quantity | {name} | {actual}" + f" | deviation={deviation}" * bool(deviation))
    (table,) = report(compare_results(declaration, results), "results.yaml", [], "zh").tables
    (found,) = table.rows
    assert (str(found.cells[-1]), "；".join(found.details)) == (how, "".join(below))


@pytest.mark.parametrize(
    ("weights", "said"),
    [("", "没有一个指标写了分值，不计分"), ("7", "预算执行：12,160,000 ÷ 12,800,000 元 = 95%；不计分")],
    ids=["no weights", "no room for execution"],
)
def test_reason_for_missing_points_is_given(
    weights: str, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = ROADS.read_text(encoding="utf-8")
    path = tmp_path / "roads.yaml"
    weight = f"weight: {weights}" if weights else "# "
    path.write_text(re.sub(r"weight: \d+", weight, text), encoding="utf-8")
    assert run(["compare", str(path), "--results", str(RESULTS), "--format", "markdown"]) == 0
    assert said in capfd.readouterr().out


def test_english_has_its_own_marks(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([*CALL, "--format", "markdown", "--lang", "en"]) == 0
    said = capfd.readouterr().out
    assert "## Targets and results (Proportional)" in said
    assert "<sub>Off by: ▲ 6-day delay; Deviation: 10月中旬连续降雨停工</sub>" in said


@pytest.mark.parametrize("row", cases("compare/strange-results.tsv"), ids=lambda row: row[1])
def test_results_that_do_not_fit_are_told(
    row: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    old, new, said = row
    path = tmp_path / "results.yaml"
    text = RESULTS.read_text(encoding="utf-8").replace(old, new.replace("\\n", "\n"))
    path.write_text(text, encoding="utf-8")
    assert run(["compare", str(ROADS), "--results", str(path), "--format", "markdown"]) == 0
    assert capfd.readouterr().out.count(said) == 1
