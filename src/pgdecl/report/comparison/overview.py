"""Several declarations, a row each, as a report."""

from collections import Counter
from collections.abc import Sequence

from pgdecl.compare.overview import Standing
from pgdecl.compare.progress import Verdict
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report.comparison.report import Report, ReportCell, ReportColumn, ReportRow, ReportTable, Tone
from pgdecl.report.comparison.wording import counted

_COUNTS = (
    ("advancing-count", (Verdict.ADVANCING,), Tone.GOOD),
    ("flat-count", (Verdict.FLAT,), Tone.PLAIN),
    ("below-count", (Verdict.BELOW,), Tone.BAD),
    ("reached-count", (Verdict.REACHED, Verdict.EXCEEDS), Tone.GOOD),
    ("incomparable-count", (Verdict.INCOMPARABLE,), Tone.UNSURE),
)


def report(standings: Sequence[Standing], notes: Sequence[str], language: Language) -> Report:
    """The report on several declarations, in the order given."""
    columns = (
        ReportColumn(words("comparison", "project", language), share=4),
        ReportColumn(words("comparison", "declared-year", language), numeric=True),
        ReportColumn(words("comparison", "count", language), numeric=True),
        *(ReportColumn(words("comparison", name, language), numeric=True) for name, _, _ in _COUNTS),
    )
    rows = tuple(_report_row(standing, language) for standing in standings)
    table = ReportTable(
        words("comparison", "projects-table", language),
        columns,
        rows,
        words("comparison", "no-annual", language),
    )
    title = words("comparison", "overview-title", language)
    return Report(title, [], [table], [_totals(standings, language), *notes])


def _totals(standings: Sequence[Standing], language: Language) -> str:
    totals = sum((Counter(standing.counts) for standing in standings), Counter[Verdict]())
    return words(
        "comparison",
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
        ReportCell(str(len(standing.rows))),
    ]
    for _, verdicts, tone in _COUNTS:
        count = sum(counts[verdict] for verdict in verdicts)
        cells.append(ReportCell(str(count), tone if count else Tone.QUIET))
    # A column for the path would leave no room for the others on a terminal.
    file = words(
        "comparison", "labelled", language, name=words("comparison", "file", language), text=standing.name
    )
    return ReportRow(tuple(cells), details=(file,))
