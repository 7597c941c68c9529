"""Configuration: found upwards, holding for the files below it, wrong ones refused with their line."""

import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from conftest import DATA, EXAMPLES
from pgdecl.api import validate
from pgdecl.cli import run
from pgdecl.config import toml
from pgdecl.files.errors import ConfigurationError
from pgdecl.finding import Severity
from tables import cases

REAL, REVISED = EXAMPLES / "ezhou-2022.yaml", EXAMPLES / "ezhou-2022.revised.yaml"
FAULTY = cases("config/faulty.tsv")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.yaml").write_bytes(REAL.read_bytes())
    return tmp_path


def codes(path: Path) -> set[str]:
    return {finding.code for finding in validate(path)}


@pytest.mark.parametrize(("text", "line", "words"), FAULTY, ids=[row[0][:60] for row in FAULTY])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_configuration_cannot_be_carried_out_and_names_the_line(
    text: str, line: str, words: str, *, language: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "pyproject.toml").write_text(text.replace("\\n", "\n"), encoding="utf-8")
    assert run(["validate", "a", "--lang", language]) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert f"pyproject.toml:{line}: " in said.err
    assert words in said.err or language == "en"


HOSTILE: dict[str, tuple[Any, str, Any]] = {
    "a gibibyte": (lambda file: file.truncate(1 << 30), "", "256 KiB"),
    "nested": (b"select = " + b"[" * 500 + b"]" * 500, "1", {"zh": "套得太深", "en": "too deeply"}),
    "nested in braces": (b"\nprofile = " + b"{a = " * 500 + b"1" + b"}" * 500, "2", "pgdecl"),
    "a dotted key": (b"\n\n" + b".".join([b"a"] * 100_000) + b" = 1", "3", "pgdecl"),
    "a dotted key in braces": (b"x = {" + b".".join([b"a"] * 100_000) + b" = 1}", "1", "pgdecl"),
    "a dotted table": (b"[" + b".".join([b"a"] * 100_000) + b"]\n" + b"b = 1\n", "1", "pgdecl"),
    "keys": (b"".join(b"a%d = 1\n" % number for number in range(10_000)), "1", "a0"),
    "tables": (b"".join(b"[a%d]\n" % number for number in range(10_000)), "1", "a0"),
    "digits": (b"[thresholds]\nhistory-drop = " + b"1" * 5_000, "2", {"zh": "数太长", "en": "too long"}),
    "digits of sixteen": (b"[profile]\nframe = 0x" + b"F" * 5_000, "2", "2015 2021"),
    "a long word": (b"select = []\n" + b"a" * 100_000 + b" = 1", "2", "aaa…"),
    "a long text": (b'language = "' + b"a" * 100_000 + b'"', "1", "aaa…"),
}
"""What no configuration needs: the bytes, the line that is said, words of the message (in each language)."""


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest, folder: Path) -> str:
    data = HOSTILE[request.param][0]
    with (folder / "pgdecl.toml").open("wb") as file:
        if isinstance(data, bytes):
            file.write(data)
        else:
            data(file)
    return str(request.param)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_configuration_beyond_all_measure_is_refused(
    language: str, hostile: str, capfd: pytest.CaptureFixture[str]
) -> None:
    _, line, words = HOSTILE[hostile]
    assert run(["validate", "a", "--lang", language]) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert f"pgdecl.toml:{line}" in said.err
    assert (words[language] if isinstance(words, dict) else words) in said.err
    assert "Traceback" not in said.err


@pytest.mark.usefixtures("hostile")
def test_configuration_beyond_all_measure_takes_little_memory() -> None:
    tracemalloc.start()
    assert run(["validate", "a"]) == 2
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 200 * 1024 * 1024


def test_shared_configuration_that_is_too_large_is_refused_only_if_it_may_be_about_us(folder: Path) -> None:
    comment = "# " + "x" * 1024 * 1024
    (folder / "pyproject.toml").write_text(f"[other]\n{comment}")
    assert codes(folder / "a" / "b" / "x.yaml")
    (folder / "pyproject.toml").write_text(f"[tool.pgdecl]\n{comment}")
    with pytest.raises(ConfigurationError, match="config-too-large"):
        validate(folder / "a" / "b" / "x.yaml")


def test_configuration_is_read_once_for_all_folders_below_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (folder / "a" / str(number)).mkdir()
        (folder / "a" / str(number) / "x.yaml").write_bytes(REAL.read_bytes())
    (folder / "pyproject.toml").write_text('[tool.pgdecl]\nselect = ["PG202"]\n')
    paths: list[str] = []
    original = toml.parsed

    def noting(path: str, data: bytes) -> toml.TomlFile:
        paths.append(path)
        return original(path, data)

    monkeypatch.setattr("pgdecl.config.read.parsed", noting)
    assert run(["validate", "-q", "a"]) == 1
    assert paths == [str(folder / "pyproject.toml")]


def test_configuration_may_begin_with_the_mark_of_utf_8(folder: Path) -> None:
    (folder / "pgdecl.toml").write_text('select = ["PG604"]', encoding="utf-8-sig")
    assert codes(folder / "a" / "b" / "x.yaml") == {"PG604"}
    (folder / "pgdecl.toml").unlink()
    (folder / "pyproject.toml").write_text('[tool.pgdecl]\nselect = ["PG603"]', encoding="utf-8-sig")
    assert codes(folder / "a" / "b" / "x.yaml") == set()


def test_configuration_in_another_encoding_is_refused_with_its_line(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "pgdecl.toml").write_text('[words]\nstatus = ["办结"]\n', encoding="gb18030")
    assert run(["validate", "a"]) == 2
    said = capfd.readouterr().err
    assert "pgdecl.toml:2: " in said
    assert "UTF-8" in said


def test_nearest_configuration_holds(folder: Path) -> None:
    everything = codes(folder / "a" / "b" / "x.yaml")
    (folder / "pyproject.toml").write_text('[tool.pgdecl]\nselect = ["PG202"]\n')
    assert codes(folder / "a" / "b" / "x.yaml") == {"PG202"}
    (folder / "a" / "pgdecl.toml").write_text('ignore = ["status-word-as-value"]\n')
    assert codes(folder / "a" / "b" / "x.yaml") == everything - {"PG202"}


@pytest.mark.parametrize(
    "text",
    [
        '[tool.other]\nselect = ["PG2"]\n',
        '[project]\nname = "申报"\ndependencies = ["pgdecl"]\n',
        '[tool]\nother = "pgdecl"\n',
        '[project.scripts]\npgdecl = "tool.pgdecl"\n',
    ],
)
def test_pyproject_without_our_table_is_passed_over(text: str, folder: Path) -> None:
    (folder / "pgdecl.toml").write_text('select = ["PG6"]\n')
    (folder / "a" / "pyproject.toml").write_text(text, encoding="utf-8")
    assert codes(folder / "a" / "b" / "x.yaml") == {"PG601", "PG604"}


@pytest.mark.parametrize(
    "text",
    [
        '[tool.pgdecl]\nselect = ["PG202"]',
        '[ tool . "pgdecl" ]\nselect = ["PG202"]',
        "['tool'.'pgdecl']\nselect = ['PG202']",
        '[tool]\npgdecl.select = ["PG202"]',
        '[tool]\npgdecl = {select = ["PG202"]}',
        'tool.pgdecl.select = ["PG202"]',
        'tool = {pgdecl = {select = ["PG202"]}}',
    ],
)
def test_our_table_may_be_written_in_every_way_that_toml_has(text: str, folder: Path) -> None:
    (folder / "pyproject.toml").write_text(text)
    assert codes(folder / "a" / "b" / "x.yaml") == {"PG202"}


def test_rule_that_is_off_runs_when_its_code_is_selected(folder: Path) -> None:
    path = folder / "a" / "b" / "x.yaml"
    path.write_text(
        REAL.read_text(encoding="utf-8").replace("政务大厅合格率", "Z口大厅合格率"), encoding="utf-8"
    )
    assert "PG303" not in codes(path)
    (folder / "pgdecl.toml").write_text('select = ["PG3"]\n')
    assert "PG303" not in codes(path)
    (folder / "pgdecl.toml").write_text('select = ["PG303"]\n')
    assert codes(path) == {"PG303"}


def test_one_rule_of_an_ignored_group_can_be_selected(folder: Path) -> None:
    (folder / "pgdecl.toml").write_text('select = ["PG203", "PG4"]\nignore = ["PG2", "PG411"]\n')
    assert codes(folder / "a" / "b" / "x.yaml") == {"PG203", "PG403", "PG405"}


def test_per_path_ignores_hold_for_matching_files(folder: Path) -> None:
    (folder / "a" / "y.yaml").write_bytes(REAL.read_bytes())
    (folder / "pgdecl.toml").write_text('[per-path-ignores]\n"a/b/*" = ["PG2", "PG3", "PG4"]\n')
    assert codes(folder / "a" / "b" / "x.yaml") == {"PG601", "PG604"}
    assert "PG202" in codes(folder / "a" / "y.yaml")


def test_severities_are_overridden(folder: Path) -> None:
    (folder / "pgdecl.toml").write_text('[severity]\nPG604 = "error"\nstatus-word-as-value = "info"\n')
    found = {finding.code: finding.severity for finding in validate(folder / "a" / "b" / "x.yaml")}
    assert found["PG604"] is Severity.ERROR
    assert found["PG202"] is Severity.INFO


def test_words_and_thresholds_are_extended(folder: Path) -> None:
    path = folder / "a" / "b" / "x.yaml"
    path.write_text(REAL.read_text(encoding="utf-8").replace("体验感增强", "领导要求"), encoding="utf-8")
    before = len([f for f in validate(path) if f.code == "PG411"])
    (folder / "pgdecl.toml").write_text('[words]\nhollow = ["领导"]\nrooted = ["政务"]\n', encoding="utf-8")
    found = [f for f in validate(path) if f.code == "PG411"]
    assert len(found) != before
    (folder / "pgdecl.toml").write_text("[thresholds]\nalike-rows = 8\n")
    assert "PG403" not in codes(path)


@pytest.mark.parametrize(
    ("words", "code", "found"),
    [
        ('unjoined = ["宣传报道、专题片"]', "PG211", False),
        ('one-off = ["延续性"]', "PG403", False),
        ('hollow-end = ["增强"]', "PG411", True),
        ('kind-of-value = ["水平"]', "PG303", True),
    ],
)
def test_lists_of_words_can_be_extended(words: str, code: str, *, found: bool, folder: Path) -> None:
    text = f'select = ["{code}"]\n[words]\n{words}\n'
    (folder / "pgdecl.toml").write_text(text, encoding="utf-8")
    assert (code in codes(folder / "a" / "b" / "x.yaml")) is found


def test_configured_layout_is_known_and_printed(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = folder / "x.yaml"
    revised = (EXAMPLES / "ezhou-2022.revised.yaml").read_text(encoding="utf-8")
    path.write_text(revised.replace("layout: hubei-project", "layout: side-by-side"), encoding="utf-8")
    assert "PG904" in codes(path)
    (folder / "forms").mkdir()
    source = DATA / "layouts" / "side-by-side.yaml"
    (folder / "forms" / "side-by-side.yaml").write_bytes(source.read_bytes())
    (folder / "pgdecl.toml").write_text('layouts = ["forms/side-by-side.yaml"]\n')
    assert codes(path) == set()
    assert run(["render", "x.yaml", "-o", "x.docx", "--allow-omissions"]) == 0
    assert (folder / "x.docx").stat().st_size > 1000
    capfd.readouterr()


def test_language_of_the_configuration_gives_way_to_the_call(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pgdecl.toml").write_text('language = "en"\n')
    run(["validate", "--select", "PG601", "a"])
    assert "lacks 元" in capfd.readouterr().out
    run(["validate", "--select", "PG601", "a", "--lang", "zh"])
    assert "缺“元”" in capfd.readouterr().out
    monkeypatch.setenv("PGDECL_LANG", "zh")
    run(["validate", "--select", "PG601", "a"])
    assert "缺“元”" in capfd.readouterr().out


def test_configuration_by_option(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "pgdecl.toml").write_text('select = ["PG202"]\n')
    (folder / "pgdecl.toml").rename(folder / "other.toml")
    (folder / "other.toml").write_text('[tool.pgdecl]\nselect = ["PG203"]\n')
    run(["validate", "a", "--config", "other.toml"])
    assert {line.split(": ")[1][:5] for line in capfd.readouterr().out.splitlines()} == {"PG203"}
    assert run(["validate", "a", "--config", "gone.toml"]) == 2


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--select", "PG203"], {"PG203"}),
        (["--select", "PG203,value-repeats-name"], {"PG203", "PG217"}),
        (["--select", "PG2", "--ignore", "PG202", "--ignore", "PG21"], {"PG203", "PG205"}),
        (["--select", "pg6"], {"PG601", "PG604"}),
    ],
    ids=lambda case: " ".join(sorted(case) if isinstance(case, set) else case),
)
def test_selection_on_the_command_line(
    arguments: list[str], found: set[str], capfd: pytest.CaptureFixture[str]
) -> None:
    run(["validate", str(REAL), *arguments])
    assert {line.split(": ")[1][:5] for line in capfd.readouterr().out.splitlines()} == found


def test_unknown_code_on_the_command_line_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(REAL), "--select", "PG2,PX1"]) == 2
    assert "PX1" in capfd.readouterr().err


def test_errors_of_structure_are_reported_whatever_is_selected(capfd: pytest.CaptureFixture[str]) -> None:
    broken = EXAMPLES / "broken" / "misspelt-key.yaml"
    assert run(["validate", str(broken), "--select", "PG6", "--ignore", "PG1"]) == 1
    assert "PG101" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("call", "english", "chinese"),
    [
        (["show", "a/x.yaml"], "long-term goal 1", "长期绩效目标1"),
        (["show", "a/faulty.yaml"], "“budget” is missing", "缺少“budget”"),
        (["render", "a/faulty.yaml"], "has errors (1), so nothing was written", "有 1 个错误，没有输出"),
        (
            ["render", "a/x.yaml", "--layout", "side-by-side.yaml"],
            "no place for “last year”",
            "没有“上年”的位置",
        ),
        (["render", "--layout", "faulty-layout.yaml", "a/x.yaml"], "“blocks” is missing", "缺少“blocks”"),
        (["new", "--results", "a/faulty.yaml"], "“budget” is missing", "缺少“budget”"),
    ],
    ids=str,
)
def test_every_command_honours_the_configured_language(
    call: list[str], english: str, chinese: str, *, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = REVISED.read_text(encoding="utf-8")
    (folder / "a" / "x.yaml").write_text(text, encoding="utf-8")
    (folder / "a" / "faulty.yaml").write_text(text.replace("\nbudget: ", "\n# budget: "), encoding="utf-8")
    (folder / "side-by-side.yaml").write_bytes((DATA / "layouts" / "side-by-side.yaml").read_bytes())
    (folder / "faulty-layout.yaml").write_text("pgdecl_layout: 1\nname: x\n", encoding="utf-8")
    (folder / "a" / "pgdecl.toml").write_text('language = "en"\n')
    for asked, expected in (([], english), (["--lang", "zh"], chinese)):
        run([*call, *asked])
        told = capfd.readouterr()
        assert expected in told.out + told.err


def test_faulty_configuration_of_one_file_costs_the_others_nothing(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "a" / "pgdecl.toml").write_text("language = 1\n")
    (folder / "z.yaml").write_bytes(REVISED.read_bytes())
    assert run(["render", "a/b/x.yaml", "z.yaml", "-o", "out/"]) == 2
    assert "pgdecl.toml:1: " in capfd.readouterr().err
    assert len(list((folder / "out").iterdir())) == 1
