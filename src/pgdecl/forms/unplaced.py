"""Findings for the texts of a declaration and of its results that a form does not show."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pgdecl.declaration.base import Model
from pgdecl.declaration.models import DEFAULT_CURRENCY_UNIT, Budget, Declaration
from pgdecl.declaration.results import ActualGoal, placed_results
from pgdecl.declaration.sources import source_kind, source_of
from pgdecl.declaration.terms import TERMS, level2_term
from pgdecl.declaration.walk import GOAL_LISTS, OTHER, goals_in, indicators_of
from pgdecl.finding import Finding, Location, Path
from pgdecl.forms.content import Content
from pgdecl.forms.fields import (
    ADJUSTED_TOTAL,
    INITIAL_TOTAL,
    LEVEL1_POINTS,
    LISTS,
    REACHED,
    RESULTS,
    SOURCES,
    FormField,
    form_fields,
    list_fields,
)
from pgdecl.forms.fill import Form
from pgdecl.forms.shown import shown_by
from pgdecl.i18n.catalogue import fault
from pgdecl.i18n.language import Bilingual

_NOT_PRINTED = frozenset(
    {
        "pgdecl",
        "layout",
        "year",
        "declaring_unit",
        "results.pgdecl_results",
        "results.year",
        "results.project",
        "result.attainment",
    }
)
"""What says which file it is; the unit, which is the document's author; and how far a target in words was
reached, which only points are made of."""
_BUDGETS = ("budget", "annual_budget")
_BUDGETS_OF_RESULTS = ("initial_budget", "budget", "executed", "expected")


class _Unshown(NamedTuple):
    """A text that the form does not show, with the label of its field and its path."""

    label: Bilingual
    text: str
    path: Path


class Unplaced:
    """Compares what a form shows with what a declaration and its results hold."""

    def __init__(self, form: Form) -> None:
        self._layout = form.layout.name
        self._shown = shown_by(form)
        known = self._shown.fields | _NOT_PRINTED
        hidden = [field for name, field in form_fields().items() if not field.derived and name not in known]
        self._hidden_of_results = [field for field in hidden if field.name.startswith(RESULTS)]
        self._hidden = [field for field in hidden if not field.name.startswith(RESULTS)]
        self._hidden_in_lists = {over: self._in_list(over) for over in LISTS}

    def findings(self, declaration: Declaration | Content) -> Iterator[Finding]:
        """A finding for each label of texts that the form does not show: at the first, the others related."""
        content = declaration if isinstance(declaration, Content) else Content(declaration)
        return self._reported(self._of_declaration(content))

    def findings_on_results(self, content: Content) -> Iterator[Finding]:
        """The same for the results, by paths of their file."""
        return self._reported(self._of_results(content))

    def _reported(self, everything: Iterator[_Unshown]) -> Iterator[Finding]:
        by_label: dict[Bilingual, list[_Unshown]] = {}
        for unshown in everything:
            if unshown.text:
                by_label.setdefault(unshown.label, []).append(unshown)
        for label, (first, *others) in by_label.items():
            related = [Location(other.path) for other in others]
            count = str(1 + len(others))
            values = {"layout": self._layout, "value": first.text, "count": count}
            yield fault("PG903", Location(first.path), *related, key=label, **values)

    def _of_declaration(self, content: Content) -> Iterator[_Unshown]:
        declaration = content.declaration
        yield from self._fields(content, self._hidden)
        if INITIAL_TOTAL in self._shown.fields and _states_another_budget(content):
            yield _Unshown(TERMS["Declaration"]["budget"].name, str(declaration.budget.total), ("budget",))
        for name in _BUDGETS:
            listed = name == "budget" and "source.amount" in self._shown.in_lists.get(SOURCES, ())
            if not listed:
                yield from self._sources(getattr(declaration, name), name, (name,))
        for over in LISTS:
            if over in GOAL_LISTS:
                yield from self._goals(declaration, over)
            elif over != SOURCES:
                yield from self._elements(declaration, over)

    def _in_list(self, over: str) -> dict[str, "_Hidden"]:
        """What the form does not show of a list's elements, by the prefix of names: goal, indicator, …."""
        shown = set(self._shown.in_lists.get(over, ())) | _NOT_PRINTED | {"result.name"}
        if f"{over}.statement" in self._shown.fields:
            shown.add("goal.statement")
        hidden: dict[str, list[FormField]] = {}
        for name, field in list_fields(over).items():
            prefix, *rest = name.split(".")
            # Of a target only the whole is looked at, which has every part in it.
            is_part = prefix == "indicator" and len(rest) > 1
            if field.text and field.path and name not in shown and not is_part:
                hidden.setdefault(prefix, []).append(field)
        return {prefix: _Hidden.of(fields) for prefix, fields in hidden.items()}

    def _fields(self, content: Content, hidden: Sequence[FormField]) -> Iterator[_Unshown]:
        has_subject = content.declaration.department is not None or content.declaration.grant is not None
        for field in hidden:
            text = field.file_text(content)
            if not text or (field.name == "budget.total" and text in self._adjusted(content)):
                continue
            # A form states one unit: that of the declaration, which results have to share.
            unit = (
                content.declaration.currency_unit if field.name.startswith(RESULTS) else DEFAULT_CURRENCY_UNIT
            )
            is_default = field.path[-1] == "currency_unit" and text == unit
            if not is_default and not (has_subject and field.name == "project.name"):
                yield _Unshown(field.label, text, field.path)

    def _adjusted(self, content: Content) -> set[str]:
        """The budget as adjusted, if the form has that alone: it may be the one that was declared."""
        text = form_fields()[ADJUSTED_TOTAL].text
        return {text(content)} if text and ADJUSTED_TOTAL in self._shown.fields else set()

    def _sources(self, budget: Budget | None, field: str, path: Path) -> Iterator[_Unshown]:
        """The sources that the form has no row for: of another kind, or the second of a kind."""
        if budget is None:
            return
        for name in budget.sources:
            kind = source_kind(name)
            has_row = kind is not None and f"{field}.sources.{kind}" in self._shown.fields
            if not has_row or kind is None or source_of(budget.sources, kind) != name:
                yield _Unshown(TERMS["Budget"]["sources"].name, name, (*path, "sources", name))

    def _elements(self, declaration: Declaration, over: str) -> Iterator[_Unshown]:
        is_shown = over in self._shown.in_lists
        for position, element in enumerate(getattr(declaration, over)):
            if not is_shown:
                yield _Unshown(TERMS["Declaration"][over].name, element.name, (over, position))
                continue
            for hidden in self._hidden_in_lists[over].values():
                yield from hidden.texts(element, (over, position))

    def _goals(self, declaration: Declaration, over: str) -> Iterator[_Unshown]:
        hidden = self._hidden_in_lists[over]
        of_goals, of_indicators = hidden.get("goal", _NONE_HIDDEN), hidden.get("indicator", _NONE_HIDDEN)
        levels = self._shown.levels.get(over, set())
        shows_points = LEVEL1_POINTS in self._shown.in_lists.get(over, ())
        for placed in goals_in(declaration, over):
            yield from of_goals.texts(placed.goal, placed.path)
            if not shows_points:
                for name, points in placed.goal.level_points.items():
                    path = (*placed.path, "level_points", name)
                    yield _Unshown(TERMS["Goal"]["level_points"].name, f"{name} {points:f}", path)
            for indicator in indicators_of(placed):
                has_level = (indicator.level1, indicator.level2) in levels
                if has_level or (OTHER in indicator.path and over in self._shown.other_levels):
                    yield from of_indicators.texts(indicator.indicator, indicator.path)
                else:
                    level = level2_term(indicator.level1, indicator.level2).name
                    yield _Unshown(level, indicator.indicator.name, indicator.path)

    def _of_results(self, content: Content) -> Iterator[_Unshown]:
        results = content.results
        if results is None:
            return
        yield from self._fields(content, self._hidden_of_results)
        for name in _BUDGETS_OF_RESULTS:
            yield from self._sources(getattr(results, name), RESULTS + name, (name,))
        reached = TERMS["ActualGoal"]["reached"].name
        if REACHED not in self._shown.fields:
            for position, goal in enumerate(results.annual_goals):
                yield _reached(goal, reached, position)
        hidden = self._hidden_in_lists[GOAL_LISTS[-1]].get("result", _NONE_HIDDEN)
        matched = set(map(id, content.actuals.values()))
        for placed in placed_results(results):
            if id(placed.indicator) not in matched:
                yield _Unshown(TERMS["ActualIndicator"]["name"].name, placed.indicator.name, placed.path)
            else:
                yield from hidden.texts(placed.indicator, placed.path)


def _states_another_budget(content: Content) -> bool:
    """Whether the results begin with another budget than the declared one, which the form prints instead."""
    declaration, results = content.declaration, content.results
    if results is None or results.initial_budget is None:
        return False
    stated = results.initial_budget.total.amount(results.currency_unit)
    return stated != declaration.budget.total.amount(declaration.currency_unit)


def _reached(goal: ActualGoal, label: Bilingual, position: int) -> _Unshown:
    return _Unshown(label, goal.reached or "", ("annual_goals", position, "reached"))


class _Hidden(NamedTuple):
    """Fields that the form does not show, and the keys that they have in a file."""

    fields: tuple[FormField, ...]
    keys: frozenset[int | str]

    @classmethod
    def of(cls, fields: Sequence[FormField]) -> "_Hidden":
        return cls(tuple(fields), frozenset(field.path[0] for field in fields))

    def texts(self, model: Model, path: Path) -> Iterator[_Unshown]:
        """The texts that a model has for the fields."""
        if not self.keys.isdisjoint(model.model_fields_set):
            for field in self.fields:
                yield _Unshown(field.label, field.file_text(model), (*path, *field.path))


_NONE_HIDDEN = _Hidden.of(())
