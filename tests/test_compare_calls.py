"""Calls of `pgdecl compare` that fail or cannot be carried out, and what they say."""

import builtins
import io
import os
import subprocess
from errno import EACCES
from pathlib import Path
from typing import Any

import pytest

from conftest import EXAMPLES
from pgdecl.cli import run
from tables import cases

NAMES = {
    "{OLD}": "road-maintenance-2022.yaml",
    "{NEW}": "road-maintenance-2023.yaml",
    "{LAST}": "road-maintenance-2022.results.yaml",
    "{RESULTS}": "road-maintenance-2023.results.yaml",
    "{BROKEN}": "broken/gbk.yaml",
    "{FOLDER}": ".",
}
IDENTITY = ["-c", "user.name=a", "-c", "user.email=a@example.org"]


@pytest.mark.parametrize("row", cases("compare/calls.tsv"), ids=lambda row: row[0])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_call_that_fails_says(
    language: str,
    row: list[str],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(EXAMPLES)
    arguments, code, *messages = row
    call = [NAMES.get(argument, argument) for argument in arguments.split(" ")]
    assert run(["compare", *call, "--lang", language]) == int(code)
    expected = messages[language == "en"] if messages else ""
    heard = capfd.readouterr().err
    assert expected in heard
    assert bool(expected) == bool(heard)


def test_file_and_standard_input_are_two_versions(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = EXAMPLES / NAMES["{NEW}"]

    class Input(io.StringIO):
        buffer = io.BytesIO(path.read_bytes())

    monkeypatch.setattr("sys.stdin", Input())
    assert run(["compare", "-", str(path)]) == 0
    assert "两个版本比较" in capfd.readouterr().out


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of two commits; the form is moved between them, and another has not been committed."""
    folder = tmp_path / "repository"
    (folder / "申报").mkdir(parents=True)
    text = (EXAMPLES / NAMES["{NEW}"]).read_text(encoding="utf-8")
    (folder / "申报" / "旧名.yaml").write_text(text, encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, *IDENTITY, "commit", "-q", "-m", "first")
    git(folder, "mv", "申报/旧名.yaml", "申报/新名.yaml")
    git(folder, *IDENTITY, "commit", "-q", "-m", "second")
    (folder / "申报" / "没提交.yaml").write_text(text, encoding="utf-8")
    return folder


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True)  # noqa: S607 - the git of the machine


@pytest.mark.parametrize(
    ("name", "revision", "message"),
    [
        ("新名.yaml", "no-such", "git 里没有 no-such 这个版本"),
        ("新名.yaml", "HEAD~1", "那时它叫 申报/旧名.yaml"),
        ("没提交.yaml", "HEAD", "HEAD 版本里没有"),
        ("没提交.yaml", "HEAD:申报", "--rev 要一个提交，如 HEAD~1、分支或标签；“HEAD:申报”不是"),
    ],
)
def test_what_a_revision_lacks_is_told(
    name: str, revision: str, message: str, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", "--rev", revision, str(repository / "申报" / name)]) == 2
    assert message in capfd.readouterr().err


def test_repository_without_its_history_is_told(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shallow = repository.parent / "shallow"
    git(repository, "clone", "-q", "--depth=1", repository.as_uri(), str(shallow))
    assert run(["compare", "--rev", "HEAD~1", str(shallow / "申报" / "新名.yaml")]) == 2
    assert "fetch-depth: 0" in capfd.readouterr().err


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file that may not be read, whoever runs the tests."""
    path = tmp_path / "secret.yaml"
    path.write_bytes(b"pgdecl: 1\n")
    really_open, really_may = builtins.open, os.access

    def refusing(file: Any, *arguments: Any, **options: Any) -> Any:
        if str(file) == str(path):
            raise PermissionError(EACCES, "Permission denied", str(path))
        return really_open(file, *arguments, **options)

    monkeypatch.setattr(builtins, "open", refusing)
    monkeypatch.setattr(
        os, "access", lambda file, *wanted: str(file) != str(path) and really_may(file, *wanted)
    )
    return str(path)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (["compare", "{}"], 1),
        (["compare", "--results", "{}", str(EXAMPLES / NAMES["{NEW}"])], 2),
        (["new", "--results", "{}"], 1),
        (["validate", "{}"], 1),
        (["show", "{}"], 1),
        (["render", "{}", "-o", "out.docx"], 1),
        (["validate", "--config", "{}", str(EXAMPLES / NAMES["{NEW}"])], 2),
    ],
    ids=["declaration", "results", "new", "validate", "show", "render", "config"],
)
def test_file_that_may_not_be_read_says_so(
    call: list[str], code: int, secret: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([secret if argument == "{}" else argument for argument in call]) == code
    captured = capfd.readouterr()
    assert "没有权限" in captured.out + captured.err
