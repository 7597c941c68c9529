"""`compare --rev` in repositories of strangers: nothing runs that they configure; what is missing is said."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import EXAMPLES
from pgdecl.cli import run
from pgdecl.files import git as asking
from pgdecl.files import reading

NEW = (EXAMPLES / "road-maintenance-2023.yaml").read_bytes()
OLD = NEW.replace(b"2023", b"2022", 1)
IDENTITY = ("-c", "user.name=a", "-c", "user.email=a@example.org")
NAME = "道路.yaml"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *IDENTITY, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits of a declaration, which had another name in the first one, and a third of it alone."""
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git(folder, "init", "-q")
    git(folder, "config", "uploadpack.allowFilter", "true")
    (folder / "earlier.yaml").write_bytes(OLD)
    commit(folder, "one")
    git(folder, "mv", "earlier.yaml", NAME)
    commit(folder, "two")
    (folder / NAME).write_bytes(NEW)
    commit(folder, "three")
    return folder


def said(
    capfd: pytest.CaptureFixture[str], revision: str, name: str = NAME, *options: str
) -> tuple[int, str]:
    code = run(["compare", "--rev", revision, name, *options])
    return code, "".join(capfd.readouterr())


@pytest.fixture
def trap(repository: Path) -> Path:
    """A file that exists as soon as git runs one of the commands that the repository configures."""
    sprung = repository.parent / "sprung"
    program = repository.parent / "program"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{sprung}'\ncat\n")
    program.chmod(0o755)
    hooks = repository / ".git" / "hooks"
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
        shutil.copy(program, hooks / hook)
    for key in (
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "diff.x.textconv",
        "diff.x.command",
        "diff.external",
        "core.fsmonitor",
        "core.pager",
        "pager.cat-file",
        "pager.rev-parse",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "core.alternateRefsCommand",
        "credential.helper",
        "gpg.program",
        "uploadpack.packObjectsHook",
        "remote.origin.uploadpack",
        "alias.cat-file",
        "alias.rev-parse",
        "alias.diff-tree",
    ):
        alias = "!" if key.startswith(("alias", "credential")) else ""
        git(repository, "config", key, f"{alias}{program}")
    (repository / ".git" / "info" / "attributes").write_text("* filter=x diff=x\n")
    (repository / NAME).write_bytes(NEW + b"# changed\n")
    return sprung


@pytest.mark.parametrize(
    ("revision", "name", "code"),
    [("HEAD", NAME, 0), ("HEAD~2", NAME, 2), ("no-such", NAME, 2), ("HEAD", "x", 2)],
)
def test_nothing_runs_that_a_repository_configures(
    revision: str, name: str, code: int, trap: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("x").write_bytes(NEW)
    assert said(capfd, revision, name)[0] == code
    assert not trap.exists()


def test_traps_would_work(trap: Path, repository: Path) -> None:
    git(repository, "diff")
    assert "program" in trap.read_text()


@pytest.mark.parametrize("missing", ["blob:none", "tree:0"])
def test_nothing_is_fetched(
    missing: str, repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    partial = repository.parent / "partial"
    git(repository, "clone", "-q", "--no-checkout", f"--filter={missing}", repository.as_uri(), str(partial))
    (partial / NAME).write_bytes(NEW)
    monkeypatch.chdir(partial)
    before = git(partial, "count-objects", "-v")
    code, text = said(capfd, "HEAD~1")
    assert code == 2
    assert text.startswith(f"错误：HEAD~1 版本的 {NAME} 没有取到本地（部分克隆）；先执行 git show HEAD~1:./")
    assert "has not been fetched" in said(capfd, "HEAD~1", NAME, "--lang", "en")[1]
    assert git(partial, "count-objects", "-v") == before
    monkeypatch.setattr(asking, "VARIABLES", {**asking.VARIABLES, "GIT_NO_LAZY_FETCH": "0"})
    assert "没有取到本地" in said(capfd, "HEAD~1")[1]
    assert git(partial, "count-objects", "-v") == before


@pytest.mark.parametrize(
    "revision",
    [
        "HEAD^{tree}",
        ":0",
        ":/one",
        "^HEAD",
        "HEAD~1..HEAD",
        "HEAD...HEAD~1",
        "HEAD^@",
        "HEAD^!",
        "HEAD^-",
        "--all",
        "-n1",
        "HEAD:",
        f"HEAD:{NAME}",
        "HEAD\n",
        "HEAD\x1b[31m",
        "HEAD\u202e",
    ],
    ids=ascii,
)
def test_revision_is_one_commit(revision: str, repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert (repository / NAME).is_file()
    assert run(["compare", f"--rev={revision}", NAME]) == 2
    text = capfd.readouterr().err
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in revision)
    assert text == f"错误：--rev 要一个提交，如 HEAD~1、分支或标签；“{shown}”不是\n"
    assert run(["compare", f"--rev={revision}", NAME, "--lang", "en"]) == 2
    assert "--rev takes one commit" in capfd.readouterr().err


@pytest.mark.parametrize("revision", ["no-such", "x[y]", "HEAD~9", "HEAD@{99}", "0" * 40])
def test_revision_that_git_has_not_is_said(
    revision: str, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert (repository / NAME).is_file()
    code, text = said(capfd, revision)
    assert code == 2
    assert text.startswith(f"错误：git 里没有 {revision} 这个版本")


@pytest.mark.parametrize("revision", ["HEAD~1", "@~1", "HEAD@{1}", "HEAD^{/two}", "old", "branch/申报"])
def test_any_name_of_a_commit_will_do(
    revision: str, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    git(repository, "tag", "-a", "-m", "x", "old", "HEAD~1")
    git(repository, "branch", "branch/申报", "HEAD~1")
    code, text = said(capfd, revision)
    assert code == 0
    assert f"{revision}:{NAME}" in text


def test_environment_of_the_caller_leads_nowhere_else(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    expected = said(capfd, "HEAD~1")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF"):
        monkeypatch.setenv(name, str(repository.parent / "elsewhere"))
    assert said(capfd, "HEAD~1") == expected
    assert expected[0] == 0


def test_replaced_objects_are_not_taken_for_the_real_ones(
    repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    expected = said(capfd, "HEAD~1")
    old, new = (git(repository, "rev-parse", f"{revision}:{NAME}") for revision in ("HEAD~1", "HEAD"))
    git(repository, "replace", old, new)
    assert said(capfd, "HEAD~1") == expected


def test_repository_of_somebody_else_is_not_trusted(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(asking, "VARIABLES", {**asking.VARIABLES, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    code, text = said(capfd, "HEAD~1")
    assert code == 2
    assert "dubious ownership" in text
    trusting = repository.parent / "home"
    trusting.mkdir()
    (trusting / ".gitconfig").write_text(f"[safe]\n\tdirectory = {repository}\n")
    monkeypatch.setenv("HOME", str(trusting))
    assert said(capfd, "HEAD~1")[0] == 0


def test_file_that_is_too_large_is_not_read(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (repository / NAME).write_bytes(NEW + b"#" * reading.LARGEST)
    commit(repository, "large")
    (repository / NAME).write_bytes(NEW)
    calls: list[tuple[str, ...]] = []
    original = asking.git

    def noting(folder: str, *arguments: str, questions: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        calls.append(arguments)
        return original(folder, *arguments, questions=questions)

    monkeypatch.setattr("pgdecl.files.revisions.git", noting)
    assert said(capfd, "HEAD") == (2, f"错误：HEAD 版本的 {NAME} 超过 1024 KiB，不读\n")
    assert not any("blob" in call for call in calls)
    assert said(capfd, "HEAD~1")[0] == 0
    assert any("blob" in call for call in calls)


@pytest.mark.parametrize("kind", ["folder", "submodule"])
def test_what_is_no_file_in_the_revision_is_said(
    kind: str, repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    inner = repository / "inner.yaml"
    inner.mkdir()
    if kind == "submodule":
        git(inner, "init", "-q")
    (inner / "x").write_text("x")
    if kind == "submodule":
        commit(inner, "x")
    commit(repository, "inner")
    shutil.rmtree(inner)
    inner.write_bytes(NEW)
    code, text = said(capfd, "HEAD", inner.name)
    assert code == 2
    assert "HEAD 版本里没有 inner.yaml" in text


def test_name_that_is_not_utf_8(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"\xff\xfe.yaml")
    (repository / name).write_bytes(NEW)
    commit(repository, "odd")
    assert said(capfd, "HEAD", name)[0] == 0
    git(repository, "mv", name, "plain.yaml")
    commit(repository, "plain")
    code, text = said(capfd, "HEAD~1", "plain.yaml")
    assert code == 2
    assert "那时它叫 \\udcff\\udcfe.yaml" in text


def test_git_in_the_current_folder_is_not_run(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    program = repository / "git"
    program.write_text("#!/bin/sh\ntouch sprung\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f":.:{os.environ['PATH']}")
    assert said(capfd, "HEAD")[0] == 0
    monkeypatch.setenv("PATH", ":.")
    assert said(capfd, "HEAD") == (2, "错误：--rev 要用 git，而这台机器上没有\n")
    assert not (repository / "sprung").exists()
