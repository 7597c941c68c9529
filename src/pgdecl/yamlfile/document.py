"""Reading a file: its bytes become a model, with findings that know their places."""

from typing import Generic, NamedTuple, TypeVar

import yaml

from pgdecl.declaration.base import Model
from pgdecl.declaration.terms import names_by_label
from pgdecl.finding import Finding, Location, order
from pgdecl.i18n.catalogue import fault
from pgdecl.yamlfile import limits, nodes, text
from pgdecl.yamlfile.mend import compose_mending
from pgdecl.yamlfile.nodes import Composed
from pgdecl.yamlfile.reader import NodeReader
from pgdecl.yamlfile.source_map import SourceMap
from pgdecl.yamlfile.structure import StructureErrors
from pgdecl.yamlfile.traps import glued_comments
from pgdecl.yamlfile.validation import validated

AnyModel = TypeVar("AnyModel", bound=Model)
KINDS = {"pgdecl": "declaration", "pgdecl_results": "results", "pgdecl_layout": "layout"}
"""The keys that say what a file is, and the names of its kind in the table of words."""

_MOST_HINTS = 200
"""For so many errors it is searched what was meant; each search takes about a millisecond."""


class Document(NamedTuple, Generic[AnyModel]):
    """A file as read.

    `content` holds what is intact, None where nothing could be read; `findings` are located and in the order
    of the file. `source_map` turns the paths of further findings into spans.
    """

    content: AnyModel | None
    findings: tuple[Finding, ...]
    source_map: SourceMap

    def located(self, finding: Finding) -> Finding:
        """A finding of a rule with the spans of its places."""
        return finding.at(
            self.source_map.located(finding.location), tuple(map(self.source_map.located, finding.related))
        )


def read(data: bytes, *models: type[AnyModel]) -> Document[AnyModel]:
    """Reads a file's bytes as one of the models: the one whose first key the file has, else the first model.

    Never raises on any content. A file of another kind is a finding.
    """
    model = models[0]
    source, findings = text.decode(data)
    if not source:
        return Document(None, tuple(findings), SourceMap("", model))
    refused = limits.forbidden(source, nodes.LOADER)
    if refused:
        return Document(None, (*findings, refused), SourceMap(source, model))
    composed = _composed(source)
    root = composed.root
    keys = _root_keys(root)
    model = next((model for model in models if _marker(model) in keys), model)
    source_map = SourceMap(source, model, root)
    findings += [_within(source_map, finding) for finding in composed.findings]
    if root is None:
        findings = findings or [text.empty_file()]
        return Document(None, _sorted(findings), source_map)
    value, faults = _read(root, keys, model, source_map)
    faults += _dropped(source, root)
    findings += [fault for fault in faults if fault.span.line not in composed.mended]
    return Document(value, _sorted(findings), source_map)


def _read(
    root: yaml.Node, keys: set[str], model: type[AnyModel], source_map: SourceMap
) -> tuple[AnyModel | None, list[Finding]]:
    """The model of a document's nodes, and what is wrong with them."""
    if not isinstance(root, yaml.MappingNode):
        return None, [StructureErrors(source_map).no_mapping(())]
    marker = _marker(model)
    other = next((kind for key, kind in KINDS.items() if key in keys and marker not in keys), None)
    if other:
        return None, [fault("PG112", source_map.located(Location()), kind=other, expected_kind=KINDS[marker])]
    if not keys & names_by_label(model).keys():
        return None, [fault("PG111", source_map.located(Location()))]
    reader = NodeReader(source_map)
    value, errors = validated(model, reader.mapping(root, model))
    wording = StructureErrors(source_map, chinese=bool(reader.chinese))
    brief = wording._replace(with_hints=False)
    findings = [wording.finding(error) for error in errors[:_MOST_HINTS]]
    findings += [brief.finding(error) for error in errors[_MOST_HINTS:]]
    return value, reader.findings + [finding for finding in findings if finding]


def _marker(model: type[Model]) -> str:
    """The key that tells a file of this model from others: its first field."""
    return next(iter(model.model_fields))


def _root_keys(root: yaml.Node | None) -> set[str]:
    if not isinstance(root, yaml.MappingNode):
        return set()
    return {key.value for key, _ in root.value if isinstance(key, yaml.ScalarNode)}


def _composed(source: str) -> Composed:
    try:
        return Composed(nodes.compose(source), [], frozenset())
    except yaml.YAMLError:
        return compose_mending(source)


def _dropped(source: str, root: yaml.Node) -> list[Finding]:
    """Comments glued to a `#` right behind a plain value: likely part of it."""
    if " #" not in source:
        return []
    candidates = glued_comments(source)
    plain = (node for _, node in nodes.scalars(root) if not node.style)
    ends = {(node.end_mark.line, node.end_mark.column) for node in plain}
    return [finding for end, finding in candidates if end in ends]


def _within(source_map: SourceMap, finding: Finding) -> Finding:
    """A finding on a text that was mended in memory, at a place that the text has."""
    return finding.at(Location(finding.path, span=source_map.within(finding.span)), finding.related)


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    """In the order of the file, the same thing said twice left out."""
    distinct = {(order(finding), *finding.values.values()): finding for finding in findings}
    return tuple(sorted(distinct.values(), key=order))
