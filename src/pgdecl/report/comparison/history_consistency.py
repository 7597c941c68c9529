"""Two successive years: “last year” of the later beside target and result of the earlier."""

from collections.abc import Iterator

from pgdecl.analysis.direction import Direction, direction
from pgdecl.analysis.pairing import Pair
from pgdecl.compare.change import Change
from pgdecl.compare.history_consistency import HistoryConsistency
from pgdecl.compare.versions import Versions
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report.comparison.report import ReportCell, ReportColumn, ReportRow, ReportTable, Tone
from pgdecl.report.comparison.wording import moved, name_of, reason, several_goals, text_of


def history_table(versions: Versions, language: Language) -> ReportTable:
    """The table; a column has the results where there are any."""
    old, new = str(versions.old.year), str(versions.new.year)
    with_results = versions.results is not None
    results = [
        ReportColumn(words("comparison", "carried-reached", language, year=old), numeric=True, share=2)
    ]
    columns = (
        ReportColumn(words("comparison", "indicator", language), share=4),
        ReportColumn(words("comparison", "carried-old", language, year=old), numeric=True, share=2),
        *(results if with_results else []),
        ReportColumn(words("comparison", "carried-new", language, year=new), numeric=True, share=2),
        ReportColumn(words("comparison", "difference", language), numeric=True, share=3),
        ReportColumn(words("comparison", "verdict", language), share=2),
    )
    with_goal = several_goals(history.pair.row for history in versions.history)
    rows = tuple(
        _report_row(history, language, with_results=with_results, with_goal=with_goal)
        for history in versions.history
    )
    return ReportTable(
        words("comparison", "carried-table", language),
        columns,
        rows,
        words("comparison", "no-annual", language),
    )


def renamed(pair: Pair, language: Language) -> Iterator[str]:
    """A guess is never shown without being called one."""
    if pair.old and pair.is_guess:
        percent = f"{pair.likeness:.0%}".removesuffix("%")
        yield words("comparison", "renamed", language, name=pair.old.name.text.strip(), percent=percent)


def _report_row(
    history: HistoryConsistency, language: Language, *, with_results: bool, with_goal: bool
) -> ReportRow:
    better = direction(history.pair.old or history.pair.row)
    cells = (
        ReportCell(name_of(history.pair.row, language, goal=with_goal)),
        ReportCell(text_of(history.from_target.before)),
        *([ReportCell(text_of(history.reached))] if with_results else []),
        ReportCell(text_of(history.from_target.after)),
        moved(history.change, better, language),
        _verdict(history, better, language),
    )
    return ReportRow(cells, details=(*renamed(history.pair, language), *_obstacle(history, language)))


def _obstacle(history: HistoryConsistency, language: Language) -> Iterator[str]:
    """Why the two cannot be compared."""
    change = history.change
    if change.trend is None and not history.is_consistent:
        if change.after is None:
            yield words("comparison", "no-last-year", language)
        else:
            obstacle = reason(change, change.obstacle, language)
            yield words("comparison", "incomparable-because", language, reason=obstacle)


def _verdict(history: HistoryConsistency, better: Direction, language: Language) -> ReportCell:
    if history.is_consistent:
        name = "carried-as-reached" if history.from_result else "carried-kept"
        return ReportCell(words("comparison", name, language), Tone.GOOD)
    if history.change.trend is None:
        return ReportCell(words("comparison", "incomparable", language), Tone.UNSURE)
    if history.from_result:
        return ReportCell(words("comparison", "carried-not-reached", language), Tone.BAD)
    return _beside_target(history.from_target, better, language)


def _beside_target(change: Change, better: Direction, language: Language) -> ReportCell:
    """Without results, a last year that differs from the target may still be right."""
    if change.is_better(better):
        return ReportCell(words("comparison", "carried-above", language), Tone.GOOD)
    if change.is_worse(better):
        return ReportCell(words("comparison", "carried-below", language), Tone.BAD)
    return ReportCell(words("comparison", "carried-other", language), Tone.UNSURE)
