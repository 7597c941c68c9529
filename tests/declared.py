"""Declarations written short: a row a line, marks around what a rule is to point at.

    year: 2022                                   a line of the header, by its key
    L statement: …                               what the long-term goal says
    A output/quantity | name | target | basis | last year | two years ago | weight=50 | remark=…

`L` rows are long-term, `A` rows annual; `A2` begins a second annual goal. ⟦ and ⟧ stand around the words that
a finding is to point at, and are taken out of the text.
"""

from typing import NamedTuple

OPEN, CLOSE = "⟦", "⟧"
_HEADER = {
    "pgdecl": "1",
    "year": "2022",
    "declaring_unit": "示范市民政局",
    "name": "示范项目经费",
    "category": "",
    "nature": "",
    "grounds": "",
    "budget": "50万元",
    "sources": "",
    "currency_unit": "万元",
    "reviewed": "",
}
_IN_PROJECT = ("name", "category", "nature", "grounds")
_LISTS = {"L": "long_term_goals", "A": "annual_goals"}
_NAMED = ("weight=", "remark=", "standard=", "explanation=")
_LEVELS = ("cost", "output", "benefit", "satisfaction")


class Marked(NamedTuple):
    """A declaration's text, and the marked places: line, column and the words there."""

    text: str
    places: list[tuple[int, int, str]]


def declared(lines: list[str]) -> Marked:
    """The YAML that short lines stand for."""
    header, goals = dict(_HEADER), {"L1": _goal(), "A1": _goal()}
    for line in lines:
        lead, _, rest = line.partition(" ")
        if lead[:1] in _LISTS and (lead[1:].isdigit() or not lead[1:]) and not lead.endswith(":"):
            _add(goals.setdefault(lead if lead[1:] else f"{lead}1", _goal()), rest)
        else:
            key, _, value = line.partition(": ")
            header[key] = value
    return _unmarked("\n".join([*_head(header), *_tail(goals)]) + "\n")


def _goal() -> dict[str, list[str]]:
    return {"statement": []}


def _add(goal: dict[str, list[str]], rest: str) -> None:
    if rest.startswith("statement: "):
        goal["statement"] = [rest.removeprefix("statement: ")]
        return
    level, *cells = rest.split(" | ")
    keys = ("name", "target", "basis", "last_year", "two_years_ago")
    named = [cell.split("=", 1) for cell in cells if cell.startswith(_NAMED)]
    plain = [cell for cell in cells if not cell.startswith(_NAMED)]
    entries = [*zip(keys, plain, strict=False), *((key, value) for key, value in named)]
    goal.setdefault(level, []).append(
        "\n".join(f"{key}: {_quoted(value)}" for key, value in entries if value)
    )


def _quoted(value: str) -> str:
    """In quotes where YAML would read something else; then the marks stand within them."""
    bare = value.replace(OPEN, "").replace(CLOSE, "")
    return f'"{value}"' if bare[:1] in "%@`*&!|[]{}>#-?,\"'" or ": " in bare or " #" in bare else value


def _head(header: dict[str, str]) -> list[str]:
    lines = [f"{key}: {header[key]}" for key in ("pgdecl", "year", "declaring_unit") if header[key]]
    lines.append("project:")
    lines += [f"  {key}: {_quoted(header[key])}" for key in _IN_PROJECT if header[key]]
    if header["sources"]:
        lines += ["budget:", f"  total: {header['budget']}", "  sources:"]
        lines += [f"    {source}" for source in header["sources"].split(", ")]
    else:
        lines.append(f"budget: {header['budget']}")
    if header["reviewed"]:
        lines += ["review:", f"  date: {header['reviewed']}"]
    return [*lines, f"currency_unit: {header['currency_unit']}"]


def _tail(goals: dict[str, dict[str, list[str]]]) -> list[str]:
    lines: list[str] = []
    for letter, key in _LISTS.items():
        mine = [goal for name, goal in sorted(goals.items()) if name[0] == letter and goal != _goal()]
        lines += [f"{key}:"] if mine else []
        for goal in mine:
            lines.append(f"  - statement: {_quoted((goal['statement'] or ['目标'])[0])}")
            lines += ["    indicators:", *_rows(goal)] if len(goal) > 1 else ["    indicators: {}"]
    return lines


def _rows(goal: dict[str, list[str]]) -> list[str]:
    lines: list[str] = []
    for level1 in _LEVELS:
        mine = {level: rows for level, rows in goal.items() if level.startswith(f"{level1}/")}
        lines += [f"      {level1}:"] if mine else []
        for level, rows in mine.items():
            lines.append(f"        {level.split('/')[1]}:")
            for row in rows:
                first, *others = row.split("\n")
                lines += [f"          - {first}", *(f"            {other}" for other in others)]
    return lines


def _unmarked(text: str) -> Marked:
    places = []
    lines = text.split("\n")
    for number in range(len(lines)):
        while OPEN in lines[number]:
            line = lines[number]
            start = line.index(OPEN)
            end = line.index(CLOSE)
            places.append((number + 1, start + 1, line[start + 1 : end]))
            lines[number] = line[:start] + line[start + 1 : end] + line[end + 1 :]
    return Marked("\n".join(lines), sorted(places))
