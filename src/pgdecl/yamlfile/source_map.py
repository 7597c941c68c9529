"""From paths to places in the text of a YAML file, and from places to paths."""

from bisect import bisect_right
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

import yaml

from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import FileField, fields_of
from pgdecl.declaration.terms import names_by_label
from pgdecl.finding import WHOLE_FILE, Location, Path, Span
from pgdecl.yamlfile.nodes import scalars

_BLOCK_STYLES = ("|", ">")
Node = Any  # yaml.Node, whose `value` is a text or a list of nodes


class Region(NamedTuple):
    """A stretch of a text: lines and columns from 0, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """Where a path leads: the nodes of the key and of the value there, and what the models have there.

    `field` is the field whose key it is; `free` mappings of free keys stand between it and a list or mapping
    of the `model`. `ends` says that the text does not go on to the end of the path.
    """

    key: Node | None
    node: Node | None
    model: type[Model] | None
    field: FileField | None = None
    free: int = 0
    ends: bool = False

    def item(self, position: int) -> "Place":
        """The place of an item of a list."""
        if isinstance(self.node, yaml.SequenceNode) and position < len(self.node.value):
            return self._replace(node=self.node.value[position])
        return self._replace(ends=True)

    def keys(self) -> dict[str, "Place"]:
        """The places of the keys of a mapping by their names; of a name that stands twice, the first."""
        if not isinstance(self.node, yaml.MappingNode):
            return {}
        pairs = reversed(self.node.value)
        return {
            self.name(key): self._below(key, value)
            for key, value in pairs
            if isinstance(key, yaml.ScalarNode)
        }

    def name(self, key: Node) -> str:
        """What a path calls a key of the mapping here: the field's English name, or the key itself."""
        text: str = key.value
        if self.free or self.model is None:
            return text
        return names_by_label(self.model).get(text, text)

    def _below(self, key: Node, value: Node) -> "Place":
        if self.free:
            return self._replace(key=key, node=value, free=self.free - 1)
        field = fields_of(self.model).get(self.name(key)) if self.model else None
        if field is None:
            return Place(key, value, None)
        return Place(key, value, field.model, field, field.free)


class SourceMap:
    """Finds the spans of paths in one document, and the path of a place. Columns count code points, from 1.

    Args:
        text: the document.
        model: what it is read as.
        root: the root of its nodes, None if it has none.
    """

    def __init__(self, text: str, model: type[Model], root: yaml.Node | None = None) -> None:
        self.text = text
        self._places: dict[Path, Place] = {(): Place(None, root, model)}
        self._keys: dict[Path, dict[str, Place]] = {}

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def place(self, path: Path) -> Place:
        """The end of a path, or as far towards it as the text goes."""
        place = self._places.get(path)
        if place is None:
            place = self._places[path] = self._step(path[:-1], path[-1])
        return place

    def _step(self, above: Path, part: str | int) -> Place:
        """One part further down a path; the keys of a mapping are gone through once."""
        place = self.place(above)
        if place.ends:
            return place
        if isinstance(part, int):
            return place.item(part)
        keys = self._keys.get(above)
        if keys is None:
            keys = self._keys[above] = place.keys()
        return keys.get(part) or place._replace(ends=True)

    def span(self, node: yaml.Node) -> Span:
        """The node's own text; only its first line, where it has several."""
        start, end = node.start_mark, node.end_mark
        if isinstance(node, yaml.ScalarNode) and node.style in _BLOCK_STYLES and node.value.strip():
            return self._first_content_line(start.line, end.line)
        if start.line == end.line and start.column < end.column:
            return Span.on_line(start.line + 1, start.column + 1, max(1, end.column - start.column))
        length = len(self._lines[start.line].rstrip()) - start.column
        return Span.on_line(start.line + 1, start.column + 1, max(1, length))

    def line(self, number: int) -> str:
        """A line of the text, counted from 1, without its line break; empty beyond the end."""
        return self._lines[number - 1].rstrip("\r") if 0 < number <= len(self._lines) else ""

    def located(self, location: Location) -> Location:
        """The location with its span: that of the deepest part of its path that the text has."""
        if location.span is not None:
            return location
        place = self.place(location.path)
        node = place.key if location.at_key and place.key is not None else place.node
        if node is None:
            return location._replace(span=WHOLE_FILE)
        narrow = self._excerpt(node, location.excerpt) if location.excerpt else None
        return location._replace(span=narrow or self.within(self.span(node)))

    def within(self, span: Span) -> Span:
        """What of a span is in the text: a line that was mended in memory may be longer than it is."""
        line, column = self._nearest(span.line, span.column)
        end_line, end_column = self._nearest(span.end_line, span.end_column)
        return Span(line, column, end_line, end_column)

    def _nearest(self, line: int, column: int) -> tuple[int, int]:
        """A place in the text; the end of a line is one, too."""
        if line > len(self._lines):
            line, column = len(self._lines), len(self._lines[-1]) + 1
        return line, min(column, len(self._lines[line - 1]) + 1)

    def region(self, path: Path) -> Region | None:
        """Where the text at a path begins and ends, with its quotes or its block's sign; None if nowhere."""
        node = self.place(path).node
        if not isinstance(node, yaml.ScalarNode):
            return None
        return Region(node.start_mark.line, node.start_mark.column, node.end_mark.line, node.end_mark.column)

    def text_of(self, region: Region) -> str:
        """What stands in a region, its line breaks included."""
        lines = self._lines[region.line : region.end_line + 1]
        if not lines:
            return ""
        if region.end_line < len(self._lines):
            lines[-1] = lines[-1][: region.end_column]
        lines[0] = lines[0][region.column :]
        return "\n".join(lines)

    def path_at(self, line: int, column: int) -> Path:
        """The path of the key or value at a place, counted from 1, or of what is around that place."""
        here = (line - 1, column - 1)
        path: Path = ()
        place = self.place(path)
        while place.node is not None and not isinstance(place.node, yaml.ScalarNode):
            part = _part_before(place, here)
            if part is None:
                break
            path = (*path, part)
            place = self.place(path)
            if place.node is not None and not _starts_before(place.node, here):
                break
        return path

    def is_in_text(self, line: int, column: int) -> bool:
        """Whether a place, counted from 1, is within the quotes or the block of a text."""
        here = (line - 1, column - 1)
        before = bisect_right(self._enclosed, here, key=itemgetter(0))
        return before > 0 and here < self._enclosed[before - 1][1]

    @cached_property
    def _enclosed(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """From where to where texts in quotes and blocks go, in order, without the line of a block's sign."""
        root = self.place(()).node
        enclosed = []
        for _, node in scalars(root) if root is not None else ():
            start, end = node.start_mark, node.end_mark
            if node.style:
                first = (start.line + 1, 0) if node.style in _BLOCK_STYLES else (start.line, start.column)
                enclosed.append((first, (end.line, end.column)))
        return sorted(enclosed)

    def _excerpt(self, node: yaml.Node, words: str) -> Span | None:
        """Where words first stand within a node's text, if they stand on one line."""
        for number in range(node.start_mark.line, min(node.end_mark.line + 1, len(self._lines))):
            first = node.start_mark.column if number == node.start_mark.line else 0
            last = node.end_mark.column if number == node.end_mark.line else None
            start = self._lines[number].find(words, first, last)
            if start >= 0:
                return Span.on_line(number + 1, start + 1, len(words))
        return None

    def _first_content_line(self, start: int, end: int) -> Span:
        """The first line of a block scalar that has text."""
        number = next(n for n in range(start + 1, end + 1) if self._lines[n].strip())
        line = self._lines[number].rstrip()
        indent = len(line) - len(line.lstrip(" "))
        return Span.on_line(number + 1, indent + 1, len(line) - indent)


def _part_before(place: Place, here: tuple[int, int]) -> str | int | None:
    """The last key or item of a mapping or list that starts before a place; None where none does."""
    part: str | int | None = None
    if isinstance(place.node, yaml.SequenceNode):
        for number, item in enumerate(place.node.value):
            part = number if _starts_before(item, here) else part
    elif place.node is not None:
        for key, _ in place.node.value:
            if isinstance(key, yaml.ScalarNode) and _starts_before(key, here):
                part = place.name(key)
    return part


def _starts_before(node: yaml.Node, here: tuple[int, int]) -> bool:
    return (node.start_mark.line, node.start_mark.column) <= here
