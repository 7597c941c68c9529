"""封顶的比率写成≥100% · At least 100 % of a share that ends there.

What:
    zh: 完成率、合格率这类最高只能到100%的比率，写成“≥100%”；“>100%”则不可能达到；数量和这类比率的“≥0”
        总能达到。
    en: A share that ends at 100 % has the target ≥100%; >100% cannot be met at all; and ≥0 of a count or of
        such a share is always met.
Why:
    zh: 系统里“≥”“＝”是不同的计算符号，按“≥”评分没有意义；财预〔2015〕88号要求目标“合理可行”。
    en: ≥ and ＝ are scored as different signs, and nothing lies above 100 %; targets are to be reasonable
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
    en: Shares that can pass 100 %: growth, return, use; and any share that is not on the list; what may be
        negative (利润 ≥0万元); what should be low, which PG206 looks at.
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.direction import Direction
from pgdecl.analysis.names import COUNTED
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Edit, Finding, Severity
from pgdecl.rules.impossible_share import WHOLE_SHARE
from pgdecl.rules.rule import Rule
from pgdecl.values.comparators import Comparator
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG205",
    "at-least-everything",
    Severity.WARNING,
    says={
        "": (
            "“{name}”最高只能是100%，“{value}”应写“=100%”",
            "“{name}” ends at 100 %, so “{value}” should be “=100%”",
        ),
        "beyond": (
            "“{name}”最高只能是100%，“{value}”不可能达到",
            "“{name}” ends at 100 %, so “{value}” cannot be met",
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

_NOUGHT = re.compile(r"0(?<![\d.]0)(?!\d)")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the targets of bounded shares, and at those that ask for nothing."""
    for row in view.rows if _NOUGHT.search(view.values) else ():
        if _asks_nothing(row):
            yield RULE.at(
                row.at_target, case="nothing", name=row.name.text.strip(), value=row.target.text.strip()
            )
    for row in view.shares:
        parsed = row.parsed
        if not row.name.bounded or parsed.kind is not TargetKind.NUMBER:
            continue
        if parsed.amount != WHOLE_SHARE:
            continue
        if parsed.comparator is None or not parsed.comparator.is_lower_bound:
            continue
        beyond = parsed.comparator is Comparator.MORE_THAN
        certain = not beyond and len(parsed.sign) == 1 and row.target.text.count(parsed.sign) == 1
        yield RULE.at(
            row.at_target,
            case="beyond" if beyond else "",
            severity=Severity.ERROR if beyond else Severity.WARNING,
            fix=[Edit(row.at_target, parsed.sign, "=")] if certain else [],
            name=row.name.text.strip(),
            value=row.target.text.strip(),
        )


def _asks_nothing(row: Row) -> bool:
    """Whether it is at least nought of what cannot be less; of something bad, PG206 has its say."""
    parsed, name = row.parsed, row.name
    if parsed.comparator is not Comparator.AT_LEAST or parsed.amount != 0 or parsed.relative:
        return False
    return (name.measure in COUNTED or name.bounded) and name.direction is not Direction.LOWER
