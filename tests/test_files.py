"""Files as they are on disks: pipes, what nobody may read, names too long, folders that are gone."""

import io
import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import pgdecl
from conftest import DATA, EXAMPLES, ROOT
from pgdecl.cli import run
from pgdecl.files import discovery, reading

GOOD = EXAMPLES / "ezhou-2022.revised.yaml"
BAD = EXAMPLES / "broken" / "misspelt-key.yaml"
LONG = "长" * 200 + ".yaml"
LONGEST_WAIT = 20
SPECIAL = {"zh": "这是设备或管道，不是普通文件", "en": "it is a device or a pipe, not a regular file"}
NO_PERMISSION = {"zh": "没有权限", "en": "permission denied"}


def in_words(value: object) -> str:
    """The arguments of a call, as they are typed."""
    words = " ".join(value) if isinstance(value, list) else str(value)
    return words.replace(LONG, "LONG").replace(str(GOOD), "GOOD")


@pytest.fixture(autouse=True)
def nothing_waits() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST_WAIT)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.yaml").write_bytes(GOOD.read_bytes())
    return tmp_path


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [pipe, bound_socket, link_to_device])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_no_regular_file_is_a_finding(
    language: str, make: Callable[[Path], None], folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    make(folder / "a.yaml")
    for path in (".", "a.yaml"):
        assert run(["validate", path, "--lang", language]) == 1
        out = capfd.readouterr().out
        assert out.removeprefix("./").startswith("a.yaml:1:1: PG001 ")
        assert out.endswith(f"{SPECIAL[language]}\n")
        assert out.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "pipe.yaml"], 1),
        (["render", "pipe.yaml", "-o", "out/"], 1),
        (["render", ".", "-o", "out/"], 1),
        (["render", "good.yaml", "--layout", "pipe.yaml"], 2),
        (["compare", "pipe.yaml"], 1),
        (["compare", "good.yaml", "pipe.yaml"], 1),
        (["compare", "good.yaml", "--results", "pipe.yaml"], 2),
        (["compare", "."], 1),
        (["new", "--results", "pipe.yaml"], 1),
        (["validate", "good.yaml", "--config", "pipe.yaml"], 2),
        (["validate", "--fix", "pipe.yaml"], 1),
    ],
    ids=in_words,
)
def test_no_command_waits_for_a_pipe(
    arguments: list[str], code: int, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert run(arguments) == code
    said = capfd.readouterr()
    assert "pipe.yaml" in said.out + said.err


def test_library_does_not_wait_for_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    for job in (pgdecl.load, pgdecl.validate):
        with pytest.raises(OSError, match="not a regular file"):
            job("pipe.yaml")


@pytest.mark.parametrize("name", ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"])
def test_pipe_that_the_caller_opened_is_read(name: str) -> None:
    command = [sys.executable, "-m", "pgdecl", "validate", name]
    done = subprocess.run(command, cwd=ROOT, input=BAD.read_bytes(), capture_output=True, check=False)
    assert done.stdout.decode().startswith(f"{name}:13:13: PG101 ")


def test_standard_input_is_read_with_several_processes(folder: Path) -> None:
    assert (folder / "good.yaml").is_file()
    arguments = ["validate", "good.yaml", "/dev/stdin", "--jobs", "2"]
    script = (
        "import sys; from pgdecl.files import batch; batch.CHUNK = 1; from pgdecl.cli import main; main()"
    )
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, input=BAD.read_bytes(), capture_output=True, check=False)
    assert done.stdout.decode().startswith("/dev/stdin:13:13: PG101 ")


def test_configuration_may_be_the_empty_device(folder: Path) -> None:
    (folder / "pgdecl.toml").write_text("selct = []")
    assert run(["validate", "good.yaml"]) == 2
    assert run(["validate", "good.yaml", "--config", os.devnull]) == 0


@pytest.fixture
def closed_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that may not be listed, whoever runs the tests."""
    closed = folder / "closed"
    closed.mkdir()
    (folder / "z.yaml").write_bytes(BAD.read_bytes())
    scandir = os.scandir

    def refusing(path: Any = ".") -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    return closed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_folder_that_cannot_be_read_is_said_after_the_rest(
    language: str, closed_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "-q", ".", "--lang", language]) == 2
    said = capfd.readouterr()
    assert said.out.startswith("./z.yaml:13:13: PG101 ")
    assert "./closed" in said.err
    assert NO_PERMISSION[language] in said.err
    (closed_folder.parent / "z.yaml").unlink()
    assert run(["render", ".", "-o", "out/", "--lang", language]) == 2
    said = capfd.readouterr()
    assert said.out.startswith("out/")
    assert NO_PERMISSION[language] in said.err
    assert run(["compare", ".", "--lang", language]) == 2
    said = capfd.readouterr()
    assert "good.yaml" in said.out
    assert "./closed" in said.err
    assert NO_PERMISSION[language] in said.err


@pytest.mark.parametrize("command", ["validate", "render", "compare"])
def test_folder_alone_that_cannot_be_read_is_said(
    command: str, closed_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([command, str(closed_folder)]) == 2
    assert capfd.readouterr() == ("", f"错误：读不了 {closed_folder}：没有权限\n")


@pytest.mark.parametrize("command", ["validate", "show", "render", "compare", "new --results"])
def test_folder_that_may_not_be_entered_is_said(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lstat, stat = os.lstat, os.stat

    def refusing(original: Callable[..., os.stat_result]) -> Callable[..., os.stat_result]:
        def ask(path: Any, **options: Any) -> os.stat_result:
            if isinstance(path, str) and path.startswith("closed/"):
                raise PermissionError(13, "", path)
            return original(path, **options)

        return ask

    monkeypatch.setattr(os, "lstat", refusing(lstat))
    monkeypatch.setattr(os, "stat", refusing(stat))
    assert (folder / "good.yaml").is_file()
    assert run([*command.split(), "closed/x.yaml"]) == 2
    assert capfd.readouterr() == ("", "错误：读不了 closed/x.yaml：没有权限\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", LONG],
        ["show", LONG],
        ["render", LONG],
        ["render", "good.yaml", "-o", LONG],
        ["render", "good.yaml", "-o", f"{LONG}/"],
        ["compare", LONG],
        ["compare", "good.yaml", "-o", LONG],
        ["compare", "good.yaml", "--results", LONG],
        ["new", "--results", LONG],
        ["new", "--results", "good.yaml", "-o", LONG],
        ["validate", "good.yaml", "--config", LONG],
        ["validate", f"{LONG}/x.yaml"],
    ],
    ids=in_words,
)
@pytest.mark.parametrize(("language", "reason"), [("zh", "文件名太长"), ("en", "the name is too long")])
def test_name_that_is_too_long_is_said(
    arguments: list[str], language: str, reason: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert (folder / "good.yaml").is_file()
    assert run([*arguments, "--lang", language]) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.rstrip().endswith(reason)


def test_longest_name_of_the_system_can_be_written_and_fixed(folder: Path) -> None:
    longest = "x" * 250 + ".yaml"
    text = GOOD.read_text(encoding="utf-8").replace("≥10个", "≥１０个", 1)
    (folder / longest).write_text(text, encoding="utf-8")
    assert run(["validate", "--fix", longest]) == 0
    assert "１０" not in (folder / longest).read_text(encoding="utf-8")
    document = "x" * 250 + ".docx"
    assert run(["render", longest, "-o", document]) == 0
    assert (folder / document).is_file()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["validate"], 2),
        (["validate", "-"], 2),
        (["validate", "good.yaml"], 2),
        (["validate", str(GOOD)], 0),
        (["validate", str(GOOD), "--format", "sarif"], 0),
        (["show", str(GOOD)], 0),
        (["render", str(GOOD)], 2),
        (["render", "--blank"], 2),
        (["compare", str(GOOD)], 0),
        (["compare", str(GOOD), "-o", "x"], 2),
        (["compare", "good.yaml", "--rev", "HEAD"], 2),
        (["new", "--results", str(GOOD), "-o", "x"], 2),
        (["rules"], 0),
        (["schema"], 0),
        (["--version"], 0),
    ],
    ids=in_words,
)
def test_folder_that_is_gone_is_no_bug(
    arguments: list[str],
    code: int,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.read_bytes())))
    assert run(arguments) == code
    said = capfd.readouterr()
    assert (said.err != "") is (code == 2 or arguments[0] == "validate")
    if arguments == ["validate", "-"]:
        assert said.err == "错误：当前文件夹已经不在了；先进入一个存在的文件夹\n"


def test_system_that_refuses_is_no_bug(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(5, "", "somewhere")

    monkeypatch.setattr("pgdecl.app.validate.check_files", refuse)
    assert run(["validate", str(GOOD)]) == 2
    assert capfd.readouterr().err == "错误：系统不允许读写 somewhere：磁盘读写出错\n"


def test_each_file_of_a_folder_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        text = GOOD.read_text(encoding="utf-8").replace("  name: ", f"  name: 第{number}项", 1)
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    (folder / "other.yaml").write_text("a: 1\n")
    (folder / "pyproject.toml").write_text('[tool.pgdecl]\nselect = ["PG6"]\n')
    opened = Counter[str]()
    original = reading.read

    def counting(name: str) -> bytes:
        opened[os.path.basename(name)] += 1  # noqa: PTH119 - names are texts there
        return original(name)

    monkeypatch.setattr(reading, "read", counting)
    assert run(["validate", str(folder)]) == 0
    assert len(opened) == 23
    assert set(opened.values()) == {1}


def test_files_are_read_when_they_are_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(100):
        (folder / f"{number:03}.yaml").write_bytes(GOOD.read_bytes())
    names: list[str] = []
    original = reading.read

    def noting(name: str) -> bytes:
        names.append(name)
        return original(name)

    monkeypatch.setattr(reading, "read", noting)
    files = discovery.sources([str(folder)]).files
    assert len(list(islice(files, 5))) == 5
    assert len(names) == 5


def test_documents_of_other_kinds_are_passed_over_in_folders(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    results = (EXAMPLES / "road-maintenance-2023.results.yaml").read_bytes()
    (folder / "a.yaml").write_bytes(results)
    (folder / "b.yaml").write_bytes(results.decode().encode("utf-8-sig"))
    (folder / "c.yaml").write_bytes((DATA / "layouts" / "side-by-side.yaml").read_bytes())
    assert run(["validate", "."]) == 0
    assert capfd.readouterr().err == "检查 3 个文件：没有发现问题\n"
    assert run(["validate", "c.yaml"]) == 1
    assert "PG112 这是版式文件，这里要的是申报表" in capfd.readouterr().out
    (folder / "good.yaml").unlink()
    for command in ("render", "compare"):
        assert run([command, "."]) == 2
        assert capfd.readouterr().err == "错误：没有找到申报表（含 pgdecl 键的 YAML 文件）：.\n"
    for name in ("a.yaml", "b.yaml"):
        (folder / name).unlink()
    assert run(["validate", "."]) == 2
    assert capfd.readouterr().err == "错误：没有找到申报表（含 pgdecl 键的 YAML 文件）：.\n"


def test_more_declarations_than_one_run_takes_are_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(discovery, "MOST_FILES", 3)
    for number in range(10):
        (folder / f"{number}.yaml").write_text("a: 1\n")
    assert run(["validate", "."]) == 0
    for number in range(3):
        (folder / f"{number}.yaml").write_bytes(BAD.read_bytes())
    capfd.readouterr()
    assert run(["validate", "."]) == 2
    assert capfd.readouterr() == ("", "错误：一次最多处理 3 个文件\n")
    assert run(["compare", "."]) == 2


def test_file_named_twice_is_checked_once(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert (folder / "good.yaml").is_file()
    assert run(["validate", "./good.yaml", ".", "./good.yaml"]) == 0
    assert capfd.readouterr().err == "检查 1 个文件：没有发现问题\n"
