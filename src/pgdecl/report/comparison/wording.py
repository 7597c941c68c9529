"""The words and numbers of comparisons, in Chinese and English."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from pgdecl.analysis.direction import Direction
from pgdecl.analysis.view import Row
from pgdecl.declaration.terms import level2_term
from pgdecl.i18n.language import Language, Text
from pgdecl.i18n.words import words
from pgdecl.report.comparison.report import ReportCell, ReportColumn, ReportRow, ReportTable, Tone
from pgdecl.scoring.change import Change, Trend
from pgdecl.scoring.matching import Like
from pgdecl.scoring.measured import Obstacle, measured
from pgdecl.values.parsed import TargetKind
from pgdecl.values.target import Target
from pgdecl.values.units import Dimension, Unit

SIGNS = {Trend.RISING: "▲", Trend.FALLING: "▼", Trend.FLAT: "＝"}
_PLACES, _MOST_PLACES = 2, 6
_HUGE = Decimal(10) ** 15
_STEPS_OF = {
    TargetKind.DATE: ("earlier-days", "later-days"),
    TargetKind.PERIOD: ("earlier-days", "later-days"),
    TargetKind.GRADE: ("lower-grades", "higher-grades"),
}
_TWO_SIDED = {Obstacle.UNIT: "unit-differs", Obstacle.KIND: "kind-differs"}


def phrase(name: str, language: Language, /, **values: Text) -> str:
    """A text of comparisons by its name, filled in."""
    return words("comparison", name, language, **values)


def labelled(name: str, text: str, language: Language) -> str:
    """A text behind what it is: 文件：a.yaml."""
    return phrase("labelled", language, name=phrase(name, language), text=text)


def worded_table(
    title: str, columns: Iterable[ReportColumn], rows: Iterable[ReportRow], empty: str, language: Language
) -> ReportTable:
    """A table whose title, headings and text without rows are named by their phrases."""
    worded = tuple(column._replace(title=phrase(column.title, language)) for column in columns)
    return ReportTable(phrase(title, language), worded, tuple(rows), phrase(empty, language))


def number(value: Decimal) -> str:
    """A number with two places at most, rounded half up; one below 1 with two digits that are not 0.

    What is not whole is not shown as if it were (99.998), unless six digits cannot tell it.
    """
    places = _PLACES if not value or value.adjusted() >= 0 else max(_PLACES, 1 - value.adjusted())
    text = _plain(value, places)
    return text if "." in text or value == value.to_integral_value() else exact(value)


def exact(value: Decimal) -> str:
    """A number with all its decimals; six significant digits where it has more of them."""
    places = -int(value.as_tuple().exponent)
    return _plain(
        value, places if places <= _MOST_PLACES else max(_PLACES, _MOST_PLACES - 1 - value.adjusted())
    )


def _plain(value: Decimal, places: int) -> str:
    if abs(value) >= _HUGE:
        return f"{value:E}"
    rounded = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"
    text = rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
    return text.replace("-", "−")


def signed(value: Decimal) -> str:
    """The same with its sign; 0 has none."""
    return f"+{number(value)}" if value > 0 else number(value)


def percent(change: Change) -> str:
    """By how many percent of the earlier value it changes; "" where that makes no sense."""
    return f"{signed(change.percent)}%" if change.percent else ""


def difference(change: Change, language: Language) -> str:
    """By how much it changes, in the unit of the later value; "" where that cannot be said."""
    if change.difference is None or change.after is None or not change.difference:
        return ""
    parsed = change.after.parsed
    names = _STEPS_OF.get(parsed.kind)
    if names:
        name = names[change.difference > 0]
        return phrase(name, language, number=number(abs(change.difference)))
    return _in_unit(change.difference, parsed.unit, language)


def _in_unit(amount: Decimal, unit: Unit | None, language: Language) -> str:
    if unit is None:
        return signed(amount)
    if unit.text == "%" and unit.dimension is Dimension.SHARE:
        return signed(amount) + ("个百分点" if language == "zh" else " points")
    return signed(amount / unit.scale) + unit.text


def moved(change: Change, direction: Direction, language: Language, *, shares: bool = True) -> ReportCell:
    """A change as a cell: ▲ +2个 (+25%), its tone by whether it is for the better.

    Args:
        change: from one value to another.
        direction: which way is better.
        language: of the words.
        shares: whether to add the percentage.
    """
    if change.trend is None:
        return ReportCell("", Tone.QUIET)
    is_bad = change.is_worse(direction)
    tone = Tone.GOOD if change.is_better(direction) else Tone.BAD if is_bad else Tone.PLAIN
    text = difference(change, language)
    share = "" if not shares or _of_shares(change) else percent(change)
    return ReportCell(f"{text} ({share})" if share else text, tone, SIGNS[change.trend])


def _of_shares(change: Change) -> bool:
    """Whether the values are in percent, of which further percent would only confuse."""
    unit = change.after.parsed.unit if change.after else None
    return unit is not None and unit.dimension is Dimension.SHARE


def reason(change: Change, obstacle: Obstacle | None, language: Language) -> str:
    """Why two values cannot be compared, with the value that is in the way."""
    if obstacle is None:
        return phrase("direction", language)
    if obstacle is Obstacle.MISSING:
        return phrase("missing" if change.before is None else "missing-target", language)
    before = change.before.text.strip() if change.before else ""
    value = _in_the_way(change, obstacle).text.strip()
    name = _TWO_SIDED.get(obstacle, obstacle.value)
    return phrase(name, language, value=value, before=before)


def why_incomparable(change: Change, obstacle: Obstacle | None, language: Language) -> str:
    """The same as a sentence."""
    return phrase("incomparable-because", language, reason=reason(change, obstacle, language))


def _in_the_way(change: Change, obstacle: Obstacle) -> Target:
    for value in (change.after, change.before):
        if value is not None and measured(value, None) is obstacle:
            return value
    return change.after or change.before or Target("")


def text_of(target: Target | None) -> str:
    """A value as written; – where there is none."""
    return target.text.strip() if target else "–"


def name_of(row: Row, language: Language, *, goal: bool = False) -> str:
    """An indicator's level 2 and name; before them its goal, where there are several."""
    name = placed_name(row.level1, row.level2, row.name.text, language)
    return f"{row.goal.title.text(language).strip()}·{name}" if goal else name


def placed_name(level1: str, level2: str, name: str, language: Language) -> str:
    """A name with the level 2 that it stands under."""
    level = level2_term(level1, level2).heading.text(language)
    if language == "zh":
        return f"{level.removesuffix('指标')}｜{name.strip()}"
    return f"{level} | {name.strip()}"


def several_goals(rows: Iterable[Row]) -> bool:
    """Whether they belong to more than one goal of a list, so that each has to say to which."""
    goals = {(row.goal.goals, row.goal.position) for row in rows}
    return len(goals) > len({list_name for list_name, _ in goals})


def counted(counts: Iterable[tuple[str, int]], language: Language) -> str:
    """Words with how many there are of each; those of which there is none are left out."""
    texts = (
        phrase("count-of", language, word=phrase(name, language), count=str(count))
        for name, count in counts
        if count
    )
    return ("，" if language == "zh" else ", ").join(texts) or phrase("nothing", language)


def unmatched_results(unmatched: Iterable[Like], language: Language) -> Iterator[str]:
    """A line for each, with a guess which indicator was meant; goals that do not exist, once each."""
    unknown_goals: dict[str, None] = {}
    for like in unmatched:
        result = like.result
        name = placed_name(result.placed.level1, result.placed.level2, result.indicator.name, language)
        if result.goal is None:
            unknown_goals[(result.placed.goal_name or "").strip()] = None
        elif like.row is None:
            yield phrase("result-left", language, name=name)
        else:
            yield phrase("result-like", language, name=name, other=name_of(like.row, language))
    for goal in unknown_goals:
        yield phrase("result-goal", language, goal=goal)
