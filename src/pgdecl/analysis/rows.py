"""An indicator as rules see it: a row with its name and its values read, and where it stands."""

from typing import NamedTuple

from pgdecl.analysis.names import Name, bracketed_unit
from pgdecl.declaration.models import Indicator
from pgdecl.declaration.terms import TERMS, level2_term
from pgdecl.declaration.walk import PlacedGoal
from pgdecl.finding import Path
from pgdecl.i18n.language import Bilingual
from pgdecl.values.date_parser import parse_undivided
from pgdecl.values.parsed import ParsedTarget
from pgdecl.values.parser import parse_target
from pgdecl.values.target import Target
from pgdecl.values.units import Dimension

Placement = tuple[str, str]
"""A level 1 and a level 2."""
Place = tuple[str, str, str]
"""A level 1, a level 2, and the name for pairing."""
_VALUES = ("two_years_ago", "last_year", "target")


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


class Row(NamedTuple):
    """An indicator as rules see it. Name and target are never empty: the reader reports where they are.

    `parsed` is what the target says. `cells` are all values in the order of the form: history, then the
    target. `place` is what the row shares with its partner in the other table.
    """

    indicator: Indicator
    name: Name
    parsed: ParsedTarget
    cells: tuple[Cell, ...]
    goal: PlacedGoal
    level1: str
    level2: str
    path: Path
    place: Place

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
    def annual(self) -> bool:
        """Whether it stands in the annual table, not in the long-term one."""
        return self.goal.goals == "annual_goals"

    @property
    def level(self) -> Bilingual:
        """What the form calls the level 2."""
        return level_label(self.level1, self.level2)

    @property
    def is_cost(self) -> bool:
        """Whether it stands under cost, in either frame."""
        return self.level1 == "cost" or self.level2 == "cost"

    @property
    def is_share(self) -> bool:
        """Whether its target is a share, and no change of one."""
        unit = self.parsed.unit
        return unit is not None and unit.dimension is Dimension.SHARE and self.parsed.relative is None

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


def cells_of(indicator: Indicator, path: Path, *, dated: bool = False) -> tuple[Cell, ...]:
    """The values of an indicator in the order of the form: history, then the target.

    Where they are `dated`, digits alone may be a date (20241231).
    """
    values = [(key, getattr(indicator, key)) for key in _VALUES]
    return tuple(
        [
            Cell(key, path, value, (dated and parse_undivided(value.text)) or parse_target(value.text))
            for key, value in values
            if value is not None
        ]
    )


def with_unit(parsed: ParsedTarget, row: Row) -> ParsedTarget:
    """A value of a row, with the unit that stands in brackets in the name if it has none of its own."""
    if parsed.unit is not None or not parsed.is_numeric or not row.name.remark:
        return parsed
    return parsed._replace(unit=bracketed_unit(row.name.remark))


def level_label(level1: str, level2: str) -> Bilingual:
    """What the form calls a level 2, within a sentence."""
    return level2_term(level1, level2).name
