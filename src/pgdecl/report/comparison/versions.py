"""Two declarations beside each other, as a report."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pgdecl.compare.change import Trend, sense
from pgdecl.compare.fields import FieldChange
from pgdecl.compare.versions import Kind, RowChange, Versions
from pgdecl.declaration.terms import TERMS
from pgdecl.declaration.walk import goals
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report.comparison.carried import carried_table, renamed
from pgdecl.report.comparison.progress import facts
from pgdecl.report.comparison.report import Cell, Column, Report, Row, Table, Tone
from pgdecl.report.comparison.results import left_over
from pgdecl.report.comparison.wording import (
    counted,
    moved,
    name_of,
    reason,
    several_goals,
    text_of,
)

_TONES = {
    Kind.REMOVED: Tone.BAD,
    Kind.LOOSENED: Tone.BAD,
    Kind.TIGHTENED: Tone.GOOD,
    Kind.ADDED: Tone.PLAIN,
    Kind.CHANGED: Tone.UNSURE,
    Kind.UNCHANGED: Tone.QUIET,
}
_LISTS = {"annual_goals": "annual", "long_term_goals": "long"}


def report(found: Versions, names: tuple[str, str], notes: Sequence[str], language: Language) -> Report:
    """The report on two declarations, whose files have these names."""
    files = [
        (words("comparison", side, language), name) for side, name in zip(("old", "new"), names, strict=True)
    ]
    tables = [_rows(found, language), _fields(found, language)]
    if found.successive:
        tables.append(carried_table(found, language))
    counts = Counter(row.kind for row in found.rows)
    said = counted(((kind.value, counts[kind]) for kind in Kind), language)
    title = words("comparison", "years-title" if found.successive else "versions-title", language)
    left = left_over(found.left, language)
    return Report(title, [*facts(found.new, language), *files], tables, [said, *left, *notes])


def _rows(found: Versions, language: Language) -> Table:
    """What changed, the gravest first; what did not change is only counted."""
    order = list(_TONES)
    changed = sorted((row for row in found.rows if _is_news(row)), key=lambda row: order.index(row.kind))
    columns = (
        Column(words("comparison", "indicator", language), share=4),
        Column(words("comparison", "old-target", language), numeric=True, share=2),
        Column(words("comparison", "new-target", language), numeric=True, share=2),
        Column(words("comparison", "difference", language), numeric=True, share=3),
        Column(words("comparison", "kind", language), share=2),
    )
    goal = several_goals(row.row for row in found.rows)
    rows = tuple(_row(row, language, goal=goal) for row in changed)
    return Table(
        words("comparison", "rows-table", language),
        columns,
        rows,
        words("comparison", "no-changes", language),
    )


def _is_news(row: RowChange) -> bool:
    return row.kind is not Kind.UNCHANGED or bool(row.fields) or row.pair.moved


def _row(change: RowChange, language: Language, *, goal: bool) -> Row:
    row, pair = change.pair.row, change.pair
    table = (
        row.goal.title.text(language).strip()
        if goal
        else words("comparison", _LISTS[row.goal.goals], language)
    )
    cells = (
        Cell(f"{table}·{name_of(row, language)}"),
        Cell(text_of(pair.old.target if pair.old else None)),
        Cell(text_of(pair.new.target if pair.new else None)),
        moved(change.target, sense(row.parsed, row.name, row.level2), language),
        Cell(words("comparison", change.kind.value, language), _TONES[change.kind]),
    )
    return Row(cells, None, tuple(_details(change, language)))


def _details(change: RowChange, language: Language) -> Iterator[str]:
    pair = change.pair
    yield from renamed(pair, language)
    if pair.old and pair.moved:
        yield words("comparison", "moved", language, level=pair.old.level)
    if change.kind is Kind.CHANGED:
        yield _why_changed(change, language)
    for field in change.fields:
        if field.field != "name":
            yield _field_change(field, language)


def _why_changed(change: RowChange, language: Language) -> str:
    """Why nobody can tell whether it was tightened or loosened."""
    old, new = change.pair.old, change.pair.new
    if change.target.obstacle is None and old and new:
        if old.parsed.comparator is not new.parsed.comparator:
            return words("comparison", "sign-changed", language)
        return words("comparison", "direction", language)
    why = reason(change.target, change.target.obstacle, language)
    return words("comparison", "incomparable-because", language, reason=why)


def _field_change(field: FieldChange, language: Language) -> str:
    nothing = words("comparison", "nothing", language)
    return words(
        "comparison",
        "field-change",
        language,
        field=field_name(field, language),
        old=field.old or nothing,
        new=field.new or nothing,
    )


def field_name(field: FieldChange, language: Language) -> str:
    """What a field is called."""
    for record in (field.record, "Indicator"):
        if term := TERMS[record].get(field.field):
            return term.heading.text(language)
    return field.field


def _fields(found: Versions, language: Language) -> Table:
    titles = {goal.name: goal.title.text(language) for side in (found.old, found.new) for goal in goals(side)}
    nothing = words("comparison", "nothing", language)
    columns = (
        Column(words("comparison", "field", language), share=1),
        Column(words("comparison", "old", language), share=4),
        Column(words("comparison", "new", language), share=4),
    )
    rows = tuple(
        Row(
            (
                Cell(_field_of_goal(field, titles, language)),
                Cell(field.old or nothing),
                Cell(field.new or nothing),
            ),
            details=tuple(_budget(field, language)),
        )
        for field in found.fields
    )
    return Table(
        words("comparison", "fields-table", language),
        columns,
        rows,
        words("comparison", "no-changes", language),
    )


def _field_of_goal(field: FieldChange, titles: Mapping[str, str], language: Language) -> str:
    """What a field is called; the statement of a goal with the goal."""
    name = field_name(field, language)
    return f"{titles[field.goal]} {name}" if field.goal else name


def _budget(field: FieldChange, language: Language) -> Iterator[str]:
    """By how much the budget changes."""
    if field.change and field.change.trend:
        same = field.change.trend is Trend.FLAT
        how = words("comparison", "same-amount", language) if same else str(moved(field.change, 0, language))
        yield words(
            "comparison", "labelled", language, name=words("comparison", "difference", language), text=how
        )
