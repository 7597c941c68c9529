"""Nodes to records: every key known, every text fitting, and a finding at its own place for what is not.

The reader goes on after a fault: what is broken is left out of the record, everything else is read.
"""

from typing import Any

import yaml

from pgdecl.declaration.scalar import LONGEST, Scalar
from pgdecl.declaration.shape import Field, Shape
from pgdecl.finding import Path
from pgdecl.yamlfile.faults import Faults
from pgdecl.yamlfile.text import first_illegal

Node = Any  # yaml.Node, whose `value` is a text or a list of nodes
_NOTHING = object()


class Reader:
    """Reads the nodes of one document; `escapes` says whether texts in quotes may hold escaped characters."""

    def __init__(self, faults: Faults, *, escapes: bool) -> None:
        self._faults = faults
        self._escapes = escapes

    def read(self, root: Node, shape: Shape) -> Any:
        """The record that the root node holds; a blank one where it holds none."""
        whole = Field("", "", required=True, scalar=None, shape=shape, many=False, shorthand=None, named=None)
        record = self._record(root, whole, shape, ())
        return shape.blank() if record is _NOTHING else record

    def _value(self, node: Node, field: Field, path: Path) -> Any:
        """What a field's node holds; `_NOTHING` where it is empty or does not fit."""
        if field.scalar is not None:
            return self._text(node, field, field.scalar, path)
        shape = field.shape
        if shape is None:
            return _NOTHING
        if node.__class__ is yaml.ScalarNode and not node.value:
            return self._empty(node, field, path)
        if field.named is not None:
            return self._named(node, field, shape, path)
        return self._list(node, field, shape, path) if field.many else self._record(node, field, shape, path)

    def _record(self, node: Node, field: Field, shape: Shape, path: Path) -> Any:
        if node.__class__ is not yaml.MappingNode:
            if field.shorthand and node.__class__ is yaml.ScalarNode:
                return self._shorthand(node, field, shape, shape.by_key[field.shorthand], path)
            self._faults.wrong_shape("PG106", node, field, path)
            return _NOTHING
        values, seen = self._entries(node, shape, path)
        if shape.marker and not seen:
            self._faults.not_this_kind(node, path)
            return _NOTHING
        for key in shape.required:
            if key not in values:
                missing = shape.by_key[key]
                values[key] = shape.empty(missing)
                if key not in seen:
                    self._faults.missing(shape, missing, path)
        return shape.make(values)

    def _entries(self, node: Node, shape: Shape, path: Path) -> tuple[dict[str, Any], dict[str, Node]]:
        """The values of a mapping by English key, and the nodes of the keys that it has."""
        values: dict[str, Any] = {}
        seen: dict[str, Node] = {}
        for key_node, value_node in node.value:
            field = self._field(key_node, shape, seen, path)
            if field is None:
                continue
            key = field.key
            seen[key] = key_node
            value = self._value(value_node, field, (*path, key))
            if value is not _NOTHING:
                values[key] = value
        return values, seen

    def _field(self, key_node: Node, shape: Shape, seen: dict[str, Node], path: Path) -> Field | None:
        """The field that a key names; None, with a finding, where it names none or one seen before."""
        if key_node.__class__ is not yaml.ScalarNode:
            self._faults.add("PG024", key_node, path, at_key=True)
            return None
        key = key_node.value
        faults = self._faults
        own, other = (shape.by_label, shape.by_key) if faults.chinese else (shape.by_key, shape.by_label)
        field = own.get(key) or other.get(key)
        if field is None:
            faults.unknown(key_node, shape, path)
        elif field.key in seen:
            faults.twice(key_node, seen[field.key], (*path, field.key))
            return None
        elif faults.chinese is None and field.key != field.label:
            faults.chinese = key == field.label
        elif key not in own:
            faults.mixed(key_node, field, (*path, field.key))
        return field

    def _list(self, node: Node, field: Field, shape: Shape, path: Path) -> Any:
        if node.__class__ is not yaml.SequenceNode:
            self._faults.wrong_shape("PG107", node, field, path)
            return _NOTHING
        items = [self._record(item, field, shape, (*path, place)) for place, item in enumerate(node.value)]
        return tuple(shape.blank() if item is _NOTHING else item for item in items)

    def _named(self, node: Node, field: Field, shape: Shape, path: Path) -> Any:
        """A mapping of free names: each entry is a record of a name and a text."""
        if node.__class__ is not yaml.MappingNode:
            self._faults.wrong_shape("PG106", node, field, path)
            return _NOTHING
        named = field.named
        seen: dict[str, Node] = {}
        records = []
        for place, (key_node, value_node) in enumerate(node.value):
            name = key_node.value
            if key_node.__class__ is not yaml.ScalarNode:
                self._faults.add("PG024", key_node, path, at_key=True)
            elif name in seen:
                self._faults.twice(key_node, seen[name], (*path, place))
            elif named is not None:
                seen[name] = key_node
                inner = shape.by_key[named.value]._replace(key=name, label=name)
                value = self._value(value_node, inner, (*path, place))
                if value is not _NOTHING:
                    records.append(shape.make({named.key: name, named.value: value}))
        return tuple(records)

    def _shorthand(self, node: Node, field: Field, shape: Shape, inner: Field, path: Path) -> Any:
        """A single text that stands for a record."""
        value = self._value(node, inner._replace(key=field.key, label=field.label), path)
        return _NOTHING if value is _NOTHING else shape.make({inner.key: value})

    def _text(self, node: Node, field: Field, scalar: Scalar, path: Path) -> Any:
        if node.__class__ is not yaml.ScalarNode:
            self._faults.wrong_shape("PG108", node, field, path)
            return _NOTHING
        text: str = node.value
        if node.style and text.endswith("\n"):
            text = text.rstrip("\n")
        if not text or text.isspace():
            return self._empty(node, field, path)
        if len(text) > LONGEST:
            self._faults.too_long(node, path)
        elif self._escapes and node.style == '"' and (character := first_illegal(text)):
            self._faults.add("PG005", node, path, character=character)
        else:
            try:
                return scalar.read(text)
            except ValueError:
                self._faults.misfit(node, field, scalar, path)
        return _NOTHING

    def _empty(self, node: Node, field: Field, path: Path) -> Any:
        """A key with nothing behind it: as if left out where it may be, else a finding."""
        if node.style in ("|", ">"):
            self._faults.add("PG023", node, path, symbol=node.style)
        elif field.required:
            self._faults.empty(node, field, path)
        return _NOTHING
