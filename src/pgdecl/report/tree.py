"""A declaration as a tree: goals, levels, indicators, each target beside what it is read as."""

from collections.abc import Iterable

from rich.text import Text
from rich.tree import Tree

from pgdecl.declaration.models import Declaration, Indicator
from pgdecl.declaration.terms import TERMS, terms_of
from pgdecl.declaration.walk import PlacedGoal, PlacedIndicator, goals, indicators_of
from pgdecl.i18n.catalogue import Language
from pgdecl.values import money
from pgdecl.values.explanation import explain
from pgdecl.values.target import Target

_HEADING, _LEVEL, _QUIET = "bold", "cyan", "dim"
_HISTORY = ("two_years_ago", "last_year")


def tree(declaration: Declaration, language: Language) -> Tree:
    """The whole declaration."""
    year = f" {declaration.year}" if declaration.year else ""
    root = Tree(Text(declaration.project.name + year, _HEADING))
    for name, value in _heading(declaration, language):
        root.add(_labelled(name, value))
    for placed in goals(declaration):
        _add_goal(root, placed, language)
    return root


def _heading(declaration: Declaration, language: Language) -> Iterable[tuple[str, str]]:
    project, budget = declaration.project, declaration.budget
    amount = f"{budget.total}  {money.explain(budget.total, language, declaration.currency_unit)}"
    rows = [
        ("Declaration", "declaring_unit", declaration.declaring_unit),
        ("Project", "category", project.category),
        ("Project", "nature", project.nature),
        ("Declaration", "budget", amount),
    ]
    return [(_name(record, key, language), value) for record, key, value in rows if value]


def _add_goal(root: Tree, placed: PlacedGoal, language: Language) -> None:
    branch = root.add(Text.assemble((placed.name, _HEADING), " ", placed.goal.statement))
    level1 = level2 = branch
    seen: tuple[str, str] = ("", "")
    for found in indicators_of(placed):
        if found.level1 != seen[0]:
            level1 = branch.add(Text(_name("Indicators", found.level1, language), _LEVEL))
        if (found.level1, found.level2) != seen:
            level2 = level1.add(Text(_name(found.level1.capitalize(), found.level2, language), _LEVEL))
        seen = (found.level1, found.level2)
        level2.add(_indicator(found, language))


def _indicator(found: PlacedIndicator, language: Language) -> Text:
    """Name and target in the first line; history and basis below it."""
    indicator = found.indicator
    lines = [Text.assemble((indicator.name, _HEADING), "  ", _target(indicator.target, language))]
    for key in _HISTORY:
        if value := getattr(indicator, key):
            parsed = _target(value, language, history=True)
            lines.append(Text.assemble((f"{_of(indicator, key, language)} ", _QUIET), parsed))
    if indicator.basis:
        lines.append(_labelled(_of(indicator, "basis", language), indicator.basis))
    return Text("\n").join(lines)


def _target(target: Target, language: Language, *, history: bool = False) -> Text:
    return Text.assemble(target.text, (f"  → {explain(target, language, history=history)}", _QUIET))


def _labelled(name: str, value: str) -> Text:
    return Text.assemble((f"{name} ", _QUIET), value)


def _of(indicator: Indicator, key: str, language: Language) -> str:
    term = terms_of(type(indicator))[key]
    return term.label if language == "zh" else term.title


def _name(record: str, key: str, language: Language) -> str:
    term = TERMS.get(record, {}).get(key)
    if term is None:  # a level under its own name
        return key
    return term.label if language == "zh" else term.title
