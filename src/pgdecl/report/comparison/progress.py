"""One declaration's annual targets beside history and long-term targets, as a report."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from pgdecl.compare.measured import Measured, measured
from pgdecl.compare.progress import Progress, Verdict
from pgdecl.declaration.models import Declaration
from pgdecl.i18n.catalogue import Language
from pgdecl.report.comparison.report import Cell, Column, Report, Row, Series, Table, Tone
from pgdecl.report.comparison.wording import counted, moved, name_of, reason, several_goals, text_of, words
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
_FEWEST_POINTS = 2


def report(
    declaration: Declaration, found: Sequence[Progress], notes: Sequence[str], language: Language
) -> Report:
    """The report on one declaration."""
    columns = tuple(Column(words(name, language), numeric, share) for name, numeric, share in _COLUMNS)
    goal = several_goals(one.row for one in found)
    rows = tuple(_row(one, language, goal=goal) for one in found)
    table = Table(words("rows-table", language), columns, rows, words("no-annual", language))
    return Report(
        words("progress-title", language),
        facts(declaration, language),
        [table],
        [summary(found, language), *notes],
    )


def facts(declaration: Declaration, language: Language) -> list[tuple[str, str]]:
    """What stands at the head of a report: project, unit, year."""
    year = str(declaration.year) if declaration.year else ""
    found = [
        ("project", declaration.project.name),
        ("unit", declaration.declaring_unit),
        ("declared-year", year),
    ]
    return [(words(name, language), value.strip()) for name, value in found if value]


def summary(found: Sequence[Progress], language: Language) -> str:
    """How many indicators there are of each verdict."""
    counts = Counter(one.verdict for one in found)
    said = counted(((verdict.value, counts[verdict]) for verdict in Verdict), language)
    return words("summary", language, rows=str(len(found)), counts=said)


def _row(one: Progress, language: Language, *, goal: bool) -> Row:
    row = one.row
    values = (row.two_years_ago, row.last_year, row.target, one.partner.target if one.partner else None)
    cells = (
        Cell(name_of(row, language, goal=goal)),
        *(Cell(text_of(value)) for value in values),
        moved(one.step, one.sense, language),
        moved(one.distance, one.sense, language, shares=False)._replace(tone=Tone.QUIET),
        Cell(words(one.verdict.value, language), TONES[one.verdict]),
    )
    return Row(cells, _series(one, values, language), tuple(_details(one, language)))


def _details(one: Progress, language: Language) -> list[str]:
    why = reason(one.step, one.obstacle, language) if one.verdict is Verdict.INCOMPARABLE else ""
    details = [words("incomparable-because", language, reason=why)] if why else []
    if one.skips and one.step.trend is not None:
        details.append(words("skips", language))
    if one.partner is None:
        details.append(words("no-partner", language))
    elif one.distance.obstacle is not None:
        farther = reason(one.distance, one.distance.obstacle, language)
        # What is wrong with the target itself has been said.
        details += [words("distance-because", language, reason=farther)] if farther != why else []
    if one.reversed:
        details.append(words("turned-back", language))
    return details


def _series(one: Progress, values: Sequence[Target | None], language: Language) -> Series | None:
    """The numbers that can be drawn in one unit: those that fit the target."""
    own = measured(one.row.target, None)
    if one.row.parsed.kind not in (TargetKind.NUMBER, TargetKind.RATIO) or not isinstance(own, Measured):
        return None
    unit = one.row.parsed.unit
    scale = unit.scale if unit else Decimal(1)
    names = ("two_years_ago", "last_year", "target", "long_term")
    points = tuple(
        (words(name, language), _drawn(value, own, scale)) for name, value in zip(names, values, strict=True)
    )
    enough = sum(point is not None for _, point in points) >= _FEWEST_POINTS
    return Series(one.row.name.text.strip(), unit.text if unit else "", points) if enough else None


def _drawn(value: Target | None, own: Measured, scale: Decimal) -> Decimal | None:
    found = measured(value, None)
    return found.amount / scale if isinstance(found, Measured) and found.scale == own.scale else None
