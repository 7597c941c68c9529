"""One declaration's annual targets beside history and long-term targets, as a report."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pgdecl.compare.progress import Progress, Verdict
from pgdecl.declaration.models import Declaration
from pgdecl.i18n.language import Language
from pgdecl.report.comparison.report import Report, ReportCell, ReportColumn, ReportRow, Series, Tone
from pgdecl.report.comparison.wording import (
    counted,
    moved,
    name_of,
    phrase,
    reason,
    several_goals,
    text_of,
    worded_table,
)
from pgdecl.scoring.measured import Measured, measured
from pgdecl.values.parsed import TargetKind
from pgdecl.values.target import Target

TONES = {
    Verdict.BELOW: Tone.BAD,
    Verdict.EXCEEDS: Tone.UNSURE,
    Verdict.REACHED: Tone.GOOD,
    Verdict.ADVANCING: Tone.GOOD,
    Verdict.FLAT: Tone.PLAIN,
    Verdict.INCOMPARABLE: Tone.UNSURE,
}
_DRAWN = ("two_years_ago", "last_year", "target", "long_term")
_COLUMNS = (
    ReportColumn("indicator", share=4),
    *(ReportColumn(name, numeric=True, share=2) for name in _DRAWN),
    ReportColumn("change", numeric=True, share=3),
    ReportColumn("distance", numeric=True, share=2),
    ReportColumn("verdict", share=3),
)
_FEWEST_POINTS = 2


def report(
    declaration: Declaration, rows: Sequence[Progress], notes: Sequence[str], language: Language
) -> Report:
    """The report on one declaration."""
    with_goal = several_goals(progress.row for progress in rows)
    report_rows = (_report_row(progress, language, with_goal=with_goal) for progress in rows)
    table = worded_table("rows-table", _COLUMNS, report_rows, "no-annual", language)
    title = phrase("progress-title", language)
    return Report(title, facts(declaration, language), [table], [summary(rows, language), *notes])


def facts(declaration: Declaration, language: Language) -> list[tuple[str, str]]:
    """What stands at the head of a report: project, unit, year."""
    year = str(declaration.year) if declaration.year else ""
    values = [
        ("project", declaration.project.name),
        ("unit", declaration.declaring_unit),
        ("declared-year", year),
    ]
    return [(phrase(name, language), value.strip()) for name, value in values if value]


def summary(rows: Sequence[Progress], language: Language) -> str:
    """How many indicators there are of each verdict."""
    counts = Counter(progress.verdict for progress in rows)
    texts = counted(((verdict.value, counts[verdict]) for verdict in Verdict), language)
    return phrase("summary", language, rows=str(len(rows)), counts=texts)


def _report_row(progress: Progress, language: Language, *, with_goal: bool) -> ReportRow:
    row = progress.row
    values = (row.two_years_ago, row.last_year, row.target, progress.long_term)
    distance = moved(progress.distance, progress.direction, language, shares=False)
    cells = (
        ReportCell(name_of(row, language, goal=with_goal)),
        *(ReportCell(text_of(value)) for value in values),
        moved(progress.step, progress.direction, language),
        distance._replace(tone=Tone.QUIET),
        ReportCell(phrase(progress.verdict.value, language), TONES[progress.verdict]),
    )
    series = _series(row.target, row.name.text, values, language)
    return ReportRow(cells, series, tuple(_details(progress, language)))


def _details(progress: Progress, language: Language) -> Iterator[str]:
    """Why the target cannot be compared, with what the change is, and what the years before did."""
    obstacle = ""
    if progress.verdict is Verdict.INCOMPARABLE:
        obstacle = reason(progress.step, progress.obstacle, language)
        yield phrase("incomparable-because", language, reason=obstacle)
    if progress.skips and progress.step.trend is not None:
        yield phrase("skips", language)
    if progress.partner is None:
        yield phrase("no-partner", language)
    elif progress.distance.obstacle is not None:
        distance = reason(progress.distance, progress.distance.obstacle, language)
        if distance != obstacle:  # what is wrong with the target itself has been said
            yield phrase("distance-because", language, reason=distance)
    if progress.reversed:
        yield phrase("turned-back", language)


def _series(target: Target, name: str, values: Sequence[Target | None], language: Language) -> Series | None:
    """The numbers that can be drawn in one unit: those that fit the target."""
    own, unit = measured(target, None), target.parsed.unit
    if target.parsed.kind not in (TargetKind.NUMBER, TargetKind.RATIO) or not isinstance(own, Measured):
        return None
    scale = unit.scale if unit else Decimal(1)
    points = tuple(
        (phrase(title, language), _point(value, own, scale))
        for title, value in zip(_DRAWN, values, strict=True)
    )
    enough = sum(point is not None for _, point in points) >= _FEWEST_POINTS
    return Series(name.strip(), unit.text if unit else "", points) if enough else None


def _point(value: Target | None, own: Measured, scale: Decimal) -> Decimal | None:
    number = measured(value, None)
    return number.amount / scale if isinstance(number, Measured) and number.scale == own.scale else None
