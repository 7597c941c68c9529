"""Fields of two declarations beside each other: the head, the goals, what indicators have besides targets."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import fields_of
from pgdecl.declaration.models import Budget, Declaration
from pgdecl.declaration.subjects import Project
from pgdecl.declaration.walk import GOAL_LISTS, goals_in
from pgdecl.i18n.language import Bilingual
from pgdecl.scoring.change import Change, Value, change
from pgdecl.values.target import Target

_UNCOMPARED = {"long_term_goals", "annual_goals", "project", "pgdecl"}
_WAN = Decimal(10000)


class FieldChange(NamedTuple):
    """A field with its texts before and after; None where there is none.

    `goal` is what the goal is called whose statement it is, `change` the change of the budget.
    """

    model: str
    field: str
    old: str | None
    new: str | None
    goal: Bilingual | None = None
    change: Change | None = None


def head_fields(old: Declaration, new: Declaration) -> Iterator[FieldChange]:
    """The fields of the head, then the goals, which go by their name or number."""
    for key in fields_of(Project):
        yield from field_change("Project", key, old.project, new.project)
    for key in fields_of(Declaration):
        if key not in _UNCOMPARED:
            for field in field_change("Declaration", key, old, new):
                yield field._replace(change=_budget(old, new)) if key == "budget" else field
    for key in GOAL_LISTS:
        before, after = (
            {placed.title: placed.goal for placed in goals_in(declaration, key)} for declaration in (old, new)
        )
        for title in {**before, **after}:
            yield from field_change("Goal", "statement", before.get(title), after.get(title), title)


def field_change(
    model: str, name: str, old: Any, new: Any, goal: Bilingual | None = None
) -> Iterator[FieldChange]:
    """One field of two models, if its texts differ."""
    before, after = _text(getattr(old, name, None)), _text(getattr(new, name, None))
    if before != after:
        yield FieldChange(model, name, before, after, goal)


def _text(value: object) -> str | None:
    """A value as text; of models the texts within: 50万元（财政拨款 45万元；其他 5万元）."""
    if isinstance(value, Budget):
        sources = "；".join(f"{name.strip()} {str(amount).strip()}" for name, amount in value.sources.items())
        total = str(value.total).strip()
        return f"{total}（{sources}）" if sources else total
    if isinstance(value, Model):
        value = tuple(vars(value).values())
    if isinstance(value, tuple):
        return "；".join(text for text in map(_text, value) if text) or None
    return None if value is None else str(value).strip()


def _budget(old: Declaration, new: Declaration) -> Change:
    """From one total to the other, in 万元, whatever units they are written in."""
    return change(Value(_total_in_wan(old)), Value(_total_in_wan(new)))


def _total_in_wan(declaration: Declaration) -> Target | None:
    amount = declaration.budget.total.amount(declaration.currency_unit)
    return None if amount is None else Target(f"{amount / _WAN:f}万元")
