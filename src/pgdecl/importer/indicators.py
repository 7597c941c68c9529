"""The rows of a table of indicators, below its head."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.declaration.terms import TERMS
from pgdecl.documents.model import Cell
from pgdecl.importer import labels, texts
from pgdecl.importer.columns import Column, Head, head_at, side_of
from pgdecl.importer.draft import Draft, DraftGoal, DraftIndicator, Given
from pgdecl.importer.sheet import Sheet

_SHARED = ("level1", "level2", "goal")
_LONG = ("basis", "scoring", "explanation", "remark", "measures")
_MEASURES = re.compile(f"^{TERMS['ActualIndicator']['measures'].label}[:：]", re.MULTILINE)


class BodyRow(NamedTuple):
    """A row of indicators: the cell of each column."""

    row: int
    cells: dict[Column, Cell]


def rows_below(sheet: Sheet, head: Head, year: int | None) -> tuple[list[tuple[Head, BodyRow]], int]:
    """The rows below a head, each with the head that it is read by, and the row after the last.

    A head that is repeated within the table is taken up; a row of sums, a band or another block ends it.
    """
    read: list[tuple[Head, BodyRow]] = []
    row = head.below
    while row < len(sheet.rows):
        repeated = head_at(sheet, row, year)
        if repeated is not None:
            if repeated.fields != head.fields or side_of(sheet, row, repeated) is not None:
                break
            head, row = repeated, repeated.below
            continue
        cells = assigned(sheet, head, row)
        if _ends(sheet, head, row, cells):
            break
        read.append((head, BodyRow(row, cells)))
        row += 1
    return read, row


def assigned(sheet: Sheet, head: Head, row: int) -> dict[Column, Cell]:
    """The cells of a row by the column that each overlaps most: people's merges are often a little off."""
    best: dict[Column, tuple[int, Cell]] = {}
    for cell in sheet.covering(row):
        overlaps = [(_overlap(cell, column), -column.start, column) for column in head.columns]
        width, _, column = max(overlaps, key=lambda overlap: overlap[:2])
        if width > 0 and (column not in best or width > best[column][0]):
            best[column] = (width, cell)
    return {column: cell for column, (_, cell) in best.items()}


def _overlap(cell: Cell, column: Column) -> int:
    return min(cell.column + cell.span, column.start + column.span) - max(cell.column, column.start)


def _ends(sheet: Sheet, head: Head, row: int, cells: dict[Column, Cell]) -> bool:
    """Whether a row is no row of indicators any more."""
    beginning = [cell for cell in sheet.rows[row] if cell.text.strip()]
    if not beginning:
        return False
    first = beginning[0]
    if texts.label(first.text) in labels.own("sum"):
        return True
    widest = max(sheet.rows[row], key=lambda cell: cell.span)
    covered = [column for column in head.columns if _overlap(widest, column) > 0]
    needed = {"name", "target"} if head.has("target") else {"level2", "name"}
    if needed <= {column.field for column in covered} and widest.span > 1:
        return True
    name = next((cell for column, cell in cells.items() if column.field == "name"), None)
    return name is None or (first.column < name.column and len(beginning) > 1 and _is_pair(first, cells))


def _is_pair(first: Cell, cells: dict[Column, Cell]) -> bool:
    """Whether the first cell of a row is a label of another block, and not a level."""
    column = next((column for column, cell in cells.items() if cell is first), None)
    if column is not None and column.field not in ("level1", "level2"):
        return False
    return bool(labels.fields_of(first.text)) and column is None


def has_name(body: BodyRow) -> bool:
    """Whether a row names an indicator."""
    return any(
        column.field == "name" and not texts.is_nothing(cell.text) for column, cell in body.cells.items()
    )


def take(
    draft: Draft, rows: list[tuple[Head, BodyRow]], goals: str, goal_name: str
) -> Iterator[tuple[BodyRow, bool]]:
    """Reads rows into the draft; yields each row with whether it holds an indicator.

    Args:
        draft: what has been read.
        rows: the rows, each with its head.
        goals: the list of goals of columns whose head does not say.
        goal_name: the name of the goal, if there is no column of it.
    """
    levels = _levels(rows)
    for (head, row), by_goals in zip(rows, levels, strict=True):
        is_read = False
        for half in dict.fromkeys(column.goals for column in head.columns if column.field == "name"):
            columns = [column for column in head.columns if column.goals in (half, None) or half is None]
            level1, level2, goal = by_goals[half]
            name = _goal_name(goal)
            if name:
                draft.goal_names.setdefault(half or goals, []).append(name)
            body = row
            if level1 and not any(column.field == "level2" for column in columns):
                level2, body = _parted(row)
            if has_name(body):
                place = draft.goal(half or goals, name or goal_name)
                is_read |= _take_row(draft, body, columns, place, (level1, level2))
        yield row, is_read


def _parted(row: BodyRow) -> tuple[str, BodyRow]:
    """The level 2 that stands before the name in its cell (数量：培训人数), and the row without it."""
    column = next((column for column in row.cells if column.field == "name"), None)
    if column is None:
        return "", row
    cell = row.cells[column]
    level2, _, name = texts.one_line(cell.text).replace(":", "：").partition("：")
    if not labels.is_level(level2):
        return "", row
    return level2, BodyRow(row.row, {**row.cells, column: cell._replace(text=name)})


def _goal_name(text: str) -> str:
    return "" if texts.is_nothing(text) else texts.one_line(text)


Levels = dict[str | None, tuple[str, str, str]]


def _levels(rows: list[tuple[Head, BodyRow]]) -> list[Levels]:
    """Level 1, level 2 and goal of each row and half; an empty cell takes the nearest above, else below."""
    halves = {column.goals for head, _ in rows for column in head.columns if column.field == "name"}
    result: list[Levels] = [{} for _ in rows]
    for half in halves:
        texts_by_field = {field: _filled(rows, field, half) for field in _SHARED}
        for position in range(len(rows)):
            result[position][half] = (
                texts_by_field["level1"][position],
                texts_by_field["level2"][position],
                texts_by_field["goal"][position],
            )
    return result


def _filled(rows: list[tuple[Head, BodyRow]], field: str, half: str | None) -> list[str]:
    written = []
    for _, row in rows:
        cells = [
            cell.text
            for column, cell in row.cells.items()
            if column.field == field and column.goals in (half, None)
        ]
        written.append(next((text for text in cells if not texts.is_nothing(text)), ""))
    last = next((text for text in written if text), "")
    for position, text in enumerate(written):
        last = written[position] = text or last
    return written


def _take_row(
    draft: Draft, row: BodyRow, columns: list[Column], goal: DraftGoal, levels: tuple[str, str]
) -> bool:
    cells = {column: row.cells[column] for column in columns if column in row.cells}
    name = next((cell for column, cell in cells.items() if column.field == "name"), None)
    if name is None or name.row != row.row or texts.is_nothing(name.text):
        return False
    values: dict[str, Given] = {}
    for column, cell in cells.items():
        if column.field in _SHARED or column.field.startswith("form:"):
            draft.place(cell.address)
        elif not texts.is_nothing(cell.text) or column.field.startswith("part."):
            _take_cell(draft, values, column, cell)
    goal.indicators.append(DraftIndicator(*levels, values))
    if "long" in values:
        _take_long(draft, values, levels)
    return True


def _take_cell(draft: Draft, values: dict[str, Given], column: Column, cell: Cell) -> None:
    field = column.field
    if field.startswith("likelihood:"):
        if cell.text.strip():
            values["likelihood"] = Given(field.partition(":")[2], cell.address)
    elif field == "name":
        values["name"] = Given(texts.name_of(cell.text), cell.address)
    elif cell.text.strip() and field == "deviation":
        _take_deviation(values, cell)
    elif cell.text.strip() and field not in values:
        text = texts.paragraphs(cell.text) if field in _LONG else texts.one_line(cell.text)
        values[field] = Given(text, cell.address)
    else:
        return
    draft.place(cell.address)


def _take_deviation(values: dict[str, Given], cell: Cell) -> None:
    """Reads a reason, and the measures that a form prints below it in the same cell."""
    match = _MEASURES.search(cell.text)
    for key, text in (
        ("deviation", cell.text[: match.start()] if match else cell.text),
        ("measures", cell.text[match.end() :] if match else ""),
    ):
        if not texts.is_nothing(text):
            values[key] = Given(texts.paragraphs(text), cell.address)


def _take_long(draft: Draft, values: dict[str, Given], levels: tuple[str, str]) -> None:
    """One name with two values: the same indicator under the long-term goal."""
    long = {key: values[key] for key in ("name",)} | {"target": values.pop("long")}
    draft.goal("long_term_goals").indicators.append(DraftIndicator(*levels, long))
