"""Reading a text by its nodes: all of YAML that a declaration may have, and a finding for every fault."""

from typing import Any, NamedTuple

import yaml

from pgdecl.declaration.shape import Shape
from pgdecl.finding import Finding
from pgdecl.yamlfile import limits, nodes
from pgdecl.yamlfile.faults import Faults
from pgdecl.yamlfile.nodes import Composed
from pgdecl.yamlfile.reader import Reader
from pgdecl.yamlfile.source_map import SourceMap
from pgdecl.yamlfile.text import empty_file


class Read(NamedTuple):
    """What is intact of a text (None: nothing), what was wrong, and where everything stands."""

    value: Any | None
    findings: list[Finding]
    places: SourceMap


def read(content: str, shape: Shape) -> Read:
    """The record that a text holds, as far as it can be read. Never raises on any text."""
    refused = limits.forbidden(content, nodes.LOADER)
    if refused:
        return Read(None, [refused], SourceMap("", shape))
    composed = _composed(content)
    places = SourceMap(content, shape, lambda: composed.root)
    if composed.root is None:
        return Read(None, composed.findings or [empty_file()], places)
    faults = Faults(places)
    value = Reader(faults, escapes="\\" in content).read(composed.root, shape)
    faults.found += _dropped(content, composed.root)
    unmended = [finding for finding in faults.found if finding.span.line not in composed.mended]
    return Read(value, composed.findings + unmended, places)


def _composed(content: str) -> Composed:
    try:
        return Composed(nodes.compose(content), [], frozenset())
    except yaml.YAMLError:
        from pgdecl.yamlfile.mend import compose_mending  # noqa: PLC0415 - only a text with a fault needs it

        return compose_mending(content)


def _dropped(content: str, root: yaml.Node) -> list[Finding]:
    """Comments glued to a `#` right behind a plain value: likely part of it."""
    if " #" not in content:
        return []
    from pgdecl.yamlfile.traps import glued_comments  # noqa: PLC0415 - few texts need it

    candidates = glued_comments(content)
    bare = (node for _, node in nodes.texts(root) if not node.style)
    ends = {(node.end_mark.line, node.end_mark.column) for node in bare}
    return [finding for end, finding in candidates if end in ends]
