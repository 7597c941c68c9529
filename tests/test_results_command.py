"""`pgdecl validate` on results: how their declaration is found, and what is told of places in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import EXAMPLES
from declared import declared, reached
from pgdecl import api
from pgdecl.cli import run

DECLARED = ("A quantity | 培训人数 | ≥200人 | weight=10", "A quality | 合格率 | ≥95% | weight=10")
REACHED = ("year: 2022", "A quantity | 培训人数 | 180人", "A quality | 合格率 | 97%")
MISSED = "PG804 “培训人数”实际完成“180人”，没有达到“≥200人”，也没有写偏差原因\n"
AT = ":9:21: "


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, *lines: str, results: bool = False) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((reached if results else declared)(lines).text, encoding="utf-8")
    return name


def validated(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    run(["validate", "--select", "PG8", "--format", "concise", *arguments])
    return capfd.readouterr().out


@pytest.mark.usefixtures("folder")
def test_declaration_of_that_name_beside_the_results_is_found(capfd: pytest.CaptureFixture[str]) -> None:
    write("a/goals.yaml", *DECLARED)
    name = write("a/goals.results.yaml", *REACHED, results=True)
    assert validated(capfd, name) == f"{name}{AT}{MISSED}"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_declaration_of_the_same_project_and_year_in_the_call_is_found(
    jobs: str, capfd: pytest.CaptureFixture[str]
) -> None:
    goals = write("2022/申报.yaml", *DECLARED, "name: 示范 项目经费")
    later = write("2023/申报.yaml", *DECLARED, "year: 2023")
    name = write("自评/完成情况.yaml", *REACHED, results=True)
    assert validated(capfd, name) == ""
    assert validated(capfd, name, later, "--jobs", jobs) == ""
    for paths in ([goals, name], [name, later, goals], ["."]):
        start = "./" if paths == ["."] else ""
        assert validated(capfd, *paths, "--jobs", jobs) == f"{start}{name}{AT}{MISSED}"


@pytest.mark.usefixtures("folder")
def test_of_several_units_with_one_project_that_in_the_same_folder_is_taken(
    capfd: pytest.CaptureFixture[str],
) -> None:
    for unit in ("east", "west"):
        write(f"{unit}/goals.yaml", *DECLARED, f"declaring_unit: {unit}")
    write("east/reached.yaml", *REACHED, results=True)
    write("reached.yaml", *REACHED, results=True)
    assert validated(capfd, ".") == f"./east/reached.yaml{AT}{MISSED}"


@pytest.mark.usefixtures("folder")
def test_what_was_told_of_the_results_alone_is_not_told_again(capfd: pytest.CaptureFixture[str]) -> None:
    write("goals.yaml", *DECLARED)
    lines = (*REACHED[:1], "A quantity | 培训人数 | ≥200人", "A quality | 合格率 | 90%")
    name = write("reached.yaml", *lines, results=True)
    told = validated(capfd, "goals.yaml", name).splitlines()
    assert [line.split(" ")[1] for line in told] == ["PG801", "PG804"]
    assert "带有符号" in told[0]


@pytest.mark.usefixtures("folder")
def test_declaration_with_errors_or_none_leaves_the_results_alone(capfd: pytest.CaptureFixture[str]) -> None:
    name = write("goals.results.yaml", *REACHED, results=True)
    for text in ("pgdecl: 1\n", "a: 1\n", ""):
        Path("goals.yaml").write_text(text, encoding="utf-8")
        assert validated(capfd, name) == ""


@pytest.mark.usefixtures("folder")
def test_results_from_standard_input_are_checked_alone(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = ("A quantity | 培训人数 | ≥200人",)
    path = tmp_path / "in"
    path.write_text(reached(lines).text, encoding="utf-8")
    with path.open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert "PG801" in validated(capfd, "-")


@pytest.mark.usefixtures("folder")
def test_comments_codes_and_severities_hold_for_results(capfd: pytest.CaptureFixture[str]) -> None:
    write("goals.yaml", *DECLARED)
    name = write("goals.results.yaml", *REACHED, results=True)
    assert run(["validate", name]) == 0
    assert run(["validate", name, "--strict"]) == 1
    assert run(["validate", name, "--strict", "--ignore", "PG804"]) == 0
    Path("pgdecl.toml").write_text('[severity]\nPG804 = "error"\n', encoding="utf-8")
    assert run(["validate", name]) == 1
    path = Path(name)
    text = path.read_text(encoding="utf-8").replace("180人", "180人 # pgdecl: ignore[PG804] 另附说明")
    path.write_text(text, encoding="utf-8")
    capfd.readouterr()
    assert run(["validate", name, "--strict"]) == 0
    assert "已忽略 1 个" in capfd.readouterr().err
    path.write_text(text.replace("180人", "200人"), encoding="utf-8")
    assert "PG911" in _all(capfd, name)
    Path("goals.yaml").unlink()
    assert _all(capfd, name) == ""


def _all(capfd: pytest.CaptureFixture[str], name: str) -> str:
    run(["validate", "--format", "concise", name])
    return capfd.readouterr().out


@pytest.mark.usefixtures("folder")
def test_places_in_the_declaration_are_told_with_its_name(capfd: pytest.CaptureFixture[str]) -> None:
    write("goals.yaml", *DECLARED)
    name = write("goals.results.yaml", *REACHED, results=True)
    run(["validate", name, "--format", "json"])
    (finding,) = json.loads(capfd.readouterr().out)["findings"]
    (related,) = finding["related"]
    assert (finding["file"], related["file"]) == (name, "goals.yaml")
    line = Path("goals.yaml").read_text(encoding="utf-8").splitlines()[related["line"] - 1]
    assert line[related["column"] - 1 : related["end_column"] - 1] == "≥200人"
    run(["validate", name, "--format", "sarif"])
    (result,) = json.loads(capfd.readouterr().out)["runs"][0]["results"]
    uris = [_uri(place) for place in (*result["locations"], *result["relatedLocations"])]
    assert uris == [name, "goals.yaml"]
    run(["validate", name, "--format", "full"])
    assert f" = 相关：goals.yaml:{related['line']}:{related['column']}\n" in capfd.readouterr().out


@pytest.mark.usefixtures("folder")
def test_indicators_without_a_result_are_pointed_at_in_the_declaration(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write("goals.yaml", *DECLARED, "A quality | 按时结业率 | ≥90% | weight=10")
    name = write("goals.results.yaml", "A quantity | 培训人数 | 212人", results=True)
    run(["validate", name, "--format", "json"])
    (finding,) = json.loads(capfd.readouterr().out)["findings"]
    lines = Path("goals.yaml").read_text(encoding="utf-8").splitlines()
    assert finding["code"] == "PG810"
    assert [lines[place["line"] - 1].split(": ")[1] for place in finding["related"]] == [
        "合格率",
        "按时结业率",
    ]


def _uri(place: dict[str, Any]) -> str:
    return str(place["physicalLocation"]["artifactLocation"]["uri"])


@pytest.mark.parametrize("year", [2022, 2023])
def test_examples_of_results_are_well_made(year: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "--strict", str(EXAMPLES / f"road-maintenance-{year}.results.yaml")]) == 0
    assert capfd.readouterr().out == ""


@pytest.mark.usefixtures("folder")
def test_library_checks_results_beside_their_declaration() -> None:
    write("goals.yaml", *DECLARED)
    name = write("goals.results.yaml", *REACHED, results=True)
    assert [finding.code for finding in api.validate(name)] == ["PG804"]


@pytest.mark.usefixtures("folder")
def test_explained_rule_is_printed_in_both_languages(capfd: pytest.CaptureFixture[str]) -> None:
    for language, words in (("zh", "未完成而无原因"), ("en", "A missed target without a reason")):
        assert run(["rules", "PG804", "--lang", language]) == 0
        assert words in capfd.readouterr().out


@pytest.mark.usefixtures("folder")
def test_fixing_leaves_results_as_they_are(capfd: pytest.CaptureFixture[str]) -> None:
    write("goals.yaml", *DECLARED)
    name = write("goals.results.yaml", *REACHED, results=True)
    before = Path(name).read_bytes()
    run(["validate", name, "--fix", "--format", "concise"])
    assert capfd.readouterr().out == f"{name}{AT}{MISSED}"
    assert Path(name).read_bytes() == before
