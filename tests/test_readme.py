"""What the README says: its code runs, its files exist, and both languages say the same."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from pgdecl.app.failures import FAILURES
from pgdecl.cli import run
from pgdecl.cli.command import NAMES

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
LINK = re.compile(r"\]\(([^)#:]+)\)")


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_library_example_runs(path: Path) -> None:
    (code,) = blocks(path, "python")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "13 13 PG101" in done.stdout
    assert "长期绩效目标1 政务大厅合格率 ≥ 95 %" in done.stdout


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_declaration_in_the_readme_is_clean(path: Path, tmp_path: Path) -> None:
    (text,) = blocks(path, "yaml")
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    assert run(["validate", "--strict", str(tmp_path)]) == 0


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_finding_in_the_readme_is_what_is_printed(
    path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    run(["validate", "-q", "--format", "full", "examples/ezhou-2022.yaml"])
    printed = capfd.readouterr().out
    excerpt = next(block for block in blocks(path, "") if "PG203" in block)
    assert excerpt in printed
    assert f" {printed.count('  --> ')} " in path.read_text(encoding="utf-8").partition("```")[0]


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_configuration_in_the_readme_is_read(
    path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (text,) = blocks(path, "toml")
    (tmp_path / "pgdecl.toml").write_text(text, encoding="utf-8")
    real = str(ROOT / "examples" / "ezhou-2022.yaml")
    assert run(["validate", "--config", str(tmp_path / "pgdecl.toml"), "--statistics", real]) == 1
    found = capfd.readouterr()
    assert "PG202" in found.out
    assert "PG411" not in found.out


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_hooks_in_the_readme_are_offered(path: Path) -> None:
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    text = path.read_text(encoding="utf-8")
    pasted = next(block for block in blocks(path, "yml") if "repos:" in block)
    (repository,) = yaml.safe_load(pasted)["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= offered
    assert set(re.findall(r"`(pgdecl-\w+(?:-\w+)*)`", text)) == offered


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = LINK.findall(path.read_text(encoding="utf-8"))
    assert links
    for link in links:
        assert (ROOT / link).exists(), link


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_every_command_and_option_is_in_the_readme(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = path.read_text(encoding="utf-8")
    for name in NAMES:
        assert f"`pgdecl {name}" in text
        run([name, "--help"])
        options = set(re.findall(r"--[a-z]+", capfd.readouterr().out))
        unexplained = {option for option in options if option not in text}
        assert unexplained <= {"--help", "--color", "--quiet", "--output"}


def test_both_languages_have_the_same_parts() -> None:
    def outline(path: Path) -> list[str]:
        return re.findall(r"^(#+|```\w*|\|)", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert outline(READMES[0]) == outline(READMES[1])


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_every_word_to_fail_on_is_explained(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [word for word in FAILURES if f"`{word}`" not in text] == []
