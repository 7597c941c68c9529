"""实际完成值照抄指标值 · A result that repeats its target.

What:
    zh: 实际完成值带着指标值的符号（≥266米），或是把期限、区间原样抄来；单独校验完成情况时，凡带 ≥、≤、“
        以上”的都算。
    en: A result with the sign of its target (≥266米), or a deadline or range repeated as it stands; where
        results are checked alone, any result with ≥, ≤ or 以上.
Why:
    zh: 实际完成值是一个事实，不会“大于等于”；照抄指标值的自评没有依据，是自评流于形式的常见样子（财预〔
        2020〕10号）。
    en: A result is a fact and not “at least” something; self-evaluations that repeat the targets rest on
        nothing (财预〔2020〕10号).
Bad:
    output:
      quantity:
        - name: 防护网整修长度
          target: ≥266米
    ---
    output:
      quantity:
        - name: 防护网整修长度
          actual: ≥266米
Good:
    output:
      quantity:
        - name: 防护网整修长度
          target: ≥266米
    ---
    output:
      quantity:
        - name: 防护网整修长度
          actual: 271米
Options:
    none
Silent:
    zh: 与指标值相等但没有符号的数值（12场、100%）；文字指标值的原话（显著提升）；“约200人”。
    en: A figure without a sign that equals the target (12场, 100%); the words of a target in words
        (显著提升); 约200人.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.comparators import Comparator
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.spelling import spelled

if TYPE_CHECKING:
    from pgdecl.rules.results.view import ResultRow, ResultsView

RULE = Rule(
    "PG801",
    "copied-target",
    (Severity.WARNING,),
    says={
        "copied": (
            "“{name}”的实际完成值“{actual}”与指标值一样：是照抄的吗？",
            "the result “{actual}” of “{name}” is the target itself: was it copied?",
        ),
        "sign": (
            "“{name}”的实际完成值“{actual}”带有符号：实际完成值是一个数",
            "the result “{actual}” of “{name}” has a sign: a result is a figure",
        ),
    },
    help=("填实际达到的数值或日期，不带符号", "give the figure or the date that was reached, without a sign"),
)
_NO_BOUND = (None, Comparator.EQUAL, Comparator.ABOUT)


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at the actual value of each result."""
    for row in view.rows:
        if row.actual is not None and (case := _case(row, row.actual.parsed)):
            yield RULE.at(
                row.at("actual"),
                case=case,
                declared=row.at_target if case == "copied" else (),
                declared_in=view.file,
                name=row.called,
                actual=row.actual.text.strip(),
            )


def _case(row: "ResultRow", parsed: ParsedTarget) -> str:
    has_sign = parsed.comparator not in _NO_BOUND
    if (has_sign or _is_open(parsed)) and _is_target(row):
        return "copied"
    return "sign" if has_sign else ""


def _is_target(row: "ResultRow") -> bool:
    if row.actual is None or row.target is None:
        return False
    return spelled(row.actual.text).folded == spelled(row.target.text).folded


def _is_open(parsed: ParsedTarget) -> bool:
    """Whether it leaves open which value it is: a range, or a day by which something has to be done."""
    return parsed.kind is TargetKind.RANGE or (parsed.date is not None and parsed.date.bound is not None)
