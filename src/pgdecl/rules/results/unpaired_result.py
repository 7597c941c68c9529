"""完成情况与申报表的指标不对应 · Results and indicators that do not correspond.

What:
    zh: 申报表里有、完成情况里没有的指标，没有填实际完成值的指标；完成情况里有、申报表里没有的指标（可能改了
        名或放错了层级）。
    en: An indicator of the declaration without a result, or with an empty one; a result without an
        indicator, perhaps under another name or level.
Why:
    zh: 自评要逐项对照批复的绩效目标；少报的常是没有完成的，多出的没有目标可比（财预〔2020〕10号）。
    en: Each approved target is to be evaluated; what is left out is often what was missed, and what was
        added has no target (财预〔2020〕10号).
Bad:
    output:
      quantity:
        - {name: 培训人数, target: ≥200人}
        - {name: 培训期数, target: ≥4期}
    ---
    output:
      quantity:
        - {name: 培训人数, actual: 212人}
Good:
    output:
      quantity:
        - {name: 培训人数, target: ≥200人}
        - {name: 培训期数, target: ≥4期}
    ---
    output:
      quantity:
        - {name: 培训人数, actual: 212人}
        - {name: 培训期数, actual: 4期}
Options:
    none
Silent:
    zh: 没有找到申报表时，只报没有填的；名称只差空格、引号、单位；填了达成程度或全年预计的。
    en: Without the declaration only empty results are reported; names that differ in blanks, quotes or
        units; an attainment or a value expected by the end of the year in place of the actual one.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from pgdecl.finding import Finding, Path, Severity
from pgdecl.i18n.language import Bilingual, listed
from pgdecl.rules.rule import Rule

if TYPE_CHECKING:
    from pgdecl.analysis.rows import Row
    from pgdecl.rules.results.view import ResultRow, ResultsView
    from pgdecl.scoring.matching import Like

RULE = Rule(
    "PG810",
    "unpaired-result",
    (Severity.WARNING,),
    says={
        "missing": (
            "申报表有 {count} 个指标没有完成情况：{names}",
            "indicators of the declaration without a result ({count}): {names}",
        ),
        "empty": (
            "“{name}”没有填实际完成值",
            "“{name}” has no actual value",
        ),
        "nothing": (
            "{count} 个指标都没有填实际完成值",
            "none of the {count} indicators has an actual value",
        ),
        "unknown": (
            "申报表没有“{name}”这个指标",
            "the declaration has no indicator “{name}”",
        ),
        "like": (
            "申报表没有“{name}”这个指标：是“{other}”吗？",
            "the declaration has no indicator “{name}”: is it “{other}”?",
        ),
        "level": (
            "“{name}”在申报表里属于{level}，不在这里",
            "in the declaration “{name}” stands under “{level}”, not here",
        ),
    },
    help=(
        "按申报表的层级和名称逐项填写",
        "give a result for each indicator, under the level and the name of the declaration",
    ),
    whole=True,
)
_MOST_NAMES = 3


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at results without an indicator, indicators without a result, and results without a value."""
    guessed: set[int] = set()
    if view.scored is not None:
        for like in view.scored.unmatched:
            guessed.add(id(like.row))
            yield _without_indicator(like, view)
        missing = [row.row for row in view.scored.rows if row.result is None and id(row.row) not in guessed]
        for position, rows in groupby(missing, lambda row: row.goal.position):
            yield _missing(view, position, list(rows))
    yield from _empty(view)


def _empty(view: "ResultsView") -> Iterator[Finding]:
    empty = [row for row in view.rows if _is_empty(row)]
    if len(empty) == len(view.rows) > 1:
        yield RULE.at(("annual_goals",), case="nothing", at_key=True, count=str(len(empty)))
        return
    for row in empty:
        yield RULE.at(
            row.at("name"), case="empty", declared=row.at_target, declared_in=view.file, name=row.called
        )


def _is_empty(row: "ResultRow") -> bool:
    indicator = row.indicator
    return indicator.actual is None and indicator.attainment is None and indicator.expected is None


def _missing(view: "ResultsView", position: int, rows: Sequence["Row"]) -> Finding:
    names = listed([f"“{row.name.text.strip()}”" for row in rows[:_MOST_NAMES]])
    if len(rows) > _MOST_NAMES:
        names = Bilingual(f"{names.zh}等", f"{names.en} …")
    goals = len(view.results.annual_goals)
    path: Path = ("annual_goals", position, "indicators") if position < goals else ("annual_goals",)
    return RULE.at(
        path,
        case="missing",
        at_key=True,
        declared=[row.at_name for row in rows],
        declared_in=view.file,
        count=str(len(rows)),
        names=names,
    )


def _without_indicator(like: "Like", view: "ResultsView") -> Finding:
    row, name = like.row, like.result.name
    case = "unknown"
    if row is not None:
        case = "level" if row.name.pairing == name.pairing else "like"
    return RULE.at(
        (*like.result.placed.path, "name"),
        case=case,
        declared=[row.at_name] if row else (),
        declared_in=view.file,
        name=name.text.strip(),
        level=row.level if row else "",
        other=row.name.text.strip() if row else "",
    )
