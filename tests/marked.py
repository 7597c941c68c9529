"""Nodes as YAML text, with the places of marks: ⟦⟧ around what a finding points at, «» around what it names."""

from typing import Any, NamedTuple

import yaml

MARKS = ("⟦⟧", "«»")

Tree = dict[str, Any]
Place = tuple[int, int, str]
"""Line and column of some words, and the words."""


class Marked(NamedTuple):
    """A YAML text without the marks, the places marked in it, and those marked as related."""

    text: str
    places: list[Place]
    related: list[Place]


def marked(tree: Tree) -> Marked:
    """The text of some nodes, whose scalars are texts with marks in them."""
    text = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, width=10**6, sort_keys=False)
    places: dict[str, list[Place]] = {mark: [] for mark in MARKS}
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        bare, opened = "", dict[str, int]()
        for character in line:
            mark = next((mark for mark in MARKS if character in mark), "")
            if not mark:
                bare += character
            elif mark not in opened:
                opened[mark] = len(bare)
            else:
                start = opened.pop(mark)
                places[mark].append((number, start + 1, bare[start:]))
        lines.append(bare)
    primary, related = (sorted(places[mark]) for mark in MARKS)
    return Marked("\n".join(lines), primary, related)


class _Dumper(yaml.SafeDumper):
    """Writes texts without quotes, except where YAML would read something else in them without the marks."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as in the class above it

    def ignore_aliases(self, _data: object) -> bool:
        """The same text twice is written twice."""
        return True


def _text_node(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    bare = text.translate(dict.fromkeys(map(ord, "".join(MARKS))))
    plain = dumper.analyze_scalar(bare).allow_block_plain
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


_Dumper.add_representer(str, _text_node)
