"""Nodes to spans: where in the text a key or a value stands, and how a path is found again."""

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from pgdecl.finding import WHOLE_FILE, Location, Path, Span
from pgdecl.model.shape import Field, Shape
from pgdecl.source.tags import LIST, MAPPING, TEXT

if TYPE_CHECKING:
    import yaml

_BLOCK_STYLES = ("|", ">")


class Region(NamedTuple):
    """A stretch of a text: lines and columns from 0, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class _Found(NamedTuple):
    """Where a path leads: key, value, what they are by the shape, whether the path goes no further."""

    key: "yaml.Node | None"
    node: "yaml.Node | None"
    field: Field | None
    shape: Shape
    ends: bool = False


class Places:
    """Finds the spans of paths in one document. Columns count code points, from 1.

    Args:
        text: the document.
        shape: what it is read as.
        root: gives the root of its nodes, None if it has none; asked once, and only if a place is asked for.
    """

    def __init__(
        self, text: str, shape: Shape, root: "Callable[[], yaml.Node | None]" = lambda: None
    ) -> None:
        self.text = text
        self._shape = shape
        self._root = root
        self._found: dict[Path, _Found] = {}

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def span(self, node: "yaml.Node") -> Span:
        """The node's own text; only its first line, where it has several."""
        start, end = node.start_mark, node.end_mark
        if _style(node) in _BLOCK_STYLES and node.value.strip():
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
        path, at_key, _, excerpt = location
        found = self._find(path)
        node = found.key if at_key and found.key is not None else found.node
        if node is None:
            return Location(path, at_key, WHOLE_FILE, excerpt)
        narrow = self._excerpt(node, excerpt) if excerpt else None
        return Location(path, at_key, narrow or self.span(node), excerpt)

    def region(self, path: Path) -> Region | None:
        """Where the text at a path begins and ends, with its quotes or its block's sign; None if nowhere."""
        node = self._find(path).node
        if node is None or node.tag != TEXT:
            return None
        return Region(node.start_mark.line, node.start_mark.column, node.end_mark.line, node.end_mark.column)

    def is_in_text(self, line: int, column: int) -> bool:
        """Whether a place, counted from 1, is within the quotes or the block of a text."""
        here = (line - 1, column - 1)
        at = bisect_right(self._enclosed, here, key=itemgetter(0))
        return at > 0 and here < self._enclosed[at - 1][1]

    @cached_property
    def _enclosed(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """From where to where texts in quotes and blocks go, in order, without the line of a block's sign."""
        root = self._find(()).node
        if root is None:
            return []
        from pgdecl.source.nodes import texts  # noqa: PLC0415 - needs the YAML library, and few files ask

        found = []
        for _, node in texts(root):
            start, end = node.start_mark, node.end_mark
            if node.style:
                first = (start.line + 1, 0) if node.style in _BLOCK_STYLES else (start.line, start.column)
                found.append((first, (end.line, end.column)))
        return sorted(found)

    def _excerpt(self, node: "yaml.Node", words: str) -> Span | None:
        """Where words first stand within a node's text, if they stand on one line."""
        for number in range(node.start_mark.line, min(node.end_mark.line + 1, len(self._lines))):
            first = node.start_mark.column if number == node.start_mark.line else 0
            last = node.end_mark.column if number == node.end_mark.line else None
            at = self._lines[number].find(words, first, last)
            if at >= 0:
                return Span.on_line(number + 1, at + 1, len(words))
        return None

    def _find(self, path: Path) -> _Found:
        """The end of a path, or as far towards it as the text goes; each part of it is looked up once."""
        found = self._found.get(path)
        if found is None:
            found = _step(self._find(path[:-1]), path[-1]) if path else self._start()
            self._found[path] = found
        return found

    def _start(self) -> _Found:
        return _Found(None, self._root(), None, self._shape)

    def _first_content_line(self, start: int, end: int) -> Span:
        """The first line of a block scalar that has text, which one of them has."""
        number = next(n for n in range(start + 1, end + 1) if self._lines[n].strip())
        line = self._lines[number].rstrip()
        indent = len(line) - len(line.lstrip(" "))
        return Span.on_line(number + 1, indent + 1, len(line) - indent)


def _step(found: _Found, part: str | int) -> _Found:
    """One part further down a path."""
    key, node, field, shape, ends = found
    if ends:
        return found
    if node is not None and node.tag == LIST and isinstance(part, int) and part < len(node.value):
        return _Found(key, node.value[part], field, shape)
    if node is not None and node.tag == MAPPING:
        pair = _pair(node, part, None if field and field.named else shape)
        if pair is not None:
            return _Found(*pair, *_below(shape, part))
    return _Found(key, node, field, shape, ends=True)


def _style(node: "yaml.Node") -> Any:
    """How a text is written, None for one without a sign, and for what is no text."""
    return getattr(node, "style", None) if node.tag == TEXT else None


def _pair(node: "yaml.Node", part: str | int, shape: Shape | None) -> "tuple[yaml.Node, yaml.Node] | None":
    """The entry of a mapping for an English key, whatever its language; of a free mapping, by position."""
    if shape is None:
        return node.value[part] if isinstance(part, int) and part < len(node.value) else None
    field = shape.by_key.get(str(part))
    names = {field.key, field.label} if field else {str(part)}
    return next((pair for pair in node.value if pair[0].tag == TEXT and pair[0].value in names), None)


def _below(shape: Shape, part: str | int) -> tuple[Field | None, Shape]:
    field = shape.by_key.get(str(part))
    return field, (field.shape if field and field.shape else shape)
