"""A results file to be filled in: every annual indicator of a declaration, its value empty."""

from typing import Any

from pgdecl.analysis.profile import STANDARD_PROFILE
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.declaration.walk import goals_in
from pgdecl.finding import Path
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.scoring.judgement import IN_WORDS
from pgdecl.yamlfile.writer import written


def skeleton(declaration: Declaration, keys: Language = "en", period: str | None = None) -> str:
    """The YAML text of a results file for a declaration, with comments in the language of the keys.

    With a `period` (1-7月) it is a record of monitoring. Indicators without a name or a target have nothing
    to be filled in, and are left out.
    """
    view = DeclarationView(declaration, STANDARD_PROFILE)
    data, comments = _head(declaration, period), _opening(view, keys, period)
    goals: list[dict[str, Any]] = [
        ({"name": placed.goal.name} if placed.goal.name else {}) | {"indicators": {}}
        for placed in goals_in(declaration, "annual_goals")
    ]
    if goals:
        data["annual_goals"] = goals
        comments["annual_goals",] = ""
    for row in view.annual:
        position = len(items := _level(goals[row.goal.position], row))
        comments[(*row.path[:-1], position)] = _comment(row, keys)
        items.append(_indicator(row, period))
    return written(data, Results, keys, comments)


def _head(declaration: Declaration, period: str | None) -> dict[str, Any]:
    data: dict[str, Any] = {"pgdecl_results": "1"}
    if declaration.year is not None:
        data["year"] = str(declaration.year)
    if period is not None:
        data["period"] = period
    data["project"] = declaration.project.name
    if declaration.budget.total.text:
        data["budget"] = declaration.budget.total.text
    data["executed"] = ""
    if period is not None:
        data["expected"] = ""
    data["currency_unit"] = declaration.currency_unit
    return data


def _opening(view: DeclarationView, keys: Language, period: str | None) -> dict[Path, str]:
    """The comment at the beginning of the file."""
    lines = [words("skeleton", "opening" if period is None else "opening-period", keys)]
    if any(row.parsed.kind in IN_WORDS for row in view.annual):
        lines.append(words("skeleton", "words", keys))
    return {(): "\n".join(lines)}


def _level(goal: dict[str, Any], row: Row) -> list[dict[str, Any]]:
    """The list of the indicators of a row's level 2 in a goal's data, made if it is not there yet."""
    place = goal["indicators"]
    *above, level2 = row.path[3:-1]
    for level in above:
        place = place.setdefault(level, {})
    items: list[dict[str, Any]] = place.setdefault(level2, [])
    return items


def _indicator(row: Row, period: str | None) -> dict[str, Any]:
    waiting = ["actual"]
    if row.parsed.kind in IN_WORDS:
        waiting.append("attainment")
    if period is not None:
        waiting += ["expected", "likelihood"]
    return {"name": row.name.text, **dict.fromkeys(waiting, "")}


def _comment(row: Row, keys: Language) -> str:
    """The target that the value is for, and the weight if there is one."""
    target = "".join(filter(str.isprintable, " ".join(row.target.text.split())))
    weight = row.indicator.weight
    if weight is None:
        return words("skeleton", "target", keys, target=target)
    return words("skeleton", "weight", keys, target=target, weight=f"{weight:f}")
