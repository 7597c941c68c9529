"""Tables of tasks, cost items and purchases: a head of their columns, a row for each."""

from collections.abc import Iterable

from pgdecl.documents.model import Cell
from pgdecl.importer import labels, texts
from pgdecl.importer.draft import Draft, DraftMoney, Given
from pgdecl.importer.sheet import Sheet

_RECORDS = {"tasks": "Task", "costs": "CostItem", "purchases": "Purchase", "sources": "Source"}
_LEAST = 2


def table_at(sheet: Sheet, row: int, year: int | None) -> tuple[str, dict[str, Cell], int] | None:
    """The list, the heads by field and the first row of a table that begins in a row; None if none does."""
    for name, record in _RECORDS.items():
        heads = _heads(sheet.rows[row], record, year)
        rows = 1
        if "name" in heads and row + 1 < len(sheet.rows):
            below = _heads(sheet.rows[row + 1], record, year)
            if len({*below, *heads}) > len(heads):
                heads, rows = below | heads, 2
        if "name" in heads and len(heads) >= _LEAST:
            return name, heads, row + rows
    return None


def _heads(cells: Iterable[Cell], record: str, year: int | None) -> dict[str, Cell]:
    """The cells that are heads of a record's fields."""
    heads: dict[str, Cell] = {}
    for cell in cells:
        field = _field(record, cell.text, year)
        if field:
            heads.setdefault(field, cell)
    return heads


def _field(record: str, text: str, year: int | None) -> str | None:
    if not text.strip():
        return None
    past = labels.past_year(text)
    if past is not None and record == "CostItem":
        return "two_years_ago" if year is not None and past == year - 2 else "last_year"
    if record == "Source":
        return labels.own("sources").get(texts.label(text))
    return labels.of_record(record).get(texts.label(text))


def take_table(draft: Draft, sheet: Sheet, name: str, heads: dict[str, Cell], row: int) -> int:
    """Reads a table of a list; returns the row after it. Its row of sums is not kept."""
    for head in heads.values():
        draft.place(head.address)
    items = draft.lists.setdefault(name, [])
    while row < len(sheet.rows):
        cells = {field: sheet.at(row, head.column) for field, head in heads.items()}
        first = cells["name"]
        if first is None or first.row != row:
            break
        if texts.label(first.text) in labels.own("sum"):
            draft.place(*(cell.address for cell in sheet.rows[row]))
            amounts = [cell for key in ("amount", "fiscal") if (cell := cells.get(key)) is not None]
            amount = next((cell for cell in amounts if not texts.is_nothing(cell.text)), None)
            if amount is not None:
                total = Given(texts.one_line(amount.text), amount.address)
                draft.money.setdefault(name, DraftMoney()).total = total
            if name != "sources":
                return row + 1
            row += 1
            continue
        if first.span != heads["name"].span:
            break
        given = {
            field: Given(texts.one_line(cell.text), cell.address)
            for field, cell in cells.items()
            if cell is not None and cell.row == row and not texts.is_nothing(cell.text)
        }
        if not given and not first.text.strip() and row + 1 >= len(sheet.rows):
            break
        if "name" in given:
            items.append(given)
        draft.place(
            *(cell.address for cell in cells.values() if cell is not None and texts.is_nothing(cell.text))
        )
        draft.place(*(text.address for text in given.values()))
        row += 1
    return row
