"""The head of a table of indicators: which column holds which field, and for which goals."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pgdecl.declaration.scalars import LIKELIHOODS
from pgdecl.documents.model import Cell
from pgdecl.importer import labels, texts
from pgdecl.importer.sheet import Sheet

_LEAST = 2
_LEVELS = ("level1", "level2")


@dataclass(frozen=True)
class Column:
    """Columns of the grid that hold one field; `goals` if the head says which, `head` as it is printed."""

    field: str
    start: int
    span: int
    head: str
    goals: str | None = None


@dataclass(frozen=True)
class Head:
    """A head: its columns, the first row below it, and the cells that it takes."""

    columns: tuple[Column, ...]
    below: int
    cells: tuple[Cell, ...]

    @property
    def fields(self) -> list[str]:
        """The fields of the columns from left to right."""
        return [column.field for column in self.columns]

    def has(self, field: str) -> bool:
        """Whether a column holds the field."""
        return field in self.fields


def head_at(sheet: Sheet, row: int, year: int | None) -> Head | None:
    """The head of a table of indicators that begins in a row, None if none does."""
    if row >= len(sheet.rows) or not any(map(_is_head, sheet.rows[row])):
        return None
    rows = 2 if _has_second_row(sheet, row) else 1
    cells_of_head = [cell for number in range(row, row + rows) for cell in sheet.rows[number]]
    fields = {labels.column_field(cell.text) for cell in cells_of_head if cell.text.strip()} - {None}
    if len(fields) < _LEAST or not fields & {"name", "level1", "level2"}:
        return None
    columns = tuple(_halved(list(_columns(sheet, row, rows, year))))
    if not any(column.field == "name" for column in columns):
        columns = _named_by_level2(columns)
    if not any(column.field == "name" for column in columns):
        return None
    known = {column.start for column in columns}
    cells = [
        cell
        for number in range(row, row + rows)
        for cell in sheet.rows[number]
        if cell.text.strip() and (_is_head_of(cell, known) or labels.is_known(cell.text))
    ]
    return Head(columns, row + rows, tuple(cells))


def _is_head(cell: Cell) -> bool:
    return bool(cell.text.strip()) and _of_text(cell.text, None) is not None


def side_of(sheet: Sheet, row: int, head: Head) -> Cell | None:
    """The cell beside a head and its rows that names a goal with its points: 年度绩效目标1（30分）."""
    return next(
        (
            cell
            for cell in sheet.rows[row]
            if cell.rows > 1 and cell.column < head.columns[0].start and texts.points(cell.text)
        ),
        None,
    )


def _is_head_of(cell: Cell, starts: set[int]) -> bool:
    return any(cell.column <= start < cell.column + cell.span for start in starts)


def _has_second_row(sheet: Sheet, row: int) -> bool:
    """Whether the row below splits heads of this one: every text in it is a column's head.

    Heads that are not split may be repeated in it.
    """
    if row + 1 >= len(sheet.rows):
        return False
    below = [cell for cell in sheet.rows[row + 1] if cell.text.strip()]
    split = [cell for cell in below if not _is_repeated(sheet, row, cell)]
    return bool(split) and all(_splits(sheet, row, cell) for cell in split)


def _is_repeated(sheet: Sheet, row: int, cell: Cell) -> bool:
    above = sheet.at(row, cell.column)
    return above is not None and above.text == cell.text and above.span == cell.span


def _splits(sheet: Sheet, row: int, cell: Cell) -> bool:
    above = sheet.at(row, cell.column)
    if above is None or above.span <= cell.span or above.row + above.rows > row + 1:
        return False
    return _of_text(cell.text, None) is not None or _is_detail(cell.text)


def _is_detail(text: str) -> bool:
    written = texts.label(text)
    return written in LIKELIHOODS or written == "原因说明" or written in labels.of_record("Reasons")


def _columns(sheet: Sheet, row: int, rows: int, year: int | None) -> Iterator[Column]:
    column = 0
    while column < sheet.width:
        upper, lower = sheet.at(row, column), sheet.at(row + rows - 1, column)
        cell = lower if lower is not None and lower.text.strip() else upper
        if cell is None:
            column += 1
            continue
        above = upper.text if upper is not None and upper is not lower else ""
        field = _field(cell.text, above, year)
        is_beside = cell.row + cell.rows > row + rows
        if field is not None and not is_beside:
            goals = labels.goals_of(texts.brackets(cell.text)) if texts.brackets(cell.text) else None
            yield Column(field, cell.column, cell.span, cell.text, goals)
        column = cell.column + cell.span


def _field(text: str, above: str, year: int | None) -> str | None:
    written = texts.label(text)
    if above:
        if written in LIKELIHOODS:
            return f"likelihood:{written}"
        if written == "原因说明":
            return "deviation"
        if written in labels.of_record("Reasons") and labels.column_field(above) == "deviation":
            return f"reasons.{labels.of_record('Reasons')[written]}"
    field = _of_text(text, year)
    if field is None and above:
        field = _of_text(above, year)
    return field


def _of_text(text: str, year: int | None) -> str | None:
    past = labels.past_year(text)
    if past is not None:
        return "two_years_ago" if year is not None and past == year - 2 else "last_year"
    field = labels.column_field(text)
    if field is not None:
        return field
    if labels.fields_of(text):
        return f"form:{texts.label(text)}"
    is_goal = labels.goal_field(text) is not None and not labels.goal_number(texts.label(text))
    if is_goal or texts.label(text) in labels.own("total"):
        return f"form:{texts.label(text)}"
    return "form:预算数" if texts.label(text) == "预算数" else None


def _halved(columns: list[Column]) -> list[Column]:
    """The columns with their goals, where two halves stand side by side."""
    fields = [column.field for column in columns]
    if fields.count("target") + fields.count("long") < _LEAST or "long" in fields:
        return columns
    second = {column.start for position, column in enumerate(columns) if column.field in fields[:position]}
    if not second or "name" not in {column.field for column in columns if column.start in second}:
        return columns
    beginning = min(second)
    return [
        column
        if column.goals or column.field == "level1"
        else replace(column, goals="annual_goals" if column.start >= beginning else "long_term_goals")
        for column in columns
    ]


def _named_by_level2(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of a form that prints level 2 under 一级指标 and the indicator under 二级指标."""
    renamed = {"level2": "name", "level1": "level2"}
    return tuple(replace(column, field=renamed.get(column.field, column.field)) for column in columns)
