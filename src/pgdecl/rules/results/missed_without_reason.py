"""未完成而无原因 · A missed target without a reason.

What:
    zh: 没有达到指标值，或实际完成值写“部分达成”“未达成”，却没有写偏差原因；监控中预计完不成、或写“有可
        能”“完全不可能”而没有原因。
    en: A target that was missed, or a result of 部分达成 or 未达成, without a reason; in a record of
        monitoring, one that is expected to be missed, or whose likelihood is 有可能 or 完全不可能.
Why:
    zh: 自评表有“偏差原因分析及改进措施”一栏：未完成的指标须逐项说明（财预〔2020〕10号；监控为财预〔2019〕
        136号）。
    en: The form has a column for it: each missed target is to be explained (财预〔2020〕10号; for
        monitoring 财预〔2019〕136号).
Bad:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
    ---
    output:
      quantity:
        - name: 培训人数
          actual: 180人
Good:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
    ---
    output:
      quantity:
        - name: 培训人数
          actual: 180人
          deviation: 四季度一期因场地维修取消
Options:
    none
Silent:
    zh: 写了偏差原因、分类原因、改进措施或备注；整个项目写了偏差原因（湖北表式在末尾统一写）；监控中途的数值
        本身。
    en: A reason, reasons by kind, measures or a remark; a reason for the whole project, as Hubei's form has
        it; what was reached in the middle of the year.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.target import Target

if TYPE_CHECKING:
    from pgdecl.rules.results.view import ResultRow, ResultsView

RULE = Rule(
    "PG804",
    "missed-without-reason",
    (Severity.WARNING,),
    says={
        "missed": (
            "“{name}”实际完成“{actual}”，没有达到“{target}”，也没有写偏差原因",
            "“{name}” reached “{actual}” and missed the target “{target}”, and no reason is given",
        ),
        "words": (
            "“{name}”实际完成“{actual}”，没有写偏差原因",
            "“{name}” is “{actual}”, and no reason is given",
        ),
        "expected": (
            "“{name}”全年预计“{actual}”，达不到“{target}”，没有写原因",
            "“{name}” is expected to come to “{actual}” and to miss “{target}”, and no reason is given",
        ),
        "likelihood": (
            "“{name}”完成目标的可能性是“{actual}”，没有写原因",
            "the likelihood of “{name}” is “{actual}”, and no reason is given",
        ),
    },
    help=("写明偏差原因和改进措施", "give the reason for the deviation, and the measures"),
)
_CERTAIN = "确定能"


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at each result without a reason."""
    for row in view.rows:
        if row.explained:
            continue
        case, key = _missed(row) if view.is_final else _unlikely(row)
        if case:
            value = getattr(row.indicator, key)
            yield RULE.at(
                row.at(key),
                case=case,
                declared=row.at_target,
                declared_in=view.file,
                name=row.called,
                actual=value.text.strip() if isinstance(value, Target) else value,
                target=row.target.text.strip() if row.target else "",
            )


def _missed(row: "ResultRow") -> tuple[str, str]:
    if row.actual is None or row.fraction is not None:
        return "", ""
    if row.scored is None:
        return ("words", "actual") if row.is_missed_in_words else ("", "")
    return ("missed", "actual") if row.scored.achieved is False else ("", "")


def _unlikely(row: "ResultRow") -> tuple[str, str]:
    """What a record of monitoring says of the end of the year."""
    indicator = row.indicator
    if indicator.expected is not None and row.achieves(indicator.expected) is False:
        return "expected", "expected"
    unlikely = indicator.likelihood not in (None, _CERTAIN)
    return ("likelihood", "likelihood") if unlikely else ("", "")
