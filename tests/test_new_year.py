"""`pgdecl new --from`, and the tables copied from each other: what is carried over, marked and said."""

import re
from pathlib import Path

import pytest

from conftest import DATA, EXAMPLES
from declared import declared
from pgdecl.app.new import Languages, next_year, with_table
from pgdecl.app.new_draft import marked, value_of
from pgdecl.app.validate import check
from pgdecl.cli import run
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.walk import goals_in, indicators, indicators_of
from pgdecl.finding import Severity
from pgdecl.i18n.language import Language
from pgdecl.values.parsed import TargetKind
from pgdecl.values.parser import parse_target
from pgdecl.yamlfile.document import read
from tables import cases

ENGLISH = Languages("en", "en")
ROAD = EXAMPLES / "road-maintenance-2022.yaml"
ROAD_RESULTS = EXAMPLES / "road-maintenance-2022.results.yaml"
INTACT = sorted(
    path
    for folder in (EXAMPLES, DATA / "declarations")
    for path in folder.glob("*.yaml")
    if b"\npgdecl_results:" not in path.read_bytes()
    and not any(found.severity is Severity.ERROR for found in read(path.read_bytes(), Declaration).findings)
)


def declaration_in(text: str) -> Declaration:
    content = check(text.encode()).content
    assert content is not None
    return content


def errors_of(text: str) -> list[tuple[str, str]]:
    """The codes of errors, with the lines that they are on."""
    lines = text.splitlines()
    findings = check(text.encode()).findings
    return [
        (finding.code, lines[finding.span.line - 1].strip())
        for finding in findings
        if finding.severity is Severity.ERROR
    ]


def carried(folder: Path, *lines: str) -> tuple[str, tuple[str, ...]]:
    """The text and the notes for a declaration in short notation."""
    (folder / "old.yaml").write_text(declared(lines).text, encoding="utf-8")
    made = next_year(str(folder / "old.yaml"), None, ENGLISH)
    return made.text, made.notes


@pytest.mark.parametrize("case", cases("new/marked.tsv"), ids=lambda case: case[0])
def test_target_is_marked_and_becomes_a_value(case: list[str]) -> None:
    target, mark, value = case
    assert (marked(target), value_of(target)) == (mark, value)
    assert parse_target(marked(target)).kind is TargetKind.PLACEHOLDER
    assert parse_target(value).kind is not TargetKind.PLACEHOLDER


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("path", INTACT, ids=lambda path: path.name)
def test_next_year_waits_for_every_target_and_the_money_alone(path: Path, keys: Language) -> None:
    before = declaration_in(path.read_text(encoding="utf-8"))
    made = next_year(str(path), None, Languages(keys, "en"))
    after = declaration_in(made.text)
    assert before.year is None or after.year == before.year + 1
    assert after.long_term_goals == before.long_term_goals
    assert after.project.name == before.project.name
    assert (after.department, after.grant) == (before.department, before.grant)
    rows = [row for row in indicators(after) if row.goal.goals == "annual_goals"]
    assert [row.indicator.name for row in rows] == [
        row.indicator.name for row in indicators(before) if row.goal.goals == "annual_goals"
    ]
    assert {parse_target(row.indicator.target.text).kind for row in rows} <= {TargetKind.PLACEHOLDER}
    findings = check(made.text.encode()).findings
    # A row whose name is a placeholder, too, is one of the blank form.
    named = [
        row.indicator for row in rows if parse_target(row.indicator.name).kind is not TargetKind.PLACEHOLDER
    ]
    not_set = [
        found for found in findings if found.code == "PG201" and found.location.path[0] == "annual_goals"
    ]
    assert sum(found.severity is Severity.ERROR for found in not_set) == len(named)
    no_basis = [found for found in findings if found.code == "PG411"]
    assert len(no_basis) >= sum(row.basis == "____" for row in named)
    lines = made.text.splitlines()
    assert ("项目预算:" if keys == "zh" else "budget:") in lines


def test_nothing_of_the_old_rows_is_lost() -> None:
    before = declaration_in(ROAD.read_text(encoding="utf-8"))
    text = next_year(str(ROAD), None, ENGLISH).text
    for goal in goals_in(before, "annual_goals"):
        assert goal.goal.statement in text
        for placed in indicators_of(goal):
            row = placed.indicator
            shown = (row.name, row.target.text, row.basis, f"{row.weight:f}", row.last_year)
            assert [str(value) for value in shown if str(value) not in text] == []


def test_targets_become_last_year_and_last_year_the_year_before(tmp_path: Path) -> None:
    text, notes = carried(
        tmp_path,
        "A quantity | 新建公厕数量 | ≥10座 | 2022年计划 | 8座 | 7座",
        "A timeliness | 完工日期 | 2022年10月底前",
    )
    assert text.startswith("# Carried over from old.yaml: ")
    assert (
        "          - name: 新建公厕数量\n"
        "            two_years_ago: 8座\n"
        "            # this was the target of that year: replace it with what was reached\n"
        "            last_year: 10座\n"
        "            # target of 2022: ≥10座\n"
        "            target: ≥____座\n"
        "            # basis of the target of 2022: 2022年计划\n"
        "            basis: ____\n"
    ) in text
    assert (
        "            last_year: 2022年10月底前\n"
        "            # target of 2022: 2022年10月底前\n"
        "            target: ____\n" in text
    )
    assert "  # 2022: 当年的目标\n  - statement:\n" in text
    assert "# 2022: 50万元\nbudget:\n" in text
    assert notes == (
        "amounts to be filled in for this year: budget",
        "the target “2022年10月底前” of “完工日期” names a time, which is not moved: write that of this year",
    )


def test_results_become_last_year() -> None:
    made = next_year(str(ROAD), str(ROAD_RESULTS), ENGLISH)
    after = declaration_in(made.text)
    row = next(iter(indicators_of(next(goals_in(after, "annual_goals"))))).indicator
    assert (str(row.two_years_ago), str(row.last_year), str(row.target)) == ("7.8公里", "8600米", "≥____公里")
    assert "this was the target" not in made.text
    assert [note for note in made.notes if "actual value" in note] == []


def test_what_results_lack_or_have_too_much_is_said(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(
        declared(["A quantity | 新建公厕数量 | ≥10座", "A quality | 验收合格率 | ≥95%"]).text,
        encoding="utf-8",
    )
    (tmp_path / "results.yaml").write_text(
        "pgdecl_results: 1\nyear: 2021\nproject: 别的项目\nannual_goals:\n  - indicators:\n      output:\n"
        "        quantity:\n          - {name: 新建公厕数量, actual: 12座}\n"
        "          - {name: 便民桥数量, actual: 3座}\n",
        encoding="utf-8",
    )
    made = next_year(str(tmp_path / "old.yaml"), str(tmp_path / "results.yaml"), ENGLISH)
    assert "last_year: 12座\n" in made.text
    assert "last_year: 95%\n" in made.text
    assert "“验收合格率” has no actual value: its “last year” is the target" in made.notes
    assert (
        "the result of “便民桥数量” belongs to no indicator of the declaration, and is not carried over"
        in made.notes
    )
    assert any("别的项目" in note for note in made.notes)
    assert any("2021" in note for note in made.notes)


def test_head_and_lists_of_the_old_year(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_text(
        """# a comment
pgdecl: 1
layout: ezhou-2022-annual
year: 2022
declaring_unit: 示范市民政局
project: {name: 示范项目, budget_change: 前两年各40万元}
budget: {total: 60万元, sources: {财政拨款: 50万元, 其他资金: 10万元}}
annual_budget: 30万元
costs:
  - {name: 宣传, amount: 20万元, two_years_ago: 15万元, last_year: 18万元}
annual_goals:
  - statement: 建设
    indicators:
      other:
        管理指标:
          过程管理指标:
            - {name: 制度健全, target: 健全, weight: 100, basis: 办法, standard: 计划}
review: {opinion: 同意, date: 2022年1月5日}
filing_date: 2022年1月1日
""",
        encoding="utf-8",
    )
    made = next_year(str(path), None, ENGLISH)
    assert "# 2022: 60万元（财政拨款 50万元、其他资金 10万元）\nbudget:\n" in made.text
    assert "# 2022: 30万元\nannual_budget: ____万元\n" in made.text
    assert (
        "  - name: 宣传\n    # 2022: 20万元\n    amount: ____万元\n    two_years_ago: 18万元\n" in made.text
    )
    assert "last_year" not in made.text
    assert "standard of 2022: 计划\n              basis: ____\n" in made.text
    assert sorted(code for code, _ in errors_of(made.text)) == ["PG109", "PG109", "PG110", "PG110", "PG201"]
    assert made.notes == (
        f"not carried over: review by the department in charge, filing date ({path})",
        f"not carried over: budget of the past two years ({path})",
        "amounts to be filled in for this year: budget, budget of the year, cost items",
        "the layout ezhou-2022-annual has no place for earlier years: their values are in comments",
        f"the comments in {path} are not carried over",
    )


@pytest.mark.parametrize(
    ("year", "said"),
    [("", "has no year: fill in"), ("year: 2099", "is for 2099, to which no year can be added")],
)
def test_year_that_cannot_be_followed(year: str, said: str, tmp_path: Path) -> None:
    text, notes = carried(tmp_path, year or "year:", "A quantity | 新建公厕数量 | ≥10座")
    assert re.search(r"^year:$", text, re.MULTILINE)
    assert any(said in note for note in notes)
    assert "target of the year before: ≥10座" in text or year


def test_target_that_was_never_set_leaves_no_last_year(tmp_path: Path) -> None:
    text, notes = carried(tmp_path, "A quantity | 新建公厕数量 | ≥**座 | 计划 | 8座")
    assert "last_year" not in text
    assert "two_years_ago: 8座" in text
    assert "“新建公厕数量” had no target in the year before, so it has no “last year”" in notes


@pytest.mark.parametrize("keys", ["zh", "en"])
def test_next_year_compares_with_this_year(
    keys: Language, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "2023.yaml")
    assert run(["new", "--from", str(ROAD), "--results", str(ROAD_RESULTS), path, "--keys", keys]) == 0
    assert run(["compare", str(ROAD), path, "--results", str(ROAD_RESULTS), "--fail-on", "not-carried"]) == 0
    capfd.readouterr()


L_AND_A = (
    "L quantity | 新建公厕数量 | ≥30座 | 三年规划",
    "L quality | 验收合格率 | ≥95%",
    "L2 name: 管护",
    "L2 social | 便民程度 | 明显提升",
    "A quantity | 新建公厕数量 | ≥10座 | 2022年计划 | 8座",
)


def copied(
    folder: Path, source: str, *lines: str, languages: Languages = ENGLISH
) -> tuple[str, tuple[str, ...]]:
    (folder / "old.yaml").write_text(declared(lines).text, encoding="utf-8")
    made = with_table(str(folder / "old.yaml"), source, languages)
    return made.text, made.notes


def test_annual_table_gets_what_it_lacks_of_the_long_term_one(tmp_path: Path) -> None:
    text, notes = copied(tmp_path, "long_term_goals", *L_AND_A)
    assert text.startswith("# Annual goals made of the long-term goals in old.yaml: ")
    after = declaration_in(text)
    annual = [
        (row.goal.name, row.level2, row.indicator)
        for row in indicators(after)
        if row.goal.goals == "annual_goals"
    ]
    assert [(goal, level2, row.name, str(row.target)) for goal, level2, row in annual] == [
        ("年度绩效目标1", "quantity", "新建公厕数量", "≥10座"),
        ("年度绩效目标1", "quality", "验收合格率", "≥____%"),
        ("管护", "social", "便民程度", "____"),
    ]
    assert str(annual[0][2].last_year) == "8座"
    assert "            # Long-term goals: target ≥95%\n            target: ≥____%\n" in text
    assert "  # Long-term goals: goal statement 长期的目标\n    statement:\n" in text
    assert notes == ("indicators that Annual goals has already, not added again: 1",)
    assert [code for code, _ in errors_of(text)] == ["PG201", "PG109", "PG201"]


def test_long_term_table_gets_no_history(tmp_path: Path) -> None:
    text, notes = copied(
        tmp_path,
        "annual_goals",
        "A quantity | 新建公厕数量 | ≥10座 | 2022年计划 | 8座 | 7座 | weight=50",
        languages=Languages("zh", "zh"),
    )
    long_term = text[text.index("长期绩效目标:") : text.index("年度绩效目标:")]
    assert (
        "          - 三级指标: 新建公厕数量\n"
        "            # 年度绩效目标：指标值 ≥10座\n"
        "            指标值: ≥____座\n"
        "            # 年度绩效目标：指标值确定依据 2022年计划\n"
        "            指标值确定依据: ____\n"
    ) in long_term
    assert "上年" not in long_term
    assert "分值" not in long_term
    assert notes == ("版式 hubei-project 的长期绩效目标没有这些栏，没有写入：分值权重",)
    assert "PG407" not in text


def test_layout_without_the_other_table_is_said(tmp_path: Path) -> None:
    _, notes = copied(tmp_path, "annual_goals", "layout: central-2021", "A quantity | 新建公厕数量 | ≥10座")
    assert notes == ("the layout central-2021 has no table for Long-term goals: it cannot be printed",)


@pytest.mark.parametrize("source", ["long_term_goals", "annual_goals"])
@pytest.mark.parametrize("path", INTACT, ids=lambda path: path.name)
def test_copied_tables_of_all_examples_only_wait_to_be_filled_in(path: Path, source: str) -> None:
    before = declaration_in(path.read_text(encoding="utf-8"))
    if not getattr(before, source):
        return
    after = declaration_in(with_table(str(path), source, ENGLISH).text)
    assert getattr(after, source) == getattr(before, source)
    kept = {(str(row.path[:5]), row.indicator) for row in indicators(before)}
    new = [row.indicator for row in indicators(after) if (str(row.path[:5]), row.indicator) not in kept]
    assert {parse_target(row.target.text).kind for row in new} <= {TargetKind.PLACEHOLDER}
    assert {row.last_year for row in new} <= {None}
