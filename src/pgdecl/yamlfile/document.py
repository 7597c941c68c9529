"""The door to reading: the bytes of a file become a record, with findings that know their places."""

from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from pgdecl.declaration.record import Record
from pgdecl.declaration.shape import shape_of
from pgdecl.finding import Finding, order
from pgdecl.yamlfile import plain, text
from pgdecl.yamlfile.source_map import SourceMap

if TYPE_CHECKING:
    import yaml

Kind = TypeVar("Kind", bound=Record)


class Document(NamedTuple, Generic[Kind]):
    """A file as read.

    `record` holds what is intact, None where nothing could be read; `findings` are located and in the order
    of the file. `places` turns the paths of further findings into spans.
    """

    record: Kind | None
    findings: tuple[Finding, ...]
    places: SourceMap

    def located(self, finding: Finding) -> Finding:
        """A finding of a rule with the spans of its places."""
        return finding.at(
            self.places.located(finding.location), tuple(map(self.places.located, finding.related))
        )


def read(data: bytes, record: type[Kind]) -> Document[Kind]:
    """Reads a file's bytes as a record of the kind given. Never raises on any content."""
    shape = shape_of(record)
    content, findings = text.decode(data)
    if content and not findings:
        value: Kind | None = plain.read(content, shape)
        if value is not None:
            return Document(value, (), SourceMap(content, shape, partial(_root, content)))
    if not content:
        return Document(None, tuple(findings), SourceMap("", shape))
    from pgdecl.yamlfile import parser  # noqa: PLC0415 - most texts are plain, and need no YAML library

    found = parser.read(content, shape)
    return Document(found.value, tuple(_sorted(findings + found.findings)), found.places)


def _root(content: str) -> "yaml.Node | None":
    """The nodes of a text that has been read without them, for the places of what rules find in it."""
    from pgdecl.yamlfile import nodes  # noqa: PLC0415 - only where there is something to report

    return nodes.compose(content)


def _sorted(findings: list[Finding]) -> list[Finding]:
    """In the order of the file, the same thing said twice left out."""
    return sorted({(order(found), *found.values.values()): found for found in findings}.values(), key=order)
