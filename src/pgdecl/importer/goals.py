"""Goals whose names and statements stand apart from their indicators: a table of names, or numbered lines."""

import re

from pgdecl.declaration.terms import TERMS
from pgdecl.documents.model import Cell
from pgdecl.importer import labels, texts
from pgdecl.importer.draft import Draft, DraftGoal, Given, NamedStatement
from pgdecl.importer.sheet import Sheet

_NUMBERED = re.compile(r"^目标([0-9]{1,2})[:：]", re.MULTILINE)


def table_at(sheet: Sheet, row: int) -> tuple[Cell, Cell] | None:
    """The heads 名称 and 目标说明 of a table that begins in a row; None if there are none."""
    cells = [cell for cell in sheet.rows[row] if cell.text.strip()]
    if len(cells) != len(("name", "statement")):
        return None
    name, statement = cells
    names = {texts.label(text) for text in (TERMS["Goal"]["name"].label, *TERMS["Goal"]["name"].further)}
    is_table = texts.label(name.text) in names and texts.label(statement.text) == texts.label(
        TERMS["Goal"]["statement"].label
    )
    return (name, statement) if is_table else None


def take_table(draft: Draft, sheet: Sheet, row: int, heads: tuple[Cell, Cell]) -> int:
    """Reads the rows of names and statements below their heads; returns the row after them."""
    name_head, statement_head = heads
    draft.place(name_head.address, statement_head.address)
    row += 1
    while row < len(sheet.rows):
        name, statement = sheet.at(row, name_head.column), sheet.at(row, statement_head.column)
        if name is None or statement is None or name is statement or name.row != row:
            break
        if labels.fields_of(name.text) or labels.column_field(name.text):
            break
        if texts.is_nothing(name.text) and texts.is_nothing(statement.text):
            draft.place(name.address, statement.address)
        else:
            draft.statements.append(
                NamedStatement(
                    Given(texts.one_line(name.text), name.address),
                    Given(texts.long_text(statement.text), statement.address),
                )
            )
        row += 1
    return row


def assign(draft: Draft) -> None:
    """Gives the goals of a draft their statements: from the table of names, and from numbered lines."""
    order: dict[int, int] = {}
    for statement in draft.statements:
        goals = _list_of(draft, statement.name.text)
        if goals is None:
            continue
        goal = draft.goal(goals, statement.name.text)
        if goal.statement is None and not texts.is_nothing(statement.text.text):
            goal.statement = statement.text
        order[id(goal)] = len(order)
        draft.place(statement.name.address, statement.text.address)
    for listed in draft.goals.values():
        listed.sort(key=lambda goal: order.get(id(goal), len(order)))
        _split(listed, "statement")
        _split(listed, "reached")


def _list_of(draft: Draft, name: str) -> str | None:
    """The list that a goal of this name belongs to: the one whose indicators name it, else its own words.

    A name in both lists belongs to the first one that has no statement yet.
    """
    for goals in ("long_term_goals", "annual_goals"):
        if name in draft.goal_names.get(goals, ()) and not _has_statement(draft, goals, name):
            return goals
    lists = [goals for goals, listed in draft.goals.items() if any(goal.indicators for goal in listed)]
    return labels.goals_of(name) or (lists[0] if len(lists) == 1 else None)


def _has_statement(draft: Draft, goals: str, name: str) -> bool:
    return any(goal.name == name and goal.statement is not None for goal in draft.goals.get(goals, ()))


def _split(listed: list[DraftGoal], field: str) -> None:
    """Parts a text of all goals (目标1：… 目标2：…) if it has a part for each of them."""
    given = [text for goal in listed if (text := getattr(goal, field)) is not None]
    if len(listed) == 1 or len(given) != 1:
        return
    (whole,) = given
    _, *parts = _NUMBERED.split(whole.text)
    numbers, statements = parts[::2], parts[1::2]
    if [*map(int, numbers)] != [*range(1, len(listed) + 1)] or not whole.text.startswith("目标"):
        return
    for goal, statement in zip(listed, statements, strict=True):
        setattr(goal, field, whole._replace(text=statement.strip()) if statement.strip() else None)
