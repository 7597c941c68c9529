"""Word and Excel forms are checked where they are, imported, and commented in."""

import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest

from conftest import EXAMPLES
from grid_documents import as_docx, as_xlsx
from pgdecl.cli import run

FORM = "ezhou.docx"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run(["render", str(EXAMPLES / "ezhou-2022.yaml"), "--draft", "-o", FORM]) == 0
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_finding_in_word_is_at_its_row_and_column(capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    assert run(["validate", FORM, "--format", "concise"]) == 1
    lines = capfd.readouterr().out.splitlines()
    told = "PG202 指标值栏写的“完成”是完成情况，不是数值；长期绩效目标中的同名指标为“≥10个”"
    assert f"{FORM} 表4 第4行“指标值”: {told}" in lines
    assert run(["validate", FORM, "--format", "concise", "--lang", "en"]) == 1
    assert any(
        line.startswith(f"{FORM} table 4, row 4, Target: PG202 ")
        for line in capfd.readouterr().out.splitlines()
    )


@pytest.mark.usefixtures("folder")
def test_same_findings_as_in_the_declaration(capfd: pytest.CaptureFixture[str]) -> None:
    def findings(name: str) -> list[tuple[str, str]]:
        capfd.readouterr()
        run(["validate", name, "--format", "json"])
        return sorted((row["code"], row["path"]) for row in json.loads(capfd.readouterr().out)["findings"])

    # Blanks around a value (PG216) are not read out of a cell.
    declared = findings(str(EXAMPLES / "ezhou-2022.yaml"))
    assert findings(FORM) == [row for row in declared if row[0] != "PG216"]


def test_finding_in_excel_has_the_name_of_its_cell(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "自评.xlsx").write_bytes(as_xlsx("self-evaluation.filled"))
    capfd.readouterr()
    assert run(["validate", "自评.xlsx", "--format", "concise"]) == 1
    assert "自评.xlsx Sheet!F14: PG205 " in capfd.readouterr().out


@pytest.mark.parametrize("format_name", ["full", "json", "github", "sarif", "junit"])
@pytest.mark.usefixtures("folder")
def test_every_format_names_the_cell(format_name: str, capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    assert run(["validate", FORM, "--format", format_name]) == 1
    out = capfd.readouterr().out
    assert "表4 第4行" in out
    assert "endColumn" not in out


def test_form_is_imported_with_its_results(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "自评.docx").write_bytes(as_docx("self-evaluation.filled"))
    capfd.readouterr()
    assert run(["import", "自评.docx", "-o", "out/"]) == 0
    printed = capfd.readouterr()
    assert printed.out.splitlines() == ["out/委托业务项目-2022.yaml", "out/委托业务项目-2022.results.yaml"]
    assert "out/委托业务项目-2022.yaml:" in printed.err
    assert run(["import", "自评.docx", "-o", "out/"]) == 2
    assert "加 --force" in capfd.readouterr().err


def test_text_without_a_place_is_listed_and_kept(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    document = docx.Document(io.BytesIO((folder / FORM).read_bytes()))
    document.tables[1].cell(0, 0).text = "从未见过的栏目"
    document.save("odd.docx")
    capfd.readouterr()
    assert run(["import", "odd.docx", "-o", "out/", "--strict"]) == 1
    assert "odd.docx 表2 第1行第1列: PG033 “从未见过的栏目”没有归到任何栏目" in capfd.readouterr().err
    (path,) = Path("out").glob("*.yaml")
    assert "# 表2 第1行第1列: 从未见过的栏目" in path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_findings_become_comments_once() -> None:
    assert run(["annotate", FORM, "-o", "once"]) == 0
    assert run(["annotate", "once/" + FORM, "-o", "twice"]) == 0
    texts = [comment.text for comment in docx.Document("once/" + FORM).comments]
    assert any("PG202" in text and "指标值栏写的“完成”" in text for text in texts)
    assert [comment.text for comment in docx.Document("twice/" + FORM).comments] == texts


def test_findings_become_notes_of_cells(folder: Path) -> None:
    (folder / "自评.xlsx").write_bytes(as_xlsx("self-evaluation.filled"))
    assert run(["annotate", "自评.xlsx", "-o", "commented"]) == 0
    sheet = openpyxl.load_workbook("commented/自评.xlsx").active
    assert sheet is not None
    assert "PG205" in str(sheet["F14"].comment)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "文件里没有内容"),
        (b"%PDF-1.7", "文件是 PDF"),
        (b"PK\3\4broken", "文件已损坏"),
        (b"<html><body>x</body></html>", "网页"),
    ],
)
def test_file_that_is_no_document_is_told(
    content: bytes, told: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "x.docx").write_bytes(content)
    capfd.readouterr()
    assert run(["validate", "x.docx", "--format", "concise"]) == 1
    out = capfd.readouterr().out
    assert out.startswith("x.docx: PG031 ")
    assert told in out
    for command in ("import", "annotate"):
        assert run([command, "x.docx", "-o", "out/"]) == 1
        assert told in capfd.readouterr().err


@pytest.mark.usefixtures("folder")
def test_document_without_a_form_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    document = docx.Document()
    document.add_paragraph("会议纪要")
    document.save("x.docx")
    capfd.readouterr()
    assert run(["validate", "x.docx", "--format", "concise"]) == 1
    assert capfd.readouterr().out == "x.docx: PG032 文件里没有认得出的绩效目标表\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_documents_are_not_fixed(option: str, capfd: pytest.CaptureFixture[str]) -> None:
    before = Path(FORM).read_bytes()
    capfd.readouterr()
    assert run(["validate", option, FORM]) == 2
    assert f"--fix 和 --diff 只用于 YAML 文件：{FORM}；先用 pgdecl import 导入" in capfd.readouterr().err
    assert Path(FORM).read_bytes() == before


def test_text_that_is_not_read_is_told(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    document = docx.Document(str(folder / FORM))
    hidden = document.tables[1].cell(0, 1).paragraphs[0].add_run("藏起来的字")
    hidden.font.hidden = True
    document.save("hidden.docx")
    capfd.readouterr()
    run(["validate", "hidden.docx", "--format", "concise"])
    told = "hidden.docx 表2 第1行第2列: PG034 读法：隐藏的文字没有读取：“藏起来的字”"
    assert told in capfd.readouterr().out.splitlines()


def test_results_on_a_form_are_checked_at_their_cells(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "自评.xlsx").write_bytes(as_xlsx("self-evaluation.filled"))
    capfd.readouterr()
    assert run(["validate", "自评.xlsx", "--select", "PG8", "--format", "concise"]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert "自评.xlsx Sheet!F6: PG807 各项资金来源合计 899,740 元，总额是 0 元" in lines
    assert all(line.startswith("自评.xlsx Sheet!") for line in lines)
