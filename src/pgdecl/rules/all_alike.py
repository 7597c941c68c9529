"""指标值千篇一律 · Targets that are all alike.

What:
    zh: 五行以上的指标，六成以上的指标值是100%；或者一半以上的指标值是文字。
    en: Of five or more indicators, over 60 % have the target 100 %, or over half have words as targets.
Why:
    zh: 全是100%，多半是目标定得太容易或没有区分；全是文字，无法计分（财预〔2015〕88号“细化量化、合理可行”）。
    en: If every target is 100 %, most are too easy; if every target is a word, they cannot be scored
        (财预〔2015〕88号).
Bad:
    output:
      quality:
        - {name: 培训合格率, target: 100%}
        - {name: 课程完成率, target: 100%}
        - {name: 设备完好率, target: 100%}
        - {name: 资料归档率, target: 100%}
        - {name: 学员出勤率, target: 100%}
Good:
    output:
      quality:
        - {name: 培训合格率, target: ≥95%}
        - {name: 课程完成率, target: 100%}
        - {name: 设备完好率, target: ≥98%}
        - {name: 资料归档率, target: 100%}
        - {name: 学员出勤率, target: ≥90%}
Options:
    thresholds: complete-share, graded-share, share-rows
Silent:
    zh: 少于 5 行；状态词由 PG202 指出。全覆盖的服务类项目可以如此，所以只作提示。
    en: Fewer than 5 rows; words of state, which PG202 reports. The finding is only a note, as a service
        that reaches everybody may have such targets.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Path, Severity
from pgdecl.rules.impossible_share import WHOLE_SHARE
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG406",
    "all-alike",
    (Severity.INFO,),
    says={
        "complete": (
            "{total} 个指标中有 {count} 个指标值是100%",
            "{count} of {total} targets are 100 %",
        ),
        "words": (
            "{total} 个指标中有 {count} 个指标值是文字，没有数值",
            "{count} of {total} targets are words without a figure",
        ),
    },
    help=(
        "能量化的写数值，按历史水平和计划分别确定",
        "give each the figure that its history and plans ask for",
    ),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the targets of each list of goals together."""
    for rows in (view.long_term, view.annual):
        if len(rows) >= view.threshold("share-rows"):
            complete = [row.at_target for row in rows if row.is_share and row.parsed.amount == WHOLE_SHARE]
            words = [row.at_target for row in rows if row.parsed.kind is TargetKind.GRADE]
            yield from _alike("complete", complete, len(rows), view.threshold("complete-share"))
            yield from _alike("words", words, len(rows), view.threshold("graded-share"))


def _alike(case: str, places: Sequence[Path], total: int, percent: Decimal) -> Iterator[Finding]:
    """Whether the alike are more than so many percent of all."""
    if len(places) * 100 > total * percent:
        yield RULE.at(places[0], case=case, related=places[1:], total=str(total), count=str(len(places)))
