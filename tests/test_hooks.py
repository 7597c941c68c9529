"""The hooks as pre-commit runs them: from the shipped definitions, in real repositories, at real commits."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import EXAMPLES, ROOT
from declared import declared
from pgdecl.cli import run
from tables import cases

SHIPPED = ("pyproject.toml", "src", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
PRE_COMMIT = (sys.executable, "-m", "pre_commit")
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / SHIPPED[-1]).read_text(encoding="utf-8"))
GOOD = (EXAMPLES / "ezhou-2022.revised.yaml").read_bytes()
BAD = (EXAMPLES / "broken" / "misspelt-key.yaml").read_bytes()
NAMED = "申报表/2022 年/鄂州 绩效.yaml"
pytestmark = pytest.mark.xdist_group("hooks")  # one process installs the hooks, for all tests
FOUND = ":13:13: PG101 没有“bassis”这个键；是不是“basis”？\n"
# Nothing of the caller's settings; pip is told to fetch nothing, in case it were called after all.
ALONE = {"PATH": os.environ["PATH"], "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
GIT = {"GIT_CONFIG_NOSYSTEM": "1"} | {
    f"GIT_{who}_{what}": "hook-test@example.org"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def call(*command: str, cwd: Path, env: dict[str, str], code: int = 0) -> str:
    """What a command says on both streams, which it must leave with the code."""
    done = subprocess.run(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    output = done.stdout.decode("utf-8")
    assert done.returncode == code, output
    return output


@dataclass
class Repository:
    """A git repository of its own, in an environment of its own."""

    folder: Path
    env: dict[str, str]

    def initialised(self) -> "Repository":
        """The repository, made in its folder."""
        call("git", "init", "--quiet", cwd=self.folder, env=self.env)
        return self

    def commit(self, files: dict[str, bytes], *options: str, code: int = 0) -> str:
        """What is said when the files are committed; there is one more commit exactly if the code is 0."""
        for name, data in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        before = self._commits()
        call("git", "add", "--all", cwd=self.folder, env=self.env)
        output = call("git", "commit", "-m", "test", *options, cwd=self.folder, env=self.env, code=code)
        assert self._commits() - before == (code == 0)
        return output

    def _commits(self) -> int:
        return int(call("git", "rev-list", "--count", "--all", cwd=self.folder, env=self.env))


@dataclass
class Tool:
    """This project as others get it: a commit named by a configuration, and where pre-commit installs it."""

    configuration: bytes
    env: dict[str, str]

    def repository(self, folder: Path) -> Repository:
        """An empty repository with the configuration, not committed yet, and the hooks in place."""
        folder.mkdir()
        repository = Repository(folder, self.env).initialised()
        (folder / ".pre-commit-config.yaml").write_bytes(self.configuration)
        call(*PRE_COMMIT, "install", cwd=folder, env=self.env)
        return repository


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Tool:
    home = tmp_path_factory.mktemp("home")
    (home / "gitconfig").write_text("[core]\n\tquotePath = true\n", encoding="utf-8")
    env = ALONE | GIT | {"HOME": str(home), "GIT_CONFIG_GLOBAL": str(home / "gitconfig")}
    project = Repository(tmp_path_factory.mktemp("pgdecl"), env).initialised()
    project.commit(shipped())
    revision = call("git", "rev-parse", "HEAD", cwd=project.folder, env=env).strip()
    hooks = [{"id": hook["id"]} for hook in HOOKS]
    used = {"repos": [{"repo": str(project.folder), "rev": revision, "hooks": hooks}]}
    installed = Tool(yaml.safe_dump(used).encode(), env | {"PRE_COMMIT_HOME": str(home / "pre-commit")})
    first = installed.repository(tmp_path_factory.mktemp("first") / "repository")
    # The one step that fetches: with the caller's settings, since they say from where.
    # What is installed is compiled when it is imported, most of it never.
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {name: installed.env[name] for name in ("PRE_COMMIT_HOME", "GIT_CONFIG_GLOBAL")}
    fetching = outside | GIT | own | {"PIP_NO_COMPILE": "1"}
    call(*PRE_COMMIT, "install-hooks", cwd=first.folder, env=fetching)
    return installed


def shipped() -> dict[str, bytes]:
    """The files of this project that an installation needs, committed or not."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *SHIPPED]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return {name: (ROOT / name).read_bytes() for name in names if (ROOT / name).is_file()}


@pytest.fixture(scope="module")
def committed(tool: Tool, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that has the configuration only, to be copied."""
    empty = tool.repository(tmp_path_factory.mktemp("committed") / "repository")
    empty.commit({})
    return empty.folder


@pytest.fixture
def repository(committed: Path, tool: Tool, tmp_path: Path) -> Repository:
    return Repository(shutil.copytree(committed, tmp_path / "申 报"), tool.env)


def results(output: str) -> list[str]:
    """Passed, Failed or Skipped, for each hook in the order of the definitions."""
    lines = [line for line in output.splitlines() if line.startswith(tuple(hook["name"] for hook in HOOKS))]
    return [re.split(r"[.)]+", line)[-1] for line in lines]


def test_good_declaration_is_committed(repository: Repository) -> None:
    output = repository.commit({NAMED: GOOD, "declarations/a.yml": GOOD})
    assert results(output) == ["Passed", "Passed"]


@pytest.mark.parametrize("name", [NAMED, "declarations/road works.yaml", "x/路灯 改造.申报表.yml"])
def test_faulty_declaration_is_not_committed(repository: Repository, name: str) -> None:
    output = repository.commit({"declarations/good.yaml": GOOD, name: BAD}, code=1)
    assert results(output) == ["Failed", "Failed"]
    # The summary stands after the findings, although it is of the other stream.
    for path in (name, f"./{name}"):
        assert f"\n{path}{FOUND}检查 2 个文件：1 个错误\n" in output


def test_commit_of_other_files_is_not_checked_by_name(repository: Repository) -> None:
    repository.commit({NAMED: GOOD})
    output = repository.commit({"README.md": b"# x\n"})
    assert results(output) == ["Skipped", "Skipped"]
    output = repository.commit({"mkdocs.yml": b"site_name: x\n"})
    assert results(output) == ["Skipped", "Passed"]


def test_hidden_settings_can_be_committed_before_the_first_declaration(tool: Tool, tmp_path: Path) -> None:
    output = tool.repository(tmp_path / "new").commit({".github/declarations/ci.yml": b"on: push\n"})
    assert results(output) == ["Skipped", "Skipped"]


def test_whole_repository_is_checked_wherever_declarations_are(repository: Repository) -> None:
    repository.commit({"财务/旧 表.yaml": BAD}, "--no-verify")
    output = repository.commit({NAMED: GOOD}, code=1)
    assert results(output) == ["Passed", "Failed"]
    assert f"\n./财务/旧 表.yaml{FOUND}检查 2 个文件：1 个错误\n" in output


def test_user_chooses_files_and_options(repository: Repository, tool: Tool) -> None:
    configuration = yaml.safe_load(tool.configuration)
    settings = {"files": r"^财务/.*\.yaml$", "args": ["--lang", "en"]}
    configuration["repos"][0]["hooks"] = [{"id": HOOKS[0]["id"], **settings}]
    chosen = {".pre-commit-config.yaml": yaml.safe_dump(configuration).encode()}
    output = repository.commit(chosen | {"财务/表.yaml": BAD, NAMED: BAD}, code=1)
    assert "\n财务/表.yaml:13:13: PG101 there is no key “bassis”" in output
    assert NAMED not in output


def test_both_hooks_share_an_environment_and_fetch_nothing_more(repository: Repository, tool: Tool) -> None:
    repository.commit({NAMED: GOOD})
    home = Path(tool.env["PRE_COMMIT_HOME"])
    assert len(list(home.glob("*/py_env-*"))) == 1


def test_definitions_pass_the_checks_of_pre_commit(tool: Tool) -> None:
    assert call(*PRE_COMMIT, "validate-manifest", SHIPPED[-1], cwd=ROOT, env=tool.env) == ""


@pytest.mark.parametrize(("path", "verdict"), cases("hook-names.tsv"))
def test_pattern_takes_the_names_of_declarations(path: str, verdict: str) -> None:
    taken = re.search(HOOKS[0]["files"], path) is not None
    assert taken == {"taken": True, "left": False}[verdict]


def test_call_with_thousands_of_names(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names = [tmp_path / f"绩效 目标-{number:04}.yaml" for number in range(3000)]
    text = declared(["name: 项目号"]).text
    for number, name in enumerate(names):
        name.write_text(text.replace("项目号", f"项目{number}"), encoding="utf-8")
    names[1500].write_bytes(BAD)
    assert run(["validate", "--format", "concise", "--ignore", "PG323", *map(str, names)]) == 1
    assert capfd.readouterr() == (f"{names[1500]}{FOUND}", "检查 3000 个文件：1 个错误\n")
