"""The layout language: other forms than the official one, and what is said of a faulty layout."""

from pathlib import Path

import pytest

import pgdecl
from conftest import DATA, EXAMPLES
from declared import declaration_of, declared, record_of
from pgdecl.cli import run
from pgdecl.declaration.models import Declaration
from pgdecl.finding import Finding
from pgdecl.forms.fill import Form
from pgdecl.forms.layout import Layout
from pgdecl.forms.named import names, official, read_layout
from pgdecl.forms.unplaced import Unplaced
from pgdecl.i18n.catalogue import entries
from pgdecl.i18n.language import in_language
from pgdecl.report.wording import message
from pgdecl.yamlfile.document import read
from tables import cases

LAYOUTS = DATA / "layouts"
REVISED = (EXAMPLES / "ezhou-2022.revised.yaml").read_text(encoding="utf-8")
WITH_SOURCES = REVISED.replace(
    "budget: 50万元", "budget: {total: 50万元, sources: {财政拨款: 45万元, 其他: 5万元}}"
)


def form(name: str) -> Form:
    document = read_layout((LAYOUTS / name).read_bytes())
    assert document.findings == ()
    assert document.content is not None
    return Form(document.content)


@pytest.fixture
def rows() -> list[list[str]]:
    grid = form("side-by-side.yaml").fill(record_of(WITH_SOURCES, Declaration))
    return [[cell.text for cell in row.cells] for row in grid.rows]


@pytest.mark.parametrize("name", names())
def test_official_layouts_are_sound(name: str) -> None:
    path = Path(pgdecl.__file__).parent / "forms" / "layouts" / f"{name}.yaml"
    document = read_layout(path.read_bytes())
    assert document.findings == ()
    assert document.content is not None
    assert document.content.name == name


def test_target_is_parted_into_sign_number_and_unit(rows: list[list[str]]) -> None:
    assert ["≤", "1.5", "万元/个"] in [row[-3:] for row in rows]
    assert ["=", "100", "%"] in [row[-3:] for row in rows]


def test_two_lists_stand_side_by_side(rows: list[list[str]]) -> None:
    first = next(row for row in rows if row[0] == "产出指标")
    assert first == [
        "产出指标",
        "数量指标",
        "宣传专题片数量",
        "≥30个",
        "数量指标",
        "宣传专题片数量",
        "≥",
        "10",
        "个",
    ]
    second = rows[rows.index(first) + 1]
    assert second == ["", "", "进驻事项数量", "≥1200项", "", "进驻事项数量", "≥", "1100", "项"]


def test_check_boxes_tick_the_value_and_lose_no_other(rows: list[list[str]]) -> None:
    assert "☐持续性项目　☐新增性项目　☑常年性项目" in rows[1]
    ticked = form("side-by-side.yaml").fill(
        record_of(REVISED.replace("常年性项目", "新增性项目"), Declaration)
    )
    assert ticked.rows[1].cells[-1].text == "☐持续性项目　☑新增性项目"


def test_table_over_the_sources_of_money(rows: list[list[str]]) -> None:
    assert ["财政拨款", "45万元"] in rows
    assert ["其他", "5万元"] in rows


def test_cell_merged_over_fixed_rows_goes_on_in_the_next(rows: list[list[str]]) -> None:
    assert rows[2] == ["资金", "总额", "50万元"]
    assert rows[3] == ["", "其中"]


def test_form_may_call_a_level_by_another_name(rows: list[list[str]]) -> None:
    assert "社会公众或服务对象满意度指标" in [cell for row in rows for cell in row]


def test_heads_over_several_columns_and_merged_downwards(rows: list[list[str]]) -> None:
    upper = rows.index(["一级指标", "中期", "年度"])
    assert rows[upper + 1] == [
        "",
        "二级指标",
        "三级指标",
        "指标值",
        "二级指标",
        "三级指标",
        "符号",
        "目标值",
        "单位",
    ]


def unplaced(layout: Form, declaration: Declaration) -> dict[str, Finding]:
    """What a form has no place for, by its key."""
    return {
        in_language(finding.values["key"], "zh"): finding
        for finding in Unplaced(layout).findings(declaration)
    }


def test_what_the_form_has_no_place_for_is_reported_once_for_each_kind() -> None:
    missing = unplaced(form("side-by-side.yaml"), record_of(REVISED, Declaration))
    assert set(missing) == {"项目类别", "立项依据", "目标说明", "指标值确定依据", "前年", "上年"}
    assert missing["上年"].values["count"] == "9"
    assert missing["上年"].path == ("annual_goals", 0, "indicators", "output", "quantity", 0, "last_year")


def test_official_form_shows_all_of_the_real_declaration() -> None:
    assert unplaced(official("hubei-project"), pgdecl.load(EXAMPLES / "ezhou-2022.yaml")) == {}


def test_level_of_the_other_frame_is_not_dropped_silently() -> None:
    declaration = declaration_of("A cost/social | 扰民天数 | ≤3天")
    assert unplaced(official("hubei-project"), declaration)["社会成本指标"].values["value"] == "扰民天数"


def test_faulty_layout_is_reported_at_its_places() -> None:
    text = (LAYOUTS / "faulty.yaml").read_text(encoding="utf-8")
    unknown_key = read_layout(text.encode()).findings
    assert [(finding.code, finding.span[:2]) for finding in unknown_key] == [("PG102", (19, 20))]
    findings = read_layout(text.replace("colour: red", "span: 3").encode()).findings
    expected = [(code, (int(line), int(column))) for code, line, column in cases("faulty-layout.tsv")]
    assert [(finding.code, finding.span[:2]) for finding in findings] == expected


def test_faults_of_tables_and_templates_are_reported_at_their_places() -> None:
    findings = read_layout((LAYOUTS / "faulty-tables.yaml").read_bytes()).findings
    reported = [
        (finding.code, str(finding.span.line), str(finding.span.column), message(finding, "zh"))
        for finding in findings
    ]
    assert reported == [tuple(row) for row in cases("faulty-tables.tsv")]


def test_layout_that_does_not_exist_is_reported_in_the_declaration(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(declared(["layout: hubei-projects"]).text, encoding="utf-8")
    findings = [finding for finding in pgdecl.validate(path) if finding.code in entries()]
    assert [entries()[finding.code].name for finding in findings] == ["unknown-layout"]
    with pytest.raises(pgdecl.DeclarationError):
        pgdecl.load(path)


def test_layout_language_leaves_no_field_without_a_word() -> None:
    assert read(b"pgdecl_layout: 1\n", Layout).findings


def test_levels_of_no_frame_have_no_place_and_are_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    declaration = DATA / "declarations" / "central-investment.yaml"
    assert run(["render", str(declaration), "-o", str(tmp_path / "form.docx")]) == 1
    told = capfd.readouterr().err
    assert not (tmp_path / "form.docx").exists()
    for level, name in (("计划管理指标", "投资计划分解下达时间"), ("监督检查指标", "现场检查次数")):
        assert f"PG903 版式“hubei-project”没有“{level}”的位置，“{name}”没有印出来" in told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("certainty: maybe", "“certainty”的值“maybe”不对，应为seen、reconstructed、known、unseen 之一"),
        ("weight_total: 95", "“weight_total”的值“95”不对，应为80、90、100 之一"),
        ("columns: 50 x", "“columns”的值“50 x”不对，应为以空格分开的毫米数，如 21 17.5 22"),
        ("sheet: {top: 1000}", "“top”的值“1000”不对，应为毫米数，最多一位小数"),
        ("blocks: [{cells: [{span: 0}]}]", "“span”的值“0”不对，应为1 到 99 之间的整数"),
    ],
)
def test_wrong_value_in_a_layout_is_told_with_what_it_may_be(line: str, told: str) -> None:
    head = {"pgdecl_layout": "1", "name": "x", "title": "x", "columns": "50", "blocks": "[]"}
    key, _, value = line.partition(": ")
    text = "".join(f"{name}: {written}\n" for name, written in {**head, key: value}.items())
    assert told in [message(finding, "zh") for finding in read_layout(text.encode()).findings]
