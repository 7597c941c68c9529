"""The fields that a layout may name, each with its official label and a function that gets its text."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import FileField, fields_of
from pgdecl.declaration.models import Budget, CostItem, Declaration, Goal, Indicator, Purchase, Task
from pgdecl.declaration.results import ActualIndicator, Results
from pgdecl.declaration.sources import SOURCE_KINDS, source_of
from pgdecl.declaration.terms import TERMS
from pgdecl.declaration.walk import GOAL_LISTS
from pgdecl.finding import Path
from pgdecl.forms.derived import (
    adjusted_budget,
    budget_text,
    execution_rate,
    goal_texts,
    initial_budget,
    total_points,
    year_before,
)
from pgdecl.i18n.language import Bilingual
from pgdecl.values.money import Money

if TYPE_CHECKING:
    from pgdecl.values.target import Target

INITIAL_TOTAL, ADJUSTED_TOTAL = "initial_budget.total", "adjusted_budget.total"
LEVEL1, LEVEL2, LEVEL1_POINTS, GOAL_NAME = "level1", "level2", "level1.points", "goal.name"
SOURCES = "budget.sources"
RESULTS = "results."
REACHED, EXECUTION_RATE = "results.annual_goals.reached", "results.execution_rate"
PART_OF_ABOVE = "其中："
BUDGETS_MADE = {"initial_budget": initial_budget, "adjusted_budget": adjusted_budget}
"""Budgets of results with what stands for them where the results do not state them."""
Text = Callable[[Any], str]
_TARGETS = {(Indicator, key) for key in ("two_years_ago", "last_year", "target")}
_ELEMENTS: Mapping[str, tuple[str, type[Model]]] = {
    "costs": ("cost.", CostItem),
    "purchases": ("purchase.", Purchase),
    "tasks": ("task.", Task),
}
LISTS = (*GOAL_LISTS, SOURCES, *_ELEMENTS)
"""What a table may go over."""


class FormField(NamedTuple):
    """A field by the name that layouts use, with its label in both languages.

    `path` is relative to the model that the field belongs to. `text` gets the text from an element of the
    list; from the Content of the form for a field outside of lists. It is None for a field that is itself
    a model: a layout can use only its label. `amount` gets the money of a field that can be summed.
    `derived` is whether the field is made of others and no field of a file itself; `written` gets what the
    file has, where the form prints more.
    """

    name: str
    label: Bilingual
    path: Path
    text: Text | None
    amount: Callable[[Any], Money | None] | None = None
    derived: bool = False
    written: Text | None = None

    @property
    def file_text(self) -> Text:
        """What gets the text that a file has for the field."""
        return self.written or self.text or (lambda _record: "")


@cache
def form_fields() -> dict[str, FormField]:
    """The fields of a form outside of its lists: of the declaration, and of its results."""
    fields = [*_fields(Declaration, "", "declaration"), *_fields(Results, RESULTS, "results"), *_derived()]
    return {field.name: field for field in fields}


@cache
def list_fields(over: str) -> dict[str, FormField]:
    """The fields of a list's elements: of a goal and its indicators, of a source with its amount, …."""
    if over == SOURCES:
        name, amount = "source.name", "source.amount"
        return {
            name: FormField(name, TERMS["Budget"]["sources"].name, (), lambda source: str(source[0])),
            amount: FormField(
                amount,
                TERMS["CostItem"]["amount"].name,
                (),
                lambda source: str(source[1]),
                lambda source: source[1],
            ),
        }
    if over in _ELEMENTS:
        prefix, model = _ELEMENTS[over]
        return {field.name: field for field in _fields(model, prefix)}
    levels = [
        FormField(level, TERMS["Level"][level].name, (), attrgetter(level)) for level in (LEVEL1, LEVEL2)
    ]
    points = FormField(LEVEL1_POINTS, TERMS["Goal"]["level_points"].name, (), attrgetter("points"))
    fields = [
        *_fields(Goal, "goal."),
        *_fields(Indicator, "indicator."),
        *_fields(ActualIndicator, "result."),
    ]
    named = {field.name: field for field in [*levels, points, *fields]}
    for name, text in (("indicator.kind", _kind), ("indicator.name", _name)):
        named[name] = named[name]._replace(text=text, written=named[name].text)
    del named["indicator.part"]  # it is printed with the name
    return named


def _fields(
    model: type[Model], prefix: str, above: str = "", path: tuple[str, ...] = ()
) -> Iterator[FormField]:
    """The fields of a model and of the models within it; `above` is the attribute that the model is in."""
    for key, field in fields_of(model).items():
        if field.many or field.free or (model, key) == (Goal, "indicators"):
            continue
        field_path = (*path, key)
        attribute = ".".join((above, *field_path) if above else field_path)
        name = prefix + ".".join(field_path)
        if field.model is not None:
            yield FormField(name, _label(field), field_path, None)
            for inner in _fields(field.model, prefix, above, field_path):
                is_total = field.model is Budget and inner.path == (*field_path, "total")
                yield inner._replace(label=_label(field)) if is_total else inner
            if field.model is Budget:
                yield from _source_fields(name, attribute, field_path)
            continue
        get = attrgetter(attribute)
        amount = _optional(get) if _is_money(model, key) else None
        yield FormField(name, _label(field), field_path, _text_of(get), amount)
        if (model, key) in _TARGETS:
            for part in ("comparator", "number", "unit", "direction"):
                yield FormField(f"{name}.{part}", _label(field), field_path, _part_of(key, part))


def _source_fields(name: str, attribute: str, path: Path) -> Iterator[FormField]:
    """The sources of a budget by their kinds, which forms have fixed rows for."""
    get = _optional(attrgetter(f"{attribute}.sources"))
    for kind in SOURCE_KINDS:

        def text(content: Any, kind: str = kind) -> str:
            sources = get(content) or {}
            source = source_of(sources, kind)
            return "" if source is None else str(sources[source])

        yield FormField(
            f"{name}.sources.{kind}", TERMS["Source"][kind].name, (*path, "sources"), text, derived=True
        )


def _derived() -> Iterator[FormField]:
    """Fields that are made of others."""
    for name, label, path, text in (*_made_of_goals(), *_made_of_money()):
        yield FormField(name, label, path, text, derived=True)
    points = _text_of(attrgetter("results.points"))
    yield FormField(
        "results.points", TERMS["Results"]["points"].name, ("points",), total_points, written=points
    )


def _made_of_goals() -> Iterator[tuple[str, Bilingual, Path, Text]]:
    for number in (1, 2):
        yield f"year-{number}", TERMS["Declaration"]["year"].name, (), year_before(number)
    for goals in GOAL_LISTS:
        texts = goal_texts(f"declaration.{goals}", "statement")
        yield f"{goals}.statement", TERMS["Declaration"][goals].name, (goals,), texts
    reached = goal_texts("results.annual_goals", "reached")
    yield REACHED, TERMS["ActualGoal"]["reached"].name, ("annual_goals",), reached


def _made_of_money() -> Iterator[tuple[str, Bilingual, Path, Text]]:
    executed = TERMS["Results"]["executed"].name
    yield EXECUTION_RATE, executed, (), execution_rate(None)
    for kind in SOURCE_KINDS:
        yield f"{EXECUTION_RATE}.{kind}", executed, (), execution_rate(kind)
    for name, budget_of in BUDGETS_MADE.items():
        label = TERMS["Results"][name.replace("adjusted_", "")].name
        yield f"{name}.total", label, (), budget_text(budget_of, None)
        for kind in SOURCE_KINDS:
            yield f"{name}.sources.{kind}", TERMS["Source"][kind].name, (), budget_text(budget_of, kind)


def _label(field: FileField) -> Bilingual:
    return Bilingual(field.label, field.title[:1].lower() + field.title[1:])


def _is_money(model: type[Model], key: str) -> bool:
    return Money in _types(model.model_fields[key].annotation)


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _types(argument)


def _optional(get: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same, but None where an optional model on the way is missing."""

    def value(record: Any) -> Any:
        try:
            return get(record)
        except AttributeError:
            return None

    return value


def _text_of(get: Callable[[Any], Any]) -> Text:
    def text(record: Any) -> str:
        try:
            value = get(record)
        except AttributeError:  # an optional model on the path, such as the review, is missing
            return ""
        if value.__class__ is str:
            return value
        if value.__class__ is Decimal:
            return f"{value:f}"
        return "" if value is None or value is False else str(value)

    return text


def _name(indicator: Indicator) -> str:
    return PART_OF_ABOVE + indicator.name if indicator.part else indicator.name


def _kind(indicator: Indicator) -> str:
    """The kind that the unit wrote, else the one that the target has."""
    from pgdecl.forms.target_parts import target_parts  # noqa: PLC0415 - most forms have no such column

    return indicator.kind or target_parts(indicator.target).kind


def _part_of(attribute: str, part: str) -> Text:
    """The text of one part of a target, for forms that have a column for each part."""

    def text(model: Any) -> str:
        from pgdecl.forms.target_parts import target_parts  # noqa: PLC0415 - most forms print targets whole

        target: Target | None = getattr(model, attribute)
        return "" if target is None else str(getattr(target_parts(target), part))

    return text
