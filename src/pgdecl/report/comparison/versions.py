"""Two declarations beside each other, as a report."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pgdecl.analysis.direction import Direction, direction
from pgdecl.analysis.rows import level_label
from pgdecl.compare.fields import FieldChange
from pgdecl.compare.versions import ChangeKind, RowChange, Versions
from pgdecl.declaration.terms import TERMS
from pgdecl.i18n.language import Language
from pgdecl.report.comparison.history_consistency import history_table, renamed
from pgdecl.report.comparison.progress import facts
from pgdecl.report.comparison.report import Report, ReportCell, ReportColumn, ReportRow, ReportTable, Tone
from pgdecl.report.comparison.wording import (
    counted,
    labelled,
    moved,
    name_of,
    phrase,
    several_goals,
    text_of,
    unmatched_results,
    why_incomparable,
    worded_table,
)
from pgdecl.scoring.change import Trend

_TONES = {
    ChangeKind.REMOVED: Tone.BAD,
    ChangeKind.LOOSENED: Tone.BAD,
    ChangeKind.TIGHTENED: Tone.GOOD,
    ChangeKind.ADDED: Tone.PLAIN,
    ChangeKind.CHANGED: Tone.UNSURE,
    ChangeKind.UNCHANGED: Tone.QUIET,
}
"""How each kind looks; the order is that of the table."""
_COLUMNS = (
    ReportColumn("indicator", share=4),
    ReportColumn("old-target", numeric=True, share=2),
    ReportColumn("new-target", numeric=True, share=2),
    ReportColumn("difference", numeric=True, share=3),
    ReportColumn("kind", share=2),
)
_FIELD_COLUMNS = (ReportColumn("field"), ReportColumn("old", share=4), ReportColumn("new", share=4))
_LISTS = {"annual_goals": "annual", "long_term_goals": "long"}


def report(versions: Versions, names: tuple[str, str], notes: Sequence[str], language: Language) -> Report:
    """The report on two declarations, whose files have these names."""
    files = [(phrase(side, language), name) for side, name in zip(("old", "new"), names, strict=True)]
    tables = [_rows(versions, language), _fields(versions.fields, language)]
    if versions.successive:
        tables.append(history_table(versions, language))
    counts = Counter(row.kind for row in versions.rows)
    summary = counted(((kind.value, counts[kind]) for kind in ChangeKind), language)
    title = phrase("years-title" if versions.successive else "versions-title", language)
    unmatched = unmatched_results(versions.unmatched, language)
    return Report(title, [*facts(versions.new, language), *files], tables, [summary, *unmatched, *notes])


def _rows(versions: Versions, language: Language) -> ReportTable:
    """What changed, the most serious first; what did not change is only counted."""
    order = list(_TONES)
    changed = sorted(filter(_is_change, versions.rows), key=lambda change: order.index(change.kind))
    with_goal = several_goals(change.row for change in versions.rows)
    rows = (_report_row(change, language, with_goal=with_goal) for change in changed)
    return worded_table("rows-table", _COLUMNS, rows, "no-changes", language)


def _is_change(change: RowChange) -> bool:
    return change.kind is not ChangeKind.UNCHANGED or bool(change.fields) or change.pair.moved


def _report_row(change: RowChange, language: Language, *, with_goal: bool) -> ReportRow:
    row, pair = change.row, change.pair
    goal = row.goal.title.text(language).strip() if with_goal else phrase(_LISTS[row.goal.goals], language)
    cells = (
        ReportCell(f"{goal}·{name_of(row, language)}"),
        ReportCell(text_of(pair.old.target if pair.old else None)),
        ReportCell(text_of(pair.new.target if pair.new else None)),
        moved(change.target, direction(row), language),
        ReportCell(phrase(change.kind.value, language), _TONES[change.kind]),
    )
    return ReportRow(cells, details=tuple(_details(change, language)))


def _details(change: RowChange, language: Language) -> Iterator[str]:
    pair = change.pair
    yield from renamed(pair, language)
    if pair.old and pair.moved:
        yield phrase("moved", language, level=level_label(pair.old.level1, pair.old.level2))
    if change.kind is ChangeKind.CHANGED:
        yield _why_unclear(change, language)
    for field in change.fields:
        if field.field != "name":
            yield _field_change(field, language)


def _why_unclear(change: RowChange, language: Language) -> str:
    """Why nobody can tell whether it was tightened or loosened."""
    old, new = change.pair.old, change.pair.new
    if change.target.obstacle is None and old and new:
        if old.parsed.comparator is not new.parsed.comparator:
            return phrase("sign-changed", language)
        return phrase("direction", language)
    return why_incomparable(change.target, change.target.obstacle, language)


def _field_change(field: FieldChange, language: Language) -> str:
    name, old, new = _field_texts(field, language)
    return phrase("field-change", language, field=name, old=old, new=new)


def _field_texts(field: FieldChange, language: Language) -> tuple[str, str, str]:
    """What a field is called (the statement of a goal with the goal), how it was, and how it is."""
    name = TERMS[field.model][field.field].heading.text(language)
    nothing = phrase("nothing", language)
    title = f"{field.goal.text(language)} {name}" if field.goal else name
    return title, field.old or nothing, field.new or nothing


def _fields(fields: Sequence[FieldChange], language: Language) -> ReportTable:
    rows = (_field_row(field, language) for field in fields)
    return worded_table("fields-table", _FIELD_COLUMNS, rows, "no-changes", language)


def _field_row(field: FieldChange, language: Language) -> ReportRow:
    cells = tuple(map(ReportCell, _field_texts(field, language)))
    return ReportRow(cells, details=tuple(_budget(field, language)))


def _budget(field: FieldChange, language: Language) -> Iterator[str]:
    """By how much the budget changes."""
    if field.change and field.change.trend:
        is_same = field.change.trend is Trend.FLAT
        moved_by = str(moved(field.change, Direction.UNKNOWN, language))
        yield labelled("difference", phrase("same-amount", language) if is_same else moved_by, language)
