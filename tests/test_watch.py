"""`pgdecl render --watch`: prints again on save; the test saves files where the watch would sleep."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import EXAMPLES, ROOT
from pgdecl.cli import run

GOOD = (EXAMPLES / "ezhou-2022.revised.yaml").read_text(encoding="utf-8")
BROKEN = GOOD.replace("budget: ", "budget: 若干", 1)
Step = Callable[[], object]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pgdecl.toml").write_text("", encoding="utf-8")
    return tmp_path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[Step]:
    """What happens at each sleep, in turn; after the last, the user presses Ctrl-C."""
    planned: list[Step] = []

    def sleep(_seconds: float) -> None:
        if not planned:
            raise KeyboardInterrupt
        planned.pop(0)()

    monkeypatch.setattr(time, "sleep", sleep)
    return planned


def save(path: Path, text: str) -> None:
    """Saves as editors do: another file takes the place."""
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def nothing() -> None:
    """A look at the files that finds no change."""


def test_each_save_prints_again_until_interrupted(
    folder: Path, steps: list[Step], capfd: pytest.CaptureFixture[str]
) -> None:
    source = folder / "a.yaml"
    source.write_text(GOOD, encoding="utf-8")
    changed = GOOD.replace("50万元", "60万元")
    printed: list[bytes] = []
    steps += [
        nothing,
        lambda: printed.append((folder / "a.html").read_bytes()),
        lambda: save(source, changed),
        nothing,
        nothing,
    ]
    call = ["render", "a.yaml", "--format", "html", "-o", "a.html", "--watch"]
    assert run(call) == 130
    captured = capfd.readouterr()
    assert captured.out == "a.html\na.html\n"
    line = "印好 1 个，没印 0 个；保存后自动再印，按 Ctrl-C 结束\n"
    assert captured.err.split() == f"{line}{line}已中断".split()
    assert "60万元" not in printed[0].decode()
    assert "60万元" in (folder / "a.html").read_text(encoding="utf-8")


def test_a_file_with_errors_does_not_end_the_watch(
    folder: Path, steps: list[Step], capfd: pytest.CaptureFixture[str]
) -> None:
    source = folder / "a.yaml"
    source.write_text(GOOD, encoding="utf-8")
    steps += [
        lambda: save(source, BROKEN),
        nothing,
        lambda: save(source, GOOD),
        nothing,
    ]
    assert run(["render", "a.yaml", "-o", "a.docx", "--watch", "--lang", "en"]) == 130
    captured = capfd.readouterr()
    assert captured.out == "a.docx\na.docx\n"
    counts = [line.partition(";")[0] for line in captured.err.splitlines() if "Ctrl-C" in line]
    assert counts == ["1 printed, 0 not printed", "0 printed, 1 not printed", "1 printed, 0 not printed"]
    assert captured.err.endswith("\ninterrupted\n")


def test_a_file_that_is_gone_is_said_and_awaited(
    folder: Path, steps: list[Step], capfd: pytest.CaptureFixture[str]
) -> None:
    source = folder / "a.yaml"
    source.write_text(GOOD, encoding="utf-8")
    steps += [source.unlink, nothing, lambda: save(source, GOOD), nothing]
    assert run(["render", "a.yaml", "-o", "a.docx", "--watch", "--lang", "en"]) == 130
    captured = capfd.readouterr()
    assert captured.out == "a.docx\na.docx\n"
    assert "no such file or folder: a.yaml" in captured.err


def test_a_file_of_results_is_watched(
    folder: Path, steps: list[Step], capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("self-evaluation.yaml", "self-evaluation.results.yaml"):
        (folder / name).write_bytes((EXAMPLES / "forms" / name).read_bytes())
    results = folder / "self-evaluation.results.yaml"
    steps += [lambda: save(results, results.read_text(encoding="utf-8") + "\n"), nothing]
    call = ["render", "self-evaluation.yaml", "--results", results.name, "--layout", "self-evaluation"]
    assert run([*call, "-o", "a.docx", "--allow-omissions", "--draft", "--watch"]) == 130
    assert capfd.readouterr().out == "a.docx\na.docx\n"


@pytest.mark.parametrize("changed", ["layout.yaml", "pgdecl.toml", "declarations/b.yaml"])
def test_layout_configuration_and_new_files_of_a_folder_are_watched(
    folder: Path, steps: list[Step], changed: str, capfd: pytest.CaptureFixture[str]
) -> None:
    layout = ROOT / "src" / "pgdecl" / "forms" / "layouts" / "hubei-project.yaml"
    files = {
        "layout.yaml": layout.read_text(encoding="utf-8").replace("审核意见：", "意见："),
        "pgdecl.toml": 'ignore = ["PG202"]\n',
        "declarations/b.yaml": GOOD.replace("name: ", "name: 另一", 1),
    }
    (folder / "declarations").mkdir()
    (folder / "declarations" / "a.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "layout.yaml").write_text(layout.read_text(encoding="utf-8"), encoding="utf-8")
    steps += [lambda: save(folder / changed, files[changed]), nothing]
    run(["render", "declarations", "--layout", "layout.yaml", "-o", "out/", "--watch"])
    count = 3 if changed.endswith("b.yaml") else 2
    assert len(capfd.readouterr().out.splitlines()) == count


def test_only_files_that_the_watch_has_written_are_replaced(
    folder: Path, steps: list[Step], capfd: pytest.CaptureFixture[str]
) -> None:
    source, other = folder / "a.yaml", folder / "另一项目-2022.docx"
    source.write_text(GOOD, encoding="utf-8")
    other.write_text("kept", encoding="utf-8")
    steps += [lambda: save(source, GOOD.replace("政务服务提升工作经费", "另一项目")), nothing]
    assert run(["render", "a.yaml", "--watch", "--lang", "en"]) == 130
    captured = capfd.readouterr()
    assert captured.out == "政务服务提升工作经费-2022.docx\n"
    assert "--force" in captured.err
    assert other.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("arguments", [["-"], ["--blank"], []])
def test_a_watch_needs_files_that_can_be_saved(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", *arguments, "--watch", "--lang", "en"]) == 2
    assert "--watch needs files or folders that can be saved" in capfd.readouterr().err


@pytest.mark.usefixtures("steps")
def test_a_missing_file_ends_the_call_at_once(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "a.yaml", "--watch"]) == 2
    assert "a.yaml" in capfd.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["pgdecl.toml"]


def test_a_layout_that_the_configuration_names_is_read_again(
    folder: Path, steps: list[Step], capfd: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "src" / "pgdecl" / "forms" / "layouts" / "hubei-project.yaml").read_text(encoding="utf-8")
    text = text.replace("name: hubei-project", "name: own")
    layout, source = folder / "own.yaml", folder / "a.yaml"
    layout.write_text(text, encoding="utf-8")
    source.write_text(GOOD.replace("layout: hubei-project", "layout: own"), encoding="utf-8")
    (folder / "pgdecl.toml").write_text('layouts = ["own.yaml"]\n', encoding="utf-8")
    steps += [
        lambda: save(layout, text.replace("审核意见：", "意见如下：")),
        source.touch,
        nothing,
    ]
    assert run(["render", "a.yaml", "--format", "html", "-o", "a.html", "--watch"]) == 130
    assert capfd.readouterr().out == "a.html\na.html\n"
    assert "意见如下：" in (folder / "a.html").read_text(encoding="utf-8")
