"""Declarations and results in short notation: a line for each indicator, and for what differs in the header.

    year: 2022                                   a field of the header, by its key; empty to leave it out
    L statement: …                               the statement of the long-term goal (or its name)
    A output/quantity | name | target | basis | last year | two years ago | weight=50 | remark=…
    A output/quantity | name | actual | attainment | deviation=… | points=…         the same in results

`L` lines are long-term, `A` lines annual; `A2` is the second annual goal. The level 1 may be left out where
the level 2 tells it. The marks of `marked.py` may stand in every value.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

import yaml

from marked import Marked, Tree, marked
from pgdecl.declaration.base import Model
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.yamlfile.document import read

HEADER = {
    "pgdecl": "1",
    "year": "2022",
    "declaring_unit": "示范市民政局",
    "name": "示范项目经费",
    "budget": "50万元",
    "currency_unit": "万元",
}
GOAL_LISTS = {"L": "long_term_goals", "A": "annual_goals"}
STATEMENTS = {"L": "长期的目标", "A": "当年的目标"}
COLUMNS = ("name", "target", "basis", "last_year", "two_years_ago")
RESULT_COLUMNS = ("name", "actual", "attainment")
LEVELS = {
    "cost": ("economic", "social", "environmental"),
    "output": ("quantity", "quality", "timeliness", "cost"),
    "benefit": ("economic", "social", "ecological", "sustainability"),
    "satisfaction": ("beneficiary",),
}
_NAMED = re.compile(
    r"(weight|remark|standard|explanation|scoring|deviation|measures|points|expected|likelihood|reasons\.\w+)=.*"
)
_LEVEL1 = {level2: level1 for level1, levels in LEVELS.items() for level2 in levels}
_IN_PROJECT = ("name", "category", "nature", "grounds")

AnyModel = TypeVar("AnyModel", bound=Model)


def declared(lines: Iterable[str]) -> Marked:
    """The text of the declaration that short lines stand for."""
    header, goals = _parsed(lines, COLUMNS)
    return marked(_header(HEADER | header) | _goal_lists(goals, statements=True))


def declaration_of(*lines: str) -> Declaration:
    """The declaration that short lines stand for, which has to be without findings."""
    return record_of(declared(lines).text, Declaration)


def results_of(*lines: str) -> Results:
    """The results that short lines stand for, which have to be without findings."""
    return record_of(reached(lines).text, Results)


def reached(lines: Iterable[str]) -> Marked:
    """The text of the results that short lines stand for."""
    header, goals = _parsed(lines, RESULT_COLUMNS)
    tree: Tree = {"pgdecl_results": "1", "project": HEADER["name"]}
    tree |= {key: _money(text) for key, text in header.items()}
    return marked(tree | _goal_lists(goals, statements=False))


def _money(text: str) -> str | Tree:
    """An amount with its sources, where there are any: 100万元 = 财政拨款: 80万元, 其他资金: 20万元."""
    total, is_split, sources = text.partition(" = ")
    if not is_split:
        return text
    return {"total": total, "sources": dict(source.split(": ") for source in sources.split(", "))}


def record_of(text: str, model: type[AnyModel]) -> AnyModel:
    """A YAML text as read, which has to be without findings."""
    document = read(text.encode(), model)
    assert document.findings == ()
    assert document.content is not None
    return document.content


def line_of(goal: str, level: str, **cells: str) -> str:
    """The line for an indicator by the keys of its columns; empty ones may be left out."""
    named = [f"{key}={text}" for key, text in cells.items() if key not in COLUMNS and text]
    return " | ".join([f"{goal} {level}", *(cells.get(key, "") for key in COLUMNS), *named])


def completed(fragment: str) -> str:
    """A whole declaration's text with a fragment of YAML in it; levels on their own are an annual goal's."""
    part: Tree = yaml.load(fragment, yaml.BaseLoader)  # noqa: S506 - every scalar a text
    levels = {level: part.pop(level) for level in LEVELS if level in part}
    if levels:
        part["annual_goals"] = [{"indicators": levels}]
    for letter, key in GOAL_LISTS.items():
        for goal in part.get(key, []):
            goal.setdefault("statement", STATEMENTS[letter])
            goal.setdefault("indicators", {})
    whole = _header(HEADER)
    whole["project"] |= part.pop("project", {})
    return marked(whole | part).text


def completed_results(fragment: str) -> str:
    """A whole results file's text with a fragment of YAML in it; levels on their own are an annual goal's."""
    part: Tree = yaml.load(fragment, yaml.BaseLoader)  # noqa: S506 - every scalar a text
    levels = {level: part.pop(level) for level in LEVELS if level in part}
    goals = {"annual_goals": [{"indicators": levels}]} if levels else {}
    return marked({"pgdecl_results": "1", "project": HEADER["name"]} | part | goals).text


def _parsed(lines: Iterable[str], columns: Sequence[str]) -> tuple[dict[str, str], dict[str, Tree]]:
    """The fields of the header, and the goals by their names such as A1."""
    header: dict[str, str] = {}
    goals: dict[str, Tree] = {}
    for line in lines:
        first, _, rest = line.partition(" ")
        letter, number = first[0], first[1:] or "1"
        if letter in GOAL_LISTS and number.isdigit():
            _add(goals.setdefault(letter + number, {}), rest, columns)
        else:
            key, _, value = line.partition(":")
            header[key] = value.strip()
    return header, goals


def _add(goal: Tree, rest: str, columns: Sequence[str]) -> None:
    """Puts what a line says into its goal."""
    level, *cells = rest.split(" | ")
    if not cells:
        key, _, text = rest.partition(": ")
        goal[key] = text
        return
    level1, _, level2 = level.rpartition("/")
    plain = [cell for cell in cells if not _NAMED.fullmatch(cell)]
    named: Tree = {}
    for cell in filter(_NAMED.fullmatch, cells):
        name, text = cell.split("=", 1)
        above, _, key = name.rpartition(".")
        (named.setdefault(above, {}) if above else named)[key] = text
    indicator = {key: text for key, text in zip(columns, plain, strict=False) if text} | named
    levels = goal.setdefault("indicators", {}).setdefault(level1 or _LEVEL1[level2], {})
    levels.setdefault(level2, []).append(indicator)


def _header(fields: dict[str, str]) -> Tree:
    """The nodes of a declaration's header."""
    tree: Tree = {}
    for key, text in fields.items():
        if text:
            (tree.setdefault("project", {}) if key in _IN_PROJECT else tree)[key] = text
    if "sources" in tree:
        sources = dict(source.split(": ") for source in tree.pop("sources").split(", "))
        tree["budget"] = {"total": fields["budget"], "sources": sources}
    if "reviewed" in tree:
        tree["review"] = {"date": tree.pop("reviewed")}
    return tree


def _goal_lists(goals: dict[str, Tree], *, statements: bool) -> Tree:
    """The nodes of the lists of goals, their levels in the order of the form."""
    tree: Tree = {}
    for name, goal in sorted(goals.items()):
        levels = goal.pop("indicators", {})
        statement = {"statement": STATEMENTS[name[0]]} if statements else {}
        indicators = {level: levels[level] for level in LEVELS if level in levels}
        tree.setdefault(GOAL_LISTS[name[0]], []).append(statement | goal | {"indicators": indicators})
    return {key: tree[key] for key in GOAL_LISTS.values() if key in tree}
