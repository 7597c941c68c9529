"""What a form has places for: its fields, those of its lists, and its levels."""

from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.forms.columns import Extent, shown_fields
from pgdecl.forms.fields import list_fields
from pgdecl.forms.fill import Form
from pgdecl.forms.level_rows import level_keys
from pgdecl.forms.table import TableForm
from pgdecl.forms.templates import fields_in

_STATED = {
    "initial_budget": ("budget", "results.initial_budget"),
    "adjusted_budget": ("results.budget",),
}
"""Fields that print the one or the other budget, whichever the files state."""


class Shown(NamedTuple):
    """The names of fields outside of lists, of fields by list, and the levels by list.

    `other_levels` are the lists that have a place for levels that neither frame has.
    """

    fields: frozenset[str]
    in_lists: dict[str, set[str]]
    levels: dict[str, set[tuple[str, str]]]
    other_levels: frozenset[str]


def shown_by(form: Form) -> Shown:
    """What a form has places for."""
    fields = set(fields_in(form.layout.title))
    for block in form.layout.blocks:
        for cell in block.cells:
            fields.update(shown_fields(cell))
    in_lists: dict[str, set[str]] = {}
    levels: dict[str, set[tuple[str, str]]] = {}
    other_levels = set()
    for table in form.tables:
        fields.update(_of_form(table))
        own = {level_keys(level.level1, name) for level in table.table.levels for name in level.level2}
        for leaf in table.leaves:
            names = {whole(name) for name in leaf.fields if name in list_fields(leaf.over)}
            in_lists.setdefault(leaf.over, set()).update(names)
            levels.setdefault(leaf.over, set()).update(own)
            if table.table.other_levels:
                other_levels.add(leaf.over)
    for made, stated in _STATED.items():
        for name in [name for name in fields if name.startswith(f"{made}.")]:
            fields.update(name.replace(made, budget, 1) for budget in stated)
    return Shown(frozenset(fields), in_lists, levels, frozenset(other_levels))


def _of_form(table: TableForm) -> Iterator[str]:
    """The fields of the form itself that a table shows: merged over its rows, in heads, beside sums."""
    for column in table.table.columns:
        for sub in (column, *column.columns):
            if sub.head:
                yield from fields_in(sub.head)
    for leaf in table.leaves:
        if leaf.total:
            yield leaf.total
        if leaf.extent in (Extent.DECLARATION, Extent.TABLE):
            yield from leaf.fields


def whole(field: str) -> str:
    """The whole field, of which a column may show a part: `indicator.target` for `indicator.target.unit`."""
    parts = field.split(".")
    return field if parts[0] == "result" or len(parts) < 3 else ".".join(parts[:2])  # noqa: PLR2004
