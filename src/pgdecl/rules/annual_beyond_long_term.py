"""年度目标超出长期目标 · An annual target beyond the long-term one.

What:
    zh: 同一指标，年度值比整个实施期的值还大（年度≥12个，长期≥10个）；或年度上限比整个实施期的上限还高（年度
        ≤12辆，长期≤10辆）；或一边是“不低于”、一边是“不高于”。
    en: The annual value of an indicator is above the value for the whole term (≥12 a year, ≥10 in all), or
        the annual limit is above the limit for the whole term; or one is a lower and the other an upper
        limit.
Why:
    zh: 长期目标涵盖各年度；年度值超出，说明有一个写错了（财预〔2015〕88号“合理可行”）。
    en: The whole term includes the year, so one of the two is wrong (财预〔2015〕88号).
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
    en: Different units, no figures; growth and other shares that do not add up and have no upper end; names
        with 年均 or 每年, amounts per month or per head; bad things that become fewer from year to year,
        such as complaints.
"""

from collections.abc import Iterator

from pgdecl.analysis.direction import Direction, direction_of_sign
from pgdecl.analysis.measures import SUMMED
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
        if not row.parsed.fits(partner.parsed):
            continue
        opposed = _are_opposed(row.parsed, partner.parsed)
        if opposed or (_is_beyond(row.parsed, partner.parsed) and _is_comparable(row, partner, view)):
            yield RULE.at(
                row.at_target,
                case="opposed" if opposed else "",
                related=[partner.at_target],
                name=row.name.text.strip(),
                value=row.target.text.strip(),
                other=partner.target.text.strip(),
            )


def _are_opposed(annual: ParsedTarget, long_term: ParsedTarget) -> bool:
    """Whether one is a lower bound and the other an upper bound of the same thing."""
    if annual.comparator is long_term.comparator:
        return False
    first, second = direction_of_sign(annual), direction_of_sign(long_term)
    return bool(first and second) and first is not second


def _is_comparable(row: Row, partner: Row, view: DeclarationView) -> bool:
    """Whether an annual value above the long-term one can only be wrong."""
    annual, long_term = row.parsed, partner.parsed
    if annual.kind is not TargetKind.NUMBER or long_term.kind is not TargetKind.NUMBER:
        return False
    if annual.relative or annual.unit is None or annual.unit.per:
        return False
    if view.vocabulary.compiled("{multi-year}").search(row.name.key):
        return False
    if row.name.bounded:
        return not _is_limit(annual)
    return row.name.measure in SUMMED and not (_is_limit(annual) and row.name.direction is Direction.LOWER)


def _is_beyond(annual: ParsedTarget, long_term: ParsedTarget) -> bool:
    """Whether it is more: more than the whole term is to reach, or a limit above that of the whole term."""
    if annual.amount is None or long_term.amount is None or annual.amount <= long_term.amount:
        return False
    return _is_limit(annual) == _is_limit(long_term)


def _is_limit(parsed: ParsedTarget) -> bool:
    return parsed.comparator is not None and parsed.comparator.is_upper_bound
