"""What a form has no place for: reported, so that nothing is left out silently."""

from collections.abc import Iterator

from pgdecl.catalogue import fault
from pgdecl.finding import Finding, Location, Path
from pgdecl.layouts.fields import FormField, form_fields, list_fields
from pgdecl.layouts.fill import Form
from pgdecl.model.declaration import Declaration
from pgdecl.model.record import Record
from pgdecl.model.terms import label
from pgdecl.model.walk import GOAL_LISTS, goals_in, indicators_of

_NOT_PRINTED = frozenset({"pgdecl", "layout", "year"})


class Unplaced:
    """Compares what a form shows with what a declaration holds."""

    def __init__(self, form: Form) -> None:
        self._layout = form.layout.name
        cells = (cell for block in form.layout.blocks for cell in block.cells)
        self._shown = {cell.field for cell in cells if cell.field}
        self._of_list: dict[str, set[str]] = {}
        self._levels: dict[str, set[tuple[str, str]]] = {}
        for table in filter(None, form.tables):
            levels = {(level.level1, name) for level in table.table.levels for name in level.level2}
            for leaf in table.leaves:
                self._of_list.setdefault(leaf.over, set()).add(_whole(leaf.field))
                self._levels.setdefault(leaf.over, set()).update(levels)

    def findings(self, declaration: Declaration) -> Iterator[Finding]:
        """A warning for each text of the declaration that the form does not show, by path."""
        for name, field in form_fields().items():
            if field.text and name not in self._shown | _NOT_PRINTED:
                yield from self._lost(field.text(declaration), field.label, field.path)
        shown = self._of_list.get("budget.sources", set())
        for number, source in enumerate(declaration.budget.sources):
            if "source.amount" not in shown:
                yield from self._lost(str(source.amount), source.name, ("budget", "sources", number))
        for over in GOAL_LISTS:
            yield from self._goals(declaration, over)

    def _goals(self, declaration: Declaration, over: str) -> Iterator[Finding]:
        shown = self._of_list.get(over, set())
        hidden = [
            field for name, field in list_fields(over).items() if {name, _whole(name)}.isdisjoint(shown)
        ]
        of_goals = [field for field in hidden if field.name.startswith("goal.")]
        of_indicators = [field for field in hidden if field.name.startswith("indicator.")]
        for placed in goals_in(declaration, over):
            yield from self._fields(placed.goal, of_goals, placed.path)
            for found in indicators_of(placed):
                if (found.level1, found.level2) in self._levels.get(over, set()):
                    yield from self._fields(found.indicator, of_indicators, found.path)
                else:
                    level = label(found.level1.capitalize(), found.level2)
                    yield from self._lost(found.indicator.name, level, found.path)

    def _fields(self, record: Record, fields: list[FormField], path: Path) -> Iterator[Finding]:
        for field in fields:
            if field.text and field.name == _whole(field.name):
                yield from self._lost(field.text(record), field.label, (*path, *field.path))

    def _lost(self, text: str, key: str, path: Path) -> Iterator[Finding]:
        if text:
            yield fault("PG903", Location(path), layout=self._layout, key=key, value=text)


def _whole(field: str) -> str:
    """The field that a column shows, if only a part of it: `indicator.target` for `indicator.target.unit`."""
    return ".".join(field.split(".")[:2])
