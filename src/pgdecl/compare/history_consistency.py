"""Two successive years: does “last year” of the later agree with the earlier?"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pgdecl.analysis.pairing import Pair
from pgdecl.compare.change import Change, Trend, Value, change
from pgdecl.compare.matching import Matched
from pgdecl.compare.unitless import with_unit_of
from pgdecl.values.target import Target


class HistoryConsistency(NamedTuple):
    """Of two successive years: what the earlier aimed at and reached, beside what the later says of it.

    `change` leads from the earlier target to the later “last year”, `from_result` from what was `reached`;
    both are None where no results say what that was.
    """

    pair: Pair
    change: Change
    reached: Target | None = None
    from_result: Change | None = None

    @property
    def shown(self) -> Change:
        """The change that counts: from what was reached, where that is known, else from the target."""
        return self.from_result or self.change

    @property
    def kept(self) -> bool:
        """Whether the two agree: the same value, or the same words."""
        before, after = self.shown.before, self.shown.after
        same_words = before is not None and after is not None and written(before) == written(after)
        return same_words or self.shown.trend is Trend.FLAT


def history_consistency(
    found: Sequence[Pair], year: int | None, results: Matched
) -> Iterator[HistoryConsistency]:
    """Every annual indicator that is in both, in the order of the later declaration.

    Args:
        found: the indicators of both, in pairs.
        year: the year of the earlier declaration.
        results: the indicators of the earlier one with what was reached.
    """
    actual = {id(row): result.indicator.actual for row, result in results.pairs if result}
    for pair in found:
        if pair.old and pair.new and pair.new.annual:
            last = Value(pair.new.last_year, year)
            aim, reached = pair.old.target, actual.get(id(pair.old))
            from_result = None
            if reached is not None and reached.text.strip():
                from_result = change(Value(with_unit_of(reached, aim), year), last)
            yield HistoryConsistency(pair, change(Value(aim, year), last), reached, from_result)


def written(value: Target) -> str:
    """A value without its blanks, to see whether two are the same words."""
    return "".join(value.text.split())
