"""Money on a form: totals and sources as labels with values, and the table of execution."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from pgdecl.declaration.models import DEFAULT_CURRENCY_UNIT
from pgdecl.documents.model import Cell
from pgdecl.importer import labels, texts
from pgdecl.importer.draft import Draft, DraftMoney, Given
from pgdecl.importer.sheet import Sheet
from pgdecl.values.money import Money

_LEAST = 2
_BUDGETS = ("initial_budget", "budget", "executed", "expected")
_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)
_POINTS = "execution_points"


def is_money_label(text: str) -> bool:
    """Whether a label stands for a total or a source of money."""
    written = texts.label(text)
    return (
        written in labels.own("total")
        or written in labels.of_record("Source")
        or written in labels.of_record("Budget")
    )


def take_pair(draft: Draft, sheet: Sheet, cell: Cell, value: Cell) -> None:
    """Reads a total or a source with its amount.

    Where a form has two totals side by side, a source belongs to the one that its label stands below.
    """
    written = texts.label(cell.text)
    kinds = labels.own("total")
    draft.currency = draft.currency or texts.currency(cell.text)
    given = Given(amount(value.text, cell.text, draft.currency), value.address)
    if written in labels.of_record("Source"):
        key = _total_above(draft, sheet, cell)
        draft.money.setdefault(key, DraftMoney()).sources.append((_source_name(cell.text), given))
    else:
        key = "year" if kinds.get(written) == "year" else "term"
        money = draft.money.setdefault(key, DraftMoney())
        if money.total is None:
            money.total = given
    draft.place(cell.address, value.address)


def take_source(draft: Draft, label: str, given: Given) -> None:
    """Reads a source with its amount that stand in words: 其中：一般公共预算：50."""
    key = next((key for key in ("budget", "initial_budget") if key in draft.money), None)
    money = draft.money.setdefault(key or next(reversed(draft.money), "term"), DraftMoney())
    money.sources.append((_source_name(label), given))


def _source_name(text: str) -> str:
    written = texts.label(text)
    return labels.own("source").get(written, written)


def _total_above(draft: Draft, sheet: Sheet, cell: Cell) -> str:
    """Which total a source is a part of: the nearest above in its own column, else the last one read."""
    for row in range(cell.row - 1, -1, -1):
        above = sheet.at(row, cell.column)
        kind = labels.own("total").get(texts.label(above.text)) if above is not None else None
        if kind:
            return "year" if kind == "year" else "term"
    return next(reversed(draft.money), "term")


def amount(text: str, label: str, currency: str | None) -> str:
    """An amount with the unit of its label, where that is not the form's."""
    written = texts.one_line(text)
    unit = texts.currency(label)
    if unit and written and written[-1].isdigit() and unit != (currency or DEFAULT_CURRENCY_UNIT):
        return written + unit
    return written


def table_at(sheet: Sheet, row: int) -> dict[str, Cell] | None:
    """The heads of a table of execution that begins in a row, by field; None if none does."""
    heads: dict[str, Cell] = {}
    for cell in sheet.rows[row]:
        field = labels.money_field(cell.text) if cell.text.strip() else None
        if field:
            heads.setdefault(field, cell)
    return heads if sum(field in heads for field in _BUDGETS) >= _LEAST else None


def take_table(draft: Draft, sheet: Sheet, row: int, heads: dict[str, Cell]) -> int:
    """Reads a table of execution; returns the row after it."""
    draft.has_results = True
    first = min(head.column for head in heads.values())
    side = [cell for cell in sheet.rows[row] if cell.column < first and cell.rows > 1]
    end = max((cell.row + cell.rows for cell in side), default=len(sheet.rows))
    for cell in sheet.rows[row]:
        if cell in heads.values() or labels.is_known(cell.text):
            draft.place(cell.address)
            draft.period = draft.period or labels.period(cell.text)
            draft.currency = draft.currency or texts.currency(cell.text)
    row += 1
    while row < min(end, len(sheet.rows)):
        label = sheet.at(row, first - 1)
        if label is None or label.row != row or not _is_row(label):
            break
        _take_row(draft, sheet, row, label, heads)
        row += 1
    return row


def _is_row(label: Cell) -> bool:
    written = texts.label(label.text)
    return written in labels.own("row") or written in labels.of_record("Source") or written.endswith("资金")


def _take_row(draft: Draft, sheet: Sheet, row: int, label: Cell, heads: dict[str, Cell]) -> None:
    draft.place(label.address)
    is_total = texts.label(label.text) in labels.own("row")
    amounts: dict[str, str] = {}
    for field, head in heads.items():
        cell = sheet.at(row, head.column)
        if cell is None or cell.row != row or not cell.text.strip():
            continue
        if field in _BUDGETS:
            amounts[field] = cell.text
            _put(draft, field, label, Given(texts.one_line(cell.text), cell.address), is_total=is_total)
            draft.place(cell.address)
        elif field == "score" and is_total and not texts.is_nothing(cell.text):
            draft.put("Results", _POINTS, Given(texts.one_line(cell.text).removesuffix("分"), cell.address))
            draft.place(cell.address)
        elif (
            texts.is_nothing(cell.text)
            or field == "points"
            or _is_rate(field, cell.text, amounts, draft.currency or DEFAULT_CURRENCY_UNIT)
        ):
            draft.place(cell.address)


def _put(draft: Draft, field: str, label: Cell, given: Given, *, is_total: bool) -> None:
    money = draft.money.setdefault(field, DraftMoney())
    if is_total:
        money.total = money.total or given
    elif not texts.is_nothing(given.text):
        money.sources.append((_source_name(label.text), given))


def _is_rate(field: str, text: str, amounts: dict[str, str], unit: str) -> bool:
    """Whether a text is the rate that the amounts beside it give, so that nothing is lost without it."""
    if field != "rate":
        return False
    whole = Money(amounts.get("budget") or amounts.get("initial_budget", "")).amount(unit)
    executed = Money(amounts.get("executed", "")).amount(unit)
    try:
        rate = Decimal(texts.one_line(text).removesuffix("%"))
    except InvalidOperation:
        return False
    if whole is None or executed is None:
        return False
    if not whole:
        return not rate
    exact = executed * _HUNDRED / whole
    return rate in (exact, exact.quantize(_CENT, ROUND_HALF_UP), exact.quantize(Decimal(1), ROUND_HALF_UP))
