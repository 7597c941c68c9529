"""What the rules look at: a declaration with its indicators as rows, each beside its long-term partner."""

from collections.abc import Iterator
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


_IN_NUMBERS = frozenset("0123456789.,")


class DeclarationView:
    """A declaration with what rules ask of it again and again, and the profile to judge it by.

    `names`, `keys` (names as they are paired), `values`, `bases` and, of these, `texts` have all texts of the
    rows between NULs: for a quick look whether something stands in any of them at all.
    """

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
        self.names = _in_a_row([row.name.text for row in self.rows])
        self.keys = _in_a_row([row.name.key for row in self.rows])
        self.values = _in_a_row([cell.target.text for row in self.rows for cell in row.cells])
        self.bases = _in_a_row([row.indicator.basis or "" for row in self.rows])
        self.texts = self.names + self.values + self.bases

    def _rows(self, goal: PlacedGoal) -> Iterator[Row]:
        """The rows that say something: not those that a fault left empty, nor the blank form's dots."""
        vocabulary, annual = self.vocabulary, goal.goals == "annual_goals"
        for indicator, _, level1, level2, path in indicators_of(goal):
            text = indicator.name
            if not text or not indicator.target.text:
                continue
            cells = cells_of(indicator, path)
            parsed = cells[-1].parsed
            if parsed.kind is TargetKind.PLACEHOLDER and parse_target(text).kind is TargetKind.PLACEHOLDER:
                continue
            name = name_of(text, vocabulary)
            place = (level1, level2, name.pairing)
            yield Row(indicator, name, parsed, cells, goal, level1, level2, place, path, annual)

    def partner(self, row: Row) -> Row | None:
        """The first indicator of the same level 2 and name in the other table, long-term or annual."""
        return (self._long_term_places if row.annual else self._annual_places).get(row.place)

    @cached_property
    def pairs(self) -> tuple[tuple[Row, Row], ...]:
        """The annual rows that have a partner, each with it."""
        partners = [(row, self._long_term_places.get(row.place)) for row in self.annual]
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
        found: dict[TargetKind, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.parsed.kind, []).append(row)
        return found

    @cached_property
    def kinds(self) -> set[TargetKind]:
        """The kinds that there are, of targets and of history."""
        return {cell.parsed.kind for row in self.rows for cell in row.cells}

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

    def has_value(self, text: str) -> bool:
        """Whether a value ends in a number with its unit: a quick look before the figures are gathered."""
        at = self.values.find(f"{text}\0")
        return at > 0 and self.values[at - 1] not in _IN_NUMBERS

    @cached_property
    def figures(self) -> set[Figure]:
        """The figures of all targets and histories."""
        return {figure for row in self.rows for cell in row.cells for figure in cell.parsed.figures}

    def threshold(self, name: str) -> int:
        """A threshold of the profile, in whole numbers."""
        return int(self.profile.thresholds[name])

    @property
    def used(self) -> dict[str, set[Placement]]:
        """For each list of goals that has indicators, the level 1 and level 2 that they stand under."""
        lists = zip(GOAL_LISTS, (self.long_term, self.annual), strict=True)
        return {key: {(row.level1, row.level2) for row in rows} for key, rows in lists if rows}


def _in_a_row(texts: list[str]) -> str:
    return "\0".join(["", *texts, ""])
