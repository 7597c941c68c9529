"""The door to reading: the bytes of a file become a record, with findings that know their places."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import yaml

from pgdecl.finding import Finding, order
from pgdecl.model.record import Record
from pgdecl.model.shape import shape_of
from pgdecl.source import guard, nodes, text
from pgdecl.source.faults import Faults
from pgdecl.source.nodes import Composed
from pgdecl.source.reader import Reader
from pgdecl.source.spans import Places

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class Document(Generic[Kind]):
    """A file as read.

    `record` holds what is intact, None where nothing could be read; `findings` are located and in the order
    of the file. `places` turns the paths of further findings into spans.
    """

    record: Kind | None
    findings: tuple[Finding, ...]
    places: Places

    def located(self, finding: Finding) -> Finding:
        """A finding of a rule with the spans of its places."""
        return finding.at(
            self.places.located(finding.location), tuple(map(self.places.located, finding.related))
        )


def read(data: bytes, record: type[Kind]) -> Document[Kind]:
    """Reads a file's bytes as a record of the kind given. Never raises on any content."""
    shape = shape_of(record)
    content, findings = text.decode(data)
    refused = guard.forbidden(content, nodes.LOADER) if content else None
    if not content or refused:
        return Document(None, (*findings, *([refused] if refused else [])), Places("", None, shape))
    composed = _composed(content)
    findings += composed.findings
    places = Places(content, composed.root, shape)
    if composed.root is None:
        return Document(None, tuple(_sorted(findings or [text.empty_file()])), places)
    faults = Faults(places)
    value: Kind = Reader(faults, escapes="\\" in content).read(composed.root, shape)
    faults.found += _dropped(content, composed.root)
    findings += [finding for finding in faults.found if finding.span.line not in composed.mended]
    return Document(value, tuple(_sorted(findings)), places)


def _composed(content: str) -> Composed:
    try:
        return Composed(nodes.compose(content), [], frozenset())
    except yaml.YAMLError:
        from pgdecl.source.mend import compose_mending  # noqa: PLC0415 - only a text with a fault needs it

        return compose_mending(content)


def _sorted(findings: list[Finding]) -> list[Finding]:
    """In the order of the file, the same thing said twice left out."""
    return sorted({(order(found), *found.values.values()): found for found in findings}.values(), key=order)


def _dropped(content: str, root: yaml.Node) -> list[Finding]:
    """Comments glued to a `#` right behind a plain value: likely part of it."""
    if " #" not in content:
        return []
    from pgdecl.source.traps import glued_comments  # noqa: PLC0415 - few texts need it

    candidates = glued_comments(content)
    ends = {(node.end_mark.line, node.end_mark.column) for node in _plain_scalars(root)}
    return [finding for end, finding in candidates if end in ends]


def _plain_scalars(root: yaml.Node) -> list[yaml.Node]:
    found: list[yaml.Node] = []
    open_nodes = [root]
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node, yaml.ScalarNode):
            found += [] if node.style else [node]
        elif isinstance(node, yaml.MappingNode):
            open_nodes += [part for pair in node.value for part in pair]
        else:
            open_nodes += node.value
    return found
