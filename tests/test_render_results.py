"""`pgdecl render --results`: self-evaluation and monitoring, points by a scheme, what has no place."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from conftest import EXAMPLES
from declared import declared
from pgdecl.cli import run
from pgdecl.forms.named import names
from pgdecl.scoring.schemes import SCHEMES

ROAD = str(EXAMPLES / "road-maintenance-2023.yaml")
ROAD_RESULTS = str(EXAMPLES / "road-maintenance-2023.results.yaml")
FORMS = EXAMPLES / "forms"
EXAMPLE_FILES = sorted(path for path in FORMS.glob("*.yaml") if ".results." not in path.name)
LOSING = {"hubei-self-evaluation": {"目标说明", "分值权重"}, "hubei-monitoring": {"目标说明"}}
"""What official forms have no place for, though they are filled in from it."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows_of(path: Path) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).active
    assert sheet is not None
    return [[str(cell.value) for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def test_every_layout_has_an_example() -> None:
    assert {path.stem for path in EXAMPLE_FILES} == set(names()) - {"hubei-project"}


@pytest.mark.parametrize("path", EXAMPLE_FILES, ids=lambda path: path.stem)
def test_example_is_printed_on_the_form_that_it_names(
    path: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    results = path.with_name(f"{path.stem}.results.yaml")
    call = ["render", str(path), "--format", "xlsx", "-o", "form.xlsx"]
    if results.exists():
        call += ["--results", str(results)]
    lost = LOSING.get(path.stem, set())
    assert run([*call, *(["--allow-omissions"] if lost else [])]) == 0
    told = capfd.readouterr().err
    assert {line.split("“")[2].split("”")[0] for line in told.splitlines()} == lost
    assert len(rows_of(folder / "form.xlsx")) > 10


@pytest.mark.parametrize("scheme", list(SCHEMES))
def test_points_of_a_scheme_are_those_of_compare(
    scheme: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", ROAD, "--results", ROAD_RESULTS, "--scheme", scheme, "--format", "json"]) == 0
    compared = json.loads(capfd.readouterr().out)
    call = ["render", ROAD, "--results", ROAD_RESULTS, "--layout", "self-evaluation", "--score", scheme]
    assert run([*call, "--allow-omissions", "--format", "xlsx", "-o", "form.xlsx"]) == 0
    rows = rows_of(folder / "form.xlsx")
    total = next(row for row in rows if row[0] == "总分")
    assert float(total[-1]) == pytest.approx(float(compared["total"]["points"]), abs=0.005)
    money = next(row for row in rows if "年度资金总额：" in row)
    assert float(money[-1]) == pytest.approx(float(compared["execution"]["points"]), abs=0.005)


def test_units_own_points_are_printed_and_added_up(folder: Path) -> None:
    results = str(FORMS / "hubei-self-evaluation.results.yaml")
    call = ["render", str(FORMS / "hubei-self-evaluation.yaml"), "--results", results, "--allow-omissions"]
    assert run([*call, "--format", "xlsx", "-o", "form.xlsx"]) == 0
    assert ["总分", "99.55"] in rows_of(folder / "form.xlsx")


def test_what_the_form_has_no_place_for_is_refused_in_both_files(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    results = str(FORMS / "monitoring.results.yaml")
    call = ["render", str(FORMS / "monitoring.yaml"), "--results", results, "--layout", "central-annual"]
    assert run([*call, "-o", "form.docx"]) == 1
    told = capfd.readouterr()
    assert told.out == ""
    assert not (folder / "form.docx").exists()
    assert f"{results}:4:6: PG903 版式“central-annual”没有“监控期”的位置，“1-7月”没有印出来" in told.err
    assert "没有“完成目标可能性”的位置" in told.err
    assert "--allow-omissions" in told.err
    assert run([*call, "-o", "form.docx", "--allow-omissions"]) == 0
    told = capfd.readouterr()
    assert told.out == "form.docx\n"
    assert "没有“监控期”的位置" in told.err


def test_result_without_an_indicator_is_not_dropped(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    results = folder / "r.yaml"
    text = (FORMS / "self-evaluation.results.yaml").read_text(encoding="utf-8")
    results.write_text(text.replace("单项业务成本", "另一个指标"), encoding="utf-8")
    assert run(["render", str(FORMS / "self-evaluation.yaml"), "--results", str(results)]) == 1
    assert "没有“三级指标”的位置，“另一个指标”没有印出来" in capfd.readouterr().err


def test_costs_of_the_frame_of_2021_are_refused_by_a_form_of_2015(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    central = str(FORMS / "central-2021.yaml")
    assert run(["render", central, "--layout", "central-annual", "-o", "form.docx"]) == 1
    assert "没有“经济成本指标”的位置，“单站年运行费”没有印出来" in capfd.readouterr().err
    assert not (folder / "form.docx").exists()


def test_calls_that_cannot_be_carried_out(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["render", ROAD, "--score", "proportional"]) == 2
    assert run(["render", ROAD, str(EXAMPLES / "ezhou-2022.yaml"), "--results", ROAD_RESULTS]) == 2
    assert run(["render", ROAD, "--results", ROAD_RESULTS, "--score", "guess"]) == 2
    assert "proportional" in capfd.readouterr().err
    assert run(["render", ROAD, "--results", ROAD]) == 2


LINES = [
    "A quantity | 培训人数 | ≥50人 | weight=40",
    "A social | 就业人数 | ≥30人 | weight=40",
    "A beneficiary | 学员满意度 | ≥90% | weight=10",
]


@pytest.mark.usefixtures("folder")
def test_several_declarations_make_one_list() -> None:
    for number in (1, 2):
        name = f"name: 示范项目{number}"
        Path(f"{number}.yaml").write_text(declared([name, *LINES]).text, encoding="utf-8")
    call = ["render", "1.yaml", "2.yaml", "--layout", "sign-value-unit-list", "--format", "xlsx"]
    assert run([*call, "-o", "list.xlsx"]) == 0
    rows = rows_of(Path("list.xlsx"))
    first, second = [row for row in rows if row[0].startswith("示范项目")]
    assert first[0] == "示范项目1"
    assert second[0] == "示范项目2"
    assert first[-8:] == [
        "满意度指标(10分)",
        "服务对象满意度",
        "学员满意度",
        "正向",
        "大于等于",
        "90",
        "%",
        "10",
    ]


@pytest.mark.usefixtures("folder")
def test_list_of_two_currency_units_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    for unit in ("元", "万元"):
        header = [f"currency_unit: {unit}", "budget: 500000元"]
        Path(f"{unit}.yaml").write_text(declared([*header, *LINES]).text, encoding="utf-8")
    call = ["render", "元.yaml", "万元.yaml", "--layout", "sign-value-unit-list"]
    assert run([*call, "-o", "list.docx"]) == 2
    assert "金额单位不同" in capfd.readouterr().err
    assert not Path("list.docx").exists()


def test_annual_declaration_prints_no_empty_long_term_table(folder: Path) -> None:
    path = folder / "x.yaml"
    path.write_text(declared([line.rsplit("|", 1)[0] for line in LINES]).text, encoding="utf-8")
    assert run(["render", str(path), "--format", "xlsx", "-o", "form.xlsx"]) == 0
    texts = [cell for row in rows_of(folder / "form.xlsx") for cell in row]
    assert "年度绩效目标表" in texts
    assert "长期绩效目标表" not in texts


def test_total_of_a_scheme_is_that_of_compare_where_a_result_is_missing(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = Path(ROAD_RESULTS).read_text(encoding="utf-8")
    results = folder / "r.yaml"
    results.write_text(text.replace("actual: 9.2公里", "actual:"), encoding="utf-8")
    run(["compare", ROAD, "--results", str(results), "--format", "json"])
    points = json.loads(capfd.readouterr().out)["total"]["points"]
    call = ["render", ROAD, "--results", str(results), "--layout", "self-evaluation"]
    assert (
        run([*call, "--score", "proportional", "--allow-omissions", "--format", "xlsx", "-o", "a.xlsx"]) == 0
    )
    (total,) = [row for row in rows_of(folder / "a.xlsx") if row[0] == "总分"]
    assert float(total[-1]) == pytest.approx(float(points), abs=0.005)


def test_second_source_of_a_kind_has_no_place(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = (FORMS / "central-2021.yaml").read_text(encoding="utf-8")
    path = folder / "x.yaml"
    path.write_text(text.replace("其他资金: 10", "其他资金: 6, 自有资金: 4"), encoding="utf-8")
    assert run(["render", str(path), "-o", "form.docx"]) == 1
    assert "没有“资金来源”的位置，“自有资金”没有印出来（同类共 1 处）" in capfd.readouterr().err


def test_declared_budget_is_not_silently_replaced_by_another_one(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    results = folder / "r.yaml"
    text = Path(ROAD_RESULTS).read_text(encoding="utf-8")
    call = ["render", ROAD, "--results", "r.yaml", "--layout", "self-evaluation", "-o", "form.docx"]
    for budget, is_told in (("1280", False), ("1,280万元", False), ("1300", True)):
        results.write_text(f"{text}initial_budget: {budget}\n", encoding="utf-8")
        run(call)
        assert ("没有“项目预算”的位置，“1280万元”没有印出来" in capfd.readouterr().err) is is_told


@pytest.mark.parametrize(
    ("unit", "of_results", "code"), [("万元", "元", 1), ("元", "万元", 1), ("元", "元", 0)]
)
def test_results_in_another_currency_unit_are_refused(
    unit: str, of_results: str, code: int, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, key, value in (
        ("self-evaluation.yaml", "金额单位", unit),
        ("self-evaluation.results.yaml", "金额单位", of_results),
    ):
        text = (FORMS / name).read_text(encoding="utf-8")
        (folder / name).write_text(f"{text}{key}: {value}\n", encoding="utf-8")
    call = ["render", "self-evaluation.yaml", "--results", "self-evaluation.results.yaml", "-o", "form.docx"]
    assert run(call) == code
    assert ("没有“金额单位”的位置" in capfd.readouterr().err) is bool(code)
