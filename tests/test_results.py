"""Targets beside results: reading them, scoring them by each scheme, and making the file to fill in."""

import ast
import operator
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from conftest import DATA, EXAMPLES
from declared import declaration_of, record_of, results_of
from pgdecl.analysis.profile import STANDARD_PROFILE
from pgdecl.analysis.view import DeclarationView
from pgdecl.api import load
from pgdecl.cli import run
from pgdecl.compare.skeleton import skeleton
from pgdecl.declaration.fields import fields_of
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.scoring.explanation import StepKind
from pgdecl.scoring.matching import matched
from pgdecl.scoring.results import Scored, ScoredRow, compare_results
from pgdecl.scoring.schemes import SCHEMES
from pgdecl.scoring.total import Grade, Total
from pgdecl.yamlfile.document import read
from tables import cases

if TYPE_CHECKING:
    from pgdecl.i18n.language import Language

ROAD = EXAMPLES / "road-maintenance-2023.yaml"
ROAD_RESULTS = EXAMPLES / "road-maintenance-2023.results.yaml"
SCORING = cases("scoring.tsv")
ROAD_SCORES = cases("road-maintenance-2023.scores.tsv")
ACHIEVED = {"yes": True, "no": False, "?": None}
OPERATORS: dict[type, Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def shown(value: Decimal | Fraction | None) -> str:
    """Two decimals, half up, without noughts at the end."""
    if value is None:
        return "-"
    number = value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)
    text = f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".")


def told(row: ScoredRow) -> str:
    if row.obstacle:
        return f"!{row.obstacle.value}"
    return "; ".join(" ".join([step.kind.value, *map(shown, step.values)]) for step in row.steps)


@pytest.mark.parametrize("case", SCORING, ids=lambda case: " ".join(case[:6]))
def test_one_indicator_is_scored(case: list[str]) -> None:
    scheme, indicator, target, weight, actual, attainment, achieved, rate, points, steps = case
    level, name = indicator.split(" ")
    line = f"A {level} | {name} | {target}" + (f" | weight={weight}" if weight else "")
    results = results_of(f"A {level} | {name} | {actual} | {attainment}")
    (row,) = compare_results(declaration_of(line), results, SCHEMES[scheme]).rows
    assert (row.achieved, shown(row.rate), shown(row.points)) == (ACHIEVED[achieved], rate, points)
    assert told(row) == steps


def test_every_way_to_explain_has_a_case() -> None:
    seen = {step.split(" ")[0] for case in SCORING for step in case[9].split("; ")}
    of_execution = {StepKind.EXECUTED, StepKind.NO_BUDGET, StepKind.NOT_EXECUTED}
    assert {kind.value for kind in StepKind if kind not in of_execution} <= seen
    assert {case[0] for case in SCORING} == set(SCHEMES)


def worked_out(arithmetic: str) -> Fraction:
    """What a line of arithmetic comes to, exactly."""
    text = arithmetic.translate(str.maketrans("÷×−", "/*-"))

    def value(node: ast.AST) -> Fraction:
        if isinstance(node, ast.BinOp):
            return OPERATORS[type(node.op)](value(node.left), value(node.right))
        written = ast.get_source_segment(text, node)
        assert written is not None
        return Fraction(written)

    return value(ast.parse(text, mode="eval").body)


@pytest.mark.parametrize("scheme", list(SCHEMES))
def test_whole_example_is_scored_as_worked_out_by_hand(scheme: str) -> None:
    expected = [row[1:] for row in ROAD_SCORES if row[0] == scheme]
    found = compare_results(load(ROAD), record_of(ROAD_RESULTS.read_text("utf-8"), Results), SCHEMES[scheme])
    assert found.execution is not None
    assert found.total is not None
    rows = [
        [row.row.name.text, "yes" if row.achieved else "no", shown(row.rate), shown(row.points)]
        for row in found.rows
    ]
    rows.append(["预算执行率", "-", shown(found.execution.rate), shown(found.execution.points)])
    grade = found.total.grade.value if found.total.grade else "-"
    rows.append(["合计", grade, "-", shown(found.total.points)])
    assert rows == [row[:4] for row in expected]
    assert [shown(worked_out(row[4])) for row in expected] == [row[3] for row in expected]
    assert not found.unmatched
    assert all(row.result for row in found.rows)
    assert found.total.available == 100


def test_reason_and_measures_stand_beside_the_target() -> None:
    found = compare_results(load(ROAD), record_of(ROAD_RESULTS.read_text("utf-8"), Results))
    row = found.rows[1]
    assert row.deviation == "两条主干路因地铁施工推迟修补"
    assert row.measures == "2024年一季度补修1万平方米"
    assert [row.row.name.text for row in found.rows if row.easy] == ["养护人员培训人数"]


def test_results_go_by_name_and_never_by_position() -> None:
    declaration = declaration_of(
        "A output/quantity | 培训人数 | ≥10人 | weight=50",
        "A output/quantity | 培训班数 | ≥2个 | weight=50",
    )
    swapped = results_of("A quantity | 培训班数 | 2个", "A quantity | 培训 人数 | 9人")
    assert [row.achieved for row in compare_results(declaration, swapped).rows] == [False, True]


def test_like_name_is_only_suggested() -> None:
    declaration = declaration_of(
        "A output/quantity | 养护人员培训人数 | ≥10人 | weight=50",
        "A output/quality | 合格率 | ≥90% | weight=50",
    )
    results = results_of(
        "A quantity | 养护工人培训人数 | 12人",
        "A quantity | 绿化面积 | 3平方米",
        "A social | 合格率 | 95%",
    )
    found = compare_results(declaration, results)
    guesses = {one.result.name.text: one.row.name.text if one.row else None for one in found.unmatched}
    assert guesses == {"养护工人培训人数": "养护人员培训人数", "绿化面积": None, "合格率": "合格率"}
    assert [row.row.name.text for row in found.rows if row.result is None] == ["养护人员培训人数", "合格率"]
    assert {row.points for row in found.rows} == {None}
    assert found.total is not None
    assert found.total == Total(Decimal(0), Decimal(100), Decimal(100), Decimal(100), None)


def test_of_equally_similar_names_the_first_by_its_characters_is_suggested() -> None:
    declaration = declaration_of("A quantity | 道路检查次数 | ≥10次")
    results = results_of("A quantity | 甲道路检查次数 | 12次", "A quantity | 乙道路检查次数 | 12次")
    unmatched = compare_results(declaration, results).unmatched
    assert [result.row.name.text if result.row else None for result in unmatched] == [None, "道路检查次数"]


def test_same_name_twice_in_the_results_leaves_the_second_over() -> None:
    declaration = declaration_of("A output/quantity | 培训人数 | ≥10人")
    results = results_of("A quantity | 培训人数 | 9人", "A quantity | 培训人数 | 12人")
    found = compare_results(declaration, results)
    assert [row.achieved for row in found.rows] == [False]
    assert [one.result.indicator.actual.text for one in found.unmatched if one.result.indicator.actual] == [
        "12人"
    ]


@pytest.mark.parametrize(
    ("name", "goals"),
    [
        ([], [0]),
        (["A name: 年度绩效目标2"], [1]),
        (["A name: 2"], [1]),
        (["A name: 建设"], [0]),
        (["A name: 别的"], []),
    ],
)
def test_goal_is_known_by_name_or_number(name: list[str], goals: list[int]) -> None:
    declaration = declaration_of(
        "A name: 建设", "A quantity | 培训人数 | ≥10人", "A2 quantity | 培训人数 | ≥20人"
    )
    results = results_of(*name, "A quantity | 培训人数 | 15人")
    found = matched(DeclarationView(declaration, STANDARD_PROFILE), results)
    assert [row.goal.position for row, result in found.pairs if result] == goals
    assert bool(found.unmatched) == (not goals)


def scored(points: str, *head: str, weight: str = "90", **options: object) -> Scored:
    """One indicator whose rate is as many percent as it has points, of 90 unless said otherwise."""
    declaration = declaration_of(f"A output/quality | 合格率 | ≥{weight}% | weight={weight}")
    results = results_of(*head, f"A quality | 合格率 | {points}%")
    return compare_results(declaration, results, **options)  # type: ignore[arg-type]  # a table of calls


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        ("90", Grade.EXCELLENT),
        ("80", Grade.EXCELLENT),
        ("79.999999", Grade.GOOD),
        ("70", Grade.GOOD),
        ("69.999999", Grade.FAIR),
        ("50", Grade.FAIR),
        ("49.999999", Grade.POOR),
    ],
)
def test_grade_at_its_limits(points: str, grade: Grade) -> None:
    total = scored(points, "executed: 50万元").total
    assert total is not None
    assert (total.points, total.grade) == (Decimal(points) + 10, grade)


def test_thirds_that_add_up_to_a_limit_reach_it() -> None:
    lines = [f"A output/quality | 合格率{letter} | ≥90% | weight=30" for letter in "甲乙丙"]
    actuals = [f"A quality | 合格率{letter} | 70%" for letter in "甲乙丙"]
    total = compare_results(declaration_of(*lines), results_of("executed: 50万元", *actuals)).total
    assert total is not None
    assert (total.points, total.grade) == (Decimal(80), Grade.GOOD)


def test_limits_of_grades_can_be_set() -> None:
    total = scored("60", "executed: 50万元", bands=(Decimal(80), Decimal(70), Decimal(60))).total
    assert total is not None
    assert total.grade is Grade.GOOD


@pytest.mark.parametrize(
    ("weight", "head", "profile", "available", "points"),
    [
        ("90", ["executed: 25万元"], STANDARD_PROFILE, "10", "5"),
        ("90", ["executed: 60万元"], STANDARD_PROFILE, "10", "10"),
        ("90", ["budget: 100万元", "executed: 25万元"], STANDARD_PROFILE, "10", "2.5"),
        ("90", ["executed: 250000", "currency_unit: 元"], STANDARD_PROFILE, "10", "5"),
        ("80", ["executed: 25万元"], STANDARD_PROFILE, "20", "10"),
        ("100", ["executed: 25万元"], STANDARD_PROFILE, "0", "0"),
        ("95", ["executed: 25万元"], STANDARD_PROFILE, "0", "0"),
        ("90", ["executed: 25万元"], STANDARD_PROFILE._replace(execution=True), "0", "0"),
        ("40", ["executed: 25万元"], STANDARD_PROFILE._replace(weight_total=80), "20", "10"),
        ("90", [], STANDARD_PROFILE, "10", "-"),
        ("90", ["budget: 0", "executed: 25万元"], STANDARD_PROFILE, "10", "-"),
    ],
)
def test_points_for_execution(
    weight: str, head: list[str], profile: object, available: str, points: str
) -> None:
    found = scored(weight, *head, weight=weight, profile=profile)
    assert found.execution is not None
    assert found.total is not None
    assert (shown(found.execution.available), shown(found.execution.points)) == (available, points)
    complete = points != "-" and Decimal(weight) + Decimal(available) == 100
    assert (found.total.grade is not None) == complete


def test_without_weights_there_are_no_points_but_completion() -> None:
    declaration = load(EXAMPLES / "ezhou-2022.revised.yaml")
    results = record_of(skeleton(declaration).replace("actual:\n", "actual: 12个\n", 1), Results)
    found = compare_results(declaration, results)
    assert (found.execution, found.total) == (None, None)
    assert shown(found.rows[0].rate) == "120"
    assert {row.points for row in found.rows} == {None}


def test_each_scheme_says_where_it_is_from_and_what_is_its_own() -> None:
    for scheme in SCHEMES.values():
        for words in (scheme.title, scheme.source, scheme.note):
            assert words.text("zh") != words.text("en")
    assert "财预〔2020〕10号" in SCHEMES["proportional"].source.zh
    assert "财预〔2021〕101号" in SCHEMES["pass-line"].source.zh
    assert "130%" in SCHEMES["proportional"].note.zh
    assert "湖北省项目自评表" in SCHEMES["hubei"].source.zh


@pytest.mark.parametrize("written", ["101", "-1", "很好", "85.0000001"])
def test_attainment_is_a_percentage(written: str) -> None:
    text = ROAD_RESULTS.read_text("utf-8").replace("attainment: 75", f"attainment: {written}")
    (finding,) = read(text.encode(), Results).findings
    assert (finding.code, finding.values["expected"]) == ("PG110", "attainment")


def test_every_key_of_results_has_a_label_of_its_own() -> None:
    labels = {field.label for field in fields_of(Results).values()}
    assert len(labels) == len(fields_of(Results))
    assert labels & set(fields_of(Results)) == {"pgdecl_results"}


@pytest.mark.parametrize("year", [2022, 2023])
def test_examples_of_road_maintenance_are_well_made(year: int, capfd: pytest.CaptureFixture[str]) -> None:
    path = EXAMPLES / f"road-maintenance-{year}.yaml"
    assert run(["validate", "--strict", str(path)]) == 0
    assert capfd.readouterr().out == ""
    weights = [row.indicator.weight for row in DeclarationView(load(path), STANDARD_PROFILE).annual]
    assert sum(weight for weight in weights if weight) == 90


def test_levels_of_no_frame_are_in_the_new_results_and_found_again() -> None:
    path = DATA / "declarations" / "central-investment.yaml"
    declaration = read(path.read_bytes(), Declaration).content
    assert declaration is not None
    languages: tuple[Language, ...] = ("zh", "en")
    for keys in languages:
        filled_in = skeleton(declaration, keys)
        assert filled_in.count("过程管理指标:") == 1
        found = matched(DeclarationView(declaration, STANDARD_PROFILE), record_of(filled_in, Results))
        assert all(result is not None for _, result in found.pairs)
        assert found.unmatched == ()
