"""Text to nodes with positions, by libyaml where PyYAML has it, else by PyYAML's own parser, with one result.

No resolver takes part, so that every scalar is text: `yes` is no truth value, `12:30` no number of seconds,
`010203` is not octal.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from pgdecl.finding import Finding


class _NoResolver:
    """The four methods that a composer asks of a resolver; no tag is ever resolved."""

    def resolve(self, _kind: type, _value: object, _implicit: object) -> str:
        return ""

    def descend_resolver(self, _parent: object, _index: object) -> None: ...

    def ascend_resolver(self) -> None: ...

    def check_resolver_prefix(
        self, _depth: int, _path: object, _kind: object, _node: object, _index: object
    ) -> bool:
        return False


class PurePythonLoader(Reader, Scanner, Parser, Composer, _NoResolver):
    """PyYAML's own parser."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)

    def dispose(self) -> None:
        """Does nothing: only libyaml's parser has something to free."""


def _fastest() -> type:
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 - PyYAML may have been built without libyaml
    except ImportError:
        return PurePythonLoader
    return type("LibyamlLoader", (CParser, _NoResolver), {})


LOADER = _fastest()


def compose(text: str, loader: Any = None) -> yaml.Node | None:
    """The root node of the text's one document, None if it has none; by the fastest loader if none is given.

    Raises:
        yaml.YAMLError: the text is no YAML, or has a second document.
    """
    parser = (loader or LOADER)(text)
    try:
        node: yaml.Node | None = parser.get_single_node()
        return node
    finally:
        parser.dispose()


TreePath = tuple[int, ...]
"""Which node of which node; keys and values count in turn."""


def scalars(root: yaml.Node) -> Iterator[tuple[TreePath, yaml.ScalarNode]]:
    """Every text of a tree with its place; keys are texts, too."""
    waiting: list[tuple[TreePath, yaml.Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield path, node
            continue
        parts = node.value
        if isinstance(node, yaml.MappingNode):
            parts = [part for pair in parts for part in pair]
        waiting += [((*path, place), part) for place, part in enumerate(parts)]


class Composed(NamedTuple):
    """The root node (None: there is none to be had), what was wrong, and the lines that were mended."""

    root: yaml.Node | None
    findings: list[Finding]
    mended: frozenset[int]
