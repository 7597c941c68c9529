"""Editing values in the text of a file: comments and formatting stay, and no other value changes."""

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
"""A blank in a value, which may be a line break in the text."""


def edited(text: str, edits: Sequence[Edit], model: type[Model]) -> str:
    """The text with every edit that is safe: one that changes its own value as intended, and no other value.

    An edit is skipped if the text does not contain its old words literally, or if the new value would need
    quotes. A text that is not valid YAML is returned unchanged.
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
    """The text with all the edits; None if the values then differ from what the edits intend."""
    source_map = SourceMap(text, model, root)
    by_region: dict[Region, list[Edit]] = {}
    for edit in edits:
        region = source_map.region(edit.path)
        if region is not None:
            by_region.setdefault(region, []).append(edit)
    changed = _replaced(text, by_region)
    after = _composed(changed)
    expected = {path: _as_edited(scalar, by_region) for path, scalar in nodes.scalars(root)}
    actual = {path: scalar.value for path, scalar in nodes.scalars(after)} if after else {}
    return changed if actual == expected else None


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
        value = text[start:end]
        for edit in edits[region]:
            value = _with_edit(value, edit)
        parts += [text[last:start], value]
        last = end
    return "".join([*parts, text[last:]])


def _with_edit(value: str, edit: Edit) -> str:
    """A value, as written, with an edit; line by line if the edit keeps the number of lines."""
    old, new = edit.old.split("\n"), edit.new.split("\n")
    pairs = zip(old, new, strict=True) if len(old) == len(new) else [(edit.old, edit.new)]
    for before, after in pairs:
        if before in value:
            value = value.replace(before, after) if before else value
        else:
            folded = _FOLDED.join(map(re.escape, before.split(" ")))
            value = re.sub(folded, after.replace("\\", r"\\"), value)
    return value


def _as_edited(scalar: yaml.ScalarNode, edits: Edits) -> str:
    """The value that a scalar should have after the edits of its region."""
    start, end = scalar.start_mark, scalar.end_mark
    value: str = scalar.value
    for edit in edits.get(Region(start.line, start.column, end.line, end.column), ()):
        value = value.replace(edit.old, edit.new)
    return value
