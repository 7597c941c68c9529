"""指标重复 · The same indicator twice.

What:
    zh: 同一目标下有两行同名指标；或者“X完成率”所指的 X 已经单列为数量指标，重复考核。
    en: Two rows of a goal have the same name; or X完成率 counts again what a quantity X counts already.
Why:
    zh: 同一件事算两次分；财预〔2021〕101号要求指标“重点突出”。
    en: The same thing is scored twice; indicators are to be few and to the point (财预〔2021〕101号).
Bad:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
        - name: 培训人数
          target: ≥300人
Good:
    output:
      quantity:
        - name: 培训人数
          target: ≥200人
        - name: 培训期数
          target: ≥4期
Options:
    words: done, met, share, count, people, households, times, area, length
Silent:
    zh: 不同目标之间、长期与年度之间的同名指标；括号里的说明不同的（补助标准（城市）、补助标准（农村））。
    en: Equal names in different goals, or in the long-term and the annual table; names that a remark in
        brackets tells apart (补助标准（城市）, 补助标准（农村）).
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.names import SUMMED, Measure
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG322",
    "duplicate-indicator",
    (Severity.ERROR, Severity.WARNING),
    says={
        "same": (
            "“{name}”在同一目标下已有一行",
            "“{name}” is already in this goal",
        ),
        "again": (
            "“{name}”与数量指标“{other}”考核的是同一件事",
            "“{name}” counts again what the quantity “{other}” counts",
        ),
    },
    help=("合并或删去一行", "merge the rows, or delete one of them"),
)
_AGAIN = "^(?P<thing>.{2,}?)(?:任务)?(?:(?P<done>{done})|{met})$"
Place = tuple[str, int, str]


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the names within each goal."""
    seen: dict[Place, Row] = {}
    for row in view.rows:
        goal = row.goal
        first = seen.setdefault((goal.goals, goal.position, row.name.pairing), row)
        if first is not row:
            yield RULE.at(row.at_name, case="same", related=[first.at_name], name=row.name.text.strip())
    words, again = view.vocabulary.words, view.vocabulary.compiled(_AGAIN)
    endings = words("done") + words("met")
    shares = [
        row
        for row in view.rows
        if row.name.measure is Measure.SHARE and row.name.key.endswith(endings) and again.match(row.name.key)
    ]
    counted = _counted(view) if shares else {}
    for row in shares:
        yield from _again(row, counted, again)


def _place(row: Row, name: str) -> Place:
    return (row.goal.goals, row.goal.position, name)


def _counted(view: DeclarationView) -> dict[Place, Row]:
    """The quantities by their names, and by their names without 数量 and the like."""
    quantities = [row for row in view.rows if row.level2 == "quantity"]
    stems = {_place(row, row.name.stem): row for row in quantities if row.name.measure in SUMMED}
    return stems | {_place(row, row.name.key): row for row in quantities}


def _again(row: Row, counted: dict[Place, Row], again: re.Pattern[str]) -> Iterator[Finding]:
    found = again.match(row.name.key)
    other = counted.get(_place(row, found["thing"])) if found else None
    if found is None or other is None or other is row:
        return
    if found["done"] or other.name.key == found["thing"]:
        yield RULE.at(
            row.at_name,
            case="again",
            severity=Severity.WARNING,
            related=[other.at_name],
            name=row.name.text.strip(),
            other=other.name.text.strip(),
        )
