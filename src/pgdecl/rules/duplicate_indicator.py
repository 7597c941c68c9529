"""指标重复 · The same indicator twice.

What:
    zh: 同一目标下有两行同名指标；或只差一个近义词（个数、数量）；或者“X完成率”“X达标率”“X覆盖率”所指的 X 已经
        单列为数量指标，重复考核。
    en: Two rows of a goal have the same name, or names that differ in a synonym (个数, 数量); or X完成率,
        X达标率 or X覆盖率 counts what a quantity X of the goal counts already.
Why:
    zh: 同一件事算两次分；财预〔2021〕101号要求指标“重点突出”。
    en: The same thing is scored twice; 财预〔2021〕101号 asks for few indicators that are to the point.
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
    words: done, met, covered, share, count, people, households, times, area, length
Silent:
    zh: 不同目标之间、长期与年度之间的同名指标；括号里的说明不同的（补助标准（城市）、补助标准（农村））。
    en: The same name in different goals, or in the long-term and the annual table; names that differ in the
        remark in brackets (补助标准（城市）, 补助标准（农村）).
"""

from collections.abc import Iterator

from pgdecl.analysis.measures import SUMMED, Measure
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.patterns import regex
from pgdecl.rules.rule import Rule
from pgdecl.tables import rows

RULE = Rule(
    "PG322",
    "duplicate-indicator",
    (Severity.ERROR, Severity.WARNING, Severity.INFO),
    says={
        "same": (
            "“{name}”在同一目标下已有一行",
            "“{name}” is already in this goal",
        ),
        "alike": (
            "“{name}”与“{other}”只差一个近义词，考核的是同一件事",
            "“{name}” and “{other}” differ in a synonym only, and measure the same thing",
        ),
        "again": (
            "“{name}”与数量指标“{other}”考核的是同一件事",
            "“{name}” counts again what the quantity “{other}” counts",
        ),
    },
    help=("合并或删去一行", "merge the rows, or delete one of them"),
)
_SYNONYMS = {word: usual for usual, words in rows(__file__, "data/synonyms.tsv") for word in words.split(" ")}
_SYNONYM = regex("|".join(sorted(_SYNONYMS, key=len, reverse=True)))
_AGAIN = "^(?P<thing>.{2,}?)(?:任务)?(?:(?P<done>{done})|(?P<met>{met|covered}))$"
_NameInGoal = tuple[str, int, str]
"""The table and the position of a goal, and a name in it."""


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the names within each goal."""
    yield from _same_names(view)
    yield from _synonyms(view)
    yield from _counted_again(view)


def _same_names(view: DeclarationView) -> Iterator[Finding]:
    first_rows: dict[_NameInGoal, Row] = {}
    for row in view.rows:
        first = first_rows.setdefault(_in_goal(row, row.name.pairing), row)
        if first is not row:
            yield RULE.at(row.at_name, case="same", related=[first.at_name], name=row.name.text.strip())


def _synonyms(view: DeclarationView) -> Iterator[Finding]:
    """Names of one goal and level 2 that are the same but for words that mean the same."""
    first_rows: dict[_NameInGoal, Row] = {}
    for row in view.rows:
        plain = _SYNONYM.sub(lambda match: _SYNONYMS[match[0]], row.name.pairing)
        first = first_rows.setdefault(_in_goal(row, f"{row.level1}/{row.level2}/{plain}"), row)
        if first.name.pairing != row.name.pairing:
            name, other = row.name.text.strip(), first.name.text.strip()
            related = [first.at_name]
            yield RULE.at(
                row.at_name, case="alike", severity=Severity.WARNING, related=related, name=name, other=other
            )


def _counted_again(view: DeclarationView) -> Iterator[Finding]:
    """Shares of what a quantity of the same goal counts."""
    pattern = view.vocabulary.compiled(_AGAIN)
    quantities = _quantities(view)
    for row in view.rows:
        match = pattern.match(row.name.key) if row.name.measure is Measure.SHARE else None
        other = quantities.get(_in_goal(row, match["thing"])) if match else None
        if match is None or other is None or other is row:
            continue
        if match["done"] or other.name.key == match["thing"] or other.name.measure in SUMMED:
            is_sure = match["done"] or other.name.key == match["thing"]
            yield RULE.at(
                row.at_name,
                case="again",
                severity=Severity.WARNING if is_sure else Severity.INFO,
                related=[other.at_name],
                name=row.name.text.strip(),
                other=other.name.text.strip(),
            )


def _quantities(view: DeclarationView) -> dict[_NameInGoal, Row]:
    """The quantities by their names, and by their names without 数量 and the like."""
    quantities = [row for row in view.rows if row.level2 == "quantity"]
    by_stem = {_in_goal(row, row.name.stem): row for row in quantities if row.name.measure in SUMMED}
    return by_stem | {_in_goal(row, row.name.key): row for row in quantities}


def _in_goal(row: Row, name: str) -> _NameInGoal:
    return (row.goal.goals, row.goal.position, name)
