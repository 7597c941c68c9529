"""金额有误 · Wrong amounts of money.

What:
    zh: 预算写“50万”少了“元”；各项资金来源合计不等于总额；总成本指标高于项目预算，或只是重复它（
        提示）。
    en: The budget says 50万 without 元; the sources do not add up to the total; the total cost is more than
        the budget, or only repeats it (a note).
Why:
    zh: 表头另有金额单位，“50万”会被读成 50 万个万元；成本指标不得突破预算（财预〔2021〕101号 预算支出标准）。
    en: The form states its own currency unit, so 50万 can be read as 50万 times 万元; cost may not exceed
        the budget (财预〔2021〕101号, expenditure standards).
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
    en: Amounts with a full unit; 50万 in a form that counts in 元; unit costs; the total cost of long-term
        goals, which covers several years; amounts that cannot be read.
"""

from collections.abc import Iterator
from decimal import Decimal

from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.declaration.models import Budget, Declaration
from pgdecl.finding import Finding, Path, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.money import Money
from pgdecl.values.numbers import EXACT
from pgdecl.values.parsed import TargetKind
from pgdecl.values.parser import parse_target

RULE = Rule(
    "PG601",
    "amounts",
    (Severity.WARNING, Severity.ERROR, Severity.INFO),
    says={
        "unit": (
            "“{value}”缺“元”，而表头的金额单位是{unit}：是{value}元，还是{value}个{unit}？",
            "“{value}” lacks 元, and the form counts in {unit}: is it {value}元, or {value} times {unit}?",
        ),
        "sum": (
            "各项资金来源合计 {sum} 元，总额是 {total} 元",
            "the sources come to {sum} 元, the total is {total} 元",
        ),
        "repeats": (
            "“{name}”只是重复项目预算“{budget}”：成本指标宜写单位成本或支出标准",
            "“{name}” only repeats the budget “{budget}”; a cost indicator is a unit cost or a standard",
        ),
        "cost": (
            "“{name}”为“{value}”，超过项目预算“{budget}”",
            "“{name}” is “{value}”, more than the budget “{budget}”",
        ),
    },
    help=("核对金额和单位", "check amounts and units"),
)
_YUAN = "元"
"""The unit that money is counted in."""


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the budget, its sources, and the cost of the whole."""
    budget = view.declaration.budget
    yield from _without_yuan(budget.total, ("budget", "total"), view.declaration)
    for name, amount in budget.sources.items():
        yield from _without_yuan(amount, ("budget", "sources", name), view.declaration)
    yield from _sum_of_sources(view)
    yield from _total_costs(view)


def _without_yuan(money: Money, path: Path, declaration: Declaration) -> Iterator[Finding]:
    """An amount with a bare 万 or 亿, in a form that does not count in 元."""
    if lacks_yuan(money, declaration.currency_unit):
        yield RULE.at(path, case="unit", value=money.text.strip(), unit=declaration.currency_unit)


def lacks_yuan(money: Money, currency_unit: str) -> bool:
    """Whether an amount has a bare 万 or 亿, where the currency unit is not 元."""
    written = parse_target(money.text).unit
    return currency_unit != _YUAN and written is not None and not written.base and not written.per


def _sum_of_sources(view: DeclarationView) -> Iterator[Finding]:
    """Sources that do not add up to the total."""
    budget = view.declaration.budget
    wrong = wrong_sum(budget, view.declaration.currency_unit, view.threshold("sum-tolerance"))
    if wrong:
        yield RULE.at(
            ("budget", "total"),
            case="sum",
            severity=Severity.ERROR,
            related=[("budget", "sources", name) for name in budget.sources],
            sum=plain(wrong[0]),
            total=plain(wrong[1]),
        )


def wrong_sum(budget: Budget, currency_unit: str, tolerance: Decimal) -> tuple[Decimal, Decimal] | None:
    """What the sources come to and the total, in 元, where all can be read and they do not agree."""
    total = budget.total.amount(currency_unit)
    amounts = [amount.amount(currency_unit) for amount in budget.sources.values()]
    known = [amount for amount in amounts if amount is not None]
    if total is None or not known or len(known) < len(amounts):
        return None
    together = sum(known, Decimal(0))
    return (together, total) if abs(together - total) > tolerance else None


def plain(amount: Decimal) -> str:
    """With commas between thousands, and without zeros at the end: 485000.0 as 485,000."""
    return f"{amount.normalize(EXACT):,f}"


def _total_costs(view: DeclarationView) -> Iterator[Finding]:
    """Annual costs of the whole project that are more than its budget, and the first that repeats it."""
    budget = view.declaration.budget.total
    total = budget.amount(view.declaration.currency_unit)
    repeated = False
    for row in view.annual:
        amount = row.parsed.amount if _is_total_cost(row, view) else None
        if amount is not None and amount == total and not repeated:
            repeated = True
            name = row.name.text.strip()
            yield RULE.at(
                row.at_target,
                case="repeats",
                severity=Severity.INFO,
                related=[("budget", "total")],
                name=name,
                budget=budget.text.strip(),
            )
        if amount is not None and total is not None and amount > total:
            yield RULE.at(
                row.at_target,
                case="cost",
                related=[("budget", "total")],
                name=row.name.text.strip(),
                value=row.target.text.strip(),
                budget=budget.text.strip(),
            )


def _is_total_cost(row: Row, view: DeclarationView) -> bool:
    """Whether it is an amount of money for the whole project, by its name and its unit."""
    unit = row.parsed.unit
    if not row.is_cost or row.parsed.kind is not TargetKind.NUMBER or unit is None or unit.per:
        return False
    return unit.base == _YUAN and row.name.key.endswith(view.vocabulary.words("total"))
