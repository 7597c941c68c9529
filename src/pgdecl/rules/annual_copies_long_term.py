"""年度目标照抄长期目标 · An annual goal that copies the long-term one.

What:
    zh: 年度目标说明与长期目标一字不差；或者年度指标与长期指标完全相同，没有按年度分解。
    en: The annual statement is the long-term one word for word, or all annual indicators are those of the
        long-term table, without a step for the year.
Why:
    zh: 年度目标应由长期目标分解而来，照抄就看不出当年要做到什么（财预〔2015〕88号“细化量化”）。
    en: An annual goal is a step of the long-term one; a copy does not say what the year is to bring
        (财预〔2015〕88号).
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
    thresholds: alike-rows
Silent:
    zh: 一次性项目；指标少于 3 行；名称相同而年度值有分解的。
    en: One-off projects; fewer than 3 rows; equal names with values of their own for the year.
"""

from collections.abc import Iterator

from pgdecl.finding import Finding, Severity
from pgdecl.model.reading import Kind
from pgdecl.model.spelling import spelled
from pgdecl.rules.rule import Rule
from pgdecl.rules.subject import Row, Subject

RULE = Rule(
    "PG403",
    "annual-copies-long-term",
    Severity.WARNING,
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
            "{count} 个年度指标的名称照抄长期指标，指标值都没有数值，没有按年度分解",
            "all {count} annual indicators copy the long-term names, without a single figure: no yearly step",
        ),
    },
    help=("写清当年要完成长期目标的哪一部分", "say which part of the long-term goal the year is to bring"),
)
_STAGED = {Kind.NUMBER, Kind.RANGE, Kind.RATIO, Kind.DATE, Kind.PERIOD, Kind.SEVERAL}


def check(subject: Subject) -> Iterator[Finding]:
    """Looks at statements, and at all annual rows together."""
    if _is_one_off(subject):
        return
    statements = {
        _bare(goal.goal.statement): goal for goal in subject.goals if goal.goals == "long_term_goals"
    }
    for goal in subject.goals:
        first = statements.get(_bare(goal.goal.statement)) if goal.goals == "annual_goals" else None
        if first and goal.goal.statement:
            yield RULE.at((*goal.path, "statement"), case="statement", related=[(*first.path, "statement")])
    rows = [row for row in subject.annual if subject.partner(row)]
    if len(rows) < subject.threshold("alike-rows") or len(rows) < max(
        len(subject.annual), len(subject.long_term)
    ):
        return
    case = _case(rows, subject)
    if case:
        first_path, *others = (row.at_name for row in rows)
        yield RULE.at(first_path, case=case, related=others, count=str(len(rows)))


def _case(rows: list[Row], subject: Subject) -> str:
    partners = [subject.partner(row) for row in rows]
    if all(
        p and _bare(p.target.text) == _bare(row.target.text) for row, p in zip(rows, partners, strict=True)
    ):
        return "values"
    if not any(row.reading.kind in _STAGED for row in rows):
        return "names"
    return ""


def _bare(text: str) -> str:
    return spelled(text).folded


def _is_one_off(subject: Subject) -> bool:
    project = subject.declaration.project
    return "一次性" in f"{project.category or ''}{project.nature or ''}"
