"""自评得分有误 · Points that a unit gives itself.

What:
    zh: 得分高于分值；没有一种计分办法会给这个分（报出按哪一种应是多少）；没有达到指标值却得满分。
    en: More points than the weight; points that no scheme gives (the usual one is named, with its points);
        all points for a target that was missed.
Why:
    zh: 单项得分不超过分值；完成的得满分，未完成的按比例，定性指标按三档（财预〔2020〕10号；湖北 80 分制另有
        三档）。
    en: No more points than the weight; all for a target that was reached, a share for one that was missed,
        three bands for words (财预〔2020〕10号; Hubei, with 80 points, has bands of its own).
Bad:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
          weight: 10
    ---
    output:
      quantity:
        - name: 培训人数
          actual: 180人
          points: 9.8
Good:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
          weight: 10
    ---
    output:
      quantity:
        - name: 培训人数
          actual: 180人
          points: 9
Options:
    none
Silent:
    zh: 四种办法（compare --scheme）中有一种给这个分，按写出的小数位四舍五入；未完成得 0 分（直接赋分）；远
        超而少给的；指标自有评分标准的（写了扣分、得分）；没有写权重的；迟于期限、低于等级等没有比例可算的，
        只要不是满分。
    en: Points that one of the four schemes gives (compare --scheme), rounded to the decimals as written;
        none for a target that was missed; fewer for one far exceeded; an indicator with a scoring rule of
        its own (扣分, 得分); no weight; dates and grades that were missed, for which there is no share,
        unless all points are given.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from pgdecl.declaration.models import Indicator
from pgdecl.finding import Finding, Severity
from pgdecl.patterns import regex
from pgdecl.rules.rule import Rule

if TYPE_CHECKING:
    from pgdecl.rules.results.view import ResultRow, ResultsView

RULE = Rule(
    "PG805",
    "own-points",
    (Severity.WARNING, Severity.ERROR),
    says={
        "above": (
            "“{name}”得 {points} 分，高于分值 {weight}",
            "“{name}” has {points} points, more than its weight of {weight}",
        ),
        "scheme": (
            "“{name}”得 {points} 分，“{scheme}”应得 {expected} 分",
            "“{name}” has {points} points; by the scheme “{scheme}” it is {expected}",
        ),
        "full": (
            "“{name}”实际完成“{actual}”，没有达到“{target}”，却得满分 {weight}",
            "“{name}” reached “{actual}”, missed “{target}”, and has all {weight} points",
        ),
    },
    help=("按计分办法重算得分", "score it again by the scheme"),
)
_OWN_RULE = regex("扣|得分|不得")


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at the points of each result whose indicator has a weight."""
    for row in view.rows:
        points, weight = row.indicator.points, row.scored.weight if row.scored else None
        if row.scored is None or points is None or weight is None or not view.is_final:
            continue
        case = _case(row, points, weight, view)
        if case:
            scheme, expected = view.usual_points(row)
            yield RULE.at(
                row.at("points"),
                case=case,
                severity=Severity.ERROR if case == "above" else None,
                declared=[(*row.scored.row.path, "weight"), *row.at_target],
                declared_in=view.file,
                name=row.called,
                points=f"{points:f}",
                weight=f"{weight:f}",
                actual=row.actual.text.strip() if row.actual else "",
                target=row.scored.row.target.text.strip(),
                scheme=scheme,
                expected=expected,
            )


def _case(row: "ResultRow", points: Decimal, weight: Decimal, view: "ResultsView") -> str:
    scored = row.scored
    if points > weight:
        return "above"
    if scored is None or scored.achieved is None or row.fraction is not None:
        return ""
    if _has_own_rule(scored.row.indicator) or (scored.easy and points < weight):
        return ""
    if not scored.achieved and (points == 0 or scored.rate is None) and not _in_words(row):
        return "full" if points == weight else ""
    return "" if view.some_scheme_gives(row, points) else "scheme"


def _in_words(row: "ResultRow") -> bool:
    return row.is_missed_in_words or row.indicator.attainment is not None


def _has_own_rule(indicator: Indicator) -> bool:
    """Whether it says how its points are given."""
    if indicator.scoring:
        return True
    return any(_OWN_RULE.search(text) for text in (indicator.explanation, indicator.remark) if text)
