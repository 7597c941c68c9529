"""Nodes to plain data with English keys, as the models validate it; and what only nodes can show to be wrong.

That is: keys that stand twice, keys of two languages, keys that are no text, blocks with nothing in them.
Everything else is left to the models. A key with nothing behind it is left out of the data.
"""

from typing import Any

import yaml

from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import FileField, fields_of
from pgdecl.declaration.terms import names_by_label
from pgdecl.finding import Finding, Location, Path
from pgdecl.i18n.catalogue import fault
from pgdecl.yamlfile.source_map import SourceMap
from pgdecl.yamlfile.text import first_illegal, without_illegal

Node = Any  # yaml.Node, whose `value` is a text or a list of nodes
Data = dict[str, Any]
_BLOCK_STYLES = ("|", ">")
_SCALAR, _MAPPING, _SEQUENCE = yaml.ScalarNode, yaml.MappingNode, yaml.SequenceNode


class NodeReader:
    """Reads the nodes of one document.

    `findings` are what was wrong; `chinese` is whether its keys are Chinese, None while that is open.
    """

    def __init__(self, source_map: SourceMap) -> None:
        self.findings: list[Finding] = []
        self.chinese: bool | None = None
        self._source_map = source_map
        self._has_escapes = "\\" in source_map.text

    def mapping(self, node: Node, model: type[Model], path: Path = ()) -> Data:
        """The data of a mapping that is one of a model's; keys that the model does not know stay."""
        names, fields = names_by_label(model), fields_of(model)
        data: Data = {}
        key_nodes: dict[str, Node] = {}
        for key_node, value_node in self._items(node, path):
            key = key_node.value
            name = names.get(key)
            if name is None:
                data[key] = ""
                continue
            if name in key_nodes:
                self._twice(key_node, key_nodes[name], (*path, name))
                continue
            key_nodes[name] = key_node
            field = fields[name]
            if (key != name) is not self.chinese and field.key != field.label:
                self._check_language(key_node, field, path)
            if value_node.__class__ is _SCALAR:
                value = self._text(value_node, path, name)
            else:
                value = self._below(value_node, field, field.free, (*path, name))
            if value is not None:
                data[name] = value
        return data

    def _below(self, node: Node, field: FileField, free: int, path: Path) -> Any:
        """The mapping or list below a key; as it is where the models expect something else."""
        if node.__class__ is _MAPPING:
            if free:
                return self._free_mapping(node, field, free, path)
            is_model = field.model is not None and not field.many
            return self.mapping(node, field.model, path) if is_model and field.model else {}
        if not field.many or free or field.model is None:
            return []
        return [self._item(item, field.model, path, place) for place, item in enumerate(node.value)]

    def _item(self, node: Node, model: type[Model], above: Path, place: int) -> Any:
        if node.__class__ is _MAPPING:
            return self.mapping(node, model, (*above, place))
        return self._text(node, above, place) if node.__class__ is _SCALAR else []

    def _free_mapping(self, node: Node, field: FileField, free: int, path: Path) -> Data:
        """The data of a mapping whose keys are the file's own."""
        data: Data = {}
        key_nodes: dict[str, Node] = {}
        for key_node, value_node in self._items(node, path):
            key = key_node.value
            if key in key_nodes:
                self._twice(key_node, key_nodes[key], (*path, key))
                continue
            key_nodes[key] = key_node
            if value_node.__class__ is _SCALAR:
                value = self._text(value_node, path, key)
            else:
                value = self._below(value_node, field, free - 1, (*path, key))
            if value is not None:
                data[key] = value
        return data

    def _items(self, node: Node, path: Path) -> list[tuple[Node, Node]]:
        """The keys of a mapping that are texts, and their values."""
        items: list[tuple[Node, Node]] = node.value
        for key_node, _ in items:
            if key_node.__class__ is not _SCALAR:
                self._add("PG024", key_node, path)
        return [item for item in items if item[0].__class__ is _SCALAR]

    def _text(self, node: Node, above: Path, part: str | int) -> str | None:
        """The text of a scalar at a part of a path below another; None if it is empty."""
        text: str = node.value
        if node.style and text.endswith("\n"):
            text = text.rstrip("\n")
        if not text or text.isspace():
            if node.style in _BLOCK_STYLES:
                self._add("PG023", node, (*above, part), at_key=False, symbol=node.style)
            return None
        if self._has_escapes and node.style == '"' and (character := first_illegal(text)):
            self._add("PG005", node, (*above, part), at_key=False, character=character)
            return without_illegal(text)
        return text

    def _check_language(self, key_node: Node, field: FileField, path: Path) -> None:
        """Every key of a file is in the language of the first one that differs between the languages."""
        is_chinese = key_node.value != field.key
        if self.chinese is None:
            self.chinese = is_chinese
        elif is_chinese != self.chinese:
            other = field.label if self.chinese else field.key
            self._add("PG104", key_node, (*path, field.key), key=key_node.value, other=other)

    def _twice(self, key_node: Node, first: Node, path: Path) -> None:
        """A key, or another key of the same field, that stands there already."""
        location = Location(path, at_key=True, span=self._source_map.span(key_node))
        related = Location(path, at_key=True, span=self._source_map.span(first))
        code = "PG022" if first.value == key_node.value else "PG105"
        line = str(first.start_mark.line + 1)
        values = {"key": key_node.value, "other": first.value, "line": line}
        self.findings.append(fault(code, location, related, **values))

    def _add(self, code: str, node: Node, path: Path, *, at_key: bool = True, **values: str) -> None:
        location = Location(path, at_key, self._source_map.span(node))
        self.findings.append(fault(code, location, **values))
