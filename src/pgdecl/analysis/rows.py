"""An indicator as rules see it: a row with its name and its values read, and where it stands."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from pgdecl.analysis.names import Name
from pgdecl.declaration.models import Indicator
from pgdecl.declaration.terms import TERMS, level2_term
from pgdecl.declaration.walk import PlacedGoal
from pgdecl.finding import Path
from pgdecl.i18n.language import Bilingual
from pgdecl.values.parsed import ParsedTarget
from pgdecl.values.target import Target

_made = tuple.__new__  # as in model.walk
Placement = tuple[str, str]
"""A level 1 and a level 2."""
Place = tuple[str, str, str]
"""A level 1, a level 2, and the name for pairing."""


class Cell(NamedTuple):
    """A value of a row: its key (`target`, `last_year`, `two_years_ago`), what was written, what it says."""

    key: str
    row: Path
    target: Target
    parsed: ParsedTarget

    @property
    def path(self) -> Path:
        """The path of the value."""
        return (*self.row, self.key)

    @property
    def label(self) -> Bilingual:
        """What the form calls the column."""
        return TERMS["Indicator"][self.key].name


@dataclass(slots=True, eq=False)
class Row:
    """An indicator as rules see it. Name and target are never empty: the reader reports where they are.

    `cells` are its values in the order of the form: history, then the target; `reading` is the target's.
    `place` is what it shares with its partner in the other table; `annual` says which table it is in.
    Rules ask rows for little else than their fields, and do so more than anything: slots are the quickest to
    read, and plain ones far quicker to fill than frozen ones. Nothing sets them again.
    """

    indicator: Final[Indicator]
    name: Final[Name]
    parsed: Final[ParsedTarget]
    cells: Final[tuple[Cell, ...]]
    goal: Final[PlacedGoal]
    level1: Final[str]
    level2: Final[str]
    place: Final[Place]
    path: Final[Path]
    annual: Final[bool]

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
    def level(self) -> Bilingual:
        """What the form calls the level 2."""
        return level_label(self.level1, self.level2)

    @property
    def is_cost(self) -> bool:
        """Whether it stands under cost, in either frame."""
        return self.level1 == "cost" or self.level2 == "cost"

    @property
    def last_year(self) -> Target | None:
        """What was reached last year."""
        return self.indicator.last_year

    @property
    def two_years_ago(self) -> Target | None:
        """What was reached the year before."""
        return self.indicator.two_years_ago

    @property
    def history(self) -> tuple[Cell, ...]:
        """Its values of past years, oldest first."""
        return self.cells[:-1]


def cells_of(indicator: Indicator, path: Path) -> tuple[Cell, ...]:
    """The values of an indicator in the order of the form: history, then the target."""
    aim = indicator.target
    target = _made(Cell, ("target", path, aim, aim.parsed))
    before, last = indicator.two_years_ago, indicator.last_year
    history = (_made(Cell, ("last_year", path, last, last.parsed)),) if last is not None else ()
    if before is not None:
        history = (_made(Cell, ("two_years_ago", path, before, before.parsed)), *history)
    return (*history, target)


def level_label(level1: str, level2: str) -> Bilingual:
    """What the form calls a level 2, within a sentence."""
    return level2_term(level1, level2).name
