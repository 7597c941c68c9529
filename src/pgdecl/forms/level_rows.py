"""The rows of a table with levels: those of one level 2 after another, and what each cell of a row covers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from pgdecl.declaration.models import Goal, Indicator
from pgdecl.declaration.terms import label
from pgdecl.forms.columns import Extent
from pgdecl.forms.derived import plain
from pgdecl.forms.layout import Table

Group = Mapping[str, Sequence[Goal]]
"""By list, the goals whose indicators stand in the same rows: one of each list, or all of them."""
Rows = tuple[int, int, int, int, int]
"""How many rows the cells of a table, declaration, goal, level 1 and level 2 cover; 0 continues a merge."""


class Level(NamedTuple):
    """A level 2 of the form: the key of its level 1, both labels, a blank form's rows, its indicators."""

    key: str
    level1: str
    level2: str
    room: int
    indicators: Callable[[Goal], Sequence[Indicator]]
    closing: bool = False


_OTHER = "other "
_NO_LEVEL = Level("", "", "", 1, lambda _goal: ())
"""Stands for the levels of a form that has no row but those of indicators, where there are none."""


class LevelText(NamedTuple):
    """What the columns of levels show: the labels, and the points of the level 1."""

    level1: str
    level2: str
    points: str


class Slot(NamedTuple):
    """The rows of one level 2, with its indicators by list; `begins` is for the first row."""

    level: Level
    rows: int
    begins: Rows
    indicators: Mapping[str, Sequence[Indicator]]


_Pair = tuple[Level, Mapping[str, Sequence[Indicator]]]
"""A level 2 with its indicators by list."""


def levels_of(table: Table) -> Iterator[Level]:
    """The levels of the form, with the layout's own labels or else the official ones."""
    labels = table.labels
    for level in table.levels:
        label1 = labels.get(level.level1) or label("Indicators", level.level1)
        for name in level.level2:
            level1, level2 = level_keys(level.level1, name)
            label2 = labels.get(f"{level1}.{level2}") or label(level1.capitalize(), level2)
            get = attrgetter(f"indicators.{level1}.{level2}")
            yield Level(level.level1, label1, label2, level.room or table.room, get)


def level_keys(level1: str, level2: str) -> tuple[str, str]:
    """The keys of a level 2, which may bring the level 1 that it has in the declaration."""
    own, _, name = level2.rpartition(".")
    return own or level1, name


class LevelRows(NamedTuple):
    """How the levels of a table are laid out; `closes` adds a row to each level 1 of the blank form."""

    table: Table
    levels: tuple[Level, ...]
    closes: bool

    def slots(self, group: Group, *, room: bool) -> list[Slot]:
        """The slots of a group of goals, from top to bottom."""
        levels = (*self.levels, *_other_levels(group)) if self.table.other_levels else self.levels
        by_level = [{over: _indicators(level, goals) for over, goals in group.items()} for level in levels]
        pairs: list[_Pair] = list(zip(levels, by_level, strict=True))
        skeleton = self.table.skeleton
        if skeleton == "never" or (skeleton == "blank" and not room):
            pairs = [pair for pair in pairs if any(pair[1].values())] or [(_NO_LEVEL, {})]
        if room and self.closes:
            pairs = _closed(pairs)
        return _slots(pairs, room=room)


def _closed(pairs: Sequence[_Pair]) -> list[_Pair]:
    """With a further row at the end of each level 1."""
    closed: list[_Pair] = []
    for pair, below in zip(pairs, [*pairs[1:], None], strict=True):
        closed.append(pair)
        if below is None or below[0].key != pair[0].key:
            closed.append((pair[0]._replace(level2="", room=1, closing=True), {}))
    return closed


def _slots(pairs: Sequence[_Pair], *, room: bool) -> list[Slot]:
    """The slots of some levels, with what the cells of the first row of each cover."""
    rows = [max(level.room if room else 1, 1, *map(len, by_list.values())) for level, by_list in pairs]
    level1_rows: dict[str, int] = {}
    for (level, _), count in zip(pairs, rows, strict=True):
        level1_rows[level.key] = level1_rows.get(level.key, 0) + count
    goal_rows = sum(rows)
    slots = []
    for (level, by_list), count in zip(pairs, rows, strict=True):
        begins = (0, 0, goal_rows, level1_rows.pop(level.key, 0), count)
        slots.append(Slot(level, count, begins, by_list))
        goal_rows = 0
    return slots


def _indicators(level: Level, goals: Sequence[Goal]) -> Sequence[Indicator]:
    if len(goals) == 1:
        return level.indicators(goals[0])
    return [indicator for goal in goals for indicator in level.indicators(goal)]


def _other_levels(group: Group) -> Iterator[Level]:
    """The levels that neither frame has, in the words of the file, each once."""
    names = dict.fromkeys(
        (level1, level2)
        for goals in group.values()
        for goal in goals
        for level1, below in goal.indicators.other.items()
        for level2 in below
    )
    for level1, level2 in names:
        yield Level(f"{_OTHER}{level1}", level1, level2, 1, _getter(level1, level2))


def _getter(level1: str, level2: str) -> Callable[[Goal], Sequence[Indicator]]:
    return lambda goal: goal.indicators.other.get(level1, {}).get(level2, ())


def level_texts(slots: Sequence[Slot], group: Group, over: str) -> list[LevelText]:
    """What the columns of levels show in each slot, with points."""
    weights: dict[str, list[Decimal | None]] = {}
    for slot in slots:
        weights.setdefault(slot.level.key, []).extend(
            indicator.weight for indicator in slot.indicators.get(over, ())
        )
    return [
        LevelText(
            slot.level.level1,
            slot.level.level2,
            _points(slot.level, group.get(over, ()), weights[slot.level.key]),
        )
        for slot in slots
    ]


def _points(level: Level, goals: Sequence[Goal], weights: Sequence[Decimal | None]) -> str:
    """The points that the goals state for a level 1; else the sum of its weights, if all have one."""
    official = (
        level.level1 if level.key.startswith(_OTHER) or not level.key else label("Indicators", level.key)
    )
    stated = [
        points
        for goal in goals
        for name, points in goal.level_points.items()
        if name.strip() in (level.level1, level.key, official)
    ]
    if stated:
        return plain(sum(stated, Decimal(0)))
    known = [weight for weight in weights if weight is not None]
    return plain(sum(known, Decimal(0))) if known and len(known) == len(weights) else ""


def headings(slots: Sequence[Slot], extent: Extent, texts: Sequence[str], *, repeated: bool) -> list[str]:
    """The texts of a column of headings in all rows."""
    column: list[str] = []
    for slot, text in zip(slots, texts, strict=True):
        if repeated:
            column += [text] * slot.rows
        else:
            column += [text if slot.begins[extent] else "", *[""] * (slot.rows - 1)]
    return column


def contents(slots: Sequence[Slot], over: str, *, room: bool) -> list[Indicator | int]:
    """The content of each row: an indicator of the list, or the row's number from the end of a blank one.

    It is 0 for a row that shows no dots.
    """
    rows: list[Indicator | int] = []
    for slot in slots:
        indicators = slot.indicators.get(over, ())
        rows += indicators
        missing = slot.rows - len(indicators)
        if missing:
            dotted = room and slot.rows > 1
            rows += range(missing, 0, -1) if dotted else [0] * missing
    return rows


def filler(more: Sequence[str], number: int) -> str:
    """The text of a blank row, so many rows from the end."""
    return more[-number] if 0 < number <= len(more) else ""


class RowText(NamedTuple):
    """What a column shows that has a level and the indicator in one cell."""

    level: LevelText
    indicator: Indicator | None
