"""Several declarations, a row each, as a report."""

from collections import Counter
from collections.abc import Sequence

from pgdecl.compare.progress import Standing, Verdict
from pgdecl.i18n.language import Language
from pgdecl.report.comparison.report import Report, ReportCell, ReportColumn, ReportRow, Tone
from pgdecl.report.comparison.wording import counted, labelled, phrase, worded_table

_COUNTS = (
    ("advancing-count", (Verdict.ADVANCING,), Tone.GOOD),
    ("flat-count", (Verdict.FLAT,), Tone.PLAIN),
    ("below-count", (Verdict.BELOW,), Tone.BAD),
    ("reached-count", (Verdict.REACHED, Verdict.EXCEEDS), Tone.GOOD),
    ("incomparable-count", (Verdict.INCOMPARABLE,), Tone.UNSURE),
)
_COLUMNS = (
    ReportColumn("project", share=4),
    ReportColumn("declared-year", numeric=True),
    ReportColumn("count", numeric=True),
    *(ReportColumn(name, numeric=True) for name, _, _ in _COUNTS),
)


def report(standings: Sequence[Standing], notes: Sequence[str], language: Language) -> Report:
    """The report on several declarations, in the order given."""
    rows = (_report_row(standing, language) for standing in standings)
    table = worded_table("projects-table", _COLUMNS, rows, "no-annual", language)
    title = phrase("overview-title", language)
    return Report(title, [], [table], [_totals(standings, language), *notes])


def _totals(standings: Sequence[Standing], language: Language) -> str:
    totals = sum((Counter(standing.counts) for standing in standings), Counter[Verdict]())
    return phrase(
        "totals",
        language,
        projects=str(len(standings)),
        rows=str(totals.total()),
        counts=counted(((verdict.value, totals[verdict]) for verdict in Verdict), language),
    )


def _report_row(standing: Standing, language: Language) -> ReportRow:
    declaration, counts = standing.declaration, standing.counts
    cells = [
        ReportCell(declaration.project.name.strip() or "–"),
        ReportCell(str(declaration.year or "–")),
        ReportCell(str(len(standing.verdicts))),
    ]
    for _, verdicts, tone in _COUNTS:
        count = sum(counts[verdict] for verdict in verdicts)
        cells.append(ReportCell(str(count), tone if count else Tone.QUIET))
    # A column for the path would leave no room for the others on a terminal.
    return ReportRow(tuple(cells), details=(labelled("file", standing.name, language),))
