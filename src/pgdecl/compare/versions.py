"""Two versions of a declaration, or two years: what was added, removed, tightened or loosened."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from pgdecl.analysis.direction import Direction, direction
from pgdecl.analysis.pairing import Pair, pairs
from pgdecl.analysis.profile import STANDARD_PROFILE, Profile
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.compare.fields import FieldChange, field_change, head_fields
from pgdecl.compare.history_consistency import HistoryConsistency, history_consistency, without_blanks
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.scoring.change import Change, Trend, Value, change
from pgdecl.scoring.matching import Like, Matched, matched

_FIELDS = ("name", "basis", "weight", "standard", "explanation", "remark")
_HISTORY = ("two_years_ago", "last_year")


class ChangeKind(Enum):
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
    kind: ChangeKind
    target: Change
    fields: tuple[FieldChange, ...] = ()

    @property
    def row(self) -> Row:
        """The indicator as it is now, or as it was."""
        return self.pair.row


class Versions(NamedTuple):
    """Everything that two declarations differ in.

    `successive` is whether the second is for the year after the first; `history` is filled only then.
    `unmatched` are results of the first that belong to none of its indicators.
    """

    old: Declaration
    new: Declaration
    rows: tuple[RowChange, ...]
    fields: tuple[FieldChange, ...]
    successive: bool
    history: tuple[HistoryConsistency, ...]
    results: Results | None = None
    unmatched: tuple[Like, ...] = ()


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
        results: what became of the first, to compare the “last year” of the second with.
    """
    before = DeclarationView(old, profile)
    both = pairs(before.rows, DeclarationView(new, profile).rows)
    successive = old.year is not None and new.year == old.year + 1
    reached = matched(before, results) if results is not None else Matched((), ())
    history = tuple(history_consistency(both, old.year, reached)) if successive else ()
    # From year to year history moves on by itself; whether it does so rightly, `history` says.
    compared = _FIELDS if successive else (*_FIELDS, *_HISTORY)
    rows = tuple(_row_change(pair, old.year, new.year, compared) for pair in both)
    fields = tuple(head_fields(old, new))
    return Versions(old, new, rows, fields, successive, history, results, reached.unmatched)


def _row_change(
    pair: Pair, old_year: int | None, new_year: int | None, field_names: Sequence[str]
) -> RowChange:
    old, new = pair.old, pair.new
    target = change(
        Value(old.target if old else None, old_year), Value(new.target if new else None, new_year)
    )
    fields: list[FieldChange] = []
    if old and new:
        for name in field_names:
            fields += field_change("Indicator", name, old.indicator, new.indicator)
    return RowChange(pair, _kind(pair, target), target, tuple(fields))


def _kind(pair: Pair, target: Change) -> ChangeKind:
    if pair.old is None or pair.new is None:
        return ChangeKind.ADDED if pair.old is None else ChangeKind.REMOVED
    if without_blanks(pair.old.target) == without_blanks(pair.new.target):
        return ChangeKind.UNCHANGED
    better = _better(pair.old, pair.new)
    if target.is_better(better):
        return ChangeKind.TIGHTENED
    if target.is_worse(better):
        return ChangeKind.LOOSENED
    same = target.trend is Trend.FLAT and pair.old.parsed.comparator is pair.new.parsed.comparator
    return ChangeKind.UNCHANGED if same else ChangeKind.CHANGED


def _better(old: Row, new: Row) -> Direction:
    """Which way is better by both, or by the one that tells; UNKNOWN where they contradict each other."""
    before, after = direction(old), direction(new)
    return Direction.UNKNOWN if before and after and before is not after else after or before
