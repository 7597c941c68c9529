"""Targets beside results, with points and how each comes about, as a report."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pgdecl.analysis.direction import Direction
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report.comparison.progress import facts
from pgdecl.report.comparison.report import Report, ReportCell, ReportColumn, ReportRow, Tone
from pgdecl.report.comparison.wording import (
    exact,
    labelled,
    moved,
    name_of,
    number,
    phrase,
    several_goals,
    text_of,
    unmatched_results,
    why_incomparable,
    worded_table,
)
from pgdecl.scoring.change import Change
from pgdecl.scoring.explanation import ExplanationStep
from pgdecl.scoring.judgement import IN_WORDS
from pgdecl.scoring.results import Scored, ScoredRow
from pgdecl.scoring.total import Execution, Total

_COLUMNS = (
    ReportColumn("indicator", share=4),
    ReportColumn("target", numeric=True, share=2),
    ReportColumn("actual", numeric=True, share=2),
    ReportColumn("achieved", share=2),
    ReportColumn("rate", numeric=True, share=2),
    ReportColumn("weight", numeric=True),
    ReportColumn("points", numeric=True),
    ReportColumn("how", share=5),
)
_ACHIEVED = {True: ("met", Tone.GOOD), False: ("missed", Tone.BAD), None: ("unknown", Tone.UNSURE)}


def report(scored: Scored, file: str, notes: Sequence[str], language: Language) -> Report:
    """The report on a declaration and its results, which stand in the file of that name."""
    with_goal = several_goals(row.row for row in scored.rows)
    rows = (_report_row(row, language, with_goal=with_goal) for row in scored.rows)
    table = worded_table("rows-table", _COLUMNS, rows, "no-annual", language)
    scheme = scored.scheme
    title = phrase("titled", language, title=phrase("results-title", language), more=scheme.title)
    head = [*facts(scored.declaration, language), (phrase("results-file", language), file)]
    all_notes = [
        *_sums(scored, language),
        *unmatched_results(scored.unmatched, language),
        *notes,
        scheme.source.text(language),
        scheme.note.text(language),
    ]
    return Report(title, head, [table], all_notes)


def _report_row(row: ScoredRow, language: Language, *, with_goal: bool) -> ReportRow:
    name, tone = _ACHIEVED[row.achieved]
    cells = (
        ReportCell(name_of(row.row, language, goal=with_goal)),
        ReportCell(text_of(row.row.target)),
        ReportCell(text_of(row.actual)),
        ReportCell(phrase(name, language), tone),
        ReportCell(f"{number(row.rate)}%" if row.rate is not None else "–"),
        ReportCell(_or_dash(row.weight)),
        ReportCell(_or_dash(row.points)),
        ReportCell(explained(row.steps, language) or _why_not_judged(row, language), Tone.QUIET),
    )
    return ReportRow(cells, details=tuple(_details(row, language)))


def _or_dash(value: Decimal | None) -> str:
    return "–" if value is None else number(value)


def _why_not_judged(row: ScoredRow, language: Language) -> str:
    """Why an indicator without any step could not be judged."""
    if row.result is None:
        return phrase("no-result", language)
    if row.actual is None or not row.actual.text.strip():
        return phrase("no-actual", language)
    if row.row.parsed.kind in IN_WORDS:
        return phrase("actual-in-words", language)
    return why_incomparable(Change(row.row.target, row.actual), row.obstacle, language)


def _details(row: ScoredRow, language: Language) -> Iterator[str]:
    """By how much the target was missed, with the reason given; the same for one that looks too easy."""
    if row.achieved is False or row.easy or row.deviation:
        gap = _labelled("gap", str(moved(row.gap, Direction.UNKNOWN, language)), language)
        deviation = _labelled("deviation", row.deviation, language) or phrase("no-deviation", language)
        yield ("；" if language == "zh" else "; ").join(filter(None, (gap, deviation)))
    if measures := _labelled("measures", row.measures, language):
        yield measures


def _labelled(name: str, text: str | None, language: Language) -> str:
    return labelled(name, text.strip(), language) if text and text.strip() else ""


def _sums(scored: Scored, language: Language) -> Iterator[str]:
    met = sum(row.achieved is True for row in scored.rows)
    missed = sum(row.achieved is False for row in scored.rows)
    unknown = len(scored.rows) - met - missed
    counts = {"rows": len(scored.rows), "met": met, "missed": missed, "unknown": unknown}
    yield phrase("results-summary", language, **{name: str(count) for name, count in counts.items()})
    if scored.execution:
        yield _execution(scored.execution, language)
    yield _total(scored.total, language) if scored.total else phrase("no-weights", language)


def _execution(execution: Execution, language: Language) -> str:
    how = explained(execution.steps, language)
    if execution.rate is None:
        return phrase("execution-unknown", language, how=how, available=number(execution.available))
    if not execution.available:
        return phrase("execution-none", language, how=how)
    values = {"points": _or_dash(execution.points), "available": number(execution.available)}
    return phrase("execution", language, how=how, **values)


def _total(total: Total, language: Language) -> str:
    values = {"points": number(total.points), "available": number(total.available)}
    if total.grade:
        return phrase("total-graded", language, grade=total.grade.value, **values)
    if total.unscored:
        return phrase("total-unscored", language, unscored=number(total.unscored), **values)
    return phrase("total", language, **values)


def explained(steps: Iterable[ExplanationStep], language: Language) -> str:
    """All steps in words, in one line."""
    return ("；" if language == "zh" else "; ").join(step_text(step, language) for step in steps)


def step_text(step: ExplanationStep, language: Language) -> str:
    """A step in words, its numbers with as many decimals as its words ask for."""
    return words("steps", step.kind.value, language, *map(_StepNumber, step.values))


class _StepNumber(Decimal):
    """A number of a step, as it goes into the words."""

    def __format__(self, how: str) -> str:  # type: ignore[override]  # of a format only the words here are known
        """With two decimals, or with all that matter."""
        return exact(self) if how == "exact" else number(self)
