"""What a reader finds wrong, as findings at their places: one method for each kind of fault."""

from typing import Any

import yaml

from pgdecl.declaration.scalar import LONGEST, Scalar
from pgdecl.declaration.shape import Field, Shape
from pgdecl.finding import Finding, Location, Path
from pgdecl.i18n.catalogue import fault
from pgdecl.yamlfile.source_map import SourceMap
from pgdecl.yamlfile.suggestions import closest

Node = Any  # yaml.Node, whose `value` is a text or a list of nodes


class Faults:
    """Collects the findings of one document, in the language of its keys."""

    def __init__(self, places: SourceMap) -> None:
        self.found: list[Finding] = []
        self.chinese: bool | None = None
        self._places = places

    def add(self, code: str, node: Node, path: Path, *, at_key: bool = False, **values: str) -> None:
        """A fault at a node."""
        self.found.append(fault(code, Location(path, at_key, self._places.span(node)), **values))

    def missing(self, shape: Shape, field: Field, path: Path) -> None:
        """A required key that is not there: reported at the parent's key, or where a list item begins."""
        at_key = bool(path) and isinstance(path[-1], str)
        location = self._places.located(Location(path, at_key))
        if field.key == shape.marker:
            self.found.append(fault("PG111", location))
        else:
            self.found.append(fault("PG103", location, key=self.name(field), title=self._title(field)))

    def empty(self, node: Node, field: Field, path: Path) -> None:
        """A required key with nothing behind it: reported at the key, or at the empty text."""
        location = Location(path, at_key=not node.style)
        key, title = self.name(field), self._title(field)
        self.found.append(fault("PG109", self._places.located(location), key=key, title=title))

    def unknown(self, key_node: Node, shape: Shape, path: Path) -> None:
        """A key that the record does not have."""
        from pgdecl.yamlfile.traps import trap_in_key  # noqa: PLC0415 - few files have an unknown key

        key: str = key_node.value
        number = key_node.start_mark.line + 1
        names = list(shape.by_label if self.chinese else shape.by_key)
        if key == "<<":
            self.add("PG017", key_node, path, at_key=True)
        elif trap := trap_in_key(self._places.line(number), number):
            self.found.append(trap)
        elif suggestion := closest(key, names):
            self.add("PG101", key_node, (*path, key), at_key=True, key=key, suggestion=suggestion)
        else:
            self.add("PG102", key_node, (*path, key), at_key=True, key=key, keys=" ".join(names))

    def not_this_kind(self, node: Node, path: Path) -> None:
        """A mapping that has not one key in common with the record."""
        self.found.clear()
        self.add("PG111", node, path)

    def mixed(self, key_node: Node, field: Field, path: Path) -> None:
        """A key in another language than those before it."""
        key: str = key_node.value
        self.add("PG104", key_node, path, at_key=True, key=key, other=self.name(field))

    def twice(self, key_node: Node, first: Node, path: Path) -> None:
        """A key, or its field, for the second time."""
        location = Location(path, at_key=True, span=self._places.span(key_node))
        related = Location(path, at_key=True, span=self._places.span(first))
        code = "PG022" if first.value == key_node.value else "PG105"
        line = str(first.start_mark.line + 1)
        self.found.append(fault(code, location, related, key=key_node.value, other=first.value, line=line))

    def wrong_shape(self, code: str, node: Node, field: Field, path: Path) -> None:
        """A text, list or mapping where another of them is due."""
        from pgdecl.yamlfile.traps import trap_in_text  # noqa: PLC0415 - few files have a wrong shape

        number = node.start_mark.line + 1
        is_text = isinstance(node, yaml.ScalarNode)
        if is_text and (trap := trap_in_text(self._places.line(number), number)):
            self.found.append(trap)
            return
        found = node.tag if node.value or not is_text else "empty"
        keys = " ".join(field.shape.by_label if self.chinese else field.shape.by_key) if field.shape else ""
        value = node.value if is_text else ""
        self.add(code, node, path, key=self.name(field), found=found, value=value, keys=keys)

    def too_long(self, node: Node, path: Path) -> None:
        """A text beyond what a form can hold."""
        self.add("PG021", node, path, length=str(len(node.value)), limit=str(LONGEST))

    def misfit(self, node: Node, field: Field, scalar: Scalar, path: Path) -> None:
        """A text that the field cannot hold."""
        choices = "、".join(scalar.choices)
        expected, key = scalar.expected, self.name(field)
        self.add("PG110", node, path, key=key, value=node.value, expected=expected, choices=choices)

    def name(self, field: Field) -> str:
        """The field's key in the language of the file."""
        return field.label if self.chinese else field.key

    def _title(self, field: Field) -> str:
        return field.key if self.chinese else field.label
