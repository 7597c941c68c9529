"""Changing words of a file where they stand: comments and layout stay, nothing else changes its meaning."""

from collections.abc import Sequence

import yaml

from pgdecl.finding import Edit
from pgdecl.model.shape import Shape
from pgdecl.source import nodes
from pgdecl.source.spans import Places, Region

Leaves = dict[tuple[object, ...], str]


def edited(text: str, edits: Sequence[Edit], shape: Shape) -> str:
    """The text with as many of the edits as are safe: each changes its own value as it says, and no other.

    An edit whose words do not stand on one line as they are read, or whose result would need quotes, is left
    out.
    """
    for edit in edits:
        text = _applied(text, edit, shape) or text
    return text


def _applied(text: str, edit: Edit, shape: Shape) -> str | None:
    """The text with one edit, None where it is not safe."""
    root = nodes.compose(text)
    region = Places(text, root, shape).region(edit.path)
    if root is None or region is None:
        return None
    changed = _replaced(text, region, edit)
    if changed is None:
        return None
    try:
        return changed if _means(_leaves(root), changed, edit) else None
    except yaml.YAMLError:
        return None


def _replaced(text: str, region: Region, edit: Edit) -> str | None:
    lines = text.split("\n")
    before = "\n".join([*lines[: region.line], lines[region.line][: region.column]])
    length = (
        sum(len(line) + 1 for line in lines[region.line : region.end_line])
        - region.column
        + region.end_column
    )
    if region.line == region.end_line:
        length = region.end_column - region.column
    inside, after = text[len(before) : len(before) + length], text[len(before) + length :]
    if edit.old not in inside:
        return None
    return before + inside.replace(edit.old, edit.new) + after


def _means(before: Leaves, changed: str, edit: Edit) -> bool:
    """Whether just one value has changed, and just as the edit says."""
    after = _leaves(nodes.compose(changed))
    if before.keys() != after.keys():
        return False
    different = [key for key in before if before[key] != after[key]]
    return len(different) == 1 and after[different[0]] == before[different[0]].replace(edit.old, edit.new)


def _leaves(node: yaml.Node | None, path: tuple[object, ...] = ()) -> Leaves:
    """Every text of a tree by its place; keys count as texts, too."""
    if isinstance(node, yaml.ScalarNode):
        return {path: node.value}
    found: Leaves = {}
    if isinstance(node, yaml.MappingNode):
        for place, pair in enumerate(node.value):
            for side, part in enumerate(pair):
                found |= _leaves(part, (*path, place, side))
    elif isinstance(node, yaml.SequenceNode):
        for place, part in enumerate(node.value):
            found |= _leaves(part, (*path, place))
    return found
