"""Next year's declaration from last year's: targets become history, and what is to be set anew is marked."""

from pathlib import PurePath
from typing import Any

from pgdecl.analysis.profile import STANDARD_PROFILE
from pgdecl.analysis.view import DeclarationView
from pgdecl.app.compared import other_project
from pgdecl.app.new_draft import MARK, Draft, labels, marked, value_of
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.declaration.terms import TERMS
from pgdecl.declaration.walk import PlacedIndicator, goals_in, indicators_of
from pgdecl.finding import Path
from pgdecl.forms.shown import Shown
from pgdecl.scoring.matching import matched
from pgdecl.values.parsed import TargetKind

_LAST_YEAR = 2099
"""The last year that a file may name."""
_OF_THAT_YEAR = ("review", "filing_date")
_AMOUNTS = {"costs": ("amount",), "purchases": ("amount",), "tasks": ("amount", "fiscal", "other")}
_HISTORY = ("two_years_ago", "last_year")
_TIMES = (TargetKind.DATE, TargetKind.PERIOD)
_NO_VALUE = (TargetKind.PLACEHOLDER, TargetKind.EMPTY)


def draft_after(
    name: str, declaration: Declaration, results: Results | None, shown: Shown | None, draft: Draft
) -> None:
    """Turns the draft of a declaration, which has its data, into that of the next year.

    Args:
        name: the name of its file.
        declaration: the declaration.
        results: what was reached of it, None if that is not known yet.
        shown: what its layout has places for, None if the layout is not known.
        draft: the draft.
    """
    draft.comment((), "opening-year", name=PurePath(name).name)
    _head(name, declaration, draft)
    _amounts(declaration, draft)
    reached = _reached(declaration, results, draft)
    has_history = _has_history(declaration, shown)
    if not has_history:
        draft.note("no-history-column", layout=declaration.layout)
    for goal in goals_in(declaration, "annual_goals"):
        _was(draft, (*goal.path, "statement"), goal.goal.statement, declaration.year)
        draft.at(goal.path)["statement"] = ""
        for placed in indicators_of(goal):
            carrying = _Carrying(declaration.year, draft, has_history=has_history)
            carrying.carry(placed, reached.get(placed.path), is_known=results is not None)


def _has_history(declaration: Declaration, shown: Shown | None) -> bool:
    """Whether indicators have values of earlier years: the layout has a place for them, or they are there."""
    if shown is None or "indicator.last_year" in shown.in_lists.get("annual_goals", ()):
        return True
    rows = [row.indicator for goal in goals_in(declaration, "annual_goals") for row in indicators_of(goal)]
    return any(row.last_year or row.two_years_ago for row in rows)


def _head(name: str, declaration: Declaration, draft: Draft) -> None:
    data, year = draft.data, declaration.year
    if year is None or year >= _LAST_YEAR:
        data["year"] = ""
        draft.explain("Declaration", ("year",))
        draft.note("no-year" if year is None else "last-year-possible", path=name, year=str(year))
    else:
        data["year"] = str(year + 1)
    gone = [key for key in _OF_THAT_YEAR if data.pop(key, None)]
    in_project = [key for key in ("budget_change",) if data.get("project", {}).pop(key, None)]
    for model, keys in (("Declaration", gone), ("Project", in_project)):
        if keys:
            draft.note("not-carried", fields=labels(model, keys, draft.language), path=name)


def _amounts(declaration: Declaration, draft: Draft) -> None:
    """Empties the money, which is another every year."""
    data, year = draft.data, declaration.year
    mark = MARK + declaration.currency_unit
    emptied = ["budget"]
    _was(draft, ("budget",), _money(data["budget"]), year)
    data["budget"] = ""
    if "annual_budget" in data:
        emptied.append("annual_budget")
        _was(draft, ("annual_budget",), _money(data["annual_budget"]), year)
        data["annual_budget"] = mark  # a key without a value would not be reported
    for key, amounts in _AMOUNTS.items():
        for position, item in enumerate(data.get(key, [])):
            emptied.append(key)
            if key == "costs":
                _shift(item)
            for amount in amounts:
                if amount in item:
                    _was(draft, (key, position, amount), item[amount], year)
                    item[amount] = mark
    fields = labels("Declaration", dict.fromkeys(emptied), draft.language)
    draft.note("amounts-emptied", fields=fields)


def _shift(item: dict[str, Any]) -> None:
    """Makes what a cost item cost last year that of two years ago; what it has cost since is not known."""
    item.pop("two_years_ago", None)
    if "last_year" in item:
        item["two_years_ago"] = item.pop("last_year")


def _money(budget: str | dict[str, Any]) -> str:
    if isinstance(budget, str):
        return budget
    sources = "、".join(f"{source} {amount}" for source, amount in budget.get("sources", {}).items())
    return f"{budget['total']}（{sources}）" if sources else str(budget["total"])


def _was(draft: Draft, path: Path, text: str, year: int | None) -> None:
    """Says above a line what stood there."""
    draft.comment(path, "was-earlier" if year is None else "was", year=str(year), text=text)


def _reached(declaration: Declaration, results: Results | None, draft: Draft) -> dict[Path, str]:
    """What was reached, by the path of the indicator; what belongs to none is noted."""
    if results is None:
        return {}
    draft.notes += other_project(declaration, results, draft.language)
    pairs = matched(DeclarationView(declaration, STANDARD_PROFILE), results)
    for like in pairs.unmatched:
        draft.note("result-left", indicator=like.result.indicator.name)
    return {
        row.path: result.indicator.actual.text
        for row, result in pairs.pairs
        if result is not None and result.indicator.actual is not None
    }


class _Carrying:
    """Carries indicators over, one by one."""

    def __init__(self, year: int | None, draft: Draft, *, has_history: bool) -> None:
        self._year = year
        self._draft = draft
        self._has_history = has_history

    def carry(self, placed: PlacedIndicator, actual: str | None, *, is_known: bool) -> None:
        """Carries an indicator over: its history, then what is to be set anew."""
        item, path, name = self._draft.at(placed.path), placed.path, placed.indicator.name
        target = placed.indicator.target
        if self._has_history:
            self._history(item, placed, actual)
        elif actual is not None:
            self._field_was((*path, "target"), "ActualIndicator", "actual", actual)
        if is_known and actual is None:
            self._draft.note("no-actual", indicator=name)
        self._field_was((*path, "target"), "Indicator", "target", target.text)
        if target.parsed.kind in _TIMES:
            self._draft.note("dated", indicator=name, target=target.text)
        item["target"] = marked(target.text)
        if "basis" in item:
            for key in ("basis", "standard"):  # the kind of standard is that of the basis
                if key in item:
                    self._field_was((*path, "basis"), "Indicator", key, item.pop(key))
            item["basis"] = MARK

    def _history(self, item: dict[str, Any], placed: PlacedIndicator, actual: str | None) -> None:
        earlier = [item.pop(key, None) for key in _HISTORY]
        if earlier[1]:
            item["two_years_ago"] = earlier[1]
        if actual is not None:
            item["last_year"] = actual
        elif placed.indicator.target.parsed.kind in _NO_VALUE:
            self._draft.note("no-target", indicator=placed.indicator.name)
        else:
            item["last_year"] = value_of(placed.indicator.target.text)
            self._draft.comment((*placed.path, "last_year"), "history-is-target")

    def _field_was(self, path: Path, model: str, key: str, text: str) -> None:
        name = "field-was-earlier" if self._year is None else "field-was"
        self._draft.comment(path, name, year=str(self._year), field=TERMS[model][key].name, text=text)
