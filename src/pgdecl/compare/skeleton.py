"""A results file to be filled in: every annual indicator of a declaration, its value empty."""

from collections.abc import Iterator, Sequence

from pgdecl.analysis.profile import STANDARD_PROFILE
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.terms import TERMS
from pgdecl.declaration.walk import OTHER, PlacedGoal, goals_in
from pgdecl.finding import Path
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.scoring.judgement import IN_WORDS

_BEYOND_16_BITS = 0xFFFF


def skeleton(declaration: Declaration, keys: Language = "en") -> str:
    """The YAML text of a results file for a declaration, with comments in the language of the keys.

    Indicators without a name or a target have nothing to be filled in, and are left out.
    """
    return "\n".join(_lines(declaration, keys)) + "\n"


def quoted(text: str) -> str:
    """A text as it may stand behind a key, whatever is in it: in quotes unless it is plain Chinese."""
    if text and all("\u4e00" <= character <= "\u9fff" for character in text):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\U{code:08X}" if code > _BEYOND_16_BITS else f"\\u{code:04X}"


def _lines(declaration: Declaration, keys: Language) -> Iterator[str]:
    view = DeclarationView(declaration, STANDARD_PROFILE)
    yield f"# {words('skeleton', 'opening', keys)}"
    if any(row.parsed.kind in IN_WORDS for row in view.annual):
        yield f"# {words('skeleton', 'words', keys)}"
    yield "pgdecl_results: 1"
    if declaration.year is not None:
        yield f"{_key('Results', 'year', keys)}: {declaration.year}"
    yield f"{_key('Results', 'project', keys)}: {quoted(declaration.project.name)}"
    if declaration.budget.total.text:
        yield f"{_key('Results', 'budget', keys)}: {quoted(declaration.budget.total.text)}"
    yield f"{_key('Results', 'executed', keys)}:"
    yield f"{_key('Results', 'currency_unit', keys)}: {declaration.currency_unit}"
    goals = list(goals_in(declaration, "annual_goals"))
    if goals:
        yield ""
        yield f"{_key('Results', 'annual_goals', keys)}:"
    for goal in goals:
        yield from _goal(goal, [row for row in view.annual if row.goal.position == goal.position], keys)


def _goal(goal: PlacedGoal, rows: Sequence[Row], keys: Language) -> Iterator[str]:
    indicators = _key("ActualGoal", "indicators", keys)
    before = "  - "
    if goal.goal.name:
        yield f"{before}{_key('ActualGoal', 'name', keys)}: {quoted(goal.goal.name)}"
        before = "    "
    yield f"{before}{indicators}:" if rows else f"{before}{indicators}: {{}}"
    above: Path = ()
    for row in rows:
        levels = row.path[3:-1]
        for depth, level in enumerate(levels):
            if levels[: depth + 1] != above[: depth + 1]:
                yield f"{_indent(depth)}{_level(levels[:depth], str(level), keys)}:"
        above = levels
        yield from (_indent(len(levels)) + line for line in _row(row, keys))


def _indent(depth: int) -> str:
    return "  " * (3 + depth)


def _level(above: Path, level: str, keys: Language) -> str:
    """The key of a level; the file's own words below `other`."""
    if not above:
        return _key("Indicators", level, keys)
    return quoted(level) if above[0] == OTHER else _key(str(above[0]).capitalize(), level, keys)


def _row(row: Row, keys: Language) -> Iterator[str]:
    target = "".join(filter(str.isprintable, " ".join(row.target.text.split())))
    weight = row.indicator.weight
    if weight is None:
        yield f"# {words('skeleton', 'target', keys, target=target)}"
    else:
        yield f"# {words('skeleton', 'weight', keys, target=target, weight=f'{weight:f}')}"
    yield f"- {_key('ActualIndicator', 'name', keys)}: {quoted(row.name.text)}"
    yield f"  {_key('ActualIndicator', 'actual', keys)}:"
    if row.parsed.kind in IN_WORDS:
        yield f"  {_key('ActualIndicator', 'attainment', keys)}:"


def _key(record: str, key: str, keys: Language) -> str:
    return TERMS[record][key].label if keys == "zh" else key
