"""Two versions of a declaration, or two years: what was added, removed, tightened or loosened."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any, NamedTuple

from pgdecl.compare.change import Change, Trend, Value, change, sense
from pgdecl.compare.pairing import Pair, pairs
from pgdecl.model.declaration import Declaration
from pgdecl.model.record import Record
from pgdecl.model.walk import GOAL_LISTS, goals_in
from pgdecl.rules.profile import STANDARD_PROFILE, Profile
from pgdecl.rules.subject import Row, Subject

_UNCOMPARED = {"long_term_goals", "annual_goals", "project", "pgdecl"}
_WRITTEN = ("name", "basis", "weight", "standard", "explanation", "remark")
_HISTORY = ("two_years_ago", "last_year")


class Kind(Enum):
    """What became of an indicator; the values name the wording and are the words of `--fail-on`."""

    ADDED = "added"
    REMOVED = "removed"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class FieldChange(NamedTuple):
    """A field with its texts before and after; None where there is none."""

    record: str
    field: str
    old: str | None
    new: str | None
    goal: str = ""


class RowChange(NamedTuple):
    """What became of one indicator, its target and its other fields."""

    pair: Pair
    kind: Kind
    target: Change
    fields: tuple[FieldChange, ...] = ()

    @property
    def row(self) -> Row:
        """The indicator as it is now, or as it was."""
        return self.pair.row


class Carried(NamedTuple):
    """Of two successive years: what the earlier aimed at, beside what the later says was reached."""

    pair: Pair
    change: Change


class Versions(NamedTuple):
    """Everything that two declarations differ in.

    `successive` is whether the second is for the year after the first; `carried` is filled only then.
    """

    old: Declaration
    new: Declaration
    rows: tuple[RowChange, ...]
    fields: tuple[FieldChange, ...]
    successive: bool
    carried: tuple[Carried, ...]


def versions(old: Declaration, new: Declaration, profile: Profile = STANDARD_PROFILE) -> Versions:
    """The second declaration beside the first."""
    found = pairs(Subject(old, profile).rows, Subject(new, profile).rows)
    successive = old.year is not None and new.year == old.year + 1
    carried = tuple(_carried(found, old.year)) if successive else ()
    # From year to year history moves on by itself; whether it does so rightly, `carried` says.
    written = _WRITTEN if successive else (*_WRITTEN, *_HISTORY)
    rows = tuple(_row_change(pair, old, new, written) for pair in found)
    return Versions(old, new, rows, tuple(_fields(old, new)), successive, carried)


def _row_change(pair: Pair, old: Declaration, new: Declaration, written: Sequence[str]) -> RowChange:
    before = Value(pair.old.target if pair.old else None, old.year)
    after = Value(pair.new.target if pair.new else None, new.year)
    found = change(before, after)
    return RowChange(pair, _kind(pair, found), found, tuple(_row_fields(pair, written)))


def _kind(pair: Pair, found: Change) -> Kind:
    if pair.old is None or pair.new is None:
        return Kind.ADDED if pair.old is None else Kind.REMOVED
    if _said(pair.old) == _said(pair.new):
        return Kind.UNCHANGED
    ways = {sense(row.reading, row.name, row.level2) for row in (pair.old, pair.new)}
    way = ways.pop() if len(ways) == 1 else 0
    step = found.trend.value * way if found.trend else 0
    if step:
        return Kind.TIGHTENED if step > 0 else Kind.LOOSENED
    same = found.trend is Trend.FLAT and pair.old.reading.comparator is pair.new.reading.comparator
    return Kind.UNCHANGED if same else Kind.CHANGED


def _said(row: Row) -> str:
    return "".join(row.target.text.split())


def _row_fields(pair: Pair, written: Sequence[str]) -> Iterator[FieldChange]:
    if not pair.old or not pair.new:
        return
    for name in written:
        yield from _field("AnnualIndicator", name, pair.old.indicator, pair.new.indicator)


def _field(record: str, name: str, old: Any, new: Any, goal: str = "") -> Iterator[FieldChange]:
    before, after = _text(getattr(old, name, None)), _text(getattr(new, name, None))
    if before != after:
        yield FieldChange(record, name, before, after, goal)


def _text(value: object) -> str | None:
    """A value as text; a record or several of them as the texts within, parted by semicolons."""
    if isinstance(value, Record):
        value = tuple(vars(value).values())
    if isinstance(value, tuple):
        return "；".join(text for text in map(_text, value) if text) or None
    return None if value is None else str(value).strip()


def _fields(old: Declaration, new: Declaration) -> Iterator[FieldChange]:
    """The fields of the head, then the goals, which go by their name or number."""
    for field in fields(old.project):
        yield from _field("Project", field.name, old.project, new.project)
    for field in fields(Declaration):
        if field.name not in _UNCOMPARED:
            yield from _field("Declaration", field.name, old, new)
    for key in GOAL_LISTS:
        before, after = ({placed.name: placed.goal for placed in goals_in(one, key)} for one in (old, new))
        for name in {**before, **after}:
            yield from _field("Goal", "statement", before.get(name), after.get(name), name)


def _carried(found: list[Pair], year: int | None) -> Iterator[Carried]:
    for pair in found:
        if pair.old and pair.new and pair.new.annual:
            yield Carried(pair, change(Value(pair.old.target, year), Value(pair.new.last_year, year)))
