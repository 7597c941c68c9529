"""Fields of two declarations beside each other: the head, the goals, what indicators have besides targets."""

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any, NamedTuple

from pgdecl.compare.change import Change, Value, change
from pgdecl.declaration.models import Budget, Declaration
from pgdecl.declaration.record import Record
from pgdecl.declaration.walk import GOAL_LISTS, goals_in
from pgdecl.values.target import Target

_UNCOMPARED = {"long_term_goals", "annual_goals", "project", "pgdecl"}
_WAN = Decimal(10000)


class FieldChange(NamedTuple):
    """A field with its texts before and after; None where there is none. `change` is that of the budget."""

    record: str
    field: str
    old: str | None
    new: str | None
    goal: str = ""
    change: Change | None = None


def head_fields(old: Declaration, new: Declaration) -> Iterator[FieldChange]:
    """The fields of the head, then the goals, which go by their name or number."""
    for field in fields(old.project):
        yield from field_change("Project", field.name, old.project, new.project)
    for field in fields(Declaration):
        if field.name not in _UNCOMPARED:
            for changed in field_change("Declaration", field.name, old, new):
                yield changed._replace(change=_budget(old, new)) if field.name == "budget" else changed
    for key in GOAL_LISTS:
        before, after = (
            {placed.name: placed.goal for placed in goals_in(declaration, key)} for declaration in (old, new)
        )
        for name in {**before, **after}:
            yield from field_change("Goal", "statement", before.get(name), after.get(name), name)


def field_change(record: str, name: str, old: Any, new: Any, goal: str = "") -> Iterator[FieldChange]:
    """One field of two records, if its texts differ."""
    before, after = _text(getattr(old, name, None)), _text(getattr(new, name, None))
    if before != after:
        yield FieldChange(record, name, before, after, goal)


def _text(value: object) -> str | None:
    """A value as text; of records the texts within: 50万元（财政拨款 45万元；其他 5万元）."""
    if isinstance(value, Budget):
        sources = "；".join(f"{source.name.strip()} {str(source.amount).strip()}" for source in value.sources)
        total = str(value.total).strip()
        return f"{total}（{sources}）" if sources else total
    if isinstance(value, Record):
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
