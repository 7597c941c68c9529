"""年度目标照抄长期目标 · An annual goal that copies the long-term one.

What:
    zh: 年度目标说明与长期目标一字不差；或者年度指标与长期指标的名称和指标值完全相同，或名称相同而
        年度都没有数值，没有按年度分解。
    en: The annual statement is the long-term statement word for word; or all annual indicators have the
        names and targets of the long-term ones, or their names and no figure, so there is no step for the
        year.
Why:
    zh: 年度目标应由长期目标分解而来，照抄就看不出当年要做到什么（财预〔2015〕88号“细化量化”）。
    en: An annual goal is a step towards the long-term goal; a copy does not say what is to be reached in
        the year (财预〔2015〕88号).
Bad:
    long_term_goals:
      - statement: 建成覆盖全市的公厕网络。
    annual_goals:
      - statement: 建成覆盖全市的公厕网络。
Good:
    long_term_goals:
      - statement: 三年建成覆盖全市的公厕网络。
    annual_goals:
      - statement: 2022年新建公厕10座，覆盖中心城区。
Options:
    words: one-off; thresholds: alike-rows
Silent:
    zh: 一次性项目；指标少于 3 行；名称相同而年度值有分解的；年度值还没有填的。
    en: One-off projects; fewer than 3 rows; the same names with different values for the year, or with values
        that are still to be filled in.
"""

from collections.abc import Iterator, Sequence

from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind
from pgdecl.values.spelling import spelled

RULE = Rule(
    "PG403",
    "annual-copies-long-term",
    (Severity.WARNING,),
    says={
        "statement": (
            "年度绩效目标与长期绩效目标的说明一字不差",
            "the annual statement repeats the long-term one word for word",
        ),
        "values": (
            "{count} 个年度指标的名称和指标值与长期指标完全相同，没有按年度分解",
            "all {count} annual indicators have the names and targets of the long-term ones: no yearly step",
        ),
        "names": (
            "{count} 个年度指标与长期指标一一同名，指标值却都没有数值，看不出年度要做到多少",
            "all {count} annual indicators are long-term ones without a single figure: no step for the year",
        ),
    },
    help=("写清当年要完成长期目标的哪一部分", "say which part of the long-term goal the year is to bring"),
)
_STAGED = (
    TargetKind.NUMBER,
    TargetKind.RANGE,
    TargetKind.RATIO,
    TargetKind.DATE,
    TargetKind.PERIOD,
    TargetKind.SEVERAL,
)
"""Kinds of targets that can be reached step by step."""


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at statements, and at all annual rows together."""
    if not _is_one_off(view):
        yield from _statements(view)
        yield from _indicators(view)


def _is_one_off(view: DeclarationView) -> bool:
    project = view.declaration.project
    words = f"{project.category or ''}{project.nature or ''}"
    return view.vocabulary.compiled("{one-off}").search(words) is not None


def _statements(view: DeclarationView) -> Iterator[Finding]:
    """Annual statements that a long-term goal has too."""
    statements = [(goal, spelled(goal.goal.statement).folded) for goal in view.goals]
    long_term = {statement: goal for goal, statement in statements if goal.goals == "long_term_goals"}
    for goal, statement in statements:
        if statement and statement in long_term and goal.goals == "annual_goals":
            related = [(*long_term[statement].path, "statement")]
            yield RULE.at((*goal.path, "statement"), case="statement", related=related)


def _indicators(view: DeclarationView) -> Iterator[Finding]:
    """Whether all annual rows are those of the long-term table, without a step for the year."""
    count = len(view.pairs)
    if count < view.threshold("alike-rows") or count < max(len(view.annual), len(view.long_term)):
        return
    if any(row.parsed.kind is TargetKind.PLACEHOLDER for row, _ in view.pairs):
        return
    case = _case(view.pairs)
    if case:
        first_path, *others = (row.at_name for row, _ in view.pairs)
        yield RULE.at(first_path, case=case, related=others, count=str(count))


def _case(pairs: Sequence[tuple[Row, Row]]) -> str:
    if all(_have_same_value(row, partner) for row, partner in pairs):
        return "values"
    if not any(row.parsed.kind in _STAGED for row, _ in pairs):
        return "names"
    return ""


def _have_same_value(row: Row, partner: Row) -> bool:
    return spelled(row.target.text).folded == spelled(partner.target.text).folded
