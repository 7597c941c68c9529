"""What the rules look at: a declaration with its indicators as rows, each beside its long-term partner."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from pgdecl.finding import Path
from pgdecl.model.declaration import Declaration, Indicator
from pgdecl.model.reading import Kind, Reading
from pgdecl.model.target import Target
from pgdecl.model.terms import TERMS, label
from pgdecl.model.walk import PlacedGoal, goals, indicators_of
from pgdecl.rules.name import Name, name_of
from pgdecl.rules.profile import Profile

HISTORY = ("two_years_ago", "last_year")
"""The keys of what was reached before, oldest first."""
Placement = tuple[str, str]


class Cell(NamedTuple):
    """A value of a row: its key (`target`, `last_year`, `two_years_ago`), path and what was written."""

    key: str
    path: Path
    target: Target

    @property
    def label(self) -> str:
        """What the form calls the column."""
        return label("Indicator" if self.key == "target" else "AnnualIndicator", self.key)


class Row(NamedTuple):
    """An indicator as rules see it. Name and target are never empty: the reader reports where they are."""

    indicator: Indicator
    name: Name
    reading: Reading
    goal: PlacedGoal
    level1: str
    level2: str
    path: Path

    @property
    def annual(self) -> bool:
        """Whether it is an indicator of an annual goal."""
        return self.goal.goals == "annual_goals"

    @property
    def at_name(self) -> Path:
        """The path of the name."""
        return (*self.path, "name")

    @property
    def at_target(self) -> Path:
        """The path of the target."""
        return (*self.path, "target")

    @property
    def at_basis(self) -> Path:
        """The path of the basis."""
        return (*self.path, "basis")

    @property
    def target(self) -> Target:
        """The target."""
        return self.indicator.target

    @property
    def level(self) -> str:
        """What the form calls the level 2."""
        return level_label(self.level1, self.level2)

    @property
    def is_cost(self) -> bool:
        """Whether it stands under cost, in either frame."""
        return self.level1 == "cost" or self.level2 == "cost"

    @property
    def last_year(self) -> Target | None:
        """What was reached last year."""
        return getattr(self.indicator, "last_year", None)

    @property
    def two_years_ago(self) -> Target | None:
        """What was reached the year before."""
        return getattr(self.indicator, "two_years_ago", None)

    @property
    def cells(self) -> Iterator[Cell]:
        """Its values in the order of the form: history, then the target."""
        for key in HISTORY:
            value = getattr(self.indicator, key, None)
            if value is not None:
                yield Cell(key, (*self.path, key), value)
        yield Cell("target", self.at_target, self.target)


class Subject:
    """A declaration with what rules ask of it again and again, and the profile to judge it by."""

    def __init__(self, declaration: Declaration, profile: Profile) -> None:
        self.declaration = declaration
        self.profile = profile
        self.vocabulary = profile.vocabulary
        self.goals = tuple(goals(declaration))
        self.rows = tuple(row for goal in self.goals for row in self._rows(goal))
        self.long_term = tuple(row for row in self.rows if not row.annual)
        self.annual = tuple(row for row in self.rows if row.annual)

    def _rows(self, goal: PlacedGoal) -> Iterator[Row]:
        """The rows that say something: not those that a fault left empty, nor the blank form's dots."""
        for indicator, placed, level1, level2, path in indicators_of(goal):
            if not indicator.name or not indicator.target.text:
                continue
            reading = indicator.target.reading
            if reading.kind is Kind.PLACEHOLDER and Target(indicator.name).kind is Kind.PLACEHOLDER:
                continue
            name = name_of(indicator.name, self.vocabulary)
            yield Row(indicator, name, reading, placed, level1, level2, path)

    @cached_property
    def _partners(self) -> dict[tuple[bool, str, str, str], Row]:
        return {(row.annual, row.level1, row.level2, row.name.pairing): row for row in reversed(self.rows)}

    def partner(self, row: Row) -> Row | None:
        """The first indicator of the same level 2 and name in the other table, long-term or annual."""
        return self._partners.get((not row.annual, row.level1, row.level2, row.name.pairing))

    def threshold(self, name: str) -> int:
        """A threshold of the profile, in whole numbers."""
        return int(self.profile.thresholds[name])

    @cached_property
    def used(self) -> dict[str, set[Placement]]:
        """For each list of goals that has indicators, the level 1 and level 2 that they stand under."""
        found: dict[str, set[Placement]] = {}
        for row in self.rows:
            found.setdefault(row.goal.goals, set()).add((row.level1, row.level2))
        return found


def level_label(level1: str, level2: str) -> str:
    """What the form calls a level 2."""
    return TERMS[level1.capitalize()][level2].label
