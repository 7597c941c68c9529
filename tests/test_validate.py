"""`pgdecl validate` as it is called: exit codes, streams, formats, languages, files of every kind."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from conftest import EXAMPLES, ROOT
from pgdecl.cli import run
from pgdecl.finding import Span
from pgdecl.report.full import display_width, excerpt

GOOD = EXAMPLES / "ezhou-2022.revised.yaml"
BAD = EXAMPLES / "broken" / "misspelt-key.yaml"
WARNED = ROOT / "tests" / "data" / "refused" / "glued-comment.yaml"


def pgdecl(*arguments: str, cwd: Path = ROOT, **options: Any) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    command = [sys.executable, "-m", "pgdecl", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False, **options
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["validate", GOOD], 0),
        (["validate", BAD], 1),
        (["validate", BAD, GOOD], 1),
        (["validate", WARNED], 0),
        (["validate", WARNED, "--strict"], 1),
        (["validate", "no-such-file.yaml"], 2),
        (["validate", "--no-such-option"], 2),
        (["validate", "--format", "xml"], 2),
        (["validate", "--jobs", "0", GOOD], 2),
        (["no-such-command"], 2),
        ([], 2),
        (["show"], 2),
        (["show", GOOD, "another"], 2),
        (["show", BAD], 1),
        (["show", EXAMPLES], 2),
        (["--version"], 0),
        (["--help"], 0),
        (["render", BAD], 1),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_exit_codes(
    arguments: list[object], code: int, language: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([*map(str, arguments), "--lang", language][: len(arguments) + 2 * bool(arguments)]) == code
    said = capfd.readouterr()
    assert "Traceback" not in said.out + said.err
    if code == 2:
        assert said.out == ""
        assert said.err.strip()


@pytest.mark.parametrize("form", ["full", "concise", "json"])
@pytest.mark.parametrize(("path", "code"), [(GOOD, 0), (BAD, 1)])
def test_exit_code_is_the_same_for_every_format(form: str, path: Path, code: int) -> None:
    assert run(["validate", "--format", form, str(path)]) == code


def test_findings_go_to_standard_output_and_the_rest_to_standard_error(
    capfd: pytest.CaptureFixture[str],
) -> None:
    run(["validate", str(BAD)])
    said = capfd.readouterr()
    assert said.out == f"{BAD}:13:13: PG101 没有“bassis”这个键；是不是“basis”？\n"
    assert said.err == "检查 1 个文件：1 个错误\n"


def test_quiet_leaves_out_the_summary_and_twice_the_findings_too(capfd: pytest.CaptureFixture[str]) -> None:
    run(["validate", "-q", str(BAD)])
    assert capfd.readouterr().err == ""
    run(["validate", "-qq", str(BAD)])
    assert capfd.readouterr() == ("", "")


def test_english_by_option_and_by_environment(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["validate", "--lang", "en", str(BAD)])
    by_option = capfd.readouterr()
    monkeypatch.setenv("PGDECL_LANG", "en")
    run(["validate", str(BAD)])
    assert capfd.readouterr() == by_option
    assert by_option.out.endswith("PG101 there is no key “bassis”; did you mean “basis”?\n")


def test_full_format_shows_the_line_with_a_caret_by_display_width(capfd: pytest.CaptureFixture[str]) -> None:
    run(["validate", "-q", "--format", "full", str(EXAMPLES / "broken" / "text-after-quote.yaml")])
    assert capfd.readouterr().out.splitlines() == [
        "错误 PG011 text-after-quote：引号后面还有文字“培训人次”",
        f"  --> {EXAMPLES}/broken/text-after-quote.yaml:11:25",
        "   |",
        '11 |           - name: "骨干教师"培训人次',
        "   | " + " " * 28 + "^" * 8,
        "   = 帮助：引号要么括住整个值，要么换成中文引号“”",
        "",
    ]


def test_full_format_cites_the_other_place_of_a_duplicate(capfd: pytest.CaptureFixture[str]) -> None:
    run(["validate", "-q", "--format", "full", str(EXAMPLES / "broken" / "duplicate-key.yaml")])
    assert "  = 相关：第 5 行  budget: 20万元\n" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("line", "column", "end", "blank", "carets"),
    [
        ("target: 完成", 9, 11, 8, 4),
        ("名称: 完成", 5, 7, 6, 4),
        ("\tx: y", 5, 6, 7, 1),
        ("a: 😀b", 5, 6, 5, 1),
        ("a:", 3, 3, 2, 1),
    ],
)
def test_caret_stands_under_the_place(line: str, column: int, end: int, blank: int, carets: int) -> None:
    _, caret = excerpt(line, Span(1, column, 1, end))
    assert caret == " " * blank + "^" * carets


def test_long_line_is_cut_around_the_place() -> None:
    line = "grounds: " + "长" * 400 + "？" + "长" * 400
    shown, caret = excerpt(line, Span.on_line(1, 410))
    assert display_width(shown) < 150
    assert shown.count("？") == 1
    assert display_width(shown[: shown.index("？")]) == len(caret.rstrip("^"))
    assert caret.endswith("^^")


def test_json_fits_its_schema_and_carries_every_finding(capfd: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((ROOT / "schemas" / "findings.schema.json").read_text(encoding="utf-8"))
    files = sorted((EXAMPLES / "broken").iterdir())
    run(["validate", "--format", "json", *map(str, files)])
    report = json.loads(capfd.readouterr().out)
    Draft7Validator(schema).validate(report)
    assert report["summary"]["files"] == len(files)
    assert report["summary"]["errors"] == len(report["findings"]) >= len(files)
    twice = next(row for row in report["findings"] if row["code"] == "PG022")
    assert [twice["line"], twice["related"][0]["line"]] == [6, 5]
    assert twice["path"] == "budget"


def test_json_without_findings_is_json(capfd: pytest.CaptureFixture[str]) -> None:
    run(["validate", "--format", "json", str(GOOD)])
    assert json.loads(capfd.readouterr().out)["findings"] == []


def test_folder_means_its_declarations_and_passes_over_other_files(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "x.yaml").write_bytes(GOOD.read_bytes())
    (tmp_path / "a b" / "gbk.yml").write_bytes(GOOD.read_bytes().decode().encode("gbk"))
    (tmp_path / "a b" / "utf16.yml").write_bytes(GOOD.read_bytes().decode().encode("utf-16"))
    (tmp_path / "other.yaml").write_text("a: 1\n")
    (tmp_path / "note.txt").write_text("pgdecl: 1\n")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.yaml").write_text("pgdecl: 1\n")
    assert run(["validate", str(tmp_path)]) == 1
    said = capfd.readouterr()
    assert [line.split(":")[0].rsplit("/", 1)[1] for line in said.out.splitlines()] == [
        "gbk.yml",
        "utf16.yml",
    ]
    assert "3 个文件" in said.err


def test_folder_without_declarations_cannot_be_checked(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", str(tmp_path)]) == 2
    assert str(tmp_path) in capfd.readouterr().err


def test_no_path_means_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.yaml").write_bytes(GOOD.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert run(["validate"]) == 0


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.read_bytes())))
    assert run(["validate", "-"]) == 1
    assert capfd.readouterr().out.startswith("-:13:13: PG101")


def test_file_that_may_not_be_read_is_reported_and_does_not_cost_the_others(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    dangling = tmp_path / "a.yaml"
    dangling.symlink_to(tmp_path / "gone.yaml")
    assert run(["validate", str(dangling), str(BAD)]) == 1
    out = capfd.readouterr().out
    assert out.startswith(f"{dangling}:1:1: PG001 读不了这个文件：没有这个文件或文件夹\n")
    assert "PG101" in out


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_result_is_the_same_with_any_number_of_jobs(jobs: str, capfd: pytest.CaptureFixture[str]) -> None:
    run(["validate", str(EXAMPLES)])
    alone = capfd.readouterr()
    run(["validate", "--jobs", jobs, str(EXAMPLES)])
    assert capfd.readouterr() == alone


def test_files_together_say_what_each_says_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever stands beside it: one without findings, one that is no declaration, other settings."""
    for folder in ("a", "b/quiet", "c"):
        (tmp_path / folder).mkdir(parents=True)
        for path in (GOOD, BAD, WARNED, EXAMPLES / "ezhou-2022.yaml"):
            text = path.read_text(encoding="utf-8").replace("  name: ", f"  name: {folder} {path.stem}", 1)
            (tmp_path / folder / path.name).write_text(text, encoding="utf-8")
        (tmp_path / folder / "gone.yaml").symlink_to("nowhere")
    settings = '[tool.pgdecl]\nignore = ["PG4"]\n[tool.pgdecl.per-path-ignores]\n"**/ezhou*" = ["PG2"]\n'
    (tmp_path / "b" / "quiet" / "pyproject.toml").write_text(settings, encoding="utf-8")
    names = sorted(map(str, tmp_path.rglob("*.yaml")))
    alone = []
    for name in names:
        run(["validate", "--format", "concise", "-q", name])
        alone.append(capfd.readouterr().out)
    assert {0, 1} < {said.count("\n") for said in alone}
    run(["validate", "--format", "concise", "-q", *names])
    assert capfd.readouterr().out == "".join(alone)


def test_what_comes_before_a_faulty_configuration_is_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.yaml").write_bytes(BAD.read_bytes())
    (tmp_path / "b" / "pgdecl.toml").write_text("selects = []\n")
    run(["validate", "-q", str(tmp_path / "a")])
    alone = capfd.readouterr().out
    assert run(["validate", "-q", str(tmp_path / "a" / "x.yaml"), str(tmp_path / "b" / "x.yaml")]) == 2
    said = capfd.readouterr()
    assert said.out == alone != ""
    assert "pgdecl.toml:1: " in said.err


def test_colour_only_where_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def coloured(*options: str) -> bool:
        run(["validate", "--format", "full", *options, str(BAD)])
        return "\x1b[" in capfd.readouterr().out

    assert not coloured()
    assert coloured("--color", "always")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert coloured()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured()
    assert coloured("--color=always")


def test_pipe_closed_early_changes_nothing_but_the_output() -> None:
    command = [
        sys.executable,
        "-m",
        "pgdecl",
        "validate",
        "-q",
        *[str(BAD)] * 1,
        *map(str, EXAMPLES.rglob("*.yaml")),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 1
    assert errors == b""


def test_unforeseen_exception_is_a_short_notice(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pgdecl.app.validate.check_files", fail)
    assert run(["validate", str(GOOD)]) == 3
    assert capfd.readouterr().err == "pgdecl 内部出错：这是程序的毛病，不是文件的毛病；加 --debug 可看详情\n"
    with pytest.raises(ZeroDivisionError):
        run(["validate", str(GOOD), "--debug"])


HEAVY = ("docx", "openpyxl", "lxml", "rich", "concurrent.futures")
PARSING = ("yaml", "pydantic", "pgdecl.rules")


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--version"], (*HEAVY, "zipfile", *PARSING)),
        (["--help"], (*HEAVY, "zipfile", *PARSING)),
        (["validate", str(GOOD)], (*HEAVY, "pgdecl.forms.formats", "pgdecl.compare")),
        (["validate", str(BAD)], HEAVY),
        (["render", str(GOOD), "-o", "form.docx"], (*HEAVY, "pgdecl.compare")),
    ],
    ids=str,
)
def test_only_what_a_command_needs_is_imported(
    arguments: list[str], unneeded: tuple[str, ...], tmp_path: Path
) -> None:
    script = (
        "import sys; from pgdecl.cli import run; run(sys.argv[1:]);"
        f"sys.exit(' '.join(m for m in {unneeded!r} if m in sys.modules) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr


def test_named_results_files_are_checked_as_what_they_are(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = (EXAMPLES / "road-maintenance-2023.results.yaml").read_text(encoding="utf-8")
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(text, encoding="utf-8")
    bad.write_text(text.replace("actual:", "acutal:", 1), encoding="utf-8")
    assert run(["validate", str(good)]) == 0
    assert run(["validate", "--fix", str(good)]) == 0
    capfd.readouterr()
    assert run(["validate", str(bad)]) == 1
    assert "PG101 没有“acutal”这个键；是不是“actual”？" in capfd.readouterr().out
