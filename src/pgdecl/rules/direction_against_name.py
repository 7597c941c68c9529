"""方向与名称相反 · A direction against the name.

What:
    zh: 越低越好的指标写“≥”（逾期率 ≥…，响应时间 ≥…，成本指标下的单位成本 ≥…），越高越好的指标写“≤”（满意度
        ≤…，投诉处理率 ≤…，减排量 ≤…）。
    en: ≥ on something that should be low (逾期率, 响应时间, or a cost under 成本指标), or ≤ on something that
        should be high (满意度, 投诉处理率, 减排量).
Why:
    zh: 正向、反向指标的计分方法不同，符号写反，做得越好得分越低。
    en: Signs decide how results are scored: with the wrong one, better work scores less.
Bad:
    satisfaction:
      beneficiary:
        - name: 服务对象满意度
          target: ≤95%
Good:
    satisfaction:
      beneficiary:
        - name: 服务对象满意度
          target: ≥95%
Options:
    words: good, bad, surely-higher, surely-lower, usually-lower, happens, flip, held, reduced, recorded,
        negation, capped, strictly-directed
Silent:
    zh: 名称看不出方向的；说不准多好还是少好的（降低失业率、损失控制率），或者说的是对坏事的处置（故障
        恢复率）；次数、件数等计数指标只作提示，会议、接待等宜少
        的工作不提；补助标准、保障标准等可以有下限的金额。
    en: Names that do not tell; those of which it is not sure whether less is better (降低失业率, 损失控制率),
        or about what is done about something bad (故障恢复率); counts are only
        noted, and not at all for work of which little is good (会议, 接待); money that may have a
        floor, such as 补助标准.
"""

from collections.abc import Iterator

from pgdecl.analysis.direction import Direction, direction_of_name, direction_of_sign
from pgdecl.analysis.measures import COUNTED, Measure
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG206",
    "direction-against-name",
    (Severity.WARNING, Severity.INFO, Severity.ERROR),
    says={
        "low": (
            "“{name}”越低越好，指标值却写“{value}”",
            "“{name}” should be low, but its target is “{value}”",
        ),
        "high": (
            "“{name}”越高越好，指标值却写“{value}”",
            "“{name}” should be high, but its target is “{value}”",
        ),
        "cap": (
            "“{name}”是数量，指标值“{value}”是上限：确实要限制数量吗？",
            "“{name}” is a quantity and “{value}” an upper limit: is it to be limited?",
        ),
    },
    help=("核对符号的方向", "check which way the sign should go"),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the sign of every numeric target."""
    capped = view.vocabulary.compiled("{capped}")
    strict_words = view.vocabulary.words("strictly-directed")
    for row in view.of_kind(TargetKind.NUMBER):
        case = "" if row.parsed.relative else _case(row)
        if case == "cap" and capped.search(row.name.key):
            continue
        if case:
            yield RULE.at(
                row.at_target,
                case=case,
                severity=_severity(row, strict_words),
                name=row.name.text.strip(),
                value=row.target.text.strip(),
            )


def _case(row: Row) -> str:
    by_sign = direction_of_sign(row.parsed)
    by_name = direction_of_name(row) if by_sign else by_sign
    if by_sign is by_name:
        return ""
    if by_name:
        return "high" if by_name is Direction.HIGHER else "low"
    is_quantity = row.level2 == "quantity" and row.name.measure in COUNTED
    return "cap" if by_sign is Direction.LOWER and is_quantity else ""


def _severity(row: Row, strict_words: tuple[str, ...]) -> Severity:
    if row.name.measure in COUNTED or row.name.measure is Measure.NONE:
        return Severity.INFO
    is_strict = any(word in row.name.key for word in strict_words)
    return Severity.ERROR if is_strict else Severity.WARNING
