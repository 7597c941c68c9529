"""`pgdecl compare` as a user calls it."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from conftest import EXAMPLES
from declared import declared
from pgdecl.app.failures import FAILURES
from pgdecl.cli import run
from pgdecl.report.comparison.as_data import schema

REVISED, REAL = EXAMPLES / "ezhou-2022.revised.yaml", EXAMPLES / "ezhou-2022.yaml"


def answer(arguments: list[str], capfd: pytest.CaptureFixture[str], code: int = 0) -> dict[str, object]:
    """The JSON that a call gives, which fits its schema."""
    assert run(["compare", "--format", "json", *arguments]) == code
    said = capfd.readouterr()
    assert said.err == ""
    found: dict[str, object] = json.loads(said.out)
    jsonschema.validate(found, schema())
    return found


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository whose first commit has the form, and whose folder has it with a looser target."""
    path = tmp_path / "申报 表.yaml"
    path.write_text(declared(["A quantity | 宣传专题片数量 | ≥10个"]).text, encoding="utf-8")
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for call in (["init", "-q"], ["add", "."], [*identity, "commit", "-q", "-m", "first"]):
        subprocess.run(["git", "-C", str(tmp_path), *call], check=True)  # noqa: S607 - the git of the machine
    path.write_text(declared(["A quantity | 宣传专题片数量 | ≥8个"]).text, encoding="utf-8")
    return path


def test_one_file_is_compared_with_its_history(capfd: pytest.CaptureFixture[str]) -> None:
    found = answer([str(REVISED)], capfd)
    assert found["question"] == "progress"
    assert len(found["rows"]) == 9  # type: ignore[arg-type]  # a list, by the schema


def test_two_files_are_compared_as_versions(capfd: pytest.CaptureFixture[str]) -> None:
    found = answer([str(REAL), str(REVISED)], capfd)
    assert (found["question"], found["successive"]) == ("versions", False)


def test_folder_and_several_files_give_a_table_of_projects(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, source in (("a.yaml", REVISED), ("b.yaml", REAL)):
        (tmp_path / name).write_bytes(source.read_bytes())
    (tmp_path / "c.yaml").write_text("pgdecl: [", encoding="utf-8")
    found = answer([str(tmp_path)], capfd, 1)
    files = [Path(project["file"]).name for project in found["projects"]]  # type: ignore[attr-defined]  # by the schema
    assert files == ["b.yaml", "a.yaml"], "the worst stands first"
    assert [Path(name).name for name in found["unread"]] == ["c.yaml"]  # type: ignore[attr-defined]  # by the schema
    several = answer([str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), str(tmp_path / "c.yaml")], capfd, 1)
    assert several["projects"] == found["projects"]


def test_file_beside_itself_in_a_git_revision(
    repository: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.parent)
    found = answer(["--rev", "HEAD", repository.name], capfd)
    changed = [row for row in found["rows"] if row["kind"] != "unchanged"]  # type: ignore[attr-defined]  # by the schema
    assert [(row["kind"], row["old"]["target"], row["new"]["target"]) for row in changed] == [
        ("loosened", "≥10个", "≥8个")
    ]


@pytest.mark.parametrize("revision", ["no-such", "--output=x", "HEAD~9", ":/first commit that is not"])
def test_revision_that_git_does_not_have(
    revision: str, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", f"--rev={revision}", str(repository)]) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert revision in said.err
    assert sorted(path.name for path in repository.parent.iterdir()) == [".git", repository.name]


def test_revision_needs_a_repository(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(REVISED.read_bytes())
    assert run(["compare", "--rev", "HEAD", str(path)]) == 2
    assert "not a git repository" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("words", "code"),
    [("loosened", 1), ("removed", 0), ("removed,loosened", 1), ("removed，loosened", 1), ("tightened", 0)],
)
def test_fail_on_the_changes_that_it_names(
    words: str, code: int, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", "--rev", "HEAD", "--fail-on", words, str(repository)]) == code
    assert "≥8个" in capfd.readouterr().out


def test_fail_on_targets_below_last_year(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.yaml"
    line = "A quantity | 宣传专题片数量 | ≥7个 |  | 8个"
    path.write_text(declared([line]).text, encoding="utf-8")
    assert run(["compare", str(path)]) == 0
    assert run(["compare", "--fail-on", "below-last-year", str(path)]) == 1
    assert "不如上年" in capfd.readouterr().out


def test_unknown_word_to_fail_on_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--fail-on", "loosend", str(REVISED)]) == 2
    assert "loosened" in capfd.readouterr().err


def test_help_names_every_word_to_fail_on(capfd: pytest.CaptureFixture[str]) -> None:
    run(["compare", "--help"])
    said = "".join(capfd.readouterr().out.split())
    assert all(word in said for word in FAILURES)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("format_name", ["text", "markdown", "html", "json"])
@pytest.mark.parametrize("paths", [[REVISED], [REAL], [REAL, REVISED], [EXAMPLES]], ids=str)
def test_every_format_names_every_indicator_or_project(
    paths: list[Path], format_name: str, language: str, capfd: pytest.CaptureFixture[str]
) -> None:
    some_cannot_be_read = int(paths == [EXAMPLES])
    call = ["compare", "--format", format_name, "--lang", language, *map(str, paths)]
    assert run(call) == some_cannot_be_read
    said = "".join(capfd.readouterr().out.split())
    wanted = "政务服务提升工作经费" if paths == [EXAMPLES] or format_name == "text" else "宣传"
    assert wanted in said


def test_files_are_written_whole_and_never_over_others(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "比较 表.xlsx"
    call = ["compare", "--format", "xlsx", "-o", str(path), str(REVISED)]
    assert run(call) == 0
    assert capfd.readouterr().out == f"{path}\n"
    first = path.read_bytes()
    assert first.startswith(b"PK")
    assert run(call) == 2
    assert run([*call, "--force"]) == 0
    assert path.read_bytes() == first


def test_workbook_needs_a_file_to_go_to(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--format", "xlsx", str(REVISED)]) == 2
    assert "-o" in capfd.readouterr().err


def test_file_without_a_declaration_says_why(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("pgdecl: [", encoding="utf-8")
    assert run(["compare", str(path)]) == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert f"{path}:1:" in said.err


def test_indicator_that_cannot_be_compared_is_reported(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.yaml"
    lines = ["A quantity | 宣传专题片数量 | ≥10个", "A quantity | 进驻事项数量"]
    path.write_text(declared(lines).text, encoding="utf-8")
    assert run(["compare", str(path)]) == 0
    said = "".join(capfd.readouterr().out.split())
    assert "1个结构错误" in said
    assert "x.yaml的年度绩效目标1中，数量指标“进驻事项数量”缺指标值，没有比较" in said
