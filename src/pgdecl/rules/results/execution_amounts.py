"""预算执行有误 · Execution that contradicts its amounts.

What:
    zh: 执行数超过预算数；各项资金来源合计不等于总额；“50万”少了“元”；写出的执行率、执行率得分与金额算出
        来的不同。
    en: More executed than the budget; sources that do not add up; 50万 without 元; a rate or points for
        execution that the amounts do not give.
Why:
    zh: 执行率 = 全年执行数 ÷ 全年预算数（调整后），得分 = 10 分（湖北 20 分）× 执行率，不超过满分（财预〔
        2020〕10号）。
    en: The rate is what was executed ÷ the budget as adjusted; its points are 10 (in Hubei 20) × the rate,
        at most all (财预〔2020〕10号).
Bad:
    budget: 100万元
    executed: 108万元
Good:
    budget: 100万元
    executed: 96.5万元
Options:
    words: execution; thresholds: sum-tolerance
Silent:
    zh: 没有写预算数又没有申报表的；按写出的小数位四舍五入后相同的执行率；按 10、7、5、0 分档的执行率得分；
        监控期间的得分。
    en: No budget, neither here nor declared; a rate that is equal when rounded as written; points for
        execution in bands of 10, 7, 5 and 0; points in the middle of the year.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from pgdecl.declaration.models import Budget
from pgdecl.finding import Finding, Path, Severity
from pgdecl.patterns import regex
from pgdecl.rules.amounts import lacks_yuan, plain, wrong_sum
from pgdecl.rules.rule import Rule
from pgdecl.values.numbers import EXACT

if TYPE_CHECKING:
    from pgdecl.rules.results.view import ResultsView

RULE = Rule(
    "PG807",
    "execution-amounts",
    (Severity.WARNING, Severity.ERROR),
    says={
        "above": (
            "执行数“{executed}”超过预算数“{budget}”",
            "“{executed}” was executed, more than the budget “{budget}”",
        ),
        "source": (
            "“{source}”的执行数“{executed}”超过预算数“{budget}”",
            "of “{source}” “{executed}” was executed, more than the budget “{budget}”",
        ),
        "sum": (
            "各项资金来源合计 {sum} 元，总额是 {total} 元",
            "the sources come to {sum} 元, the total is {total} 元",
        ),
        "unit": (
            "“{value}”缺“元”，而金额单位是{unit}：是{value}元，还是{value}个{unit}？",
            "“{value}” lacks 元, and the currency unit is {unit}: is it {value}元, or {value} times {unit}?",
        ),
        "rate": (
            "执行率写的是“{stated}”，按金额是 {rate}%",
            "the rate of execution is said to be “{stated}”; by the amounts it is {rate}%",
        ),
        "points": (
            "执行率得分 {stated}，按金额（执行率 {rate}%）应是 {expected}",
            "execution has {stated} points; by the amounts, a rate of {rate}%, it is {expected}",
        ),
    },
    help=("核对预算数、执行数和执行率", "check the budget, what was executed, and the rate"),
)
_MONEY = ("initial_budget", "budget", "executed", "expected")
_TEXTS = ("deviation", "problems", "measures", "conclusion", "remark")
_RATE = regex(r"预算执行率[^0-9%％。；;，,]{0,6}(?P<stated>(?P<number>[0-9]{1,3}(?:\.[0-9]{1,4})?)[%％])")


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at the amounts, then at what is said of the rate."""
    for key in _MONEY:
        money = getattr(view.results, key)
        if money is not None:
            yield from _of_money(view, key, money)
    yield from _above(view)
    rate = view.execution_rate
    if rate is not None:
        yield from _stated(view, rate)
        yield from _points(view, rate)


def _of_money(view: "ResultsView", key: str, money: Budget) -> Iterator[Finding]:
    """Amounts without 元, and sources that do not add up."""
    unit = view.results.currency_unit
    amounts = {(key,): money.total} | {
        (key, "sources", name): amount for name, amount in money.sources.items()
    }
    for path, amount in amounts.items():
        if lacks_yuan(amount, unit):
            yield RULE.at(path, case="unit", value=amount.text.strip(), unit=unit)
    if wrong := wrong_sum(money, unit, view.profile.thresholds["sum-tolerance"]):
        yield RULE.at(
            (key, "total"),
            case="sum",
            severity=Severity.ERROR,
            related=[(key, "sources", name) for name in money.sources],
            sum=plain(wrong[0]),
            total=plain(wrong[1]),
        )


def _above(view: "ResultsView") -> Iterator[Finding]:
    """More executed than there is, of all the money or else of one source."""
    executed, unit = view.results.executed, view.results.currency_unit
    budget, budget_unit = view.budget
    if executed is None or budget is None:
        return
    pairs: list[tuple[str, Path]] = [("above", ("executed",))]
    own, planned = {"": executed.total}, {"": budget.total}
    if view.results.budget is not None:
        own, planned = own | executed.sources, planned | budget.sources
        pairs += [("source", ("executed", "sources", name)) for name in executed.sources]
    for case, path in pairs:
        name = str(path[-1]) if case == "source" else ""
        spent = own[name].amount(unit)
        limit = planned[name].amount(budget_unit) if name in planned else None
        if spent is not None and limit is not None and spent > limit:
            yield RULE.at(
                path,
                case=case,
                declared=() if view.results.budget else [("budget",)],
                declared_in=view.file,
                source=name,
                executed=own[name].text.strip(),
                budget=planned[name].text.strip(),
            )
            return


def _stated(view: "ResultsView", rate: Decimal) -> Iterator[Finding]:
    """Rates in texts, and as the result of an indicator."""
    results = view.results
    texts: list[tuple[Path, str | None]] = [((key,), getattr(results, key)) for key in _TEXTS]
    texts += [(("annual_goals", at, "reached"), goal.reached) for at, goal in enumerate(results.annual_goals)]
    for path, text in texts:
        for match in _RATE.finditer(text or ""):
            if not view.agrees(Decimal(match["number"]), rate):
                stated = match["stated"]
                yield RULE.at(path, case="rate", excerpt=stated, stated=stated, rate=plain_rate(rate))
    execution = view.profile.vocabulary.compiled("^{execution}率$")
    for row in view.rows:
        parsed = row.actual.parsed if row.actual and execution.search(row.name.key) else None
        amount = parsed.amount if parsed and parsed.unit and parsed.unit.text in "%％" else None
        if row.actual and amount is not None and not view.agrees(amount, rate):
            stated = row.actual.text.strip()
            yield RULE.at(row.at("actual"), case="rate", stated=stated, rate=plain_rate(rate))


def plain_rate(rate: Decimal) -> str:
    """A rate with two decimals at most."""
    return plain(rate.quantize(Decimal("0.01"), context=EXACT))


def _points(view: "ResultsView", rate: Decimal) -> Iterator[Finding]:
    stated = view.results.execution_points
    if stated is None or not view.is_final:
        return
    possible = view.points_for_execution
    if possible and not any(view.agrees(stated, points) for points in possible):
        expected = plain_rate(possible[0])
        yield RULE.at(
            ("execution_points",),
            case="points",
            stated=f"{stated:f}",
            rate=plain_rate(rate),
            expected=expected,
        )
