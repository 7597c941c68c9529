"""What surrounds a call: streams that are closed or full, other encodings, variables that are not set."""

import os
import pty
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from conftest import EXAMPLES, ROOT
from processes import CLOSED, FULL, GONE_READER, called, files_in

GOOD = str(EXAMPLES / "ezhou-2022.revised.yaml")
BAD = str(EXAMPLES / "broken" / "misspelt-key.yaml")
CALLS = [
    (["--version"], 0),
    (["compare", "--help"], 0),
    (["validate", BAD, "--format", "json"], 1),
    (["show", GOOD], 0),
    (["compare", GOOD], 0),
    (["new", "--results", GOOD], 0),
]
SEVERAL = CALLS[1:4]
"""Help, findings, and what the console draws."""


def name_of(case: object) -> str:
    return " ".join(word.rpartition("/")[2] for word in case) if isinstance(case, list) else str(case)


each_call = pytest.mark.parametrize(("arguments", "code"), CALLS, ids=name_of)
several_calls = pytest.mark.parametrize(("arguments", "code"), SEVERAL, ids=name_of)
C_LOCALE = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@cache
def usually(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return called(list(arguments))


@each_call
@pytest.mark.parametrize(("preparation", "reason"), [(CLOSED, "已经关闭"), (FULL, "磁盘已满")], ids=str)
def test_output_that_cannot_be_written_is_said(
    preparation: str, reason: str, arguments: list[str], code: int
) -> None:
    said = called(arguments, preparation.format(1))
    assert said.returncode == 2 >= code
    assert said.stderr.decode() == f"错误：写不了 stdout：{reason}\n"


@several_calls
def test_reader_of_the_output_may_leave(arguments: list[str], code: int) -> None:
    said = called(arguments, GONE_READER.format(1))
    assert said.returncode == code
    assert "错误：" not in said.stderr.decode()


@pytest.mark.parametrize("preparation", [CLOSED, FULL, GONE_READER])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["validate", BAD], 1), (["validate", GOOD, "no-such-file"], 2)],
    ids=name_of,
)
def test_nothing_depends_on_standard_error(preparation: str, arguments: list[str], code: int) -> None:
    said = called(arguments, preparation.format(2))
    assert said.returncode == code
    assert said.stdout == usually(*arguments).stdout


def test_long_work_needs_no_standard_error(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.yaml").write_bytes(Path(BAD).read_bytes())
    said = called(["validate", ".", "--jobs", "2"], CLOSED.format(2), cwd=tmp_path)
    assert (said.returncode, said.stdout.count(b"PG101")) == (1, 60)


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "-"],
        ["show", "-"],
        ["compare", "-"],
        ["compare", "-", GOOD],
        ["compare", GOOD, "--results", "-"],
        ["new", "--results", "-"],
        ["render", "-"],
    ],
    ids=name_of,
)
@pytest.mark.parametrize(
    ("language", "message"),
    [("zh", "错误：读不了 -：已经关闭\n"), ("en", "error: cannot read -: the stream is closed\n")],
)
def test_standard_input_that_is_closed_is_said(language: str, message: str, arguments: list[str]) -> None:
    said = called([*arguments, "--lang", language], CLOSED.format(0))
    assert said.returncode == 2
    assert (said.stdout, said.stderr.decode()) == (b"", message)


@several_calls
@pytest.mark.parametrize(
    "variables",
    [C_LOCALE, {"PYTHONIOENCODING": "gbk"}],
    ids=str,
)
def test_output_is_in_utf_8_except_on_terminals(
    variables: dict[str, str], arguments: list[str], code: int
) -> None:
    usual = usually(*arguments)
    said = called(arguments, variables=variables)
    assert said.returncode == code
    assert (said.stdout, said.stderr) == (usual.stdout, usual.stderr)


def test_new_results_are_read_back_whatever_the_encoding_of_the_console(tmp_path: Path) -> None:
    results = tmp_path / "results.yaml"
    with results.open("wb") as file:
        called(["new", "--results", GOOD], variables={"PYTHONIOENCODING": "gbk"}, stdout=file)
    assert b"PG002" not in called(["validate", str(results), "-q"]).stdout
    assert "\npgdecl_results: 1\n" in results.read_text(encoding="utf-8")


def on_terminal(arguments: list[str], **variables: str) -> tuple[int, bytes]:
    """The exit code of a call on a terminal, and everything that appears there."""
    process, terminal = pty.fork()
    if not process:
        command = [sys.executable, "-m", "pgdecl", *arguments]
        os.execve(sys.executable, command, {**os.environ, **variables})  # noqa: S606 - our own command
    text = b""
    try:
        while block := os.read(terminal, 65536):
            text += block
    except OSError:  # the process has ended
        os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), text


@pytest.mark.parametrize(
    ("command", "code"), [("validate", 1), ("show", 1), ("compare", 0), ("render", 1)], ids=str
)
def test_terminal_of_another_encoding_gets_escapes(command: str, code: int, tmp_path: Path) -> None:
    text = Path(BAD).read_text(encoding="utf-8")
    path = tmp_path / "x.yaml"
    path.write_text(re.sub(r"name: .*", "name: 😀ค项目≥", text), encoding="utf-8")
    exit_code, said = on_terminal([command, str(path)], PYTHONIOENCODING="gbk")
    assert exit_code == code
    assert "Traceback" not in said.decode("gbk")
    assert re.search(r"[一-龥]", said.decode("gbk"))


@several_calls
def test_dumb_terminal_gets_no_escape_sequences(arguments: list[str], code: int) -> None:
    exit_code, said = on_terminal(arguments, TERM="dumb")
    assert exit_code == code
    assert b"\x1b" not in said


@pytest.mark.parametrize(("terminal", "erased"), [("xterm", True), ("dumb", False)])
def test_progress_bar_makes_room_for_each_line(
    terminal: str,
    erased: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(60):
        (tmp_path / f"{number}.yaml").write_bytes(Path(BAD).read_bytes())
    _, text = on_terminal(["validate", ".", "--format", "concise", "--color", "never"], TERM=terminal)
    assert len(re.findall(rb"(?:^|\n|\r\x1b\[2K)\./\d+\.yaml:13:13: ", text)) == 60
    assert (b"\x1b" in text) == erased


@several_calls
def test_nothing_depends_on_variables_and_home(arguments: list[str], code: int) -> None:
    said = called(arguments, env={})
    usual = usually(*arguments)
    assert said.returncode == code
    assert (said.stdout, said.stderr) == (usual.stdout, usual.stderr)


@several_calls
@pytest.mark.parametrize("python", [("-O",), ("-OO",), ("-X", "dev", "-W", "error")], ids=" ".join)
def test_options_of_python_change_nothing(python: tuple[str, ...], arguments: list[str], code: int) -> None:
    said = called(arguments, python=python)
    usual = usually(*arguments)
    assert said.returncode == code
    assert (said.stdout, said.stderr) == (usual.stdout, usual.stderr)


def test_several_processes_give_no_warnings(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.yaml").write_bytes(Path(BAD).read_bytes())
    python = ("-X", "dev", "-W", "error")
    said = called(["validate", ".", "--jobs", "2", "-q"], python=python, cwd=tmp_path)
    assert (said.returncode, said.stderr) == (1, b"")


def test_package_folder_need_not_be_writable(tmp_path: Path) -> None:
    package = tmp_path / "pgdecl"
    shutil.copytree(ROOT / "src" / "pgdecl", package, ignore=shutil.ignore_patterns("__pycache__"))
    before = files_in(package)
    variables = {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    for arguments, code in [*SEVERAL, (["render", GOOD], 0)]:
        assert called(arguments, variables=variables, cwd=tmp_path).returncode == code
    assert files_in(package) == before


def test_process_that_may_open_few_files_has_enough_for_its_jobs(tmp_path: Path) -> None:
    for number in range(2000):
        (tmp_path / f"{number}.yaml").write_bytes(Path(BAD).read_bytes())
    limit = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))"
    said = called(["validate", ".", "--jobs", "200"], limit, cwd=tmp_path)
    assert (said.returncode, said.stdout.count(b"PG101")) == (1, 2000)
    assert said.stderr.count(b"\n") == 1


def test_odd_things_in_a_large_folder_cost_neither_time_nor_memory(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.yaml").symlink_to("self.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    with (tmp_path / "large.yaml").open("wb") as sparse:
        sparse.write(b"pgdecl: 1\n")
        sparse.truncate(1024**3)
    (tmp_path / "x.yaml").write_bytes(Path(BAD).read_bytes())
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))"
    said = called(["validate", "."], limit, cwd=tmp_path)
    assert said.returncode == 1
    found = sorted(line.split(":")[0] for line in said.stdout.decode().splitlines())
    assert found == ["./large.yaml", "./pipe.yaml", "./self.yaml", "./x.yaml"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [("concise", rb"\udcff\udcfe.yaml:13"), ("json", rb"\udcff\udcfe.yaml"), ("sarif", b"%FF%FE.yaml")],
)
def test_name_that_is_not_utf_8_is_shown_with_escapes(form: str, shown: bytes, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff\xfe.yaml"
    shutil.copy(os.fsencode(BAD), path)
    said = called(["validate", os.fsdecode(path), "--format", form])
    assert said.returncode == 1
    assert shown in said.stdout
    said.stdout.decode("utf-8")
