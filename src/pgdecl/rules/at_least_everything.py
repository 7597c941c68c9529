"""封顶的比率写成≥100% · At least 100 % of a share that cannot exceed it.

What:
    zh: 完成率、合格率这类最高只能到100%的比率，写成“≥100%”；“>100%”则不可能达到；数量和这类比率的“≥0”
        总能达到。
    en: A share that cannot exceed 100 % has the target ≥100%; >100% can never be met; ≥0 of a count or of
        such a share is always met.
Why:
    zh: 系统里“≥”“＝”是不同的计算符号，按“≥”评分没有意义；财预〔2015〕88号要求目标“合理可行”。
    en: The budget system scores ≥ and ＝ differently, and nothing is above 100 %; targets must be reasonable
        and feasible (财预〔2015〕88号).
Bad:
    output:
      timeliness:
        - name: 项目按时完成率
          target: ≥100%
Good:
    output:
      timeliness:
        - name: 项目按时完成率
          target: =100%
Options:
    words: bounded, unbounded
Silent:
    zh: 增长率、回报率、利用率等可以超过100%的比率；名单之外的比率；可以为负的（利润≥0万元）；越少越好的，由
        PG206 检查。
    en: Shares that can exceed 100 %: growth, return, use; shares that are not on the list; amounts that may
        be negative (利润 ≥0万元); indicators that should be low, which PG206 checks.
"""

from collections.abc import Iterator

from pgdecl.analysis.direction import Direction
from pgdecl.analysis.measures import COUNTED
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Edit, Finding, Severity
from pgdecl.rules.impossible_share import WHOLE_SHARE
from pgdecl.rules.rule import Rule
from pgdecl.values.comparators import Comparator
from pgdecl.values.parsed import ParsedTarget, TargetKind

RULE = Rule(
    "PG205",
    "at-least-everything",
    (Severity.WARNING, Severity.ERROR),
    says={
        "": (
            "“{name}”最高只能是100%，“{value}”应写“=100%”",
            "“{name}” cannot exceed 100 %, so “{value}” should be “=100%”",
        ),
        "beyond": (
            "“{name}”最高只能是100%，“{value}”不可能达到",
            "“{name}” cannot exceed 100 %, so “{value}” cannot be met",
        ),
        "nothing": (
            "“{name}”的“{value}”总能达到，等于没有要求",
            "“{value}” of “{name}” is always met, so nothing is asked for",
        ),
    },
    help=(
        "写“=100%”；若不必全部做到，写实际要达到的比率，如 ≥98%",
        "write =100%, or the share that is really to be reached, such as ≥98%",
    ),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks the targets of bounded shares, and of what cannot be negative."""
    for row in view.rows:
        if row.parsed.number == 0 and _is_always_met(row):
            yield RULE.at(
                row.at_target, case="nothing", name=row.name.text.strip(), value=row.target.text.strip()
            )
    for row in view.bounded_shares:
        if row.name.direction is not Direction.LOWER and _is_at_least_whole(row.parsed):
            yield _at_least_whole(row)


def _is_always_met(row: Row) -> bool:
    """Whether a target of zero is the least of what cannot be less. Of something bad, PG206 reports it."""
    parsed, name = row.parsed, row.name
    if parsed.comparator is not Comparator.AT_LEAST or parsed.relative:
        return False
    return (name.measure in COUNTED or name.bounded) and name.direction is not Direction.LOWER


def _is_at_least_whole(parsed: ParsedTarget) -> bool:
    if parsed.kind is not TargetKind.NUMBER or parsed.amount != WHOLE_SHARE:
        return False
    return parsed.comparator is not None and parsed.comparator.is_lower_bound


def _at_least_whole(row: Row) -> Finding:
    sign = row.parsed.sign
    beyond = row.parsed.comparator is Comparator.MORE_THAN
    # A word may stand behind the number (100%以上): "=" cannot take its place.
    is_fixable = not beyond and len(sign) == 1 and row.target.text.count(sign) == 1
    return RULE.at(
        row.at_target,
        case="beyond" if beyond else "",
        severity=Severity.ERROR if beyond else Severity.WARNING,
        fix=[Edit(row.at_target, sign, "=")] if is_fixable else [],
        name=row.name.text.strip(),
        value=row.target.text.strip(),
    )
