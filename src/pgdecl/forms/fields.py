"""The fields that a layout may name, each with its official label and a function that gets its text."""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import FileField, fields_of
from pgdecl.declaration.models import Declaration, Goal, Indicator
from pgdecl.declaration.terms import TERMS
from pgdecl.finding import Path
from pgdecl.i18n.language import Bilingual
from pgdecl.values.target import Target

LEVEL1, LEVEL2, GOAL_NAME = "level1", "level2", "goal.name"
SOURCES = "budget.sources"
Text = Callable[[Any], str]
_TARGETS = {(Indicator, key) for key in ("two_years_ago", "last_year", "target")}


class FormField(NamedTuple):
    """A field by the name that layouts use, with its label in both languages.

    `path` and `text` are relative to the model that the field belongs to. `text` is None for a field that is
    itself a model: a layout can use only its label.
    """

    name: str
    label: Bilingual
    path: Path
    text: Text | None


@cache
def form_fields() -> dict[str, FormField]:
    """The fields of a declaration outside of its lists."""
    return {field.name: field for field in _fields(Declaration, "")}


@cache
def list_fields(over: str) -> dict[str, FormField]:
    """The fields of a list's elements: of a goal and its indicators, or of a source with its amount."""
    if over == SOURCES:
        name, amount = "source.name", "source.amount"
        return {
            name: FormField(name, TERMS["Budget"]["sources"].name, (), lambda source: str(source[0])),
            amount: FormField(amount, TERMS["Budget"]["total"].name, (), lambda source: str(source[1])),
        }
    levels = [FormField(level, TERMS["Level"][level].name, (), str) for level in (LEVEL1, LEVEL2)]
    fields = [*_fields(Goal, "goal."), *_fields(Indicator, "indicator.")]
    return {field.name: field for field in [*levels, *fields]}


def _fields(model: type[Model], prefix: str, path: tuple[str, ...] = ()) -> Iterator[FormField]:
    """The fields of a model; without a prefix also the fields of the models within it."""
    for key, field in fields_of(model).items():
        if field.many or field.free:
            continue
        field_path = (*path, key)
        attribute = ".".join(field_path)
        if field.model is not None:
            yield FormField(prefix + attribute, _label(field), field_path, None)
            if not prefix:
                yield from _fields(field.model, prefix, field_path)
            continue
        yield FormField(prefix + attribute, _label(field), field_path, _text_of(attribute))
        if (model, key) in _TARGETS:
            for part, part_text in TARGET_PARTS.items():
                name = f"{prefix}{attribute}.{part}"
                yield FormField(name, _label(field), field_path, _part_of(attribute, part_text))


def _label(field: FileField) -> Bilingual:
    return Bilingual(field.label, field.title[:1].lower() + field.title[1:])


def _text_of(attribute: str) -> Text:
    get = attrgetter(attribute)

    def text(model: Any) -> str:
        try:
            value = get(model)
        except AttributeError:  # an optional model on the path, such as the review, is missing
            return ""
        return "" if value is None else str(value)

    return text


def _part_of(attribute: str, part_text: Text) -> Text:
    """The text of one part of a target, for forms that have a column for each part."""

    def text(model: Any) -> str:
        target: Target | None = getattr(model, attribute)
        return "" if target is None else part_text(target)

    return text


def _comparator(target: Target) -> str:
    comparator = target.parsed.comparator
    return comparator.value if comparator else ""


def _number(target: Target) -> str:
    """The number alone; the whole text of a target without a number or with two."""
    parsed = target.parsed
    if parsed.number is None or parsed.upper is not None:
        return target.text
    return f"{parsed.number:f}"


def _unit(target: Target) -> str:
    parsed = target.parsed
    return parsed.unit.text if parsed.unit and parsed.number is not None else ""


TARGET_PARTS: dict[str, Text] = {"comparator": _comparator, "number": _number, "unit": _unit}
