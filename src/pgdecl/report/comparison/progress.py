"""One declaration's annual targets beside history and long-term targets, as a report."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from pgdecl.compare.measured import Measured, measured
from pgdecl.compare.progress import Progress, Verdict
from pgdecl.declaration.models import Declaration
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report.comparison.report import (
    Report,
    ReportCell,
    ReportColumn,
    ReportRow,
    ReportTable,
    Series,
    Tone,
)
from pgdecl.report.comparison.wording import counted, moved, name_of, reason, several_goals, text_of
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
_COLUMNS = (
    ("indicator", False, 4),
    ("two_years_ago", True, 2),
    ("last_year", True, 2),
    ("target", True, 2),
    ("long_term", True, 2),
    ("change", True, 3),
    ("distance", True, 2),
    ("verdict", False, 3),
)
_DRAWN = ("two_years_ago", "last_year", "target", "long_term")
_FEWEST_POINTS = 2


def report(
    declaration: Declaration, rows: Sequence[Progress], notes: Sequence[str], language: Language
) -> Report:
    """The report on one declaration."""
    columns = tuple(
        ReportColumn(words("comparison", name, language), numeric, share) for name, numeric, share in _COLUMNS
    )
    with_goal = several_goals(progress.row for progress in rows)
    report_rows = tuple(_report_row(progress, language, with_goal=with_goal) for progress in rows)
    table = ReportTable(
        words("comparison", "rows-table", language),
        columns,
        report_rows,
        words("comparison", "no-annual", language),
    )
    title = words("comparison", "progress-title", language)
    return Report(title, facts(declaration, language), [table], [summary(rows, language), *notes])


def facts(declaration: Declaration, language: Language) -> list[tuple[str, str]]:
    """What stands at the head of a report: project, unit, year."""
    year = str(declaration.year) if declaration.year else ""
    values = [
        ("project", declaration.project.name),
        ("unit", declaration.declaring_unit),
        ("declared-year", year),
    ]
    return [(words("comparison", name, language), value.strip()) for name, value in values if value]


def summary(rows: Sequence[Progress], language: Language) -> str:
    """How many indicators there are of each verdict."""
    counts = Counter(progress.verdict for progress in rows)
    texts = counted(((verdict.value, counts[verdict]) for verdict in Verdict), language)
    return words("comparison", "summary", language, rows=str(len(rows)), counts=texts)


def _report_row(progress: Progress, language: Language, *, with_goal: bool) -> ReportRow:
    row, partner = progress.row, progress.partner
    values = (row.two_years_ago, row.last_year, row.target, partner.target if partner else None)
    distance = moved(progress.distance, progress.direction, language, shares=False)
    cells = (
        ReportCell(name_of(row, language, goal=with_goal)),
        *(ReportCell(text_of(value)) for value in values),
        moved(progress.step, progress.direction, language),
        distance._replace(tone=Tone.QUIET),
        ReportCell(words("comparison", progress.verdict.value, language), TONES[progress.verdict]),
    )
    return ReportRow(
        cells, _series(row.target, row.name.text, values, language), _details(progress, language)
    )


def _details(progress: Progress, language: Language) -> tuple[str, ...]:
    """Why the target cannot be compared, with what the change is, and what the years before did."""
    details = []
    obstacle = ""
    if progress.verdict is Verdict.INCOMPARABLE:
        obstacle = reason(progress.step, progress.obstacle, language)
        details.append(words("comparison", "incomparable-because", language, reason=obstacle))
    if progress.skips and progress.step.trend is not None:
        details.append(words("comparison", "skips", language))
    if progress.partner is None:
        details.append(words("comparison", "no-partner", language))
    elif progress.distance.obstacle is not None:
        distance = reason(progress.distance, progress.distance.obstacle, language)
        # What is wrong with the target itself has been said.
        details += (
            [words("comparison", "distance-because", language, reason=distance)]
            if distance != obstacle
            else []
        )
    if progress.reversed:
        details.append(words("comparison", "turned-back", language))
    return tuple(details)


def _series(target: Target, name: str, values: Sequence[Target | None], language: Language) -> Series | None:
    """The numbers that can be drawn in one unit: those that fit the target."""
    own, unit = measured(target, None), target.parsed.unit
    if target.parsed.kind not in (TargetKind.NUMBER, TargetKind.RATIO) or not isinstance(own, Measured):
        return None
    scale = unit.scale if unit else Decimal(1)
    points = tuple(
        (words("comparison", title, language), _point(value, own, scale))
        for title, value in zip(_DRAWN, values, strict=True)
    )
    enough = sum(point is not None for _, point in points) >= _FEWEST_POINTS
    return Series(name.strip(), unit.text if unit else "", points) if enough else None


def _point(value: Target | None, own: Measured, scale: Decimal) -> Decimal | None:
    number = measured(value, None)
    return number.amount / scale if isinstance(number, Measured) and number.scale == own.scale else None
