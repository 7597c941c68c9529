"""Files are written completely or not at all, whatever happens, under names that every system takes."""

import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import EXAMPLES, ROOT
from pgdecl.app.render_files import RenderBatch, RenderReport
from pgdecl.cli import run
from pgdecl.files.file_names import safe_name
from processes import called, files_in

GOOD = EXAMPLES / "ezhou-2022.revised.yaml"
TEXT = GOOD.read_text(encoding="utf-8")
NAME = "政务服务提升工作经费"
TO_FIX = TEXT.replace("≥10个", "≥１０个", 1)
LONGEST_WAIT = 60
PAUSED_BEFORE_NAMING = f"""
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # test runs in the background may ignore it
def pause(_descriptor):
    print("written", flush=True)
    time.sleep({LONGEST_WAIT})
os.fsync = pause
from pgdecl.files import batch
batch.CHUNK = 1
from pgdecl.cli import main
main()
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def declarations(folder: Path, names: Iterable[str]) -> None:
    """Declarations of projects with these names, in files with numbers."""
    for number, name in enumerate(names):
        quoted = '"' + "".join(f"\\U{ord(c):08x}" for c in name) + '"'
        text = TEXT.replace(f"name: {NAME}", f"name: {quoted}", 1).replace("year: 2022", "year: 2023", 1)
        (folder / f"{number:02}.yaml").write_text(text, encoding="utf-8")


def paused(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    """A call in a process group of its own that has written a part, and waits before it names it."""
    process = subprocess.Popen(
        [sys.executable, "-c", PAUSED_BEFORE_NAMING, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    return process


def parts(folder: Path) -> list[str]:
    return [name for name in files_in(folder) if ".pgdecl-" in name]


CALLS = [
    ["render", "in", "-o", "out/"],
    ["render", "in", "-o", "out/", "--jobs", "2"],
    ["render", "--blank", "-o", "out/"],
    ["compare", "in/00.yaml", "--format", "html", "-o", "out/x.html"],
    ["new", "--results", "in/00.yaml", "-o", "out/x.yaml"],
    ["validate", "--fix", "in"],
]


@pytest.fixture
def inputs(folder: Path) -> Path:
    (folder / "in").mkdir()
    declarations(folder / "in", map(str, range(8)))
    for path in (folder / "in").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("≥10个", "≥１０个", 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("call", "number"),
    [(call, signal.SIGTERM) for call in CALLS]
    + [(call, signal.SIGINT) for call in CALLS[:2]]
    + [(CALLS[0], signal.SIGHUP)],
    ids=lambda case: " ".join(case) if isinstance(case, list) else case.name,
)
def test_interrupted_run_leaves_no_part(call: list[str], number: signal.Signals, inputs: Path) -> None:
    before = files_in(inputs)
    with paused(inputs, *call) as process:
        assert len(parts(inputs)) == 1
        os.killpg(process.pid, number)
        _, said = process.communicate(timeout=LONGEST_WAIT)
    assert process.returncode == 130
    assert said.strip() == "已中断"
    assert files_in(inputs) == before


@pytest.mark.parametrize("call", CALLS[:2], ids=" ".join)
def test_part_of_a_killed_run_is_removed_by_the_next_one(call: list[str], inputs: Path) -> None:
    with paused(inputs, *call) as process:
        process.kill()
        process.communicate(timeout=LONGEST_WAIT)  # the streams end when no worker is left
    assert len(parts(inputs)) == 1
    (inputs / "out" / ".pgdecl-notes.part").write_text("not ours")
    said = called(call, cwd=inputs)
    assert said.returncode == 0
    assert parts(inputs) == ["out/.pgdecl-notes.part"]


def test_part_of_a_run_that_goes_on_stays(inputs: Path) -> None:
    with paused(inputs, "render", "in/00.yaml", "-o", "out/") as process:
        (part,) = parts(inputs)
        assert called(["render", "in/01.yaml", "-o", "out/"], cwd=inputs).returncode == 0
        assert parts(inputs) == [part]
        process.terminate()
        process.communicate(timeout=LONGEST_WAIT)
    assert parts(inputs) == []


def test_worker_that_is_killed_costs_no_document(
    inputs: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    reports = RenderBatch.reports

    def dying(batch: RenderBatch, files: Iterable[Any]) -> Iterator[RenderReport]:
        for number, report in enumerate(reports(batch, files)):
            if multiprocessing.parent_process() is not None and number == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            yield report

    monkeypatch.setattr(RenderBatch, "reports", dying)
    assert run(["render", "in", "-o", "out/", "--jobs", "2"]) == 0
    assert capfd.readouterr().err.count("有一个进程意外终止") == 1
    assert files_in(inputs / "out") == [f"{number}-2023.docx" for number in range(8)]
    for path in (inputs / "out").iterdir():
        assert zipfile.ZipFile(path).testzip() is None


def test_part_is_removed_when_the_disk_is_full(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "")

    monkeypatch.setattr(os, "fsync", full)
    assert run(["render", "in", "-o", "out/"]) == 2
    assert files_in(inputs / "out") == []


def test_file_that_appears_meanwhile_is_not_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: Path("a.docx").write_text("kept"))
    assert run(["render", str(GOOD), "-o", "a.docx"]) == 2
    assert capfd.readouterr().err == "错误：文件已存在：a.docx；要覆盖请加 --force\n"
    assert files_in(folder) == ["a.docx"]
    assert (folder / "a.docx").read_text() == "kept"


def test_file_system_without_hard_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(1, "")

    monkeypatch.setattr(os, "link", refuse)
    assert run(["render", str(GOOD), "-o", "a.docx"]) == 0
    assert files_in(folder) == ["a.docx"]
    monkeypatch.setattr(os, "fsync", lambda _descriptor: Path("b.docx").write_text("kept"))
    assert run(["render", str(GOOD), "-o", "b.docx"]) == 2
    assert (folder / "b.docx").read_text() == "kept"


OUTPUTS: list[Callable[[str], list[str]]] = [
    lambda name: ["render", str(GOOD), "-o", name],
    lambda name: ["render", "--blank", "-o", name],
    lambda name: ["compare", str(GOOD), "-o", name],
    lambda name: ["new", "--results", str(GOOD), "-o", name],
]
each_output = pytest.mark.parametrize("call", OUTPUTS, ids=["render", "blank", "compare", "new"])


@each_output
@pytest.mark.parametrize("exists", [True, False], ids=["existing", "dangling"])
def test_symbolic_link_counts_as_a_file_and_stays(
    exists: bool,  # noqa: FBT001 - a case
    call: Callable[[str], list[str]],
    folder: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    behind = folder / "elsewhere" / "behind"
    behind.parent.mkdir()
    if exists:
        behind.write_text("old")
        behind.chmod(0o640)
    (folder / "link").symlink_to("elsewhere/behind")
    assert run(call("link")) == 2
    assert capfd.readouterr().err == "错误：文件已存在：link；要覆盖请加 --force\n"
    assert behind.exists() == exists
    assert run([*call("link"), "--force"]) == 0
    assert capfd.readouterr().out == "link\n"
    assert (folder / "link").is_symlink()
    assert behind.read_bytes() not in (b"", b"old")
    assert not exists or stat.S_IMODE(behind.stat().st_mode) == 0o640
    assert files_in(folder) == ["elsewhere/behind", "link"]


@each_output
def test_loop_of_links_is_said(
    call: Callable[[str], list[str]], folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    assert run([*call("a"), "--force"]) == 2
    assert capfd.readouterr().err == "错误：写不了 a：链接绕成了圈\n"
    assert (folder / "a").is_symlink()


@pytest.mark.parametrize("length", range(245, 256))
def test_every_name_that_the_file_system_takes_can_be_written(length: int, folder: Path) -> None:
    name = "长" * (length // 3) + "x" * (length % 3)
    assert len(name.encode()) == length
    for call in OUTPUTS:
        assert run(call(name)) == 0
        assert run([*call(name), "--force"]) == 0
        (folder / name).unlink()
    (folder / name).write_text(TO_FIX, encoding="utf-8")
    assert run(["validate", "--fix", name]) == 0
    assert "１" not in (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "call", [["render", str(GOOD), "-o", "x", "--force"], ["validate", "--fix", "x"]], ids=str
)
def test_owner_and_mode_are_kept(call: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "x"
    path.write_text(TO_FIX, encoding="utf-8")
    path.chmod(0o664)
    owners: list[tuple[int, int]] = []
    original = os.stat

    def of_somebody_else(name: Any, **options: Any) -> os.stat_result:
        result = original(name, **options)
        if str(name).endswith("x"):
            return os.stat_result((*result[:4], 1234, 5678, *result[6:]))
        return result

    def chown(_name: object, user: int, group: int) -> None:
        owners.append((user, group))
        if user != -1:
            raise PermissionError(1, "")

    monkeypatch.setattr(os, "stat", of_somebody_else)
    monkeypatch.setattr(os, "chown", chown)
    assert run(call) == 0
    assert owners == [(1234, 5678), (-1, 5678)]
    assert stat.S_IMODE(original(path).st_mode) == 0o664


def test_folder_that_may_not_be_listed_can_be_written_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: object) -> list[str]:
        raise PermissionError(13, "")

    monkeypatch.setattr(os, "listdir", refuse)
    assert run(["render", str(GOOD), "-o", "out/"]) == 0
    assert (folder / "out" / f"{NAME}-2022.docx").is_file()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("政务服务", "政务服务"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f"),
        ("..", "_"),
        ("", "_"),
        (".hidden", "hidden"),
        ("x\ny", "x_y"),
        ("长" * 200, "长" * 60),
        ("CON", "_CON"),
        ("nul", "_nul"),
        ("COM1", "_COM1"),
        ("com¹", "_com¹"),
        ("aux.txt", "_aux.txt"),
        ("LPT9", "_LPT9"),
        ("prn .x", "_prn .x"),
        ("CONIN$", "_CONIN$"),
        ("CONSTRUCTION", "CONSTRUCTION"),
        ("COM10", "COM10"),
        ("-rf", "_-rf"),
        ("--help", "_--help"),
        ("项目.", "项目"),
        ("项目 . ", "项目"),
        ("\u3000项目\u3000", "项目"),
        ("x" * 59 + " .y", "x" * 59),
        ("😀" * 60, "😀" * 50),
        ("𠮷" * 60, "𠮷" * 50),
        ("a" + "😀" * 60, "a" + "😀" * 49),
        ("\u202e\u200b\ufeff", "___"),
        ("\ud800x", "_x"),
    ],
    ids=lambda text: ascii(text)[:40],
)
def test_project_names_make_file_names_for_every_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert safe_name(safe) == safe
    assert len(f"{safe}-2023-99.docx".encode()) <= 255


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_documents_of_odd_names_are_written_each_and_said(
    jobs: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    names = ["a/b", "a:b", "a_b", "A_B", "CON", "-rf", "😀" * 80, "😀" * 80 + "x", "普通"]
    declarations(folder, names)
    assert run(["render", ".", "-o", "out/", "--jobs", jobs]) == 0
    heard = capfd.readouterr()
    stems = ["a_b", "a_b", "a_b", "A_B", "_CON", "_-rf", "😀" * 50, "😀" * 50, "普通"]
    numbers = ["", "-2", "-3", "-4", "", "", "", "-2", ""]
    written = [f"out/{stem}-2023{number}.docx" for stem, number in zip(stems, numbers, strict=True)]
    assert heard.out.splitlines() == written
    assert len(files_in(folder / "out")) == len(names)
    assert heard.err.splitlines() == [
        f"“{name if len(name) < 60 else name[:59] + '…'}”不能原样用作文件名，写到了 {path}"
        for name, path in zip(names, written, strict=True)
        if path != f"out/{name}-2023.docx"
    ]
    assert run(["render", ".", "-o", "out/", "--jobs", jobs, "--force", "--lang", "en"]) == 0
    assert "“a/b” cannot be a file name as it is; written to out/a_b-2023.docx\n" in capfd.readouterr().err
    assert len(files_in(folder / "out")) == len(names)


def test_name_that_the_locale_lacks_is_said(folder: Path) -> None:
    variables = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    said = called(["render", str(GOOD), "-o", "out/"], variables=variables, cwd=folder)
    assert said.returncode == 2
    assert "PYTHONUTF8" in said.stderr.decode()
    assert files_in(folder) == []
