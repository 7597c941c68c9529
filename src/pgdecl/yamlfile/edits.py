"""Changing words of a file where they stand: comments and layout stay, nothing else changes its meaning."""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

import yaml

from pgdecl.declaration.base import Model
from pgdecl.finding import Edit
from pgdecl.yamlfile import nodes
from pgdecl.yamlfile.source_map import Region, SourceMap

Edits = Mapping[Region, Sequence[Edit]]

_FOLDED = r"(?:[ ]|[ \t]*\r?\n\s*)"
"""A blank of a value, which may be a line break in the text."""


def edited(text: str, edits: Sequence[Edit], model: type[Model]) -> str:
    """The text with as many of the edits as are safe: each changes its own value as it says, and no other.

    An edit is left out if its words do not stand in the text as they are read, or if its result would need
    quotes. A text that is no YAML as it stands is left alone.
    """
    root = _composed(text)
    if root is None or not edits:
        return text
    changed = _applied(text, root, edits, model)
    if changed is not None:
        return changed
    if len(edits) == 1:
        return text
    half = len(edits) // 2
    return edited(edited(text, edits[:half], model), edits[half:], model)


def _applied(text: str, root: yaml.Node, edits: Sequence[Edit], model: type[Model]) -> str | None:
    """The text with all the edits, None where that would change more or less than they say."""
    places = SourceMap(text, model, root)
    by_region: dict[Region, list[Edit]] = {}
    for edit in edits:
        region = places.region(edit.path)
        if region is not None:
            by_region.setdefault(region, []).append(edit)
    changed = _replaced(text, by_region)
    after = _composed(changed)
    expected = {path: _as_edited(leaf, by_region) for path, leaf in nodes.scalars(root)}
    found = {path: leaf.value for path, leaf in nodes.scalars(after)} if after else {}
    return changed if found == expected else None


def _composed(text: str) -> yaml.Node | None:
    try:
        return nodes.compose(text)
    except yaml.YAMLError:
        return None


def _replaced(text: str, edits: Edits) -> str:
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    parts, last = [], 0
    for region in sorted(edits):
        start, end = starts[region.line] + region.column, starts[region.end_line] + region.end_column
        words = text[start:end]
        for edit in edits[region]:
            words = _put(words, edit)
        parts += [text[last:start], words]
        last = end
    return "".join([*parts, text[last:]])


def _put(words: str, edit: Edit) -> str:
    """The words of a value with an edit; line by line where their number stays."""
    old, new = edit.old.split("\n"), edit.new.split("\n")
    pairs = zip(old, new, strict=True) if len(old) == len(new) else [(edit.old, edit.new)]
    for before, after in pairs:
        if before in words:
            words = words.replace(before, after) if before else words
        else:
            folded = _FOLDED.join(map(re.escape, before.split(" ")))
            words = re.sub(folded, after.replace("\\", r"\\"), words)
    return words


def _as_edited(leaf: yaml.ScalarNode, edits: Edits) -> str:
    """What a value should be after the edits of its region."""
    start, end = leaf.start_mark, leaf.end_mark
    value: str = leaf.value
    for edit in edits.get(Region(start.line, start.column, end.line, end.column), ()):
        value = value.replace(edit.old, edit.new)
    return value
