"""A declaration as a tree: goals, levels and indicators, with each target and its reading."""

from collections.abc import Iterable

from rich.text import Text
from rich.tree import Tree

from pgdecl.declaration.models import Declaration
from pgdecl.declaration.terms import TERMS, Term, level1_term, level2_term, terms_of
from pgdecl.declaration.walk import PlacedGoal, PlacedIndicator, goals, indicators_of
from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.values import money
from pgdecl.values.explanation import explain
from pgdecl.values.target import Target

_HEADING, _LEVEL, _QUIET = "bold", "cyan", "dim"
_HISTORY = ("two_years_ago", "last_year")


def tree(declaration: Declaration, language: Language) -> Tree:
    """The whole declaration."""
    year = f" {declaration.year}" if declaration.year else ""
    root = Tree(Text(_shown(declaration.project.name) + year, _HEADING))
    for term, text in _heading(declaration, language):
        root.add(_labelled(term, text, language))
    for goal in goals(declaration):
        _add_goal(root, goal, language)
    return root


def _heading(declaration: Declaration, language: Language) -> Iterable[tuple[Term, str]]:
    project, budget = declaration.project, declaration.budget
    amount = f"{budget.total}  {money.explain(budget.total, language, declaration.currency_unit)}"
    rows = [
        ("Declaration", "declaring_unit", declaration.declaring_unit),
        ("Project", "category", project.category),
        ("Project", "nature", project.nature),
        ("Declaration", "budget", amount),
    ]
    return [(TERMS[record][key], text) for record, key, text in rows if text]


def _add_goal(root: Tree, goal: PlacedGoal, language: Language) -> None:
    title = _shown(goal.title.text(language))
    branch = root.add(Text.assemble((title, _HEADING), " ", _shown(goal.goal.statement)))
    level1 = level2 = branch
    previous: tuple[str, str] = ("", "")
    for placed in indicators_of(goal):
        if placed.level1 != previous[0]:
            level1 = branch.add(_level(level1_term(placed.level1), language))
        if (placed.level1, placed.level2) != previous:
            level2 = level1.add(_level(level2_term(placed.level1, placed.level2), language))
        previous = (placed.level1, placed.level2)
        level2.add(_indicator(placed, language))


def _level(term: Term, language: Language) -> Text:
    return Text(_shown(term.heading.text(language)), _LEVEL)


def _indicator(placed: PlacedIndicator, language: Language) -> Text:
    """Name and target on the first line; history and basis on the next lines."""
    indicator = placed.indicator
    terms = terms_of(type(indicator))
    lines = [Text.assemble((_shown(indicator.name), _HEADING), "  ", _target(indicator.target, language))]
    lines += [
        _labelled(terms[key], _target(past, language, history=True), language)
        for key in _HISTORY
        if (past := getattr(indicator, key))
    ]
    if indicator.basis:
        lines.append(_labelled(terms["basis"], indicator.basis, language))
    return Text("\n").join(lines)


def _target(target: Target, language: Language, *, history: bool = False) -> Text:
    explanation = _shown(explain(target, language, history=history))
    return Text.assemble(_shown(target.text), (f"  → {explanation}", _QUIET))


def _labelled(term: Term, text: str | Text, language: Language) -> Text:
    return Text.assemble(
        (f"{term.heading.text(language)} ", _QUIET), _shown(text) if isinstance(text, str) else text
    )


def _shown(text: str) -> str:
    return safe(text, "text")
