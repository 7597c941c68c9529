"""The indicators of one table copied to the other, long-term to annual or back, their targets marked."""

from pathlib import PurePath
from typing import Any

from pgdecl.analysis.profile import STANDARD_PROFILE
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.app.new_draft import MARK, Draft, labels, marked
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.terms import TERMS
from pgdecl.declaration.walk import GOAL_LISTS
from pgdecl.files.errors import CallError
from pgdecl.forms.shown import Shown

_HISTORY = ("two_years_ago", "last_year")
_ALWAYS = ("name", "part", "target")


def copy_table(name: str, declaration: Declaration, source: str, shown: Shown | None, draft: Draft) -> None:
    """Adds to the draft of a declaration, which has its data, the indicators that one of its tables lacks.

    They go to the goal at the same place, which is made if there is none. History is not copied.

    Args:
        name: the name of the declaration's file.
        declaration: the declaration.
        source: the list of goals to copy from.
        shown: what its layout has places for, None if the layout is not known.
        draft: the draft.

    Raises:
        CallError: there is nothing to copy.
    """
    long_term, annual = GOAL_LISTS
    view = DeclarationView(declaration, STANDARD_PROFILE)
    rows, other = (view.long_term, annual) if source == long_term else (view.annual, long_term)
    if not rows:
        raise CallError("new-no-goals", path=name, table=TERMS["Declaration"][source].label)
    tables = {
        "from_table": TERMS["Declaration"][source].name,
        "to_table": TERMS["Declaration"][other].heading,
    }
    draft.comment((), "opening-table", name=PurePath(name).name, **tables)
    lacking = [row for row in rows if view.partner(row) is None]
    if len(lacking) < len(rows):
        draft.note("has-partner", count=str(len(rows) - len(lacking)), table=tables["to_table"])
    copying = _Copying(source, other, shown, draft)
    for row in lacking:
        copying.copy(row)
    copying.say(declaration.layout)


class _Copying:
    """Copies rows from one list of goals to the other."""

    def __init__(self, source: str, other: str, shown: Shown | None, draft: Draft) -> None:
        self._source = source
        self._other = other
        self._draft = draft
        self._shown = shown
        self._names = shown.in_lists.get(other) if shown else None
        self._left_out: dict[str, None] = {}

    def copy(self, row: Row) -> None:
        """Copies a row, with its values marked and the old ones beside them."""
        draft = self._draft
        goal = self._goal(row.goal.position)
        place = goal.setdefault("indicators", {})
        *levels, level2 = row.path[3:-1]
        for level in levels:
            place = place.setdefault(level, {})
        items = place.setdefault(level2, [])
        path = (self._other, row.goal.position, *row.path[2:-1], len(items))
        item = {key: value for key, value in draft.at(row.path).items() if self._has_place(key)}
        items.append(item | {"target": marked(row.target.text)})
        self._mark(path, "target", row.target.text)
        if "basis" in item:
            items[-1]["basis"] = MARK
            self._mark(path, "basis", item["basis"])

    def say(self, layout: str) -> None:
        """Says what the layout has no place for."""
        table = TERMS["Declaration"][self._other].heading
        if self._shown is not None and not self._names:
            self._draft.note("no-table", layout=layout, table=table)
        elif self._left_out:
            fields = labels("Indicator", self._left_out, self._draft.language)
            self._draft.note("no-column", layout=layout, table=table, fields=fields)

    def _has_place(self, key: str) -> bool:
        """Whether a field is copied: not history, and nothing that the layout does not show there."""
        if key in _HISTORY:
            return False
        if key in _ALWAYS or not self._names or f"indicator.{key}" in self._names:
            return True
        self._left_out[key] = None
        return False

    def _mark(self, path: tuple[str | int, ...], key: str, text: str) -> None:
        table, field = TERMS["Declaration"][self._source].heading, TERMS["Indicator"][key].name
        self._draft.comment((*path, key), "other-table", table=table, field=field, text=text)

    def _goal(self, position: int) -> dict[str, Any]:
        """The goal at a place, made like that of the other list, its statement empty, if there is none."""
        goals: list[dict[str, Any]] = self._draft.data.setdefault(self._other, [])
        while len(goals) <= position:
            model = self._draft.data[self._source][len(goals)]
            path = (self._other, len(goals), "statement")
            table, field = TERMS["Declaration"][self._source].heading, TERMS["Goal"]["statement"].name
            self._draft.comment(path, "other-table", table=table, field=field, text=model["statement"])
            goals.append(
                {key: model[key] for key in ("name",) if key in model} | {"statement": "", "indicators": {}}
            )
        return goals[position]
