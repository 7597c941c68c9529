"""Two successive years: does “last year” of the later agree with the earlier?"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pgdecl.analysis.pairing import Pair
from pgdecl.scoring.change import Change, Trend, Value, change
from pgdecl.scoring.matching import Matched
from pgdecl.scoring.measured import with_unit_of
from pgdecl.values.target import Target


class HistoryConsistency(NamedTuple):
    """Of two successive years: what the earlier aimed at and reached, beside what the later says of it.

    `from_target` leads from the earlier target to the later “last year”, `from_result` from what was
    `reached`; both of the latter are None where no results say what that was.
    """

    pair: Pair
    from_target: Change
    reached: Target | None = None
    from_result: Change | None = None

    @property
    def change(self) -> Change:
        """The change that counts: from what was reached, where that is known, else from the target."""
        return self.from_result or self.from_target

    @property
    def is_consistent(self) -> bool:
        """Whether the two agree: the same value, or the same words."""
        before, after = self.change.before, self.change.after
        same_words = (
            before is not None and after is not None and without_blanks(before) == without_blanks(after)
        )
        return same_words or self.change.trend is Trend.FLAT


def history_consistency(
    pairs: Sequence[Pair], year: int | None, results: Matched
) -> Iterator[HistoryConsistency]:
    """Every annual indicator that is in both, in the order of the later declaration.

    Args:
        pairs: the indicators of both.
        year: the year of the earlier declaration.
        results: the indicators of the earlier one with what was reached.
    """
    actual = {id(row): result.indicator.actual for row, result in results.pairs if result}
    for pair in pairs:
        if pair.old and pair.new and pair.new.annual:
            last_year = Value(pair.new.last_year, year)
            target, reached = pair.old.target, actual.get(id(pair.old))
            from_result = None
            if reached is not None and reached.text.strip():
                from_result = change(Value(with_unit_of(reached, target), year), last_year)
            yield HistoryConsistency(pair, change(Value(target, year), last_year), reached, from_result)


def without_blanks(value: Target) -> str:
    """A value as written, but for its blanks: to see whether two are the same words."""
    return "".join(value.text.split())
