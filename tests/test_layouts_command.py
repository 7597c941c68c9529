"""`pgdecl layouts`: the list, a page, a check; and what `validate` makes of the layout that a file names."""

import json
from pathlib import Path

import pytest

from conftest import DATA, EXAMPLES
from declared import declared
from pgdecl.api import validate
from pgdecl.cli import run
from pgdecl.forms.named import names
from pgdecl.report.wording import message


def test_list_has_name_title_issuer_year_and_certainty(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["layouts"]) == 0
    lines = [line.split("\t") for line in capfd.readouterr().out.splitlines()]
    assert [line[0] for line in lines] == names()
    assert ["self-evaluation", "项目支出绩效自评表", "财政部", "2020", "所见"] in lines
    assert ["central-2021", "项目支出绩效目标表", "财政部", "2021", "未见全貌"] in lines
    assert run(["layouts", "--lang", "en"]) == 0
    assert "\t2021\tnot seen as a whole\n" in capfd.readouterr().out


def test_page_says_what_a_form_needs_and_has_places_for(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["layouts", "self-evaluation"]) == 0
    page = capfd.readouterr().out
    assert "必填: project.department_in_charge 主管部门  indicator.weight 分值权重\n" in page
    assert "results.executed.total 全年执行数" in page
    assert "result.deviation 偏差原因" in page
    assert "需要完成情况文件（--results）" in page
    assert run(["layouts", "huangshi-2022", "--lang", "en"]) == 0
    page = capfd.readouterr().out
    assert "Required: none\n" in page
    assert "--results" not in page
    assert run(["layouts", "sign-value-unit-list"]) == 0
    assert "几份申报表印成一张表" in capfd.readouterr().out


def test_data_have_every_layout(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["layouts", "--format", "json"]) == 0
    layouts = {layout["name"]: layout for layout in json.loads(capfd.readouterr().out)}
    assert list(layouts) == names()
    assert layouts["central-2021"]["frame"] == "2021"
    assert layouts["central-2021"]["weight_total"] == 90
    assert layouts["monitoring"]["results"] is True
    assert layouts["hubei-project"]["results"] is False


def test_layout_file_is_checked(capfd: pytest.CaptureFixture[str]) -> None:
    own = EXAMPLES / "layouts" / "qingshan-2020.yaml"
    assert run(["layouts", "--check", str(own)]) == 0
    assert capfd.readouterr().out == f"{own}：没有问题\n"
    assert run(["layouts", "--check", str(DATA / "layouts" / "faulty.yaml")]) == 1
    assert "faulty.yaml:19:20: PG102" in capfd.readouterr().err
    assert run(["layouts", "nowhere"]) == 2
    assert "self-evaluation" in capfd.readouterr().err
    assert run(["layouts", "nowhere", "--check", "x.yaml"]) == 2


def codes_and_messages(path: Path, code: str) -> list[str]:
    return [message(finding, "zh") for finding in validate(path) if finding.code == code]


def written(path: Path, *lines: str) -> Path:
    path.write_text(declared(lines).text, encoding="utf-8")
    return path


def test_required_fields_of_the_layout_are_asked_for(folder: Path) -> None:
    weighed = ["A quantity | 培训人数 | ≥50人 | 计划 | 40人", "A quality | 合格率 | ≥95% | 计划 | 94%"]
    path = written(folder / "x.yaml", "layout: central-2021", *weighed)
    assert codes_and_messages(path, "PG906") == [
        "版式“central-2021”要求填写“主管部门”",
        "版式“central-2021”要求填写“分值权重”",
    ]
    (_, of_weights) = [finding for finding in validate(path) if finding.code == "PG906"]
    assert len(of_weights.related) == 1
    assert codes_and_messages(written(folder / "y.yaml", *weighed), "PG906") == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_rules_take_the_frame_from_the_layout_unless_it_is_configured(folder: Path) -> None:
    lines = ["A cost/economic | 单站运行费 | ≤25万元 | 计划", "A quantity | 台站数量 | ≥12站 | 计划"]
    path = written(folder / "x.yaml", "layout: central-annual", *lines)
    assert codes_and_messages(path, "PG321") != []
    by_layout = codes_and_messages(path, "PG321")
    (folder / "pgdecl.toml").write_text("[profile]\nframe = 2021\n", encoding="utf-8")
    configured = codes_and_messages(path, "PG321")
    assert configured != by_layout


def test_rules_take_the_sum_of_weights_from_the_layout(folder: Path) -> None:
    lines = [
        "A quantity | 培训人数 | ≥50人 | 计划 | weight=60",
        "A economic | 增收金额 | ≥50万元 | 计划 | weight=40",
    ]
    assert codes_and_messages(written(folder / "x.yaml", *lines), "PG501") == []
    with_layout = written(folder / "y.yaml", "layout: sign-value-unit", *lines)
    assert any("90" in text for text in codes_and_messages(with_layout, "PG501"))
