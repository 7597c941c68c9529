"""目标说了，指标没有 · A goal that no indicator measures.

What:
    zh: 目标说明或立项依据里有明确的数值要求（占比不低于50%），指标里没有这个数，或同名指标是另一个数；或说到
        降低成本、提高满意度，没有相应的指标。
    en: A statement or the grounds name a figure (not below 50 %) that no indicator has, or that is not
        what the indicator of that name has; or they speak of lower cost or satisfaction without an indicator
        for it.
Why:
    zh: 指标应与目标“高度关联”（财预〔2021〕101号）；没有指标的承诺无法考核。
    en: Indicators are to be closely tied to goals (财预〔2021〕101号); a promise that none measures is never
        checked.
Bad:
    annual_goals:
      - statement: 新建公厕12座，群众满意度达到90%。
        indicators:
          output:
            quantity:
              - name: 新建公厕数量
                target: ≥10座
Good:
    annual_goals:
      - statement: 新建公厕10座，群众满意度达到90%。
        indicators:
          output:
            quantity:
              - name: 新建公厕数量
                target: ≥10座
          satisfaction:
            beneficiary:
              - name: 群众满意度
                target: ≥90%
Options:
    words: demand, demand-behind, elsewhere, own-money, opening; thresholds: facts-per-text
Silent:
    zh: 其他年份、日期、文号、“从38%提高”之类的起点；书名号和引号里的数；项目自己的资金；立项依据里只看
        “不低于、达到”等要求；前面不是指标名称、而两张表里任一行有的数；比率名称里的数（15
        秒接通率）；默认最多报 5 处。
    en: Other years, dates, document numbers, where a figure starts from; figures in titles and quotes; the
        project's own money; of the grounds only demands (不低于, 达到); figures of any row
        of both tables, unless the name of another stands before them; figures in the name of a share
        (15秒接通率); at most 5 by default.
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.facts import Fact, demands, facts, number_behind
from pgdecl.analysis.names import SUMMED
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Path, Severity
from pgdecl.i18n.language import Bilingual
from pgdecl.rules.rule import Rule
from pgdecl.tables import rows

RULE = Rule(
    "PG405",
    "goal-without-indicator",
    (Severity.INFO, Severity.WARNING),
    says={
        "number": (
            "“{part}”没有对应的指标",
            "no indicator has “{part}”",
        ),
        "differs": (
            "这里是“{part}”，指标“{name}”却是“{value}”",
            "here it is “{part}”, but the indicator “{name}” has “{value}”",
        ),
        "topic": (
            "说到“{part}”，却没有{expects}",
            "this speaks of “{part}”, but there is no {expects}",
        ),
    },
    help=("补上指标，或改正文字", "add an indicator, or correct the text"),
    whole=True,
)
_SHORTEST_NAME = 2
_CONTEXT = 12
_TOPICS = [
    (re.compile(pattern), levels.split(" "), Bilingual(*expects))
    for pattern, levels, *expects in rows(__file__, "data/topics.tsv")
]


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the statements beside the rows of their list, and at the grounds beside all rows."""
    if not view.rows:
        return
    for goal in view.goals:
        mine = view.annual if goal.goals == "annual_goals" else view.long_term
        if mine:
            yield from _findings(goal.goal.statement, (*goal.path, "statement"), mine, view)
    grounds = view.declaration.project.grounds
    if grounds:
        yield from _of_facts(demands(grounds, view), ("project", "grounds"), view.rows, view)


def _findings(text: str, path: Path, mine: tuple[Row, ...], view: DeclarationView) -> Iterator[Finding]:
    said = facts(text, view, known=_may_misquote(text, mine))
    yield from _of_facts(said, path, mine, view)
    for pattern, levels, expects in _TOPICS:
        found = pattern.search(text)
        if found and not any(_covers(row, levels) for row in mine):
            yield RULE.at(path, case="topic", excerpt=found[0], part=found[0], expects=expects)


def _may_misquote(text: str, mine: tuple[Row, ...]) -> bool:
    """Whether another number than its target stands behind a row's name: all figures are looked at then."""
    for row in mine:
        place, number = text.find(row.name.key), row.parsed.number
        if place >= 0 and number is not None:
            said = number_behind(text, place + len(row.name.key))
            if said is not None and said != number:
                return True
    return False


def _covers(row: Row, levels: list[str]) -> bool:
    """Whether a row is about the topic: by its level, or by a word in its name."""
    return any(level in (row.level1, row.level2) or level in row.name.key for level in levels)


def _of_facts(
    found: list[Fact], path: Path, mine: tuple[Row, ...], view: DeclarationView
) -> Iterator[Finding]:
    left = view.threshold("facts-per-text")
    for fact in found:
        same = _of_same_thing(fact, mine, view)
        if any(fact.figure in row.parsed.figures for row in same):
            continue
        row = same[0] if same else None
        part = fact.before[-_CONTEXT:] + fact.part
        if row is None and (fact.figure in view.figures or fact.number + fact.unit.text in view.names):
            continue
        if row is not None:
            yield RULE.at(
                path,
                case="differs",
                severity=Severity.WARNING,
                related=[row.at_target],
                excerpt=fact.part,
                part=part,
                name=row.name.text.strip(),
                value=row.target.text.strip(),
            )
        elif left > 0:
            left -= 1
            yield RULE.at(path, case="number", excerpt=fact.part, part=part)


def _of_same_thing(fact: Fact, mine: tuple[Row, ...], view: DeclarationView) -> list[Row]:
    """The rows whose name is all that stands before the figure, with a figure of the same unit."""
    opening = view.vocabulary.compiled("(?:{opening})*").match(fact.before)
    before = fact.before[opening.end() :] if opening else fact.before
    if len(before) <= _SHORTEST_NAME:
        return []
    named = [
        row
        for row in mine
        if before == row.name.key or (row.name.measure in SUMMED and before == row.name.stem)
    ]
    return [row for row in named if row.parsed.fits(fact.parsed)]
