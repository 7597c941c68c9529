"""Targets beside results, with points and how each comes about, as a report."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pgdecl.compare.change import Change
from pgdecl.compare.explanation import Step
from pgdecl.compare.matching import Like
from pgdecl.compare.results import Scored, ScoredRow
from pgdecl.compare.scoring import IN_WORDS
from pgdecl.compare.total import Execution, Total
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report.comparison.progress import facts
from pgdecl.report.comparison.report import Cell, Column, Report, Row, Table, Tone
from pgdecl.report.comparison.wording import (
    exact,
    moved,
    name_of,
    number,
    placed_name,
    reason,
    several_goals,
    text_of,
)

_COLUMNS = (
    ("indicator", False, 4),
    ("target", True, 2),
    ("actual", True, 2),
    ("achieved", False, 2),
    ("rate", True, 2),
    ("weight", True, 1),
    ("points", True, 1),
    ("how", False, 5),
)
_ACHIEVED = {True: ("met", Tone.GOOD), False: ("missed", Tone.BAD), None: ("unknown", Tone.UNSURE)}


def report(scored: Scored, file: str, notes: Sequence[str], language: Language) -> Report:
    """The report on a declaration and its results, which stand in the file of that name."""
    columns = tuple(
        Column(words("comparison", name, language), numeric, share) for name, numeric, share in _COLUMNS
    )
    goal = several_goals(row.row for row in scored.rows)
    table = Table(
        words("comparison", "rows-table", language),
        columns,
        tuple(_row(row, language, goal=goal) for row in scored.rows),
        words("comparison", "no-annual", language),
    )
    scheme = scored.scheme
    names = {"title": words("comparison", "results-title", language), "more": scheme.title.said(language)}
    title = words("comparison", "titled", language, **names)
    head = [*facts(scored.declaration, language), (words("comparison", "results-file", language), file)]
    said = [*_sums(scored, language), *left_over(scored.left, language), *notes]
    return Report(title, head, [table], [*said, scheme.source.said(language), scheme.note.said(language)])


def step_said(step: Step, language: Language) -> str:
    """A step in words, its numbers with as many decimals as its template asks for."""
    return words("steps", step.kind.value, language, *map(_Shown, step.values))


class _Shown(Decimal):
    """A number of a step, as it goes into the words."""

    def __format__(self, how: str) -> str:  # type: ignore[override]  # of a format only the words here are known
        """With two decimals, or with all that matter."""
        return exact(self) if how == "exact" else number(self)


def _row(row: ScoredRow, language: Language, *, goal: bool) -> Row:
    name, tone = _ACHIEVED[row.achieved]
    cells = (
        Cell(name_of(row.row, language, goal=goal)),
        Cell(text_of(row.row.target)),
        Cell(text_of(row.actual)),
        Cell(words("comparison", name, language), tone),
        Cell(f"{number(row.rate)}%" if row.rate is not None else "–"),
        Cell(_or_dash(row.weight)),
        Cell(_or_dash(row.points)),
        Cell(_joined(row.steps, language) or _why(row, language), Tone.QUIET),
    )
    return Row(cells, None, tuple(_details(row, language)))


def _or_dash(value: Decimal | None) -> str:
    return "–" if value is None else number(value)


def _why(row: ScoredRow, language: Language) -> str:
    """Why an indicator without any step could not be judged."""
    if row.result is None:
        return words("comparison", "no-result", language)
    if row.actual is None or not row.actual.text.strip():
        return words("comparison", "no-actual", language)
    if row.row.parsed.kind in IN_WORDS:
        return words("comparison", "actual-in-words", language)
    why = reason(Change(row.row.target, row.actual), row.obstacle, language)
    return words("comparison", "incomparable-because", language, reason=why)


def _joined(steps: Iterable[Step], language: Language) -> str:
    return ("；" if language == "zh" else "; ").join(step_said(step, language) for step in steps)


def _details(row: ScoredRow, language: Language) -> Iterator[str]:
    """By how much the target was missed, with the reason given; the same for one that looks too easy."""
    missed = row.achieved is False or row.easy
    if missed or row.deviation:
        gap = str(moved(row.gap, 0, language))
        said = (
            [words("comparison", "labelled", language, name=words("comparison", "gap", language), text=gap)]
            if gap
            else []
        )
        said.append(
            _labelled("deviation", row.deviation, language) or words("comparison", "no-deviation", language)
        )
        yield ("；" if language == "zh" else "; ").join(said)
    if measures := _labelled("measures", row.measures, language):
        yield measures


def _labelled(name: str, text: str | None, language: Language) -> str:
    if not text or not text.strip():
        return ""
    return words(
        "comparison", "labelled", language, name=words("comparison", name, language), text=text.strip()
    )


def _sums(scored: Scored, language: Language) -> Iterator[str]:
    met = sum(row.achieved is True for row in scored.rows)
    missed = sum(row.achieved is False for row in scored.rows)
    unknown = len(scored.rows) - met - missed
    values = {"rows": len(scored.rows), "met": met, "missed": missed, "unknown": unknown}
    yield words(
        "comparison", "results-summary", language, **{name: str(count) for name, count in values.items()}
    )
    if scored.execution:
        yield _execution(scored.execution, language)
    yield _total(scored.total, language) if scored.total else words("comparison", "no-weights", language)


def _execution(execution: Execution, language: Language) -> str:
    how = _joined(execution.steps, language)
    if execution.rate is None:
        return words(
            "comparison", "execution-unknown", language, how=how, available=number(execution.available)
        )
    if not execution.available:
        return words("comparison", "execution-none", language, how=how)
    values = {"points": _or_dash(execution.points), "available": number(execution.available)}
    return words("comparison", "execution", language, how=how, **values)


def _total(total: Total, language: Language) -> str:
    values = {"points": number(total.points), "available": number(total.available)}
    if total.grade:
        return words("comparison", "total-graded", language, grade=total.grade.value, **values)
    if total.unscored:
        return words("comparison", "total-unscored", language, unscored=number(total.unscored), **values)
    return words("comparison", "total", language, **values)


def left_over(left: Iterable[Like], language: Language) -> Iterator[str]:
    """The results that belong to no indicator, with a guess which was meant; strange goals, once each."""
    strange: dict[str, None] = {}
    for like in left:
        result = like.result
        name = placed_name(result.level1, result.level2, result.indicator.name, language)
        if result.goal is None:
            strange[(result.goal_name or "").strip()] = None
        elif like.row is None:
            yield words("comparison", "result-left", language, name=name)
        else:
            yield words("comparison", "result-like", language, name=name, other=name_of(like.row, language))
    for goal in strange:
        yield words("comparison", "result-goal", language, goal=goal)
