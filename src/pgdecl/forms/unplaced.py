"""What a form has no place for: reported, so that nothing is left out silently."""

from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.declaration.models import DEFAULT_CURRENCY_UNIT, Declaration
from pgdecl.declaration.record import Record
from pgdecl.declaration.terms import label, name_of_label
from pgdecl.declaration.walk import GOAL_LISTS, goals_in, indicators_of
from pgdecl.finding import Finding, Location, Path
from pgdecl.forms.fields import FormField, form_fields, list_fields
from pgdecl.forms.fill import Form
from pgdecl.i18n.catalogue import fault

_NOT_PRINTED = frozenset({"pgdecl", "layout", "year"})


class _Lost(NamedTuple):
    """A text that the form does not show: the label of its field, and where it stands."""

    key: str
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
        lost: dict[str, list[_Lost]] = {}
        for one in self._all(declaration):
            if one.text:
                lost.setdefault(one.key, []).append(one)
        for key, (first, *others) in lost.items():
            related = [Location(other.path) for other in others]
            count = str(1 + len(others))
            name = name_of_label(key)
            values = {"layout": self._layout, "value": first.text, "count": count}
            yield fault("PG903", Location(first.path), *related, key=name, **values)

    def _all(self, declaration: Declaration) -> Iterator[_Lost]:
        for name, field in form_fields().items():
            if field.text and name not in self._shown | _NOT_PRINTED:
                text = field.text(declaration)
                is_default = name == "currency_unit" and text == DEFAULT_CURRENCY_UNIT
                yield _Lost(field.label, "" if is_default else text, field.path)
        shown = self._of_list.get("budget.sources", set())
        for number, source in enumerate(declaration.budget.sources):
            if "source.amount" not in shown:
                yield _Lost(label("Budget", "sources"), source.name, ("budget", "sources", number))
        for over in GOAL_LISTS:
            yield from self._goals(declaration, over)

    def _goals(self, declaration: Declaration, over: str) -> Iterator[_Lost]:
        shown = self._of_list.get(over, set())
        hidden = [
            field for name, field in list_fields(over).items() if {name, _whole(name)}.isdisjoint(shown)
        ]
        for placed in goals_in(declaration, over):
            yield from _of_record(placed.goal, "goal.", hidden, placed.path)
            for found in indicators_of(placed):
                if (found.level1, found.level2) in self._levels.get(over, set()):
                    yield from _of_record(found.indicator, "indicator.", hidden, found.path)
                else:
                    level = label(found.level1.capitalize(), found.level2)
                    yield _Lost(level, found.indicator.name, found.path)


def _of_record(record: Record, prefix: str, fields: list[FormField], path: Path) -> Iterator[_Lost]:
    for field in fields:
        if field.text and field.name.startswith(prefix) and field.name == _whole(field.name):
            yield _Lost(field.label, field.text(record), (*path, *field.path))


def _whole(field: str) -> str:
    """The field that a column shows, if only a part of it: `indicator.target` for `indicator.target.unit`."""
    return ".".join(field.split(".")[:2])
