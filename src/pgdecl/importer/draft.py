"""What is read of a form while it is read: texts with the cells they come from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pgdecl.documents.address import Address
from pgdecl.documents.model import Note


class Given(NamedTuple):
    """A text and the cell that gives it."""

    text: str
    address: Address


class NamedStatement(NamedTuple):
    """A row of a table of goals: the name of a goal and its statement."""

    name: Given
    text: Given


@dataclass
class DraftIndicator:
    """An indicator as a row gives it: its levels as the form words them, and texts by field."""

    level1: str
    level2: str
    values: dict[str, Given]


@dataclass
class DraftGoal:
    """A goal: its name or number on the form, statement, what was reached, points and indicators."""

    name: str = ""
    statement: Given | None = None
    reached: Given | None = None
    points: str | None = None
    level_points: dict[str, str] = field(default_factory=dict)
    indicators: list[DraftIndicator] = field(default_factory=list)


@dataclass
class DraftMoney:
    """An amount with its sources."""

    total: Given | None = None
    sources: list[tuple[str, Given]] = field(default_factory=list)


@dataclass
class Draft:
    """Everything that is read of one form; `asked` are the fields that it has a place for, filled or not.

    `goal_names` are the names of goals beside indicators, by list; `statements` those that stand in a table
    of their own.
    """

    fields: dict[tuple[str, str], Given] = field(default_factory=dict)
    goals: dict[str, list[DraftGoal]] = field(default_factory=dict)
    money: dict[str, DraftMoney] = field(default_factory=dict)
    lists: dict[str, list[dict[str, Given]]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    placed: set[Address] = field(default_factory=set)
    title: str = ""
    year: int | None = None
    currency: str | None = None
    period: str | None = None
    has_results: bool = False
    asked: set[tuple[str, str]] = field(default_factory=set)
    goal_names: dict[str, list[str]] = field(default_factory=dict)
    statements: list[NamedStatement] = field(default_factory=list)

    def goal(self, goals: str, name: str = "") -> DraftGoal:
        """The goal of this name in a list; the first one without a name; a new one if there is none."""
        listed = self.goals.setdefault(goals, [])
        for goal in listed:
            if goal.name == name:
                return goal
        if name and len(listed) == 1 and not listed[0].name:
            listed[0].name = name
            return listed[0]
        if not name and listed:
            return listed[0]
        listed.append(DraftGoal(name))
        return listed[-1]

    @property
    def subject(self) -> str:
        """Whose fields a label stands for if there are several: Project, Department or Grant."""
        return next(
            (record for record in ("Department", "Grant") if (record, "name") in self.fields), "Project"
        )

    def put(self, record: str, key: str, given: Given) -> bool:
        """Keeps the text of a field outside of tables, unless it has another text already."""
        kept = self.fields.setdefault((record, key), given)
        return kept.text == given.text

    def place(self, *addresses: Address) -> None:
        """Marks cells whose texts have found a place."""
        self.placed.update(addresses)

    def indicators(self) -> Iterator[DraftIndicator]:
        """Every indicator."""
        for listed in self.goals.values():
            for goal in listed:
                yield from goal.indicators
