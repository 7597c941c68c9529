"""数值差出几个数量级 · A value out of scale.

What:
    zh: 指标值与上年、前年或另一张表中同名指标的值相差一千倍以上：上年 9.9万元/公里，当年写 9.8元/公里。
    en: The target is at least a thousand times more or less than the value of a past year or of the same
        indicator in the other table: 9.9万元/公里 last year, 9.8元/公里 now.
Why:
    zh: 多半是单位漏了“万”“亿”或多写了（财预〔2015〕88号“合理可行”）；金额单位错一级，评价结论就全错。
    en: Usually 万 or 亿 is missing from a unit, or should not be there (财预〔2015〕88号: goals are to be
        reasonable and feasible); with the wrong unit of money every evaluation is wrong.
Bad:
    output:
      cost:
        - name: 管网改造单位成本
          last_year: 9.9万元/公里
          target: ≤9.8元/公里
Good:
    output:
      cost:
        - name: 管网改造单位成本
          last_year: 9.9万元/公里
          target: ≤9.8万元/公里
Options:
    thresholds: scale
Silent:
    zh: 单位不能相比，或完全相同；有一个值是 0；比率。
    en: Units that cannot be compared, or are the same; a value of 0; shares.
"""

from collections.abc import Iterator
from decimal import Decimal

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.units import Dimension

RULE = Rule(
    "PG412",
    "value-out-of-scale",
    (Severity.WARNING,),
    says={
        "": (
            "“{name}”这里是“{value}”，那里是“{other}”，相差 {times} 倍以上：是不是漏写或多写了“万”？",
            "“{name}” is “{value}” here and “{other}” there, {times} times apart or more: is “万” wrong?",
        )
    },
    help=("核对数值和单位", "check the number and its unit"),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at annual targets beside history and the long-term table."""
    times = view.threshold("scale")
    for row in view.annual:
        unit = row.parsed.unit
        if row.parsed.kind is not TargetKind.NUMBER or unit is None or unit.dimension is Dimension.SHARE:
            continue
        partner = view.partner(row)
        others = (*row.history, *(partner.cells[-1:] if partner else ()))
        cell = next((cell for cell in others if _is_far(row.parsed, cell.parsed, times)), None)
        if cell:
            yield RULE.at(
                row.at_target,
                related=[cell.path],
                name=row.name.text.strip(),
                value=row.target.text.strip(),
                other=cell.target.text.strip(),
                times=str(times),
            )


def _is_far(target: ParsedTarget, other: ParsedTarget, times: Decimal) -> bool:
    """Whether two values of the same thing in different units are so many times apart."""
    if target.unit == other.unit or other.kind is not TargetKind.NUMBER or not target.fits(other):
        return False
    first, second = target.amount, other.amount
    if not first or not second:
        return False
    return first >= second * times or second >= first * times
