"""Several declarations, a row each, as a report."""

from collections import Counter
from collections.abc import Sequence

from pgdecl.compare.overview import Standing
from pgdecl.compare.progress import Verdict
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report.comparison.report import Cell, Column, Report, Row, Table, Tone
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
        Column(words("comparison", "project", language), share=4),
        Column(words("comparison", "declared-year", language), numeric=True),
        Column(words("comparison", "count", language), numeric=True),
        *(Column(words("comparison", name, language), numeric=True) for name, _, _ in _COUNTS),
    )
    table = Table(
        words("comparison", "projects-table", language),
        columns,
        tuple(_row(one, language) for one in standings),
        words("comparison", "no-annual", language),
    )
    totals = sum((Counter(one.counts) for one in standings), Counter[Verdict]())
    said = words(
        "comparison",
        "totals",
        language,
        projects=str(len(standings)),
        rows=str(totals.total()),
        counts=counted(((verdict.value, totals[verdict]) for verdict in Verdict), language),
    )
    return Report(words("comparison", "overview-title", language), [], [table], [said, *notes])


def _row(standing: Standing, language: Language) -> Row:
    counts = standing.counts
    declaration = standing.declaration
    cells = [
        Cell(declaration.project.name.strip() or "–"),
        Cell(str(declaration.year or "–")),
        Cell(str(len(standing.rows))),
    ]
    for _, verdicts, tone in _COUNTS:
        count = sum(counts[verdict] for verdict in verdicts)
        cells.append(Cell(str(count), tone if count else Tone.QUIET))
    # A path of its own column would leave no room for the others on a terminal.
    file = words(
        "comparison", "labelled", language, name=words("comparison", "file", language), text=standing.name
    )
    return Row(tuple(cells), details=(file,))
