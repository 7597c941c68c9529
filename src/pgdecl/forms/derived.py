"""Texts of a form that are made of others: goals as one text, the rate of execution, sums."""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter

from pgdecl.declaration.models import Budget, Indicator
from pgdecl.declaration.sources import source_of
from pgdecl.forms.content import Content
from pgdecl.values.money import CURRENCY_UNITS, Money

_CENT = Decimal("0.01")
_PERCENT = Decimal(100)


def plain(number: Decimal) -> str:
    """A number without noughts at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def year_before(number: int) -> Callable[[Content], str]:
    """The year so many years before that of the declaration."""

    def text(content: Content) -> str:
        year = content.declaration.year
        return "" if year is None else str(year - number)

    return text


def goal_texts(goals: str, attribute: str) -> Callable[[Content], str]:
    """A text of every goal: alone as it is, several numbered (目标1：…)."""
    listed, get = attrgetter(goals), attrgetter(attribute)

    def text(content: Content) -> str:
        try:
            texts = [get(goal) or "" for goal in listed(content)]
        except AttributeError:  # there are no results
            return ""
        if len(texts) < 2 or not any(texts):  # noqa: PLR2004 - one goal needs no number
            return "".join(texts)
        return "\n".join(f"目标{number}：{text}" for number, text in enumerate(texts, 1))

    return text


def execution_rate(kind: str | None) -> Callable[[Content], str]:
    """What was executed of the budget as adjusted, in percent; of one kind of source, or of all."""

    def text(content: Content) -> str:
        results = content.results
        if results is None or results.executed is None:
            return ""
        unit = results.currency_unit
        budget = results.budget or results.initial_budget
        if budget is None:
            budget, unit_of_budget = content.declaration.budget, content.declaration.currency_unit
        else:
            unit_of_budget = unit
        executed, whole = _amount(results.executed, kind, unit), _amount(budget, kind, unit_of_budget)
        if executed is None or not whole:
            return ""
        return f"{plain((executed * _PERCENT / whole).quantize(_CENT, ROUND_HALF_UP))}%"

    return text


def initial_budget(content: Content) -> Budget:
    """The money at the start of the year: as the results state it, else as it was declared."""
    stated = content.results.initial_budget if content.results else None
    return stated or content.declaration.budget


def adjusted_budget(content: Content) -> Budget | None:
    """The money as adjusted: as the results state it, else that at the start; None without results."""
    if content.results is None:
        return None
    return content.results.budget or initial_budget(content)


def budget_text(budget_of: Callable[[Content], Budget | None], kind: str | None) -> Callable[[Content], str]:
    """The total of a budget, or the amount of one kind of source."""

    def text(content: Content) -> str:
        budget = budget_of(content)
        if budget is None:
            return ""
        if kind is None:
            return str(budget.total)
        source = source_of(budget.sources, kind)
        return "" if source is None else str(budget.sources[source])

    return text


def _amount(budget: Budget, kind: str | None, unit: str) -> Decimal | None:
    if kind is None:
        return budget.total.amount(unit)
    source = source_of(budget.sources, kind)
    return None if source is None else budget.sources[source].amount(unit)


def total_points(content: Content) -> str:
    """The unit's own total; else the sum of its points, if every indicator with a weight has some."""
    results = content.results
    if results is None:
        return ""
    if results.points is not None:
        return plain(results.points)
    points = [results.execution_points]
    for indicator in annual_indicators(content):
        actual = content.actuals.get(id(indicator))
        if indicator.weight is not None:
            points.append(actual.points if actual else None)
    known = [point for point in points if point is not None]
    return plain(sum(known, Decimal(0))) if known and len(known) == len(points) else ""


def annual_indicators(content: Content) -> Iterable[Indicator]:
    """Every indicator of the annual goals."""
    from pgdecl.declaration.walk import goals_in, indicators_of  # noqa: PLC0415 - only results need it

    for placed in goals_in(content.declaration, "annual_goals"):
        for row in indicators_of(placed):
            yield row.indicator


def money_sum(amounts: Iterable[Money | None], currency_unit: str) -> str:
    """The sum of some amounts, exact, in the currency unit of the form; empty if one cannot be read."""
    known = [amount.amount(currency_unit) for amount in amounts if amount is not None]
    if not known or None in known:
        return ""
    total = sum((amount for amount in known if amount is not None), Decimal(0))
    return plain(total / CURRENCY_UNITS[currency_unit])
