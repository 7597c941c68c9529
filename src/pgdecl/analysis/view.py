"""What the rules look at: a declaration with its indicators as rows, each beside its long-term partner."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from pgdecl.analysis.names import name_of
from pgdecl.analysis.profile import Profile
from pgdecl.analysis.rows import Cell, Place, Placement, Row, cells_of, level_label
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.walk import GOAL_LISTS, PlacedGoal, goals, indicators_of
from pgdecl.values.parsed import Figure, TargetKind
from pgdecl.values.parser import parse_target
from pgdecl.values.units import Dimension

# Rules take what they need from here alone.
__all__ = ["Cell", "DeclarationView", "Place", "Placement", "Row", "level_label"]


class DeclarationView:
    """A declaration with its indicators as rows, and the profile to judge it by."""

    def __init__(self, declaration: Declaration, profile: Profile) -> None:
        self.declaration = declaration
        self.profile = profile
        self.vocabulary = profile.vocabulary
        self.goals = tuple(goals(declaration))
        self.long_term, self.annual = (
            tuple(row for goal in self.goals if goal.goals == key for row in self._rows(goal))
            for key in GOAL_LISTS
        )
        self.rows = self.long_term + self.annual

    def _rows(self, goal: PlacedGoal) -> Iterator[Row]:
        """The rows that say something: not those that a fault left empty, nor the dots of the blank form."""
        for indicator, _, level1, level2, path in indicators_of(goal):
            name, target = indicator.name, indicator.target
            if not name or not target.text:
                continue
            is_blank = target.parsed.kind is TargetKind.PLACEHOLDER
            if is_blank and parse_target(name).kind is TargetKind.PLACEHOLDER:
                continue
            cells = cells_of(indicator, path)
            yield Row(
                indicator, name_of(name, self.vocabulary), target.parsed, cells, goal, level1, level2, path
            )

    def partner(self, row: Row) -> Row | None:
        """The first indicator of the same level 2 and name in the other table, long-term or annual."""
        return (self._long_term_places if row.annual else self._annual_places).get(row.place)

    @cached_property
    def pairs(self) -> tuple[tuple[Row, Row], ...]:
        """The annual rows that have a partner, each with it."""
        partners = [(row, self.partner(row)) for row in self.annual]
        return tuple((row, partner) for row, partner in partners if partner)

    @cached_property
    def _long_term_places(self) -> dict[Place, Row]:
        return {row.place: row for row in reversed(self.long_term)}

    @cached_property
    def _annual_places(self) -> dict[Place, Row]:
        return {row.place: row for row in reversed(self.annual)}

    def of_kind(self, *kinds: TargetKind) -> list[Row]:
        """The rows whose targets are of these kinds."""
        return [row for kind in kinds for row in self._by_kind.get(kind, ())]

    @cached_property
    def _by_kind(self) -> dict[TargetKind, list[Row]]:
        by_kind: dict[TargetKind, list[Row]] = {}
        for row in self.rows:
            by_kind.setdefault(row.parsed.kind, []).append(row)
        return by_kind

    @cached_property
    def shares(self) -> list[Row]:
        """The rows whose target is a share, and no change of one."""
        return [
            row
            for row in self.rows
            if (unit := row.parsed.unit) is not None
            and unit.dimension is Dimension.SHARE
            and not row.parsed.relative
        ]

    @cached_property
    def figures(self) -> set[Figure]:
        """The figures of all targets and histories."""
        return {figure for row in self.rows for cell in row.cells for figure in cell.parsed.figures}

    def threshold(self, name: str) -> Decimal:
        """A threshold of the profile.

        Raises:
            KeyError: there is no such threshold.
        """
        return self.profile.thresholds[name]

    @property
    def used(self) -> dict[str, set[Placement]]:
        """For each list of goals that has indicators, the level 1 and level 2 that they stand under."""
        tables = zip(GOAL_LISTS, (self.long_term, self.annual), strict=True)
        return {key: {(row.level1, row.level2) for row in rows} for key, rows in tables if rows}
