"""What the README says: its code runs, its files exist, and both languages say the same."""

import re
import struct
import subprocess
import sys
from pathlib import Path

import docx
import pytest
import yaml

import pgdecl
from conftest import ROOT
from pgdecl.app.failures import FAILURES
from pgdecl.cli import run
from pgdecl.cli.command import NAMES
from pgdecl.forms.named import names, official

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
LINK = re.compile(r"\]\(([^)#:]+)\)")


FORM = Path("申报表") / "政务服务提升工作经费.docx"


def blocks(path: Path, language: str) -> list[str]:
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for name, block in found if name == language]


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The form of the README as a Word file, beside which the commands are called."""
    monkeypatch.chdir(tmp_path)
    FORM.parent.mkdir()
    FORM.write_bytes(pgdecl.render(pgdecl.load(str(ROOT / "examples" / "ezhou-2022.yaml")), "docx"))
    return str(FORM)


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
    excerpt = next(block for block in blocks(path, "") if "ezhou-2022.yaml:" in block)
    assert excerpt in printed


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_finding_in_a_form_on_the_first_screen_is_what_is_printed(
    path: Path, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "-q", "--format", "full", form]) == 1
    printed = capfd.readouterr().out
    excerpt = next(block for block in blocks(path, "") if FORM.name in block)
    assert excerpt in printed
    assert f" {printed.count('  --> ')} " in path.read_text(encoding="utf-8").partition("```")[0]


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_commands_on_the_first_screen_run(path: Path, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    commands = [line.partition("#")[0].split()[1:] for line in blocks(path, "sh")[0].splitlines()]
    assert [command[0] for command in commands] == ["validate", "annotate", "import", "validate", "render"]
    for command in commands:
        call = [form if word == "申报表/*.docx" else word for word in command]
        # The real form has errors, and is printed as a draft only.
        expected = 0 if command[0] in ("annotate", "import") else 1
        assert run(call) == expected, capfd.readouterr().err
    assert run([*commands[-1], "--draft"]) == 0
    assert [item.suffix for item in Path("表").iterdir()] == [".xlsx"]
    assert (Path("审核") / FORM.name).is_file()


def test_comments_are_replaced_as_the_readme_says(form: str) -> None:
    assert run(["annotate", form, "-o", "审核"]) == 0
    assert run(["annotate", str(Path("审核") / FORM.name), "-o", "再审"]) == 0
    counts = [len(list(docx.Document(str(Path(name) / FORM.name)).comments)) for name in ("审核", "再审")]
    assert counts[0] == counts[1] > 40


@pytest.mark.parametrize("path", [*READMES, ROOT / "docs" / "gallery.md"], ids=lambda path: path.name)
def test_every_layout_is_listed_with_its_title(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    listed = re.findall(r"^(?:\| `|## )([a-z]+-?[a-z0-9-]*)(?:` \|.*|)$", text, re.MULTILINE)
    assert [name for name in listed if name in names()] == names()
    for name in names():
        layout = official(name).layout
        assert str(layout.issuer) in text
    assert f" {len(names())} " in text or path.name == "gallery.md"


def test_every_layout_has_a_picture_of_a_page() -> None:
    pictures = {path.stem: path.read_bytes() for path in (ROOT / "docs" / "gallery").glob("*.png")}
    assert sorted(pictures) == names()
    for name, picture in pictures.items():
        page = official(name).page
        width, height = struct.unpack(">2I", picture[16:24])
        assert abs(width / height - page.width / page.height) < 0.01, name
    assert sum(map(len, pictures.values())) < 600_000


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
