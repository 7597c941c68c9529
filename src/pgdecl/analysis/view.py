"""What the rules look at: a declaration with its indicators as rows, each beside its long-term partner."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from pgdecl.analysis.measures import Measure
from pgdecl.analysis.names import name_of
from pgdecl.analysis.profile import Profile
from pgdecl.analysis.rows import Cell, Place, Placement, Row, cells_of, level_label, with_unit
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.walk import GOAL_LISTS, PlacedGoal, goals, indicators_of
from pgdecl.values.parsed import Figure, TargetKind
from pgdecl.values.parser import parse_target

# Rules take what they need from here alone.
__all__ = ["Cell", "DeclarationView", "Place", "Placement", "Row", "level_label", "with_unit"]


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
            text = indicator.name
            if not text or not indicator.target.text:
                continue
            name = name_of(text, self.vocabulary)
            is_dated = level2 == "timeliness" or name.measure is Measure.TIME
            cells = cells_of(indicator, path, dated=is_dated)
            parsed = cells[-1].parsed
            if parsed.kind is TargetKind.PLACEHOLDER and parse_target(text).kind is TargetKind.PLACEHOLDER:
                continue
            place = (level1, level2, name.pairing)
            yield Row(indicator, name, parsed, cells, goal, level1, level2, path, place)

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
        return [row for row in self.rows if row.parsed.kind in kinds]

    @cached_property
    def bounded_shares(self) -> list[Row]:
        """The rows whose target is a share, and no change of one, and cannot pass 100 % by the name."""
        return [row for row in self.rows if row.name.bounded and row.is_share]

    @cached_property
    def figures(self) -> set[Figure]:
        """The figures of all targets and histories."""
        return {
            figure
            for row in self.rows
            for cell in row.cells
            for figure in with_unit(cell.parsed, row).figures
        }

    def threshold(self, name: str) -> Decimal:
        """A threshold of the profile.

        Raises:
            KeyError: there is no such threshold.
        """
        return self.profile.thresholds[name]

    @cached_property
    def texts(self) -> list[tuple[Row, str, str]]:
        """Every name, value and basis: its row, its key and the text, row by row in the order of the form."""
        texts = []
        for row in self.rows:
            texts.append((row, "name", row.name.text))
            texts += [(row, cell.key, cell.target.text) for cell in row.cells]
            if row.indicator.basis:
                texts.append((row, "basis", row.indicator.basis))
        return texts

    @property
    def used(self) -> dict[str, set[Placement]]:
        """For each list of goals that has indicators, the level 1 and level 2 that they stand under."""
        tables = zip(GOAL_LISTS, (self.long_term, self.annual), strict=True)
        return {key: {(row.level1, row.level2) for row in rows} for key, rows in tables if rows}
