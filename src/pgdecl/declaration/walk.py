"""Walking a declaration: every goal and every indicator, with where it stands."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NamedTuple, get_origin

from pgdecl.declaration.models import AnnualGoal, Declaration, Indicator, Indicators, LongTermGoal
from pgdecl.declaration.terms import TERMS
from pgdecl.finding import Path
from pgdecl.i18n.language import Bilingual


def _record(annotation: Any) -> Any:
    """The record class in an annotation such as `Output[AnyIndicator]`."""
    return get_origin(annotation)


_made = tuple.__new__  # makes named tuples by the thousand without a call of Python for each
GOAL_LISTS = ("long_term_goals", "annual_goals")
LEVELS: dict[str, tuple[str, ...]] = {
    level1.name: tuple(level2.name for level2 in fields(_record(level1.type)))
    for level1 in fields(Indicators)
}
"""Level 1 and its level 2, in both official frames together."""


class PlacedGoal(NamedTuple):
    """A goal, the list it stands in, its 0-based position there, and its name: its own, else its number."""

    goal: LongTermGoal | AnnualGoal
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
    """An indicator with its goal, level 1, level 2 and path."""

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


def indicators_of(placed: PlacedGoal) -> Iterator[PlacedIndicator]:
    """Every indicator of a goal, in the order of the official levels."""
    branches, above = placed.goal.indicators, (*placed.path, "indicators")
    for level1, level2s in LEVELS.items():
        branch = getattr(branches, level1)
        for level2 in level2s:
            if found := getattr(branch, level2):
                here = (*above, level1, level2)
                for position, indicator in enumerate(found):
                    yield _made(PlacedIndicator, (indicator, placed, level1, level2, (*here, position)))


def indicators(declaration: Declaration) -> Iterator[PlacedIndicator]:
    """Every indicator of a declaration, long-term goals first."""
    for placed in goals(declaration):
        yield from indicators_of(placed)
