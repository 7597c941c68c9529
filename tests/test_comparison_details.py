"""What stands beside a verdict: reasons, the year that was passed over, last year as it was, numbers."""

from decimal import Decimal

import pytest

from conftest import EXAMPLES
from declared import declaration_of, line_of, results_of
from pgdecl.analysis.pairing import pairs
from pgdecl.analysis.profile import STANDARD_PROFILE
from pgdecl.analysis.view import DeclarationView
from pgdecl.api import load
from pgdecl.compare.progress import progress
from pgdecl.compare.versions import versions
from pgdecl.declaration.models import Declaration
from pgdecl.report.comparison.history_consistency import history_table
from pgdecl.report.comparison.progress import report
from pgdecl.report.comparison.versions import report as versions_report
from pgdecl.report.comparison.wording import exact, number
from tables import cases

NO_RESULTS = "–"


def line(goal: str, level: str, **cells: str) -> list[str]:
    """The line of an indicator; none if it has no target."""
    return [line_of(goal, level, **cells)] if cells["target"] else []


def declared_goals(annual: list[list[str]], long_term: list[list[str]], name: str) -> Declaration:
    """Goals that have indicators of one name, with these targets."""
    return declaration_of(
        *(
            f"{letter}{number} beneficiary | {name} | {target}"
            for letter, goals in (("A", annual), ("L", long_term))
            for number, targets in enumerate(goals, 1)
            for target in targets
        )
    )


@pytest.mark.parametrize("row", cases("compare/details.tsv"), ids=" ".join)
def test_what_is_said_beside_a_verdict(row: list[str]) -> None:
    level2, name, earlier, last, target, long_term, verdict, *said = row
    annual = line("A", level2, name=name, two_years_ago=earlier, last_year=last, target=target)
    declaration = declaration_of(*annual, *line("L", level2, name=name, target=long_term))
    (table,) = report(declaration, list(progress(declaration)), [], "zh").tables
    (found,) = table.rows
    assert (str(found.cells[-1]), "；".join(found.details)) == (verdict, "".join(said))


@pytest.mark.parametrize("row", cases("compare/version-details.tsv"), ids=" ".join)
def test_what_is_said_of_a_change(row: list[str]) -> None:
    old, new = (
        declaration_of(*line("A", "quantity", name=name, target=target))
        for name, target in (row[:2], row[2:4])
    )
    (table, _) = versions_report(versions(old, new), ("a", "b"), [], "zh").tables
    (found,) = table.rows
    assert [str(found.cells[-1]), "；".join(found.details)] == row[4:]


@pytest.mark.parametrize("row", cases("compare/history-consistency.tsv"), ids=" ".join)
def test_last_year_beside_target_and_result(row: list[str]) -> None:
    target, reached, last_year, verdict, *why = row
    name = "培训人数" if "人" in target else "工作情况"
    old = declaration_of("year: 2021", line_of("A", "quantity", name=name, target=target))
    new = declaration_of(line_of("A", "quantity", name=name, target=target, last_year=last_year))
    results = None if reached == NO_RESULTS else results_of(f"A quantity | {name} | {reached}")
    found = versions(old, new, results=results)
    (line,) = history_table(found, "zh").rows
    assert (str(line.cells[-1]), "".join(line.details)) == (verdict, "".join(why))
    assert found.history[0].is_consistent == ("一致" in verdict)


@pytest.mark.parametrize("row", cases("compare/numbers.tsv"), ids=" ".join)
def test_numbers_as_printed(row: list[str]) -> None:
    value = Decimal(row[0])
    assert [number(value), exact(value)] == row[1:]


def test_partner_stands_in_the_goal_of_the_same_number() -> None:
    goals = [["≥90%"], ["≥95%"]]
    declaration = declared_goals(goals, goals, "满意度")
    partners = [row.partner.target.text for row in progress(declaration) if row.partner]
    assert partners == ["≥90%", "≥95%"]


def test_indicators_of_several_goals_say_to_which_they_belong() -> None:
    declaration = declared_goals([["≥90%"], ["≥95%"]], [["≥90%"]], "满意度")
    (table,) = report(declaration, list(progress(declaration)), [], "zh").tables
    names = [str(row.cells[0]) for row in table.rows]
    assert names == ["年度绩效目标1·服务对象满意度｜满意度", "年度绩效目标2·服务对象满意度｜满意度"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([["≥10人"], ["≥20人"]], [["≥11人"], ["≥20人"]]),
        ([["≥10人", "≥20人"]], [["≥20人"]]),
        ([["≥10人", "≥20人"]], [["≥20人", "≥10人"]]),
    ],
    ids=["goals", "one removed", "other order"],
)
def test_of_several_with_one_name_the_same_goal_and_target_go_together(
    old: list[list[str]], new: list[list[str]]
) -> None:
    rows = [DeclarationView(declared_goals(goals, [], "人数"), STANDARD_PROFILE).rows for goals in (old, new)]
    found = {(pair.old.target.text, pair.new.target.text) for pair in pairs(*rows) if pair.old and pair.new}
    assert ("≥20人", "≥20人") in found
    mirrored = {
        (pair.new.target.text, pair.old.target.text)
        for pair in pairs(*reversed(rows))
        if pair.old and pair.new
    }
    assert found == mirrored


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ezhou-2022.revised.yaml", "差额：金额相同"),
        ("road-maintenance-2023.yaml", "差额：▲ +1,230万元 (+2,460%)"),
    ],
)
def test_budgets_are_compared_as_amounts(name: str, said: str) -> None:
    found = versions(load(EXAMPLES / "ezhou-2022.yaml"), load(EXAMPLES / name))
    fields = versions_report(found, ("a", "b"), [], "zh").tables[1]
    assert [row.details for row in fields.rows if row.cells[0].text == "项目预算"] == [(said,)]
