"""Walking a declaration: every goal and every indicator, with where it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.declaration.fields import fields_of
from pgdecl.declaration.levels import Indicators, Item
from pgdecl.declaration.models import Declaration, Goal, Indicator
from pgdecl.declaration.terms import TERMS
from pgdecl.finding import Path
from pgdecl.i18n.language import Bilingual

GOAL_LISTS = ("long_term_goals", "annual_goals")
OTHER = "other"
"""Where the levels stand that neither frame has."""
LEVELS: dict[str, tuple[str, ...]] = {
    name: tuple(fields_of(level1.model))
    for name, level1 in fields_of(Indicators).items()
    if level1.model is not None
}
"""Level 1 and its level 2, in both official frames together."""


class PlacedGoal(NamedTuple):
    """A goal, the list it stands in, its 0-based position there, and its name: its own, else its number."""

    goal: Goal
    goals: str
    position: int
    name: str

    @property
    def path(self) -> Path:
        """Where the goal stands in the declaration."""
        return (self.goals, self.position)

    @property
    def title(self) -> Bilingual:
        """What people are told it is called: the name in either language."""
        own = self.goal.name
        return Bilingual(own, own) if own else goal_name(self.goals, self.position)


class PlacedIndicator(NamedTuple):
    """An indicator with its goal, level 1, level 2 and path.

    The levels are keys of the frame (`output`, `quantity`), or the file's own words for other levels.
    """

    indicator: Indicator
    goal: PlacedGoal
    level1: str
    level2: str
    path: Path


def goal_name(goals: str, position: int) -> Bilingual:
    """What a goal without a name of its own is called: 长期绩效目标1, "annual goal 2" and so on."""
    label, goals_in_english = TERMS["Declaration"][goals].name
    return Bilingual(f"{label}{position + 1}", f"{goals_in_english.removesuffix('s')} {position + 1}")


def goals(declaration: Declaration) -> Iterator[PlacedGoal]:
    """Every goal, long-term goals first."""
    for key in GOAL_LISTS:
        yield from goals_in(declaration, key)


def goals_in(declaration: Declaration, key: str) -> Iterator[PlacedGoal]:
    """Every goal of one list, `long_term_goals` or `annual_goals`."""
    for position, goal in enumerate(getattr(declaration, key)):
        yield PlacedGoal(goal, key, position, goal.name or goal_name(key, position).zh)


def placed_items(indicators: Indicators[Item], above: Path) -> Iterator[tuple[str, str, Path, Item]]:
    """Everything under the levels, with level 1, level 2 and path: official levels first, in their order."""
    for level1, level2s in LEVELS.items():
        branch = getattr(indicators, level1)
        for level2 in level2s:
            for position, item in enumerate(getattr(branch, level2)):
                yield level1, level2, (*above, level1, level2, position), item
    for level1, branches in indicators.other.items():
        for level2, items in branches.items():
            for position, item in enumerate(items):
                yield level1, level2, (*above, OTHER, level1, level2, position), item


def indicators_of(placed: PlacedGoal) -> Iterator[PlacedIndicator]:
    """Every indicator of a goal, in the order of the official levels, other levels last."""
    for level1, level2, path, indicator in placed_items(placed.goal.indicators, (*placed.path, "indicators")):
        yield PlacedIndicator(indicator, placed, level1, level2, path)


def indicators(declaration: Declaration) -> Iterator[PlacedIndicator]:
    """Every indicator of a declaration, long-term goals first."""
    for placed in goals(declaration):
        yield from indicators_of(placed)
