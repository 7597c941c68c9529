"""权重合计不对 · Weights that do not add up.

What:
    zh: 指标权重的合计不是 100、90 或 80；有的行没有权重，有的权重为 0；各一级指标的份额与通行标准不同（提示）
        。
    en: The weights add up to neither 100, 90 nor 80; some rows have no weight, or 0; the levels 1 have
        shares other than the usual ones (a note).
Why:
    zh: 财预〔2020〕10号：预算执行率 10 分，产出 50、效益 30、满意度 10；湖北自评：预算执行 20、目标 80。
    en: Self-evaluation gives 10 points to budget execution, 50 to output, 30 to benefit and 10 to
        satisfaction (财预〔2020〕10号); in Hubei 20 to execution and 80 to goals.
Bad:
    output:
      quantity:
        - {name: 培训人数, target: ≥200人, weight: 50}
    benefit:
      social:
        - {name: 参训人员就业率, target: ≥70%, weight: 35}
Good:
    output:
      quantity:
        - {name: 培训人数, target: ≥200人, weight: 50}
    benefit:
      social:
        - {name: 参训人员就业率, target: ≥70%, weight: 40}
Options:
    words: execution; profile: weight-total, execution
Silent:
    zh: 一个权重也没有的申报表（多数表没有这一栏）；多个目标各自合计或一起合计等于总分都行。预算执行率列在指标
        里的（execution 为真），算份额时不计入产出。“其中……”的分行不必有权重。
    en: Declarations without any weight, as most forms have no column for it; several goals whose weights
        add up to the total together, or each on its own. Where budget execution is one of the indicators
        (execution is true), its weight does not count in the share of its level. Parts of the row above
        (其中…) need no weight.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pgdecl.analysis.profile import WEIGHT_TOTALS, Profile
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.declaration.terms import TERMS, level1_term
from pgdecl.finding import Finding, Path, Severity
from pgdecl.i18n.language import Bilingual, listed
from pgdecl.rules.rule import Rule
from pgdecl.tables import rows as table_rows
from pgdecl.values.numbers import EXACT

RULE = Rule(
    "PG501",
    "weight-sum",
    (Severity.ERROR, Severity.WARNING, Severity.INFO),
    says={
        "sum": (
            "{goals}的指标权重合计为 {sum}，应为 {expected}",
            "the weights of the {goals} add up to {sum}; expected {expected}",
        ),
        "none": ("“{name}”没有权重，而别的指标有", "“{name}” has no weight, though others have"),
        "zero": (
            "“{name}”的权重是 {weight}，不起作用",
            "“{name}” has the weight {weight}, which has no effect",
        ),
        "shares": (
            "各一级指标的权重为 {shares}，通行的是 {expected}",
            "the levels have the weights {shares}; {expected} is usual",
        ),
    },
    help=(
        "补齐并调整权重，使合计等于规定的总分",
        "fill in all weights, and let them add up to the total",
    ),
)
_LEVELS = ("cost", "output", "benefit", "satisfaction")
_USUAL = [
    {level: Decimal(points) for level, points in zip(_LEVELS, row, strict=True) if points != "0"}
    for row in table_rows(__file__, "data/weights.tsv")
]
"""The usual weights of the levels 1 that a declaration has."""


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the rows of each list of goals, if any of them has a weight."""
    for table in (view.long_term, view.annual):
        weighted = [row for row in table if row.indicator.weight is not None]
        rows = [row for row in table if row.indicator.weight is not None or not _is_part(row)]
        if weighted:
            yield from _single_weights(rows)
        if weighted and len(weighted) == len(rows):
            yield from _all_weights(rows, view.profile)


def _is_part(row: Row) -> bool:
    """Whether it is a part of the row above, which has the weight: 其中：女学员人数."""
    return row.name.key.startswith("其中")


def _single_weights(rows: Sequence[Row]) -> Iterator[Finding]:
    """Rows without a weight, and weights of nothing."""
    for row in rows:
        weight, name = row.indicator.weight, row.name.text.strip()
        if weight is None:
            yield RULE.at(row.at_name, case="none", severity=Severity.WARNING, name=name)
        elif weight <= 0:
            yield RULE.at((*row.path, "weight"), case="zero", name=name, weight=str(weight))


def _all_weights(rows: Sequence[Row], profile: Profile) -> Iterator[Finding]:
    """The total of all weights, or those of each goal; where that is right, the shares of the levels."""
    allowed = [
        Decimal(total) for total in ([profile.weight_total] if profile.weight_total else WEIGHT_TOTALS)
    ]
    goals = {row.goal.position for row in rows}
    totals = [_total([row for row in rows if row.goal.position == goal]) for goal in goals]
    paths = [(*row.path, "weight") for row in rows]
    if _total(rows) not in allowed and any(total not in allowed for total in totals):
        yield RULE.at(
            paths[0],
            case="sum",
            related=paths[1:],
            goals=TERMS["Declaration"][rows[0].goal.goals].name,
            sum=_plain(_total(rows)),
            expected=" / ".join(map(str, allowed)),
        )
    elif len(goals) == 1:
        yield from _level_shares([row for row in rows if not profile.counts(row.name.key)], paths[0])


def _total(rows: Sequence[Row]) -> Decimal:
    return sum((row.indicator.weight or Decimal(0) for row in rows), Decimal(0))


def _level_shares(rows: Sequence[Row], path: Path) -> Iterator[Finding]:
    """The weights of the levels beside the usual ones of the same levels and the same total."""
    levels = dict.fromkeys(row.level1 for row in rows)
    weights = {level: _total([row for row in rows if row.level1 == level]) for level in levels}
    usual = [
        others
        for others in _USUAL
        if others.keys() == weights.keys() and sum(others.values()) == sum(weights.values())
    ]
    if usual and weights not in usual:
        yield RULE.at(
            path, case="shares", severity=Severity.INFO, shares=_listed(weights), expected=_listed(usual[0])
        )


def _listed(weights: Mapping[str, Decimal]) -> Bilingual:
    names = [(level1_term(level).name, _plain(points)) for level, points in weights.items()]
    return listed(Bilingual(f"{name.zh} {points}", f"{name.en} {points}") for name, points in names)


def _plain(number: Decimal) -> str:
    """Without zeros at the end: 40.00 as 40."""
    return f"{number.normalize(EXACT):f}"
