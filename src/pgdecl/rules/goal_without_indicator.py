"""目标说了，指标没有 · A goal that no indicator measures.

What:
    zh: 目标说明或立项依据里有明确的数值要求（占比不低于50%），指标里没有这个数，或同名指标是另一个数；或说到
        降低成本、提高满意度，没有相应的指标。
    en: A statement or the grounds name a figure (not below 50 %) that no indicator has, or the indicator of
        that name has another figure; or a statement speaks of lower cost or higher satisfaction and no
        indicator measures it.
Why:
    zh: 指标应与目标“高度关联”（财预〔2021〕101号）；没有指标的承诺无法考核。
    en: Indicators are to be closely related to goals (财预〔2021〕101号); a promise without an indicator
        cannot be checked.
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
    en: Other years, dates, document numbers, starting points (从38%提高); figures in titles and quotes; the
        money that the project gets; in the grounds everything but demands (不低于, 达到); figures that any
        row of either table has, unless the name of another indicator stands before them; figures in the
        name of a share (15秒接通率). At most 5 figures of a text are reported by default.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pgdecl.analysis.facts import Fact, demands, facts
from pgdecl.analysis.measures import SUMMED
from pgdecl.analysis.view import DeclarationView, Row, with_unit
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
_SHORTEST_NAME = 3
_CONTEXT = 12
_OPENING = "{opening}+"
_JOINTS = ("和", "及", "与")


class Topic(NamedTuple):
    """What a statement may speak of, and what it then needs: a row of such a level or with such a word."""

    pattern: re.Pattern[str]
    levels_or_words: tuple[str, ...]
    expected: Bilingual


_TOPICS = [
    Topic(re.compile(pattern), tuple(levels_or_words.split(" ")), Bilingual(*expected))
    for pattern, levels_or_words, *expected in rows(__file__, "data/topics.tsv")
]


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the statements beside the rows of their list, and at the grounds beside all rows."""
    if not view.rows:
        return
    for goal in view.goals:
        table = view.annual if goal.goals == "annual_goals" else view.long_term
        if table:
            statement, path = goal.goal.statement, (*goal.path, "statement")
            yield from _figures(facts(statement, view), path, table, view)
            yield from _topics(statement, path, table)
    grounds = view.declaration.project.grounds
    if grounds:
        yield from _figures(demands(grounds, view), ("project", "grounds"), view.rows, view)


def _topics(text: str, path: Path, table: Sequence[Row]) -> Iterator[Finding]:
    """Topics of a text that no row is about."""
    for topic in _TOPICS:
        match = topic.pattern.search(text)
        if match and not any(_is_about(row, topic) for row in table):
            yield RULE.at(path, case="topic", excerpt=match[0], part=match[0], expects=topic.expected)


def _is_about(row: Row, topic: Topic) -> bool:
    return any(word in (row.level1, row.level2) or word in row.name.key for word in topic.levels_or_words)


def _figures(
    text_facts: Sequence[Fact], path: Path, table: Sequence[Row], view: DeclarationView
) -> Iterator[Finding]:
    """Figures that differ from those of the indicator so named, or that no indicator has."""
    if not text_facts:
        return
    rows_by_name = _by_name(table)
    left = view.threshold("facts-per-text")
    listed = ""
    for fact in text_facts:
        name = _name_before(fact, view)
        named = [row for row in rows_by_name.get(name, ()) if with_unit(row.parsed, row).fits(fact.parsed)]
        if named and not any(fact.figure in with_unit(row.parsed, row).figures for row in named):
            yield RULE.at(
                path,
                case="differs",
                severity=Severity.WARNING,
                related=[named[0].at_target],
                excerpt=fact.text,
                part=_with_context(fact),
                name=named[0].name.text.strip(),
                value=named[0].target.text.strip(),
            )
        elif not named and left > 0 and not _is_in_table(fact, view):
            if listed and fact.before.startswith(listed) and fact.before.endswith(_JOINTS):
                continue  # 在7个镇和11个村 is said once
            left -= 1
            listed = fact.before + fact.text
            yield RULE.at(path, case="number", excerpt=fact.text, part=_with_context(fact))


def _with_context(fact: Fact) -> str:
    return fact.before[-_CONTEXT:] + fact.text


def _by_name(table: Sequence[Row]) -> Mapping[str, Sequence[Row]]:
    """The rows by their names, and by their names without 数量 and the like."""
    rows_by_name: defaultdict[str, list[Row]] = defaultdict(list)
    for row in table:
        rows_by_name[row.name.key].append(row)
        if row.name.measure in SUMMED:
            rows_by_name[row.name.stem].append(row)
    return rows_by_name


def _name_before(fact: Fact, view: DeclarationView) -> str:
    """What stands before a figure in its clause, without the words that open the clause (全年完成).

    "" where that is too short to name an indicator.
    """
    opening = view.vocabulary.compiled(_OPENING).match(fact.before)
    name = fact.before[opening.end() :] if opening else fact.before
    return name if len(name) >= _SHORTEST_NAME else ""


def _is_in_table(fact: Fact, view: DeclarationView) -> bool:
    """Whether any row has the figure, as a value or as a part of its name or of a longer target."""
    return fact.figure in view.figures or any(
        fact.amount in row.name.text or _says(row.target.text, fact.amount) for row in view.rows
    )


def _says(target: str, amount: str) -> bool:
    """Whether a longer target names an amount: 举办活动5场 has 5场, 15场 has not."""
    before, found, _ = target.partition(amount)
    return bool(found) and not before[-1:].isdecimal() and before[-1:] != "."
