"""A new declaration for a layout: its head, and a row to fill in for each level 2 of its tables."""

from typing import Any, NamedTuple

from pgdecl.analysis.rows import Placement
from pgdecl.app.new_draft import MARK, Draft
from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import fields_of
from pgdecl.declaration.models import DEFAULT_CURRENCY_UNIT, CostItem, Indicator, Purchase, Task
from pgdecl.declaration.subjects import Department, Grant, Project
from pgdecl.declaration.walk import GOAL_LISTS, LEVELS
from pgdecl.finding import Path
from pgdecl.forms.fill import Form
from pgdecl.forms.shown import Shown, shown_by
from pgdecl.i18n.language import Language
from pgdecl.tables import rows

_ROWS = {
    (level1, level2): (target, ending)
    for level1, level2, target, ending in rows(__file__, "data/new-rows.tsv")
}
_USUAL_ROW = (f"≥{MARK}", "")
_SUBJECTS: dict[str, type[Model]] = {"project": Project, "department": Department, "grant": Grant}
_ITEMS = {"costs": ("cost", CostItem), "purchases": ("purchase", Purchase), "tasks": ("task", Task)}
_OF_INDICATORS = [key for key in fields_of(Indicator) if key != "part"]


def subject_of(form: Form) -> str:
    """What a layout is about, by its key: `project`, `department` or `grant`."""
    fields = shown_by(form).fields
    return next((key for key in ("department", "grant") if f"{key}.name" in fields), "project")


class Head(NamedTuple):
    """What a declaration begins with: the unit, the name of what it is about, and the budget year."""

    unit: str
    name: str
    year: int


def draft_for(form: Form, head: Head, keys: Language, language: Language) -> Draft:
    """A declaration to be filled in.

    Args:
        form: the form of the layout.
        head: what it begins with.
        keys: the language of the keys and comments.
        language: the language of the notes.
    """
    shown, subject = shown_by(form), subject_of(form)
    data = {"pgdecl": "1", "layout": form.layout.name, "year": str(head.year), "declaring_unit": head.unit}
    draft = Draft({**data, subject: {"name": head.name}}, keys, language)
    draft.comment((), "opening")
    for key in fields_of(_SUBJECTS[subject]):
        if key != "name" and f"{subject}.{key}" in shown.fields:
            _wait(draft, (subject, key), subject.capitalize())
    _money(draft, shown)
    for over, (prefix, model) in _ITEMS.items():
        if over in shown.in_lists:
            keys_shown = [key for key in fields_of(model) if f"{prefix}.{key}" in shown.in_lists[over]]
            _first_item(draft, over, keys_shown)
    for goals in GOAL_LISTS:
        if goals in shown.levels or f"{goals}.statement" in shown.fields:
            _goals(draft, goals, shown)
    for key in ("prepared_by", "filing_date"):
        if key in shown.fields:
            _wait(draft, (key,), "Declaration")
    return draft


def _money(draft: Draft, shown: Shown) -> None:
    _wait(draft, ("budget",), "Declaration")
    if "annual_budget.total" in shown.fields:
        _wait(draft, ("annual_budget",), "Declaration")
    if "currency_unit" in shown.fields:
        draft.data["currency_unit"] = DEFAULT_CURRENCY_UNIT


def _wait(draft: Draft, path: Path, model: str) -> None:
    """Adds a key without a value, and says what belongs there."""
    draft.at(path[:-1])[path[-1]] = ""
    draft.explain(model, path)


def _first_item(draft: Draft, over: str, keys: list[str]) -> None:
    """Adds a list with one item, whose keys have no values."""
    draft.data[over] = [{}]
    draft.separate((over,))
    draft.explain("Declaration", (over,))
    for key in keys:
        _wait(draft, (over, 0, key), _ITEMS[over][1].__name__)


def _goals(draft: Draft, goals: str, shown: Shown) -> None:
    """Adds a list with one goal, which has a row for each level 2 that the layout has a place for."""
    is_first = not any(key in draft.data for key in GOAL_LISTS)
    draft.data[goals] = [{"statement": "", "indicators": {}}]
    draft.separate((goals,))
    draft.explain("Declaration", (goals,))
    draft.explain("Goal", (goals, 0, "statement"))
    names = shown.in_lists.get(goals, set())
    keys = [key for key in _OF_INDICATORS if key in ("name", "target") or f"indicator.{key}" in names]
    for number, (level1, level2) in enumerate(_levels(goals, shown), 1):
        waiting: dict[str, Any] = dict.fromkeys(keys, "")
        target, ending = _ROWS.get((level1, level2), _USUAL_ROW)
        waiting |= {"name": f"指标{number}：{ending}", "target": target}
        if "basis" in waiting:
            waiting["basis"] = MARK
        draft.data[goals][0]["indicators"].setdefault(level1, {})[level2] = [waiting]
        if is_first and number == 1:
            for key in keys:
                draft.explain("Indicator", (goals, 0, "indicators", level1, level2, 0, key))


def _levels(goals: str, shown: Shown) -> list[Placement]:
    """The levels of a layout's table, in the order of the official levels."""
    own = shown.levels.get(goals, ())
    return [(level1, level2) for level1 in LEVELS for level2 in LEVELS[level1] if (level1, level2) in own]
