"""远超指标值而无说明 · A result far above its target.

What:
    zh: 完成率达到 130% 及以上，没有写偏差原因。
    en: A completion rate of 130 % or more, without a reason.
Why:
    zh: 远超指标值的要分析原因，指标值定得明显偏低的要按偏离程度扣分（财预〔2020〕10号）。
    en: A target far exceeded is to be examined, and costs points if it was too low (财预〔2020〕10号).
Bad:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
    ---
    output:
      quantity:
        - name: 培训人数
          actual: 364人
Good:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
    ---
    output:
      quantity:
        - name: 培训人数
          actual: 364人
          deviation: 新招人员较多，增加了两期培训
Options:
    none
Silent:
    zh: 写了偏差原因、改进措施或备注；不到 130%；指标值为 0；监控期间。个位数的目标只多出一两个、事故投诉等
        少于指标值的，只作提示。
    en: A reason, measures or a remark; a rate below 130 %; a target of 0; the middle of the year. One or
        two more than a target below ten, and less of what is bad, are only noted.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from pgdecl.analysis.direction import Direction, direction
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.numbers import EXACT

if TYPE_CHECKING:
    from pgdecl.rules.results.view import ResultsView
    from pgdecl.scoring.results import ScoredRow

RULE = Rule(
    "PG809",
    "far-above-target",
    (Severity.WARNING, Severity.INFO),
    says={
        "": (
            "“{name}”实际完成“{actual}”，指标值是“{target}”，完成率 {rate}%，没有说明原因",
            "“{name}” reached “{actual}”, {rate} % of the target “{target}”, and no reason is given",
        )
    },
    help=(
        "写明超额的原因；指标值定得偏低的，明年调高",
        "give the reason; if the target was too low, raise it next year",
    ),
)
_SMALL, _ONE_OR_TWO = 10, 2
_TENTH = Decimal("0.1")


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at each result without a reason."""
    for row in view.rows:
        scored = row.scored
        if scored is None or not scored.easy or row.explained or not view.is_final or row.actual is None:
            continue
        yield RULE.at(
            row.at("actual"),
            severity=Severity.INFO if _is_slight(scored) else None,
            declared=row.at_target,
            declared_in=view.file,
            name=row.called,
            actual=row.actual.text.strip(),
            target=scored.row.target.text.strip(),
            rate=f"{(scored.rate or Decimal(0)).quantize(_TENTH, context=EXACT).normalize(EXACT):f}",
        )


def _is_slight(scored: "ScoredRow") -> bool:
    """Whether it is one or two more of a few, or less of something bad."""
    if direction(scored.row) is Direction.LOWER:
        return not scored.row.is_cost
    target, actual = scored.row.parsed.number, scored.actual.parsed.number if scored.actual else None
    if target is None or actual is None or target >= _SMALL or scored.row.is_share:
        return False
    return actual - target <= _ONE_OR_TWO
