"""`render --format html --with-findings`: each finding stands in the cell that it is about."""

import re
from pathlib import Path

import pytest

from conftest import EXAMPLES
from pgdecl.cli import run

CELL = re.compile(r"<t[dh][^>]*>(.*?)</t[dh]>", re.DOTALL)
EZHOU = str(EXAMPLES / "ezhou-2022.yaml")


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    assert run(["render", EZHOU, "--draft", "--format", "html", "--with-findings", "-o", "form.html"]) == 0
    return Path("form.html").read_text(encoding="utf-8")


def test_finding_stands_below_the_text_of_its_cell(page: str) -> None:
    cells = CELL.findall(page)
    remark = "PG601 “50万”缺“元”，而表头的金额单位是万元：是50万元，还是50万个万元？"
    assert f'50万<small class="warning">{remark}</small>' in cells
    wrong = "PG202 指标值栏写的“完成”是完成情况，不是数值；长期绩效目标中的同名指标为“≥10个”"
    assert any(cell.startswith("完成<") and wrong in cell for cell in map(str.strip, cells))


def test_every_finding_is_shown_once(page: str, capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    run(["validate", EZHOU, "--format", "concise"])
    findings = capfd.readouterr().out.splitlines()
    assert page.count("<small class=") == len(findings)


def test_form_without_findings_is_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    clean = str(EXAMPLES / "ezhou-2022.revised.yaml")
    assert run(["render", clean, "--format", "html", "-o", "plain.html"]) == 0
    assert run(["render", clean, "--format", "html", "--with-findings", "-o", "marked.html"]) == 0
    assert Path("plain.html").read_bytes() == Path("marked.html").read_bytes()


def test_only_html_has_room_for_findings(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["render", EZHOU, "--draft", "--with-findings"]) == 2
    assert "--with-findings 只能与 --format html 一起用" in capfd.readouterr().err
