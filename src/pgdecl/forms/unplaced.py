"""What a form has no place for: reported, so that nothing is left out silently."""

from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.declaration.base import Model
from pgdecl.declaration.models import DEFAULT_CURRENCY_UNIT, Declaration
from pgdecl.declaration.terms import TERMS, level2_term
from pgdecl.declaration.walk import GOAL_LISTS, goals_in, indicators_of
from pgdecl.finding import Finding, Location, Path
from pgdecl.forms.fields import FormField, form_fields, list_fields
from pgdecl.forms.fill import Form
from pgdecl.i18n.catalogue import fault
from pgdecl.i18n.language import Bilingual

_NOT_PRINTED = frozenset({"pgdecl", "layout", "year"})


class _Lost(NamedTuple):
    """A text that the form does not show: the label of its field, and where it stands."""

    key: Bilingual
    text: str
    path: Path


class Unplaced:
    """Compares what a form shows with what a declaration holds."""

    def __init__(self, form: Form) -> None:
        self._layout = form.layout.name
        cells = (cell for block in form.layout.blocks for cell in block.cells)
        self._shown = {cell.field for cell in cells if cell.field}
        self._of_list: dict[str, set[str]] = {}
        self._levels: dict[str, set[tuple[str, str]]] = {}
        for table in form.tables:
            levels = {(level.level1, name) for level in table.table.levels for name in level.level2}
            for leaf in table.leaves:
                self._of_list.setdefault(leaf.over, set()).add(_whole(leaf.field))
                self._levels.setdefault(leaf.over, set()).update(levels)

    def findings(self, declaration: Declaration) -> Iterator[Finding]:
        """A warning for each kind of text that the form does not show: at the first, the others related."""
        lost: dict[Bilingual, list[_Lost]] = {}
        for text in self._all(declaration):
            if text.text:
                lost.setdefault(text.key, []).append(text)
        for key, (first, *others) in lost.items():
            related = [Location(other.path) for other in others]
            count = str(1 + len(others))
            values = {"layout": self._layout, "value": first.text, "count": count}
            yield fault("PG903", Location(first.path), *related, key=key, **values)

    def _all(self, declaration: Declaration) -> Iterator[_Lost]:
        for name, field in form_fields().items():
            if field.text and name not in self._shown | _NOT_PRINTED:
                text = field.text(declaration)
                is_default = name == "currency_unit" and text == DEFAULT_CURRENCY_UNIT
                yield _Lost(field.label, "" if is_default else text, field.path)
        shown = self._of_list.get("budget.sources", set())
        for name in declaration.budget.sources:
            if "source.amount" not in shown:
                yield _Lost(TERMS["Budget"]["sources"].name, name, ("budget", "sources", name))
        for over in GOAL_LISTS:
            yield from self._goals(declaration, over)

    def _goals(self, declaration: Declaration, over: str) -> Iterator[_Lost]:
        shown = self._of_list.get(over, set())
        hidden = [
            field for name, field in list_fields(over).items() if {name, _whole(name)}.isdisjoint(shown)
        ]
        for placed in goals_in(declaration, over):
            yield from _of_record(placed.goal, "goal.", hidden, placed.path)
            for indicator in indicators_of(placed):
                if (indicator.level1, indicator.level2) in self._levels.get(over, set()):
                    yield from _of_record(indicator.indicator, "indicator.", hidden, indicator.path)
                else:
                    level = level2_term(indicator.level1, indicator.level2).name
                    yield _Lost(level, indicator.indicator.name, indicator.path)


def _of_record(model: Model, prefix: str, fields: list[FormField], path: Path) -> Iterator[_Lost]:
    for field in fields:
        if field.text and field.name.startswith(prefix) and field.name == _whole(field.name):
            yield _Lost(field.label, field.text(model), (*path, *field.path))


def _whole(field: str) -> str:
    """The field that a column shows, if only a part of it: `indicator.target` for `indicator.target.unit`."""
    return ".".join(field.split(".")[:2])
