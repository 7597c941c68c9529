"""实际完成值与指标值不同类 · A result of another kind than its target.

What:
    zh: 指标值是数值，实际完成值写“完成”；两者单位不同；指标值是变化（提高5个百分点），实际完成值是水平；
        指标值是文字，实际完成值写“100%”（定性指标写“达成年度指标”等并填达成程度）；一格两个值；不存在的
        日期；还没有填的占位文字。
    en: 完成 for a target in figures; another unit; a level for a change (提高5个百分点); 100% for a target
        in words, which takes 达成年度指标 and so on with the attainment; two values at once; a date that
        does not exist; text of the blank form.
Why:
    zh: 不能相比的完成值没法评分；一体化系统的定性指标只有达成、部分达成、未达成三档（财预〔2020〕10号）。
    en: A result that cannot be set beside its target cannot be scored; targets in words are attained,
        partly attained or missed (财预〔2020〕10号).
Bad:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
    ---
    output:
      quantity:
        - name: 培训人数
          actual: 完成
Good:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
    ---
    output:
      quantity:
        - name: 培训人数
          actual: 212人
Options:
    none
Silent:
    zh: 没有写单位的数（按指标值的单位算）；可以换算的单位（8600米与8.6公里）；区间；指标值本身写“完成”的。
    en: A number without a unit, taken in that of the target; units that convert (8600米, 8.6公里); ranges;
        a target that is itself a word such as 完成.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pgdecl.analysis.measures import Measure
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import ParsedTarget, TargetKind

if TYPE_CHECKING:
    from pgdecl.rules.results.view import ResultRow, ResultsView

RULE = Rule(
    "PG802",
    "result-kind",
    (Severity.WARNING, Severity.INFO, Severity.ERROR),
    says={
        "state": (
            "“{name}”的实际完成值“{actual}”没有数值",
            "the result “{actual}” of “{name}” has no figure",
        ),
        "kind": (
            "“{name}”的指标值是“{target}”，实际完成值“{actual}”与它不是一类，没法比",
            "the result “{actual}” of “{name}” is of another kind than the target “{target}”",
        ),
        "unit": (
            "“{name}”的指标值是“{target}”，实际完成值“{actual}”的单位不同，没法比",
            "the result “{actual}” of “{name}” is in another unit than the target “{target}”",
        ),
        "change": (
            "“{name}”的指标值“{target}”与实际完成值“{actual}”，一个是变化，一个是水平，没法比",
            "of target “{target}” and result “{actual}” of “{name}”, one is a change, one a level",
        ),
        "several": (
            "“{name}”的实际完成值“{actual}”有几个值",
            "the result “{actual}” of “{name}” has several values",
        ),
        "impossible": (
            "“{name}”的实际完成值“{actual}”不存在",
            "the result “{actual}” of “{name}” does not exist",
        ),
        "blank": (
            "“{name}”的实际完成值“{actual}”还是空白表的占位文字",
            "the result “{actual}” of “{name}” is text of the blank form",
        ),
        "words": (
            "“{name}”的指标值“{target}”是文字，看不出“{actual}”是否达成",
            "the target “{target}” of “{name}” is in words: “{actual}” does not say whether it was reached",
        ),
    },
    help=(
        "按指标值的单位和写法填；定性指标写达成年度指标、部分达成或未达成，并填达成程度",
        "use unit and form of the target; for one in words say whether it was attained, and how far",
    ),
)
_COUNTED = (TargetKind.NUMBER, TargetKind.RANGE, TargetKind.RATIO)
_DATED = (TargetKind.DATE, TargetKind.PERIOD)
_SAYS_NOTHING = (Measure.NONE, Measure.OTHER, Measure.TIME)
_SEVERITIES = {"words": Severity.INFO, "impossible": Severity.ERROR}
_OF_OBSTACLE = {"unit": "unit", "relative": "change", "kind": "kind", "status": "state", "several": "several"}


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at the actual value of each result."""
    for row in view.rows:
        if row.actual is None or row.fraction is not None:
            continue
        case = _of_value(row.actual.parsed) or (
            _beside_target(row, row.actual.parsed) if row.scored else _alone(row, row.actual.parsed)
        )
        if case:
            yield RULE.at(
                row.at("actual"),
                case=case,
                severity=_SEVERITIES.get(case),
                declared=row.at_target,
                declared_in=view.file,
                name=row.called,
                actual=row.actual.text.strip(),
                target=row.target.text.strip() if row.target else "",
            )


def _of_value(actual: ParsedTarget) -> str:
    """What is wrong with a value whatever its target is."""
    if not actual.valid:
        return "impossible" if actual.kind in _DATED else ""
    return {TargetKind.PLACEHOLDER: "blank", TargetKind.SEVERAL: "several"}.get(actual.kind, "")


def _alone(row: "ResultRow", actual: ParsedTarget) -> str:
    """What the name alone tells: a count or a share that has no figure."""
    return "state" if actual.kind is TargetKind.STATUS and row.name.measure not in _SAYS_NOTHING else ""


def _beside_target(row: "ResultRow", actual: ParsedTarget) -> str:
    scored = row.scored
    if scored is None or scored.obstacle is None:
        return ""
    target = scored.row.parsed
    if target.kind is TargetKind.GRADE:
        return "kind" if actual.kind in (*_COUNTED, *_DATED) else "words"
    if target.kind in _DATED and actual.kind is TargetKind.GRADE:
        return "kind"
    if target.kind not in (*_COUNTED, *_DATED):
        return ""
    if target.kind in _COUNTED and actual.kind is TargetKind.GRADE:
        return "state"
    case = _OF_OBSTACLE.get(scored.obstacle.value, "")
    return "" if case == "unit" and _is_unfinished(target, actual) else case


def _is_unfinished(*values: ParsedTarget) -> bool:
    """Whether a unit is only a multiple (200万), of which PG207 says that the rest is missing."""
    return any(value.unit is not None and not value.unit.base for value in values)
