"""Two successive years: “last year” of the later beside target and result of the earlier."""

from collections.abc import Iterator

from pgdecl.analysis.pairing import Pair
from pgdecl.compare.change import Change, sense
from pgdecl.compare.history_consistency import HistoryConsistency
from pgdecl.compare.versions import Versions
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report.comparison.report import Cell, Column, Row, Table, Tone
from pgdecl.report.comparison.wording import moved, name_of, reason, several_goals, text_of


def carried_table(found: Versions, language: Language) -> Table:
    """The table; a column has the results where there are any."""
    old, new = str(found.old.year), str(found.new.year)
    reached = [Column(words("comparison", "carried-reached", language, year=old), numeric=True, share=2)]
    columns = (
        Column(words("comparison", "indicator", language), share=4),
        Column(words("comparison", "carried-old", language, year=old), numeric=True, share=2),
        *(reached if found.results else []),
        Column(words("comparison", "carried-new", language, year=new), numeric=True, share=2),
        Column(words("comparison", "difference", language), numeric=True, share=3),
        Column(words("comparison", "verdict", language), share=2),
    )
    goal = several_goals(one.pair.row for one in found.carried)
    rows = tuple(_row(one, language, reached=found.results is not None, goal=goal) for one in found.carried)
    return Table(
        words("comparison", "carried-table", language),
        columns,
        rows,
        words("comparison", "no-annual", language),
    )


def renamed(pair: Pair, language: Language) -> Iterator[str]:
    """A guess is never shown without being called one."""
    if pair.old and pair.is_guess:
        share = f"{pair.likeness:.0%}".removesuffix("%")
        yield words("comparison", "renamed", language, name=pair.old.name.text.strip(), percent=share)


def _row(one: HistoryConsistency, language: Language, *, reached: bool, goal: bool) -> Row:
    row = one.pair.old or one.pair.row
    way = sense(row.parsed, row.name, row.level2)
    cells = (
        Cell(name_of(one.pair.row, language, goal=goal)),
        Cell(text_of(one.change.before)),
        *([Cell(text_of(one.reached))] if reached else []),
        Cell(text_of(one.change.after)),
        moved(one.shown, way, language),
        _verdict(one, way, language),
    )
    return Row(cells, details=(*renamed(one.pair, language), *_why(one, language)))


def _why(one: HistoryConsistency, language: Language) -> Iterator[str]:
    """Why the two cannot be compared."""
    if one.shown.trend is None and not one.kept:
        if one.shown.after is None:
            yield words("comparison", "no-last-year", language)
        else:
            why = reason(one.shown, one.shown.obstacle, language)
            yield words("comparison", "incomparable-because", language, reason=why)


def _verdict(one: HistoryConsistency, way: int, language: Language) -> Cell:
    if one.kept:
        return Cell(
            words("comparison", "carried-as-reached" if one.from_result else "carried-kept", language),
            Tone.GOOD,
        )
    if one.shown.trend is None:
        return Cell(words("comparison", "incomparable", language), Tone.UNSURE)
    if one.from_result:
        return Cell(words("comparison", "carried-not-reached", language), Tone.BAD)
    return _beside_target(one.change, way, language)


def _beside_target(change: Change, way: int, language: Language) -> Cell:
    """Without results, a last year that differs from the target may still be right."""
    step = change.trend.value * way if change.trend else 0
    if not step:
        return Cell(words("comparison", "carried-other", language), Tone.UNSURE)
    name, tone = ("carried-above", Tone.GOOD) if step > 0 else ("carried-below", Tone.BAD)
    return Cell(words("comparison", name, language), tone)
