"""Which result belongs to which indicator: by goal, level 1, level 2 and name, never by position."""

from collections.abc import Sequence
from typing import NamedTuple

from pgdecl.analysis.likeness import guesses
from pgdecl.analysis.names import Name, name_of
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.declaration.results import ActualIndicator, PlacedResult, Results, placed_results

_Key = tuple[int | None, str, str, str]


class Result(NamedTuple):
    """A result as written, with its name taken apart.

    `goal` is the position of the goal that it belongs to, None where the declaration has no goal so named.
    """

    placed: PlacedResult
    name: Name
    goal: int | None

    @property
    def indicator(self) -> ActualIndicator:
        """What was reached."""
        return self.placed.indicator


class Like(NamedTuple):
    """A result without an indicator, and the unmatched indicator that it may have been meant for.

    `row` is only a guess: the one whose name is most alike, `likeness` from 0 to 1; None if none is.
    """

    result: Result
    row: Row | None
    likeness: float


class Matched(NamedTuple):
    """Every indicator with its result or None, in the order of the form; and the results without one."""

    pairs: tuple[tuple[Row, Result | None], ...]
    unmatched: tuple[Like, ...]


def matched(view: DeclarationView, results: Results) -> Matched:
    """The annual indicators with their results; of several that are the same, the first with the first."""
    waiting: dict[_Key, list[Result]] = {}
    written = [
        Result(placed, name_of(placed.indicator.name, view.vocabulary), _goal(placed, view))
        for placed in placed_results(results)
    ]
    for result in written:
        key = (result.goal, result.placed.level1, result.placed.level2, result.name.pairing)
        waiting.setdefault(key, []).append(result)
    pairs: list[tuple[Row, Result | None]] = []
    for row in view.annual:
        same = waiting.get((row.goal.position, row.level1, row.level2, row.name.pairing))
        pairs.append((row, same.pop(0) if same else None))
    open_rows = [row for row, result in pairs if result is None]
    unmatched = {id(result) for same in waiting.values() for result in same}
    left = [result for result in written if id(result) in unmatched]
    return Matched(tuple(pairs), tuple(_guesses(left, open_rows)))


def _goal(placed: PlacedResult, view: DeclarationView) -> int | None:
    """The goal of that name or number (2, 年度绩效目标2); without a name, the one at the same place."""
    written = placed.goal_name
    if written is None:
        return placed.position
    for goal in view.goals:
        if goal.goals == "annual_goals" and "".join(written.split()) in (
            "".join(goal.name.split()),
            str(goal.position + 1),
        ):
            return goal.position
    return None


def _guesses(left: Sequence[Result], rows: Sequence[Row]) -> list[Like]:
    """The most alike first, each indicator guessed once; then in the order of the file again."""
    guessed = {
        guess.left: (rows[guess.right], guess.likeness)
        for guess in guesses([result.name.pairing for result in left], [row.name.pairing for row in rows])
    }
    return [Like(result, *guessed.get(at, (None, 0.0))) for at, result in enumerate(left)]
