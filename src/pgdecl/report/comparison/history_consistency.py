"""Two successive years: “last year” of the later beside target and result of the earlier."""

from collections.abc import Iterator

from pgdecl.analysis.direction import Direction, direction
from pgdecl.analysis.pairing import Pair
from pgdecl.compare.history_consistency import HistoryConsistency
from pgdecl.compare.versions import Versions
from pgdecl.i18n.language import Language
from pgdecl.report.comparison.report import ReportCell, ReportColumn, ReportRow, ReportTable, Tone
from pgdecl.report.comparison.wording import moved, name_of, phrase, several_goals, text_of, why_incomparable


def history_table(versions: Versions, language: Language) -> ReportTable:
    """The table; a column has the results where there are any."""
    old, new = str(versions.old.year), str(versions.new.year)
    with_results = versions.results is not None
    reached = [("carried-reached", old)] if with_results else []
    years = [("carried-old", old), *reached, ("carried-new", new)]
    columns = (
        ReportColumn(phrase("indicator", language), share=4),
        *(ReportColumn(phrase(name, language, year=year), numeric=True, share=2) for name, year in years),
        ReportColumn(phrase("difference", language), numeric=True, share=3),
        ReportColumn(phrase("verdict", language), share=2),
    )
    with_goal = several_goals(history.pair.row for history in versions.history)
    rows = tuple(
        _report_row(history, language, with_results=with_results, with_goal=with_goal)
        for history in versions.history
    )
    return ReportTable(phrase("carried-table", language), columns, rows, phrase("no-annual", language))


def renamed(pair: Pair, language: Language) -> Iterator[str]:
    """A guess is never shown without being called one."""
    if pair.old and pair.is_guess:
        percent = f"{pair.likeness:.0%}".removesuffix("%")
        yield phrase("renamed", language, name=pair.old.name.text.strip(), percent=percent)


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
            yield phrase("no-last-year", language)
        else:
            yield why_incomparable(change, change.obstacle, language)


def _verdict(history: HistoryConsistency, better: Direction, language: Language) -> ReportCell:
    """Without results, a last year that differs from the target may still be right."""
    change = history.from_target
    if history.is_consistent:
        name, tone = "carried-as-reached" if history.from_result else "carried-kept", Tone.GOOD
    elif history.change.trend is None:
        name, tone = "incomparable", Tone.UNSURE
    elif history.from_result:
        name, tone = "carried-not-reached", Tone.BAD
    elif change.is_better(better):
        name, tone = "carried-above", Tone.GOOD
    elif change.is_worse(better):
        name, tone = "carried-below", Tone.BAD
    else:
        name, tone = "carried-other", Tone.UNSURE
    return ReportCell(phrase(name, language), tone)
