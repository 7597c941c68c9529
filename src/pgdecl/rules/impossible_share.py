"""比率超过 100% · A share above 100 %.

What:
    zh: 合格率、覆盖率、满意度这类不可能超过100%的比率，写成了大于100%的数。
    en: A share that cannot exceed 100 %, such as a pass rate or satisfaction, has a larger number.
Why:
    zh: 多是扫描或输入错误（≥92% 认成 292%）；财预〔2015〕88号要求目标“合理可行”。
    en: Usually an error in scanning or typing (≥92% read as 292%); targets must be reasonable and feasible
        (财预〔2015〕88号).
Bad:
    output:
      quality:
        - name: 工程验收合格率
          target: 292%
Good:
    output:
      quality:
        - name: 工程验收合格率
          target: ≥92%
Options:
    words: bounded, unbounded, strictly-bounded
Silent:
    zh: 增长率、回报率、利用率、负荷率等可以超过100%的比率；名单之外的比率。
    en: Shares that can exceed 100 %: growth, return, use, load; shares that are not on the list.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import ParsedTarget, TargetKind

RULE = Rule(
    "PG204",
    "impossible-share",
    (Severity.WARNING, Severity.ERROR),
    says={
        "": (
            "“{name}”不会超过100%，指标值却是“{value}”",
            "“{name}” cannot exceed 100 %, but its target is “{value}”",
        )
    },
    help=("核对数值：是不是扫描或输入有误？", "check the number: was it scanned or typed wrongly?"),
)
WHOLE_SHARE = 100


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks the targets of bounded shares."""
    for row in view.bounded_shares:
        if _exceeds_whole(row.parsed):
            yield RULE.at(
                row.at_target,
                severity=Severity.ERROR if _is_sure(row, view) else Severity.WARNING,
                name=row.name.text.strip(),
                value=row.target.text.strip(),
            )


def _exceeds_whole(parsed: ParsedTarget) -> bool:
    amount = parsed.amount if parsed.upper is None else parsed.upper_amount
    return (
        amount is not None and amount > WHOLE_SHARE and parsed.kind in (TargetKind.NUMBER, TargetKind.RANGE)
    )


def _is_sure(row: Row, view: DeclarationView) -> bool:
    """A range may be meant as a tolerance around 100 %."""
    return row.parsed.kind is TargetKind.NUMBER and row.name.key.endswith(
        view.vocabulary.words("strictly-bounded")
    )
