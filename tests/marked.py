"""Nodes as YAML text, and the places marked in it: ⟦⟧ for a finding, «» for what is related to it."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

MARKS = ("⟦⟧", "«»")
# Where YAML would read something else in a text without quotes.
_QUOTED = re.compile("""^$|^[-?:,[\\]{}#&*!|>'"%@` ]|:( |$)| #| $|\\n""")
_UNMARKED = str.maketrans("", "", "".join(MARKS))

Tree = dict[str, Any]
Place = tuple[int, int, str]
"""Line and column of some words, and the words."""


class Marked(NamedTuple):
    """A YAML text without the marks, the places marked in it, and those marked as related."""

    text: str
    places: list[Place]
    related: list[Place]


def marked(tree: Tree) -> Marked:
    """The text of mappings and of lists of mappings, whose scalars are texts with marks in them."""
    places: dict[str, list[Place]] = {mark: [] for mark in MARKS}
    lines: list[str] = []
    for number, line in enumerate(_lines(tree), 1):
        bare, opened = "", dict[str, int]()
        for part in re.split("([⟦⟧«»])", line):
            mark = next((mark for mark in MARKS if part and part in mark), "")
            if not mark:
                bare += part
            elif mark not in opened:
                opened[mark] = len(bare)
            else:
                start = opened.pop(mark)
                places[mark].append((number, start + 1, bare[start:]))
        lines.append(bare + "\n")
    primary, related = (sorted(places[mark]) for mark in MARKS)
    return Marked("".join(lines), primary, related)


def _lines(tree: Tree, indent: str = "") -> Iterator[str]:
    for key, value in tree.items():
        if isinstance(value, str):
            yield f"{indent}{key}: {_quoted(value)}"
        elif not value:
            yield f"{indent}{key}: {value}"
        elif isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        else:
            yield f"{indent}{key}:"
            for item in value:
                first, *others = _lines(item, indent + "    ")
                yield f"{indent}  - {first.lstrip()}"
                yield from others


def _quoted(text: str) -> str:
    """In quotes where it needs them without the marks, which then stand within the quotes."""
    needed = _QUOTED.search(text.translate(_UNMARKED))
    return json.dumps(text, ensure_ascii=False) if needed else text
