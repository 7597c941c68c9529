"""Editing values in the text of a file: comments and formatting stay, and no other value changes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

import yaml

from pgdecl.declaration.base import Model
from pgdecl.finding import Edit
from pgdecl.patterns import regex
from pgdecl.yamlfile import nodes
from pgdecl.yamlfile.source_map import Region, SourceMap

Edits = Mapping[Region, Sequence[Edit]]

_FOLDED = r"(?:[ ]|[ \t]*\r?\n\s*)"
"""A blank in a value, which may be a line break in the text."""


_MOST_TRIES = 32
"""How often a text is composed to find out which of its edits are possible."""
_PLAIN = regex(r"[\w\u3000-\u303f\u4e00-\u9fff≥≤＞＜＝=（）／/.%％+\-、，。；：“”]*")
_PLAIN_START = regex(r"[\w（《“≥≤＞＜＝]")


def edited(text: str, edits: Sequence[Edit], model: type[Model]) -> str:
    """The text with every edit that is safe: one that changes its own value as intended, and no other value.

    An edit is skipped if the text does not contain its old words literally, or if the new value would need
    quotes. A text that is not valid YAML is returned unchanged.
    """
    return _edited(text, edits, model, iter(range(_MOST_TRIES)))


def _edited(text: str, edits: Sequence[Edit], model: type[Model], tries: Iterator[int]) -> str:
    root = _composed(text) if edits and next(tries, None) is not None else None
    if root is None:
        return text
    source_map = SourceMap(text, model, root)
    edits = [edit for edit in edits if _stands_there(source_map, edit)]
    changed = _applied(text, root, edits, source_map)
    if changed is not None:
        return changed
    if len(edits) == 1:
        return text
    half = len(edits) // 2
    return _edited(_edited(text, edits[:half], model, tries), edits[half:], model, tries)


def possible(source_map: SourceMap, edits: Sequence[Edit], model: type[Model]) -> list[Edit]:
    """The edits that are safe; only those that change more than letters and signs are tried out."""
    there = [edit for edit in edits if _stands_there(source_map, edit)]
    unsure = [edit for edit in there if not _is_plain(edit.new)]
    if not unsure or edited(source_map.text, there, model) == _replaced_all(source_map, there):
        return there
    sure = [edit for edit in there if _is_plain(edit.new)]
    tried = unsure[:_MOST_TRIES]
    return sure + [edit for edit in tried if edited(source_map.text, [edit], model) != source_map.text]


def _is_plain(value: str) -> bool:
    return _PLAIN.fullmatch(value) is not None and _PLAIN_START.match(value) is not None


def _stands_there(source_map: SourceMap, edit: Edit) -> bool:
    """Whether the text at the path of an edit has its old words literally."""
    region = source_map.region(edit.path)
    if region is None:
        return False
    value = source_map.text_of(region)
    return _with_edit(value, edit) != value


def _replaced_all(source_map: SourceMap, edits: Sequence[Edit]) -> str:
    return _replaced(source_map.text, _by_region(source_map, edits))


def _by_region(source_map: SourceMap, edits: Sequence[Edit]) -> dict[Region, list[Edit]]:
    by_region: dict[Region, list[Edit]] = {}
    for edit in edits:
        region = source_map.region(edit.path)
        if region is not None:
            by_region.setdefault(region, []).append(edit)
    return by_region


def _applied(text: str, root: yaml.Node, edits: Sequence[Edit], source_map: SourceMap) -> str | None:
    """The text with all the edits; None if the values then differ from what the edits intend."""
    by_region = _by_region(source_map, edits)
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
