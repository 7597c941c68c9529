"""总分不等于各项得分之和 · Points that do not add up.

What:
    zh: 各指标得分加预算执行得分不等于总分；总分超过 100；没有写执行率得分时，差额不像是预算执行的得分。
    en: The points of the indicators and of execution do not come to the total; a total of more than 100;
        without points for execution, a rest that execution cannot have earned.
Why:
    zh: 自评总分由各项得分相加而来，满分 100（财预〔2020〕10号：预算执行 10 分；湖北 20 分）。
    en: The total is the sum of all points, 100 at most (财预〔2020〕10号: 10 for execution; Hubei: 20).
Bad:
    points: 98
    execution_points: 10
    output:
      quantity:
        - {name: 培训人数, actual: 212人, points: 50}
      quality:
        - {name: 培训合格率, actual: 97%, points: 35}
Good:
    points: 95
    execution_points: 10
    output:
      quantity:
        - {name: 培训人数, actual: 212人, points: 50}
      quality:
        - {name: 培训合格率, actual: 97%, points: 35}
Options:
    none
Silent:
    zh: 没有写总分，或有指标没有写得分；与写出的小数位四舍五入后相同；没有写执行率得分而差额在 20 分以内、又
        算不出执行率。
    en: No total, or an indicator without points; equal when rounded to the decimals as written; a rest of
        up to 20 where neither points nor amounts of execution are given.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

if TYPE_CHECKING:
    from pgdecl.rules.results.view import ResultsView

RULE = Rule(
    "PG806",
    "points-sum",
    (Severity.ERROR,),
    says={
        "sum": (
            "各项得分合计 {sum}，总分写的是 {total}",
            "the points come to {sum}, the total is {total}",
        ),
        "rest": (
            "总分 {total} 比各指标得分之和 {sum} 多 {rest}，不像是预算执行的得分",
            "the total {total} is {rest} above the {sum} points of the indicators: not what execution earns",
        ),
        "above": ("总分 {total} 超过 100", "the total of {total} is more than 100"),
    },
    help=("重新加总", "add the points up again"),
    whole=True,
)
_MOST, _MOST_OF_EXECUTION = Decimal(100), Decimal(20)


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at the total."""
    total = view.results.points
    if total is None:
        return
    points = [row.indicator.points for row in view.rows]
    known = [earned for earned in points if earned is not None]
    if total > _MOST:
        yield RULE.at(("points",), case="above", total=f"{total:f}")
    elif known and len(known) == len(points):
        yield from _of_sum(view, total, sum(known, Decimal(0)))


def _of_sum(view: "ResultsView", total: Decimal, earned: Decimal) -> Iterator[Finding]:
    execution = view.results.execution_points
    if execution is not None:
        if not view.agrees(total, earned + execution):
            yield RULE.at(("points",), case="sum", sum=f"{earned + execution:f}", total=f"{total:f}")
        return
    rest = total - earned
    possible = view.points_for_execution
    fits = any(view.agrees(rest, part) for part in (Decimal(0), *possible)) if possible else rest >= 0
    if not fits or rest > _MOST_OF_EXECUTION:
        case = "sum" if rest <= 0 else "rest"
        yield RULE.at(("points",), case=case, sum=f"{earned:f}", total=f"{total:f}", rest=f"{rest:f}")
