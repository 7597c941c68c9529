"""`pgdecl render` as it is called: where documents go, what is refused, what is never lost."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from conftest import DATA, EXAMPLES, ROOT
from pgdecl.api import validate
from pgdecl.cli import run
from pgdecl.forms.fill import DRAFT_MARK
from pgdecl.report.wording import message

GOOD = EXAMPLES / "ezhou-2022.revised.yaml"
CHINESE = EXAMPLES / "ezhou-2022.zh.yaml"
BAD = EXAMPLES / "broken" / "wrong-budget.yaml"
NAME = "政务服务提升工作经费-2022"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("format_name", ["docx", "xlsx"])
def test_document_is_named_after_project_and_year_and_only_its_path_is_printed(
    folder: Path, format_name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", str(GOOD), "--format", format_name]) == 0
    assert capfd.readouterr() == (f"{NAME}.{format_name}\n", "")
    assert files_in(folder) == [f"{NAME}.{format_name}"]


@pytest.mark.parametrize(
    ("output", "written"),
    [
        ("a.docx", "a.docx"),
        ("sub/", f"sub/{NAME}.docx"),
        ("deep/er/b.docx", "deep/er/b.docx"),
        ("with space/", f"with space/{NAME}.docx"),
    ],
)
def test_output_is_a_file_or_a_folder(folder: Path, output: str, written: str) -> None:
    assert run(["render", str(GOOD), "-o", output]) == 0
    assert files_in(folder) == [written]


def test_nothing_is_overwritten_without_force(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "a.docx").write_text("kept")
    assert run(["render", str(GOOD), "-o", "a.docx"]) == 2
    assert "--force" in capfd.readouterr().err
    assert (folder / "a.docx").read_text() == "kept"
    assert run(["render", str(GOOD), "-o", "a.docx", "--force"]) == 0
    docx.Document("a.docx")
    assert files_in(folder) == ["a.docx"]


def test_one_bad_file_does_not_cost_the_others(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["render", str(BAD), str(GOOD), "-o", "out"]) == 1
    captured = capfd.readouterr()
    assert captured.out == f"out/{NAME}.docx\n"
    assert f"{BAD}:5:9: PG110" in captured.err
    assert "--draft" in captured.err
    assert files_in(folder) == [f"out/{NAME}.docx"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_two_declarations_of_one_name_do_not_overwrite_each_other(
    folder: Path, jobs: str, capfd: pytest.CaptureFixture[str]
) -> None:
    twin = folder / "twin" / "x.yaml"
    twin.parent.mkdir()
    twin.write_bytes(GOOD.read_bytes())
    assert run(["render", str(GOOD), str(twin), "-o", "out/", "--force", "--jobs", jobs]) == 2
    assert str(twin) in capfd.readouterr().err
    assert files_in(folder) == [f"out/{NAME}.docx", "twin/x.yaml"]


def test_several_files_need_a_folder(folder: Path) -> None:
    assert run(["render", str(GOOD), str(CHINESE), "-o", "a.docx"]) == 2
    assert files_in(folder) == []


def test_place_that_cannot_be_written_is_said(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "file").write_text("")
    assert run(["render", str(GOOD), "-o", "file/a.docx"]) == 2
    assert capfd.readouterr().err == "错误：写不了 file/a.docx：路径中有一段不是文件夹\n"
    assert files_in(folder) == ["file"]


def texts(data: bytes, format_name: str) -> str:
    if format_name == "docx":
        document = docx.Document(io.BytesIO(data))
        header = "\n".join(paragraph.text for paragraph in document.sections[0].header.paragraphs)
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([header, *cells])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    above = sheet.oddHeader.center if sheet.oddHeader else None
    return "\n".join([str(above.text if above else ""), *(str(cell.value) for row in sheet for cell in row)])


@pytest.mark.parametrize("format_name", ["docx", "xlsx"])
def test_draft_of_a_declaration_with_errors_is_marked_on_the_page_and_in_its_header(
    folder: Path, format_name: str
) -> None:
    assert run(["render", str(BAD), "--draft", "--format", format_name]) == 0
    (name,) = files_in(folder)
    assert texts((folder / name).read_bytes(), format_name).count(DRAFT_MARK) >= 2


def test_declaration_without_errors_is_no_draft(folder: Path) -> None:
    run(["render", str(GOOD), "-o", "a.docx"])
    run(["render", str(GOOD), "-o", "b.docx", "--draft"])
    assert (folder / "a.docx").read_bytes() == (folder / "b.docx").read_bytes()


def test_draft_still_needs_something_to_print(folder: Path) -> None:
    assert run(["render", str(EXAMPLES / "broken" / "gbk.yaml"), "--draft"]) == 1
    assert files_in(folder) == []


def test_blank_form(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "--blank", "--format", "xlsx", "--layout", "hubei-project"]) == 0
    assert capfd.readouterr().out == "项目绩效目标申报表.xlsx\n"
    assert "……" in texts((folder / "项目绩效目标申报表.xlsx").read_bytes(), "xlsx")
    assert run(["render", "--blank", str(GOOD)]) == 2
    assert run(["render"]) == 2


@pytest.mark.usefixtures("folder")
def test_layout_by_file_and_by_unknown_name(capfd: pytest.CaptureFixture[str]) -> None:
    side_by_side = str(DATA / "layouts" / "side-by-side.yaml")
    assert run(["render", str(GOOD), "--layout", side_by_side]) == 1
    told = capfd.readouterr()
    assert "PG903" in told.err
    assert "--allow-omissions" in told.err
    assert told.out == ""
    assert run(["render", str(GOOD), "--layout", side_by_side, "--allow-omissions"]) == 0
    assert "PG903" in capfd.readouterr().err
    assert run(["render", str(GOOD), "--layout", "nowhere"]) == 2
    assert "hubei-project" in capfd.readouterr().err
    assert run(["render", str(GOOD), "--layout", str(DATA / "layouts" / "faulty.yaml")]) == 1
    assert "faulty.yaml:19:20: PG102" in capfd.readouterr().err


@pytest.mark.usefixtures("folder")
def test_layout_given_prints_a_declaration_whose_own_layout_is_unknown() -> None:
    unknown = DATA / "refused" / "unknown-layout.yaml"
    assert [message(finding, "en") for finding in validate(unknown)]
    assert run(["render", str(unknown)]) == 1
    assert run(["render", str(unknown), "--layout", "hubei-project"]) == 0


def test_file_is_whole_or_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    (folder / "a.docx").write_text("kept")
    monkeypatch.setattr(os, "fsync", full)
    assert run(["render", str(GOOD), "-o", "a.docx", "--force"]) == 2
    assert files_in(folder) == ["a.docx"]
    assert (folder / "a.docx").read_text() == "kept"


@pytest.mark.parametrize(
    "call",
    [["render", str(GOOD)], ["render", "--blank"], ["compare", str(GOOD), "--format", "html"]],
    ids=str,
)
def test_device_or_pipe_is_not_replaced_by_a_file(
    folder: Path, call: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo("pipe")
    assert run([*call, "-o", "pipe", "--force", "--lang", "en"]) == 2
    assert "a device or a pipe" in capfd.readouterr().err
    assert (folder / "pipe").is_fifo()


def test_same_bytes_in_any_folder_time_zone_and_hash_seed(tmp_path: Path) -> None:
    documents = set()
    script = "import sys; from pgdecl.cli import run; sys.exit(max(run([*sys.argv[1:], f]) for f in FORMATS))"
    for number, (zone, seed) in enumerate([("UTC", "0"), ("Asia/Shanghai", "1"), ("America/New_York", "77")]):
        here = tmp_path / str(number)
        here.mkdir()
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        call = ["render", str(GOOD), "--format"]
        command = [sys.executable, "-c", script.replace("FORMATS", "('docx', 'xlsx')"), *call]
        subprocess.run(command, cwd=here, env=environment, check=True, capture_output=True)
        documents.add(tuple((here / f"{NAME}.{name}").read_bytes() for name in ("docx", "xlsx")))
    assert len(documents) == 1


HOSTILE = [
    "=1+1",
    "#N/A",
    "@SUM(A1)",
    "<b>&\"'</b>",
    " 前后空格 ",
    "😀𠮷",
    "第一行\n第二行",
    "]]>",
    "+86",
    "-1",
]


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_any_text_arrives_as_text(tmp_path: Path, text: str) -> None:
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    source = tmp_path / "x.yaml"
    source.write_text(
        GOOD.read_text(encoding="utf-8").replace("category: 延续性项目", f"category: {quoted}"),
        encoding="utf-8",
    )
    for format_name in ("docx", "xlsx"):
        target = tmp_path / f"x.{format_name}"
        assert run(["render", str(source), "--format", format_name, "-o", str(target)]) == 0
        assert text in texts(target.read_bytes(), format_name)
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert sheet is not None
    assert {cell.data_type for row in sheet for cell in row if cell.value is not None} == {"s"}


Complete = Callable[..., list[str]]


@pytest.fixture
def completion(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Complete:
    """What the shell is told when it asks for completion."""
    monkeypatch.chdir(ROOT)

    def told(instruction: str, **environment: str) -> list[str]:
        for name, value in {"_PGDECL_COMPLETE": instruction, **environment}.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit):
            run([])
        return capfd.readouterr().out.splitlines()

    return told


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_is_offered(shell: str, completion: Complete) -> None:
    assert any("_PGDECL_COMPLETE" in line for line in completion(f"{shell}_source"))


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("pgdecl ren", "render"),
        ("pgdecl render --format x", "xlsx"),
        ("pgdecl render --layout hub", "hubei-project"),
        ("pgdecl render --layout tests/data/layouts/s", "tests/data/layouts/side-by-side.yaml"),
        ("pgdecl validate --format j", "json"),
    ],
)
def test_shell_completion_knows_commands_formats_and_layouts(
    words: str, offered: str, completion: Complete
) -> None:
    place = str(len(words.split()) - 1)
    assert f"plain,{offered}" in completion("bash_complete", COMP_WORDS=words, COMP_CWORD=place)
