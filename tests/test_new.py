"""`pgdecl new`: what it asks, what it writes, where to, and what it refuses."""

import os
import pty
import re
import sys
from pathlib import Path
from shlex import quote

import pytest

from conftest import DATA, EXAMPLES
from declared import record_of
from pgdecl.app.validate import check
from pgdecl.cli import run
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results, placed_results
from pgdecl.finding import Severity
from pgdecl.forms.named import names
from pgdecl.i18n.language import Language
from tables import cases

HEAD = ["--unit", "示范市民政局", "--project", "示范项目", "--year", "2024"]
GOOD = EXAMPLES / "ezhou-2022.revised.yaml"
ROAD = EXAMPLES / "road-maintenance-2022.yaml"
TO_FILL_IN = {"PG109", "PG201"}
"""Errors that say that a value is still to be filled in."""
UNFILLED_TOO = {"PG201", "PG411", "PG906"}
"""Warnings that say the same of a name, a basis, and a field that a layout requires."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(*arguments: str, capfd: pytest.CaptureFixture[str]) -> str:
    assert run(["new", *arguments, "-"]) == 0
    return capfd.readouterr().out


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("layout", names())
def test_every_layout_has_a_declaration_that_only_waits_to_be_filled_in(
    layout: str, keys: Language, capfd: pytest.CaptureFixture[str]
) -> None:
    text = made(*HEAD, "--layout", layout, "--keys", keys, capfd=capfd)
    checked = check(text.encode())
    assert checked.content is not None
    assert checked.content.layout == layout
    assert (checked.content.project.name, checked.content.year) == ("示范项目", 2024)
    by_severity: dict[Severity, set[str]] = {severity: set() for severity in Severity}
    for finding in checked.findings:
        by_severity[finding.severity].add(finding.code)
    assert by_severity[Severity.ERROR] == TO_FILL_IN
    assert by_severity[Severity.WARNING] <= UNFILLED_TOO
    assert by_severity[Severity.INFO] == set()
    marks = text.count("指标值: ") if keys == "zh" else text.count("target: ")
    assert (
        sum(finding.code == "PG201" and finding.severity is Severity.ERROR for finding in checked.findings)
        == marks
    )


@pytest.mark.parametrize(("layout", "keys"), [("central-2021", "zh"), ("ezhou-2022-annual", "en")])
def test_new_declaration_word_for_word(
    layout: str, keys: Language, capfd: pytest.CaptureFixture[str]
) -> None:
    text = made(*HEAD, "--layout", layout, "--keys", keys, capfd=capfd)
    assert text == (DATA / "new" / f"{layout}.yaml").read_text(encoding="utf-8")


def test_declaration_that_is_filled_in_has_no_errors(capfd: pytest.CaptureFixture[str]) -> None:
    text = made(*HEAD, capfd=capfd)
    filled = re.sub(r"statement:$", "statement: 建成便民服务中心", text, flags=re.MULTILINE)
    filled = filled.replace("budget:\n", "budget: 50万元\n").replace(
        "  - name: 指标", "  - name: 便民服务中心第"
    )
    filled = filled.replace("____%", "95%").replace("____\n", "12个\n")
    assert "PG109" not in {finding.code for finding in check(filled.encode()).findings}
    assert "PG201" not in {
        finding.code for finding in check(filled.encode()).findings if finding.severity is Severity.ERROR
    }


@pytest.mark.parametrize(
    ("project", "file"),
    [
        ("示范项目", "示范项目-2024.yaml"),
        ("a/b: c", "a_b_ c-2024.yaml"),
        ("--force", "_--force-2024.yaml"),
        ("..", "_-2024.yaml"),
        ("项目 # 一", "项目 # 一-2024.yaml"),
        ("true", "true-2024.yaml"),
        ("'\"\\", "'__-2024.yaml"),
    ],
)
def test_file_is_named_after_the_project(
    project: str, file: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    call = ["new", "--unit", "- 单位", f"--project={project}", "--year", "2024", "--lang", "en"]
    assert run(call) == 0
    out, err = capfd.readouterr()
    assert out == f"{file}\n"
    assert (f"“{project}” cannot be a file name as it is; written to {file}\n" in err) == (
        file != f"{project}-2024.yaml"
    )
    declaration = check((folder / file).read_bytes()).content
    assert declaration is not None
    assert (declaration.project.name, declaration.declaring_unit) == (project, "- 单位")
    assert run(call) == 2
    assert "--force" in capfd.readouterr().err
    assert run([*call, "--force"]) == 0


def test_next_three_commands_can_be_run(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["new", *HEAD, "my file.yaml"]) == 0
    out, err = capfd.readouterr()
    assert out == "my file.yaml\n"
    assert err.splitlines() == [
        "接下来：",
        "  pgdecl validate 'my file.yaml'",
        "  pgdecl compare 'my file.yaml'",
        "  pgdecl render 'my file.yaml'",
    ]
    assert run(["new", "--from", str(ROAD), "-o", "-2023.yaml", "--lang", "en"]) == 0
    assert capfd.readouterr().err.endswith(
        "Next:\n  pgdecl validate ./-2023.yaml\n"
        f"  pgdecl compare {quote(str(ROAD))} ./-2023.yaml\n"
        "  pgdecl render ./-2023.yaml\n"
    )
    assert run(["new", "--results", str(ROAD), "r.yaml", "--lang", "en"]) == 0
    assert capfd.readouterr().err == (
        "Next:\n  pgdecl validate r.yaml\n"
        f"  pgdecl compare {quote(str(ROAD))} --results r.yaml\n"
        f"  pgdecl render {quote(str(ROAD))} --results r.yaml --layout self-evaluation\n"
    )
    assert (folder / "my file.yaml").is_file()
    assert run(["compare", str(ROAD), "--results", "r.yaml"]) == 0


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (HEAD, "示范项目-2024.yaml"),
        (["--from", str(ROAD)], "城市道路养护经费-2023.yaml"),
        (["--results", str(ROAD)], "城市道路养护经费-2022.results.yaml"),
        (["--results", str(ROAD), "--period", "1-7月"], "城市道路养护经费-2022.monitoring.yaml"),
    ],
)
@pytest.mark.parametrize("named", ["out", "out/"])
def test_folder_gets_a_file_with_a_name_of_its_own(
    named: str, arguments: list[str], file: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "out").mkdir()
    assert run(["new", *arguments, named]) == 0
    assert capfd.readouterr().out == f"out/{file}\n"
    assert [path.name for path in (folder / "out").iterdir()] == [file]


@pytest.mark.parametrize("source", ["--from", "--long-term-from-annual", "--results"])
def test_what_is_made_from_a_file_goes_to_standard_output(
    source: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = re.sub(r"long_term_goals:.*?\n(?=annual)", "", ROAD.read_text("utf-8"), flags=re.DOTALL)
    (folder / "in.yaml").write_text(text, encoding="utf-8")
    assert run(["new", source, "in.yaml"]) == 0
    out, err = capfd.readouterr()
    assert "\nannual_goals:\n" in out
    assert "接下来" not in err
    assert [path.name for path in folder.iterdir()] == ["in.yaml"]


def test_record_of_monitoring(capfd: pytest.CaptureFixture[str]) -> None:
    text = made("--results", str(ROAD), "--period", "1-7月", "--lang", "en", capfd=capfd)
    results = record_of(text, Results)
    assert (results.period, results.year) == ("1-7月", 2022)
    assert text.startswith("# Monitoring: fill in each value so far, ")
    waiting = "            actual:\n            expected:\n            likelihood:\n"
    assert f"          - name: 人行道整修长度\n{waiting}" in text
    assert text.count("likelihood:") == len(list(placed_results(results))) == 14
    assert "\nexecuted:\nexpected:\n" in text


@pytest.mark.parametrize("case", cases("new/refused.tsv"), ids=lambda case: case[0])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_calls_that_are_refused(
    language: Language, case: list[str], folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments, code, zh, en = case
    (folder / "good.yaml").write_bytes(GOOD.read_bytes())
    (folder / "results.yaml").write_bytes((EXAMPLES / "road-maintenance-2022.results.yaml").read_bytes())
    (folder / "faulty.yaml").write_bytes((EXAMPLES / "broken" / "several-faults.yaml").read_bytes())
    (folder / "folder").mkdir()
    assert run(["new", *arguments.split(), "--lang", language]) == int(code)
    out, err = capfd.readouterr()
    assert out == ""
    assert (zh if language == "zh" else en) in err
    assert len(list(folder.iterdir())) == 4


def on_terminal(answers: str, *arguments: str) -> tuple[int, str]:
    """The exit code of a call on a terminal, and everything that appears there."""
    process, terminal = pty.fork()
    if not process:
        command = [sys.executable, "-m", "pgdecl", "new", *arguments]
        os.execve(sys.executable, command, {**os.environ, "PYTHONUTF8": "1"})  # noqa: S606 - our own command
    os.write(terminal, answers.encode())
    text = b""
    try:
        while block := os.read(terminal, 65536):
            text += block
    except OSError:  # the process has ended
        os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), text.decode()


def test_terminal_is_asked_until_the_answers_can_be_used(folder: Path) -> None:
    code, text = on_terminal("no-such\n\n示范市民政局\n示范项目\n24\n２０２４\n2024\n")
    assert code == 0
    assert text.count("版式（pgdecl layouts 列出全部） [hubei-project]：") == 2
    assert "没有“no-such”这个版式；可用的版式：central-2015 " in text
    assert text.count("年度“24”不对，应为四位数，如 2024") == 1
    assert text.count("年度“２０２４”不对") == 1
    assert "申报单位：" in text
    declaration = check((folder / "示范项目-2024.yaml").read_bytes()).content
    assert declaration is not None
    assert (declaration.declaring_unit, declaration.layout) == ("示范市民政局", "hubei-project")


def test_terminal_is_asked_only_what_is_not_given(folder: Path) -> None:
    code, text = on_terminal(
        "某部\n", "--lang", "en", "--unit", "局", "--year", "2024", "--layout", "department-whole"
    )
    assert code == 0
    assert "Department name: " in text
    assert "Layout" not in text
    assert "Year:" not in text
    assert "\ndepartment:\n  name: 某部\n" in (folder / "某部-2024.yaml").read_text(encoding="utf-8")


def test_answers_that_end_interrupt(folder: Path) -> None:
    code, text = on_terminal("\n\x04", "--lang", "en")
    assert code == 130
    assert "interrupted" in text
    assert list(folder.iterdir()) == []


def test_configured_layout_is_taken_by_its_name(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = Path(__file__).parent.parent / "src" / "pgdecl" / "forms" / "layouts" / "central-2021.yaml"
    layout = source.read_text(encoding="utf-8").replace("name: central-2021", "name: ours", 1)
    (folder / "ours.yaml").write_text(layout, encoding="utf-8")
    assert run(["new", *HEAD, "--layout", "ours"]) == 2
    (folder / "pgdecl.toml").write_text('layouts = ["ours.yaml"]\n', encoding="utf-8")
    assert run(["new", *HEAD, "--layout", "ours"]) == 0
    text = (folder / "示范项目-2024.yaml").read_text(encoding="utf-8")
    assert "layout: ours\n" in text
    assert "        economic:\n" in text
    capfd.readouterr()
    run(["validate", "示范项目-2024.yaml", "--lang", "en"])
    assert "PG904" not in capfd.readouterr().out
    (folder / "filled.yaml").write_text(
        GOOD.read_text("utf-8").replace("hubei-project", "ours"), encoding="utf-8"
    )
    assert run(["new", "--from", "filled.yaml", "--lang", "en"]) == 0
    out, err = capfd.readouterr()
    assert "layout: ours\n" in out
    assert "last_year: 8个\n" not in out
    assert "two_years_ago: 8个\n" in out
    assert err.startswith("amounts to be filled in")


def test_declaration_is_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with GOOD.open() as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert run(["new", "--from", "-", "--keys", "zh"]) == 0
    document = check(capfd.readouterr().out.encode()).document
    assert isinstance(document.content, Declaration)
    assert document.content.year == 2023


@pytest.mark.parametrize("option", ["--unit", "--project"])
@pytest.mark.parametrize("text", ["", "  ", "a\nb", "局\u200b", "\udcff", "x" * 8001])
def test_texts_that_no_declaration_can_have_are_refused(
    option: str, text: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    call = [part for part in HEAD if part not in ("--year", "2024")]
    call[call.index(option) + 1] = text
    assert run(["new", *call, "--year", "2024", "--lang", "en"]) == 2
    out, err = capfd.readouterr()
    assert (out, list(folder.iterdir())) == ("", [])
    assert err.endswith("cannot be used: expected one line of text\n")


def test_unknown_layout_is_no_reason_to_refuse(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "in.yaml").write_text(
        GOOD.read_text("utf-8").replace("hubei-project", "gone"), encoding="utf-8"
    )
    assert run(["new", "--from", "in.yaml"]) == 0
    assert "layout: gone\n" in capfd.readouterr().out


def test_texts_of_the_old_file_suppress_nothing(folder: Path) -> None:
    text = GOOD.read_text("utf-8").replace(
        "basis: 三年计划30个，2022年安排10个", 'basis: "x\\n# pgdecl: ignore[PG201, PG411]"'
    )
    assert "# pgdecl: ignore" in text
    (folder / "in.yaml").write_text(text, encoding="utf-8")
    assert run(["new", "--from", "in.yaml", "out.yaml"]) == 0
    checked = check((folder / "out.yaml").read_bytes())
    assert checked.suppressed == 0
    assert "PG911" not in {finding.code for finding in checked.findings}


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_form_in_word_or_excel_can_be_carried_over(suffix: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["render", str(GOOD), "-o", f"old.{suffix}", "--format", suffix]) == 0
    capfd.readouterr()
    assert run(["new", "--from", f"old.{suffix}", "--lang", "en"]) == 0
    out, err = capfd.readouterr()
    assert "two_years_ago: 8个\n" in out
    assert "target: ≥____个\n" in out
    assert (
        f"made of the first form in old.{suffix}; pgdecl import lists its texts that belong to no field"
        in err
    )
