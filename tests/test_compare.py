"""Targets beside history, long-term targets and other versions: the core, over tables worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import EXAMPLES
from declared import declaration_of, line_of
from pgdecl.analysis.view import Row
from pgdecl.api import load
from pgdecl.compare.progress import Progress, Verdict, progress
from pgdecl.compare.versions import ChangeKind, Versions, versions
from pgdecl.declaration.models import Declaration
from pgdecl.report.comparison.progress import report
from pgdecl.report.comparison.versions import report as years_report
from pgdecl.scoring.change import Trend
from tables import cases

MIRRORED = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.TIGHTENED: ChangeKind.LOOSENED}
MIRRORED |= {after: before for before, after in MIRRORED.items()}
PROGRESS = cases("compare/progress.tsv")
VERSIONS = [(*row, *[""] * (8 - len(row))) for row in cases("compare/versions.tsv")]


def only(level2: str, name: str, values: list[str]) -> Progress:
    before, last, target, long_term = values
    annual = line_of("A", level2, name=name, target=target, last_year=last, two_years_ago=before)
    partner = [line_of("L", level2, name=name, target=long_term)] if long_term else []
    (row,) = progress(declaration_of(annual, *partner))
    return row


@pytest.mark.parametrize("row", PROGRESS, ids=lambda row: " ".join(row[1:6]))
def test_annual_target_beside_history_and_long_term(row: list[str]) -> None:
    level2, name, *values, difference, percent, verdict, obstacle = row
    found = only(level2, name, values)
    assert found.verdict.value == verdict
    assert (found.obstacle.value if found.obstacle else "-") == obstacle
    assert _rounded(found.step.difference, "0.0001") == difference
    assert _rounded(found.step.percent, "0.01") == percent


def _rounded(value: Decimal | None, places: str) -> str:
    if value is None:
        return "-"
    rounded = f"{value.quantize(Decimal(places)):f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


def test_every_verdict_has_a_case() -> None:
    assert {row[-2] for row in PROGRESS} == {verdict.value for verdict in Verdict}


def test_real_form_cannot_be_compared_because_it_says_that_work_is_done() -> None:
    found = list(progress(load(EXAMPLES / "ezhou-2022.yaml")))
    assert [one.obstacle.value if one.obstacle else "" for one in found] == ["status"] * 7


def test_form_declared_well() -> None:
    declaration = load(EXAMPLES / "ezhou-2022.revised.yaml")
    (table,) = report(declaration, list(progress(declaration)), [], "zh").tables
    found = [[str(row.cells[at]) for at in (0, 5, 6, 7)] for row in table.rows]
    assert found == cases("compare/ezhou-2022.revised.tsv")


def test_third_example_beside_its_history() -> None:
    declaration = load(EXAMPLES / "road-maintenance-2023.yaml")
    (table,) = report(declaration, list(progress(declaration)), [], "zh").tables
    found = [[*(str(row.cells[at]) for at in (0, 5, 6, 7)), "；".join(row.details)] for row in table.rows]
    assert found == [[*row, ""][:5] for row in cases("compare/road-maintenance.progress.tsv")]


def test_two_years_of_the_third_example() -> None:
    old, new = (load(EXAMPLES / f"road-maintenance-{year}.yaml") for year in (2022, 2023))
    answer = years_report(versions(old, new), ("2022", "2023"), [], "zh")
    found = [
        [table.title, *map(str, row.cells), "；".join(row.details)]
        for table in answer.tables
        for row in table.rows
    ]
    expected = cases("compare/road-maintenance.years.tsv")
    assert found == [
        [*row, *[""] * (len(mine) - len(row))] for row, mine in zip(expected, found, strict=True)
    ]


def test_turning_back_from_two_years_of_getting_better_is_told() -> None:
    assert only("quality", "合格率", ["95%", "97%", "≥96%", ""]).reversed
    assert not only("quality", "合格率", ["97%", "96%", "≥95%", ""]).reversed
    assert not only("quality", "合格率", ["97%", "97%", "≥95%", ""]).reversed


@pytest.mark.parametrize("row", VERSIONS, ids=" ".join)
def test_what_becomes_of_an_indicator(row: tuple[str, ...]) -> None:
    old, new, kind, said = row[0:3], row[3:6], row[6], row[7]
    (found,) = versions(_one(old), _one(new)).rows
    assert found.kind.value == kind
    assert (found.pair.moved, found.pair.is_guess) == (said == "moved", said == "guess")


@pytest.mark.parametrize(
    ("old", "new", "guessed"),
    [
        (["村级道路总里程", "村级道路里程"], ["村级道路新里程"], [("村级道路里程", "村级道路新里程")]),
        (["甲道路检查次数", "乙道路检查次数"], ["道路检查次数"], [("乙道路检查次数", "道路检查次数")]),
        (["乙道路检查次数", "甲道路检查次数"], ["道路检查次数"], [("乙道路检查次数", "道路检查次数")]),
        (["道路总长度"], ["道路总面积"], [("道路总长度", "道路总面积")]),
        (["道路总长"], ["绿化面积"], []),
    ],
    ids=["more alike", "first by name", "first by name, in another order", "just alike", "not alike"],
)
def test_each_indicator_is_guessed_to_be_one_other_at_most(
    old: list[str], new: list[str], guessed: list[tuple[str, str]]
) -> None:
    before, after = (
        declaration_of(*(f"A quantity | {name} | ≥{number}个" for number, name in enumerate(names, 1)))
        for names in (old, new)
    )
    pairs = [row.pair for row in versions(before, after).rows]
    assert [(pair.old.name.text, pair.new.name.text) for pair in pairs if pair.old and pair.new] == guessed
    assert sorted(pair.old.name.text for pair in pairs if pair.old) == sorted(old)
    assert sorted(pair.new.name.text for pair in pairs if pair.new) == sorted(new)


def test_indicators_of_one_name_are_compared_within_their_goal() -> None:
    old = declaration_of(
        "A name: 建设", "A quantity | 次数 | ≥10次", "A2 name: 管护", "A2 quantity | 次数 | ≥20次"
    )
    new = declaration_of(
        "A name: 管护", "A quantity | 次数 | ≥21次", "A2 name: 建设", "A2 quantity | 次数 | ≥11次"
    )
    pairs = [row.pair for row in versions(old, new).rows]
    targets = [(pair.old.target.text, pair.new.target.text) for pair in pairs if pair.old and pair.new]
    assert targets == [("≥20次", "≥21次"), ("≥10次", "≥11次")]


def _one(written: tuple[str, ...]) -> Declaration:
    level2, name, target = written
    return declaration_of(*[f"A {level2} | {name} | {target}"][: bool(name)])


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_comparing_the_other_way_round_mirrors_everything(data: st.DataObject) -> None:
    names = st.sampled_from(["培训人数", "培训人次", "合格率", "验收合格率", "返工率", "完工时间"])
    targets = st.sampled_from(
        ["≥10个", "≥12个", "≤5%", "≤6%", "95%", "完成", "优秀", "良好", "10月底前", "11月底前", "1:3"]
    )
    levels = st.sampled_from(["quantity", "quality", "timeliness"])
    lines = st.lists(st.builds("A {} | {} | {}".format, levels, names, targets), max_size=5)
    old, new = (declaration_of(*data.draw(lines)) for _ in range(2))
    there, back = _comparable(versions(old, new)), _comparable(versions(new, old), mirrored=True)
    assert there == back


def _comparable(found: Versions, *, mirrored: bool = False) -> list[tuple[object, ...]]:
    rows = []
    for row in found.rows:
        pair, difference = row.pair, row.target.difference
        sides = [_place(pair.old), _place(pair.new)]
        kind = MIRRORED.get(row.kind, row.kind) if mirrored else row.kind
        if mirrored:
            sides.reverse()
            difference = -difference if difference is not None else None
        rows.append((*sides, kind.value, pair.likeness, str(difference or 0), row.target.trend is None))
    return sorted(rows)


def _place(row: Row | None) -> str:
    return "/".join(map(str, row.path)) if row else ""


def test_two_successive_years_are_told_and_carried_on() -> None:
    before, after = "A quantity | 培训人数 | ≥100人", "A quantity | 培训人数 | ≥110人 |  | 90人"
    found = versions(declaration_of("year: 2021", before), declaration_of("year: 2022", after))
    assert found.successive
    assert [history.from_target.trend for history in found.history] == [Trend.FALLING]
    assert not versions(declaration_of(before), declaration_of(after)).successive


def test_fields_of_the_head_and_the_goals_are_compared() -> None:
    found = versions(load(EXAMPLES / "ezhou-2022.yaml"), load(EXAMPLES / "ezhou-2022.revised.yaml"))
    changed = {field.field: (field.old, field.new) for field in found.fields if field.field != "statement"}
    assert changed["nature"] == ("持续性项目", "常年性项目")
    assert changed["budget"] == ("50万", "50万元")
    assert sum(field.field == "statement" for field in found.fields) == 2


def test_both_languages_of_keys_are_the_same_declaration() -> None:
    found = versions(load(EXAMPLES / "ezhou-2022.yaml"), load(EXAMPLES / "ezhou-2022.zh.yaml"))
    assert {row.kind for row in found.rows} == {ChangeKind.UNCHANGED}
    assert found.fields == ()
