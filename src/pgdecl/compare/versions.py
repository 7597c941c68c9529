"""Two versions of a declaration, or two years: what was added, removed, tightened or loosened."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from pgdecl.analysis.pairing import Pair, pairs
from pgdecl.analysis.profile import STANDARD_PROFILE, Profile
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.compare.change import Change, Trend, Value, change, sense
from pgdecl.compare.fields import FieldChange, field_change, head_fields
from pgdecl.compare.history_consistency import HistoryConsistency, history_consistency, written
from pgdecl.compare.matching import Like, Matched, matched
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results

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


class Versions(NamedTuple):
    """Everything that two declarations differ in.

    `successive` is whether the second is for the year after the first; `carried` is filled only then.
    `left` are results of the first that belong to none of its indicators.
    """

    old: Declaration
    new: Declaration
    rows: tuple[RowChange, ...]
    fields: tuple[FieldChange, ...]
    successive: bool
    carried: tuple[HistoryConsistency, ...]
    results: Results | None = None
    left: tuple[Like, ...] = ()


def versions(
    old: Declaration,
    new: Declaration,
    profile: Profile = STANDARD_PROFILE,
    results: Results | None = None,
) -> Versions:
    """The second declaration beside the first.

    Args:
        old: the first.
        new: the second.
        profile: how names and weights are to be seen.
        results: what became of the first, to hold the “last year” of the second against.
    """
    before = DeclarationView(old, profile)
    found = pairs(before.rows, DeclarationView(new, profile).rows)
    successive = old.year is not None and new.year == old.year + 1
    reached = matched(before, results) if results is not None else Matched((), ())
    carried = tuple(history_consistency(found, old.year, reached)) if successive else ()
    # From year to year history moves on by itself; whether it does so rightly, `carried` says.
    kept = _WRITTEN if successive else (*_WRITTEN, *_HISTORY)
    rows = tuple(_row_change(pair, old, new, kept) for pair in found)
    return Versions(old, new, rows, tuple(head_fields(old, new)), successive, carried, results, reached.left)


def _row_change(pair: Pair, old: Declaration, new: Declaration, names: Sequence[str]) -> RowChange:
    before = Value(pair.old.target if pair.old else None, old.year)
    after = Value(pair.new.target if pair.new else None, new.year)
    found = change(before, after)
    return RowChange(pair, _kind(pair, found), found, tuple(_row_fields(pair, names)))


def _kind(pair: Pair, found: Change) -> Kind:
    if pair.old is None or pair.new is None:
        return Kind.ADDED if pair.old is None else Kind.REMOVED
    if written(pair.old.target) == written(pair.new.target):
        return Kind.UNCHANGED
    ways = {sense(row.parsed, row.name, row.level2) for row in (pair.old, pair.new)}
    way = ways.pop() if len(ways) == 1 else 0
    step = found.trend.value * way if found.trend else 0
    if step:
        return Kind.TIGHTENED if step > 0 else Kind.LOOSENED
    same = found.trend is Trend.FLAT and pair.old.parsed.comparator is pair.new.parsed.comparator
    return Kind.UNCHANGED if same else Kind.CHANGED


def _row_fields(pair: Pair, names: Sequence[str]) -> Iterator[FieldChange]:
    if not pair.old or not pair.new:
        return
    for name in names:
        yield from field_change("Indicator", name, pair.old.indicator, pair.new.indicator)
