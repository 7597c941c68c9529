"""The fields that a layout may name, each with its official label and the way to its text."""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from pgdecl.declaration.models import (
    AnnualGoal,
    AnnualIndicator,
    Declaration,
    LongTermGoal,
    LongTermIndicator,
    Source,
)
from pgdecl.declaration.shape import Shape, shape_of
from pgdecl.declaration.terms import label
from pgdecl.finding import Path
from pgdecl.values.target import Target

LEVEL1, LEVEL2, GOAL_NAME = "level1", "level2", "goal.name"
Text = Callable[[Any], str]


class FormField(NamedTuple):
    """A field by the name that layouts use, with its official label.

    `path` and `text` go out from the record that the field belongs to; `text` is None for a field that is
    itself a record and only lends its label.
    """

    name: str
    label: str
    path: Path
    text: Text | None


@cache
def form_fields() -> dict[str, FormField]:
    """The fields of a declaration outside of its lists."""
    return {field.name: field for field in _fields(shape_of(Declaration), "")}


@cache
def list_fields(over: str) -> dict[str, FormField]:
    """The fields of a list's elements: of a goal and its indicators, or of a source of money."""
    if over == "budget.sources":
        return {field.name: field for field in _fields(shape_of(Source), "source.")}
    goal, indicator = {
        "long_term_goals": (LongTermGoal, LongTermIndicator),
        "annual_goals": (AnnualGoal, AnnualIndicator),
    }[over]
    levels = [FormField(level, label("Level", level), (), str) for level in (LEVEL1, LEVEL2)]
    fields = [*_fields(shape_of(goal), "goal."), *_fields(shape_of(indicator), "indicator.")]
    return {field.name: field for field in [*levels, *fields]}


def _fields(shape: Shape, prefix: str, path: tuple[str, ...] = ()) -> Iterator[FormField]:
    """The fields of a shape; those of records within it too, for a declaration (which has no prefix)."""
    for key, field in shape.by_key.items():
        if field.many:
            continue
        place = (*path, key)
        attribute = ".".join(place)
        if field.shape is not None:
            yield FormField(prefix + attribute, field.label, place, None)
            if not prefix:
                yield from _fields(field.shape, prefix, place)
            continue
        is_target = field.scalar is not None and field.scalar.make is Target
        text = _target_text(attribute) if is_target else _text_of(attribute)
        yield FormField(prefix + attribute, field.label, place, text)
        if is_target:
            for part, of_target in TARGET_PARTS.items():
                name = f"{prefix}{attribute}.{part}"
                yield FormField(name, field.label, place, _part_of(attribute, of_target))


def _text_of(attribute: str) -> Text:
    get = attrgetter(attribute)

    def text(record: Any) -> str:
        try:
            value = get(record)
        except AttributeError:  # a record on the way, such as the review, is not there
            return ""
        if value.__class__ is str:
            return value
        return "" if value is None else str(value)

    return text


def _target_text(attribute: str) -> Text:
    get = attrgetter(attribute)

    def text(record: Any) -> str:
        found: Target | None = get(record)
        return "" if found is None else found.text

    return text


def _part_of(attribute: str, part: Text) -> Text:
    """One part of a target, for forms that give each a column of its own."""

    def text(record: Any) -> str:
        found: Target | None = getattr(record, attribute)
        return "" if found is None else part(found)

    return text


def _comparator(target: Target) -> str:
    return target.comparator.value if target.comparator else ""


def _number(target: Target) -> str:
    """The number alone; the whole text where there is none, or more than one."""
    if target.number is None or target.upper is not None:
        return target.text
    return f"{target.number:f}"


def _unit(target: Target) -> str:
    return target.unit.text if target.unit and target.number is not None else ""


TARGET_PARTS: dict[str, Text] = {"comparator": _comparator, "number": _number, "unit": _unit}
