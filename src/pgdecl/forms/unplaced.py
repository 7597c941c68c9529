"""Findings for the texts of a declaration that a form does not show."""

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


class _Unshown(NamedTuple):
    """A text that the form does not show, with the label of its field and its path."""

    label: Bilingual
    text: str
    path: Path


class Unplaced:
    """Compares what a form shows with what a declaration holds."""

    def __init__(self, form: Form) -> None:
        self._layout = form.layout.name
        cells = (cell for block in form.layout.blocks for cell in block.cells)
        self._shown = {cell.field for cell in cells if cell.field}
        self._shown_in_list: dict[str, set[str]] = {}
        self._levels: dict[str, set[tuple[str, str]]] = {}
        for table in form.tables:
            levels = {(level.level1, name) for level in table.table.levels for name in level.level2}
            for leaf in table.leaves:
                self._shown_in_list.setdefault(leaf.over, set()).add(_whole(leaf.field))
                self._levels.setdefault(leaf.over, set()).update(levels)

    def findings(self, declaration: Declaration) -> Iterator[Finding]:
        """A finding for each label of texts that the form does not show: at the first, the others related."""
        by_label: dict[Bilingual, list[_Unshown]] = {}
        for unshown in self._all(declaration):
            if unshown.text:
                by_label.setdefault(unshown.label, []).append(unshown)
        for label, (first, *others) in by_label.items():
            related = [Location(other.path) for other in others]
            count = str(1 + len(others))
            values = {"layout": self._layout, "value": first.text, "count": count}
            yield fault("PG903", Location(first.path), *related, key=label, **values)

    def _all(self, declaration: Declaration) -> Iterator[_Unshown]:
        for name, field in form_fields().items():
            if field.text and name not in self._shown | _NOT_PRINTED:
                text = field.text(declaration)
                is_default = name == "currency_unit" and text == DEFAULT_CURRENCY_UNIT
                yield _Unshown(field.label, "" if is_default else text, field.path)
        shown = self._shown_in_list.get("budget.sources", set())
        for name in declaration.budget.sources:
            if "source.amount" not in shown:
                yield _Unshown(TERMS["Budget"]["sources"].name, name, ("budget", "sources", name))
        for over in GOAL_LISTS:
            yield from self._goals(declaration, over)

    def _goals(self, declaration: Declaration, over: str) -> Iterator[_Unshown]:
        shown = self._shown_in_list.get(over, set())
        hidden = [
            field for name, field in list_fields(over).items() if {name, _whole(name)}.isdisjoint(shown)
        ]
        for placed in goals_in(declaration, over):
            yield from _texts_of(placed.goal, "goal.", hidden, placed.path)
            for indicator in indicators_of(placed):
                if (indicator.level1, indicator.level2) in self._levels.get(over, set()):
                    yield from _texts_of(indicator.indicator, "indicator.", hidden, indicator.path)
                else:
                    level = level2_term(indicator.level1, indicator.level2).name
                    yield _Unshown(level, indicator.indicator.name, indicator.path)


def _texts_of(model: Model, prefix: str, fields: list[FormField], path: Path) -> Iterator[_Unshown]:
    for field in fields:
        if field.text and field.name.startswith(prefix) and field.name == _whole(field.name):
            yield _Unshown(field.label, field.text(model), (*path, *field.path))


def _whole(field: str) -> str:
    """The whole field, of which a column may show a part: `indicator.target` for `indicator.target.unit`."""
    return ".".join(field.split(".")[:2])
