"""年度目标超出长期目标 · An annual target beyond the long-term one.

What:
    zh: 同一指标，年度值比整个实施期的值还大（年度≥12个，长期≥10个）；或年度上限比整个实施期的上限还高（年度
        ≤12辆，长期≤10辆）；或一边是“不低于”、一边是“不高于”。
    en: The annual value passes that of the whole term (≥12 a year, ≥10 in all), or the limit of the year
        passes that of the whole term; or one is a lower and the other an upper limit.
Why:
    zh: 长期目标涵盖各年度；年度值超出，说明有一个写错了（财预〔2015〕88号“合理可行”）。
    en: The whole term contains the year, so one of the two is wrong (财预〔2015〕88号).
Bad:
    long_term_goals:
      - indicators:
          output:
            quantity:
              - name: 新建公厕数量
                target: ≥10座
    annual_goals:
      - indicators:
          output:
            quantity:
              - name: 新建公厕数量
                target: ≥12座
Good:
    long_term_goals:
      - indicators:
          output:
            quantity:
              - name: 新建公厕数量
                target: ≥30座
    annual_goals:
      - indicators:
          output:
            quantity:
              - name: 新建公厕数量
                target: ≥12座
Options:
    words: bounded, multi-year
Silent:
    zh: 单位不同、没有数值；增长率等不能累计也不封顶的；名称里有“年均、每年”的，按月、按人计的；投诉
        数、差错率等逐年减少的。
    en: Other units, no figures; growth and other shares without an end; names with 年均 or
        每年, amounts per month or head; what is bad and becomes less from year to year.
"""

from collections.abc import Iterator

from pgdecl.analysis.direction import Direction
from pgdecl.analysis.names import SUMMED
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import ParsedTarget, TargetKind

RULE = Rule(
    "PG402",
    "annual-beyond-long-term",
    (Severity.WARNING,),
    says={
        "": (
            "“{name}”的年度值“{value}”超出长期值“{other}”",
            "the annual target “{value}” of “{name}” goes beyond the long-term “{other}”",
        ),
        "opposed": (
            "“{name}”的年度值“{value}”与长期值“{other}”方向相反",
            "the annual target “{value}” of “{name}” and the long-term “{other}” have opposite signs",
        ),
    },
    help=("核对两张表，改正其中一个", "check both tables and correct one of them"),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the pairs of which both have a figure."""
    for row, partner in view.pairs:
        opposed = _are_opposed(row.parsed, partner.parsed)
        if opposed or (_beyond(row.parsed, partner.parsed) and _comparable(row, partner, view)):
            yield RULE.at(
                row.at_target,
                case="opposed" if opposed else "",
                related=[partner.at_target],
                name=row.name.text.strip(),
                value=row.target.text.strip(),
                other=partner.target.text.strip(),
            )


def _are_opposed(mine: ParsedTarget, others: ParsedTarget) -> bool:
    """Whether one is a lower bound and the other an upper bound of the same thing."""
    one, other = mine.comparator, others.comparator
    if one is other or one is None or other is None or not mine.fits(others):
        return False
    return (one.is_lower_bound and other.is_upper_bound) or (one.is_upper_bound and other.is_lower_bound)


def _comparable(row: Row, partner: Row, view: DeclarationView) -> bool:
    mine, others = row.parsed, partner.parsed
    if (
        mine.kind is not TargetKind.NUMBER
        or others.kind is not TargetKind.NUMBER
        or not mine.fits(others)
        or mine.relative
    ):
        return False
    if mine.unit is None or mine.unit.per:
        return False
    if view.vocabulary.compiled("{multi-year}").search(row.name.key):
        return False
    if row.name.bounded:
        return not _is_limit(mine)
    return row.name.measure in SUMMED and not (_is_limit(mine) and row.name.direction is Direction.LOWER)


def _beyond(mine: ParsedTarget, others: ParsedTarget) -> bool:
    first, second = mine.amount, others.amount
    if first is None or second is None or first <= second:
        return False
    # Either way an annual value above the long-term one is wrong: more than all, or a limit wider than all.
    return _is_limit(mine) == _is_limit(others)


def _is_limit(parsed: ParsedTarget) -> bool:
    return parsed.comparator is not None and parsed.comparator.is_upper_bound
