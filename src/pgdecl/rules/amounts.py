"""金额有误 · Amounts of money that do not fit.

What:
    zh: 预算写“50万”少了“元”；各项资金来源合计不等于总额；总成本指标高于项目预算。
    en: The budget says 50万 without 元; the sources do not add up to the total; the cost of the whole is
        more than the budget.
Why:
    zh: 表头另有金额单位，“50万”会被读成 50 万个万元；成本指标不得突破预算（财预〔2021〕101号 预算支出标准）。
    en: The form has a currency unit of its own, so 50万 can be misread; cost may not exceed the budget
        (财预〔2021〕101号).
Bad:
    budget: 50万
    currency_unit: 万元
Good:
    budget: 50万元
    currency_unit: 万元
Options:
    words: total; thresholds: sum-tolerance
Silent:
    zh: 写全单位的金额；金额单位是元的“50万”；单位成本；长期目标的总成本（多年合计）；读不出的金额。
    en: Amounts with a full unit; 50万 in a form that counts in 元; unit costs; the cost of long-term goals,
        which spans years; amounts that cannot be read.
"""

from collections.abc import Iterator
from decimal import Decimal

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Path, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.money import Money
from pgdecl.values.parsed import TargetKind
from pgdecl.values.parser import parse_target
from pgdecl.values.units import Dimension

RULE = Rule(
    "PG601",
    "amounts",
    Severity.WARNING,
    says={
        "unit": (
            "“{value}”缺“元”，而表头的金额单位是{unit}：是{value}元，还是{value}个{unit}？",
            "“{value}” lacks 元, and the form counts in {unit}: is it {value}元, or {value} times {unit}?",
        ),
        "sum": (
            "各项资金来源合计 {sum} 元，总额是 {total} 元",
            "the sources come to {sum} 元, the total is {total} 元",
        ),
        "cost": (
            "“{name}”为“{value}”，超过项目预算“{budget}”",
            "“{name}” is “{value}”, more than the budget “{budget}”",
        ),
    },
    help=("核对金额和单位", "check amounts and units"),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the budget, its sources, and the cost of the whole."""
    budget = view.declaration.budget
    yield from _unit(budget.total, ("budget", "total"), view)
    for position, source in enumerate(budget.sources):
        yield from _unit(source.amount, ("budget", "sources", position), view)
    yield from _sum(view)
    yield from _cost(view)


def _unit(money: Money, path: Path, view: DeclarationView) -> Iterator[Finding]:
    unit, own = view.declaration.currency_unit, parse_target(money.text).unit
    if unit != "元" and own is not None and not own.base and not own.per:
        yield RULE.at(path, case="unit", value=money.text.strip(), unit=unit)


def _sum(view: DeclarationView) -> Iterator[Finding]:
    budget, unit = view.declaration.budget, view.declaration.currency_unit
    if not budget.sources:
        return
    total = budget.total.amount(unit)
    parts = [source.amount.amount(unit) for source in budget.sources]
    known = [part for part in parts if part is not None]
    if total is None or len(known) < len(parts):
        return
    if abs(sum(known, Decimal(0)) - total) > view.profile.thresholds["sum-tolerance"]:
        yield RULE.at(
            ("budget", "total"),
            case="sum",
            severity=Severity.ERROR,
            related=[("budget", "sources", position) for position in range(len(parts))],
            sum=_plain(sum(known, Decimal(0))),
            total=_plain(total),
        )


def _plain(amount: Decimal) -> str:
    """With thousands parted, and without noughts at the end: 485000.0 as 485,000."""
    whole, _, places = f"{amount:,f}".partition(".")
    return f"{whole}.{places}" if (places := places.rstrip("0")) else whole


def _cost(view: DeclarationView) -> Iterator[Finding]:
    costs = [row for row in view.annual if row.is_cost and row.parsed.kind is TargetKind.NUMBER]
    total = view.declaration.budget.total.amount(view.declaration.currency_unit) if costs else None
    for row in costs:
        unit, amount = row.parsed.unit, row.parsed.amount
        if unit is None or unit.per:
            continue
        if (
            unit.base != "元"
            or unit.dimension is not Dimension.MONEY
            or not row.name.key.endswith(view.vocabulary.words("total"))
        ):
            continue
        if amount is not None and total is not None and amount > total:
            yield RULE.at(
                row.at_target,
                case="cost",
                related=[("budget", "total")],
                name=row.name.text.strip(),
                value=row.target.text.strip(),
                budget=view.declaration.budget.total.text.strip(),
            )
