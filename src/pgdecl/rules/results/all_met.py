"""全部完成、全部满分 · Everything met, and all points.

What:
    zh: 五个以上指标全部完成，全部自评满分，没有一处偏差（提示）。
    en: Five indicators or more, all of them met and given all points (noted).
Why:
    zh: 全部满分的自评说明不了问题：多半是指标值定得低，或自评流于形式（财预〔2020〕10号要求分析指标值是否偏
        低）。
    en: A self-evaluation with all points tells nothing: targets were low, or it was a formality
        (财预〔2020〕10号 asks whether targets were too low).
Bad:
    output:
      quantity:
        - {name: 培训人数, target: ≥200人, weight: 20}
        - {name: 培训期数, target: ≥4期, weight: 10}
      quality:
        - {name: 培训合格率, target: ≥95%, weight: 20}
        - {name: 教材合格率, target: ≥98%, weight: 20}
      timeliness:
        - {name: 培训及时率, target: ≥95%, weight: 20}
    ---
    output:
      quantity:
        - {name: 培训人数, actual: 212人, points: 20}
        - {name: 培训期数, actual: 4期, points: 10}
      quality:
        - {name: 培训合格率, actual: 97%, points: 20}
        - {name: 教材合格率, actual: 99%, points: 20}
      timeliness:
        - {name: 培训及时率, actual: 96%, points: 20}
Good:
    output:
      quantity:
        - {name: 培训人数, target: ≥200人, weight: 20}
        - {name: 培训期数, target: ≥4期, weight: 10}
      quality:
        - {name: 培训合格率, target: ≥95%, weight: 20}
        - {name: 教材合格率, target: ≥98%, weight: 20}
      timeliness:
        - {name: 培训及时率, target: ≥95%, weight: 20}
    ---
    output:
      quantity:
        - {name: 培训人数, actual: 212人, points: 20}
        - {name: 培训期数, actual: 4期, points: 10}
      quality:
        - {name: 培训合格率, actual: 93%, points: 19.58, deviation: 两期考核未过的没有补考}
        - {name: 教材合格率, actual: 99%, points: 20}
      timeliness:
        - {name: 培训及时率, actual: 96%, points: 20}
Options:
    thresholds: share-rows
Silent:
    zh: 不到五个指标；有一个没有完成、看不出是否完成，或没有得满分；没有写自评得分。
    en: Fewer than five indicators; one that was missed, cannot be judged or has fewer points; no points of
        the unit.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pgdecl.finding import Finding, Path, Severity
from pgdecl.rules.rule import Rule

if TYPE_CHECKING:
    from pgdecl.rules.results.view import ResultsView

RULE = Rule(
    "PG808",
    "all-met",
    (Severity.INFO,),
    says={
        "": (
            "{count} 个指标全部完成、全部满分：请核对实际完成值，并分析指标值是否偏低",
            "all {count} targets were met with all points: check the results, and whether targets were low",
        )
    },
    help=("附上佐证；指标值偏低的，明年调高", "give evidence; raise targets that were too low next year"),
    whole=True,
)


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at all indicators together."""
    if view.scored is None or not view.is_final:
        return
    rows = view.scored.rows
    full = [
        row
        for row in rows
        if row.achieved
        and row.result
        and row.weight is not None
        and row.result.indicator.points == row.weight
    ]
    if len(full) == len(rows) >= view.profile.thresholds["share-rows"]:
        path: Path = ("points",) if view.results.points is not None else ("annual_goals",)
        yield RULE.at(path, at_key=True, count=str(len(rows)))
