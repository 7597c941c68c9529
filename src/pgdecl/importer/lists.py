"""Tables of tasks, cost items and purchases: a head of their columns, a row for each."""

from collections.abc import Iterable

from pgdecl.documents.model import Cell
from pgdecl.importer import labels, money, texts
from pgdecl.importer.draft import Draft, DraftMoney, Given
from pgdecl.importer.sheet import Sheet

_RECORDS = {"tasks": "Task", "costs": "CostItem", "purchases": "Purchase", "sources": "Source"}
_MONEY = ("amount", "fiscal", "other", "two_years_ago", "last_year")
_LONG = ("content", "basis", "remark")
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
    units = {key: _unit(sheet, head) for key, head in heads.items() if key in _MONEY}
    for key, head in heads.items():
        draft.place(head.address)
        draft.currency = draft.currency or texts.currency(units.get(key, ""))
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
            key: Given(_value(key, cell.text, units, draft.currency), cell.address)
            for key, cell in cells.items()
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


def _unit(sheet: Sheet, head: Cell) -> str:
    """The head of an amount that names a unit: its own, or the one above it."""
    above = sheet.at(head.row - 1, head.column) if head.row else None
    return above.text if above is not None and texts.currency(above.text) else head.text


def _value(key: str, text: str, units: dict[str, str], currency: str | None) -> str:
    if key in units:
        return money.amount(text, units[key], currency)
    return texts.paragraphs(text) if key in _LONG else texts.one_line(text)
