"""What the models object to, as findings in the terms of the form; by types of errors, not their words."""

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from pydantic_core import ErrorDetails

from pgdecl.declaration.fields import FileField, fields_of
from pgdecl.finding import Finding, Location, Path
from pgdecl.i18n.catalogue import fault
from pgdecl.i18n.language import listed
from pgdecl.values.verbatim import LONGEST_TEXT
from pgdecl.yamlfile.source_map import Place, SourceMap
from pgdecl.yamlfile.suggestions import suggested_key
from pgdecl.yamlfile.traps import trap_in_key, trap_in_text

_KEY_OF_MAPPING = "[key]"
_BLOCK_STYLES = ("|", ">")


class StructureErrors(NamedTuple):
    """Words the errors of one document, in the language of its keys; with hints at keys that may be meant."""

    source_map: SourceMap
    chinese: bool = False
    with_hints: bool = True

    def finding(self, error: ErrorDetails) -> Finding | None:
        """The finding for an error; None where reading the nodes has said it already."""
        path: Path = tuple(part for part in error["loc"] if part != _KEY_OF_MAPPING)
        return _WORDINGS[error["type"]](self, path, error.get("ctx", {}))

    def missing(self, path: Path, _context: dict[str, Any]) -> Finding | None:
        """A required key that is not there, or that has nothing behind it."""
        place = self.source_map.place(path)
        if not place.ends:
            return self._empty(place, path)
        above, key = path[:-1], str(path[-1])
        parent = self.source_map.place(above)
        location = Location(above, at_key=bool(above) and isinstance(above[-1], str))
        if parent.model is None:
            return None
        fields = fields_of(parent.model)
        if not above and key == next(iter(fields)):
            return fault("PG111", self.source_map.located(location))
        field = fields[key]
        names = {"key": self._name(field), "title": self._title(field)}
        return fault("PG103", self.source_map.located(location), **names)

    def _empty(self, place: Place, path: Path) -> Finding | None:
        """Nothing behind a required key: reported at the key, or at the empty text in quotes."""
        style = place.node.style if isinstance(place.node, yaml.ScalarNode) else None
        if style in _BLOCK_STYLES or place.field is None:
            return None
        location = self.source_map.located(Location(path, at_key=not style))
        return fault("PG109", location, key=self._name(place.field), title=self._title(place.field))

    def unknown(self, path: Path, _context: dict[str, Any]) -> Finding:
        """A key that the model does not have."""
        key, above = str(path[-1]), self.source_map.place(path[:-1])
        location = self.source_map.located(Location(path, at_key=True))
        number = location.span.line if location.span else 1
        if key == "<<":
            return fault("PG017", location._replace(path=path[:-1]))
        if trap := trap_in_key(self.source_map.line(number), number):
            return trap
        suggestion = suggested_key(key, above, chinese=self.chinese) if self.with_hints else None
        if suggestion:
            return fault("PG101", location, key=key, suggestion=suggestion)
        names = [self._name(field) for field in fields_of(above.model).values()] if above.model else []
        return fault("PG102", location, key=key, keys=" ".join(names))

    def no_mapping(self, path: Path, _context: object = None) -> Finding:
        """Something else where keys with values are due."""
        return self._wrong_shape("PG106", path)

    def no_list(self, path: Path, _context: dict[str, Any]) -> Finding:
        """Something else where a list is due."""
        return self._wrong_shape("PG107", path)

    def no_text(self, path: Path, _context: dict[str, Any]) -> Finding:
        """Something else where a text is due."""
        return self._wrong_shape("PG108", path)

    def _wrong_shape(self, code: str, path: Path) -> Finding:
        place = self.source_map.place(path)
        location = self.source_map.located(Location(path))
        number = location.span.line if location.span else 1
        shape, value = _shape(place.node)
        if value and (trap := trap_in_text(self.source_map.line(number), number)):
            return trap
        keys = [self._name(field) for field in fields_of(place.model).values()] if place.model else []
        name = self._name(place.field) if place.field else ""
        return fault(code, location, key=name, found=shape, value=value, keys=" ".join(keys))

    def too_long(self, path: Path, context: dict[str, Any]) -> Finding:
        """A text beyond what a form can hold."""
        location = self.source_map.located(Location(path))
        return fault("PG021", location, length=str(context["length"]), limit=str(LONGEST_TEXT))

    def blank(self, path: Path, _context: dict[str, Any]) -> Finding | None:
        """An empty text, as the name of something that has no field."""
        place = self.source_map.place(path)
        return self._empty(place, path) if place.field else None

    def wrong_value(self, path: Path, context: dict[str, Any]) -> Finding:
        """A text that the field cannot hold."""
        place = self.source_map.place(path)
        value = place.node.value if isinstance(place.node, yaml.ScalarNode) else ""
        name = self._name(place.field) if place.field else ""
        location = self.source_map.located(Location(path))
        expected, choices = context.get("expected", "money"), listed(context.get("choices", ()))
        return fault("PG110", location, key=name, value=value, expected=expected, choices=choices)

    def second_subject(self, path: Path, _context: dict[str, Any]) -> Finding:
        """A department or a grant beside a project of another name."""
        return fault("PG113", self.source_map.located(Location(path, at_key=True)))

    def _name(self, field: FileField) -> str:
        """The field's key in the language of the file."""
        return field.label if self.chinese else field.key

    def _title(self, field: FileField) -> str:
        return field.key if self.chinese else field.label


def _shape(node: yaml.Node | None) -> tuple[str, str]:
    """What stands there, and its text if it is one."""
    if isinstance(node, yaml.MappingNode):
        return "mapping", ""
    if isinstance(node, yaml.SequenceNode):
        return "list", ""
    return ("text", node.value) if node is not None and node.value else ("empty", "")


_Wording = Callable[[StructureErrors, Path, dict[str, Any]], Finding | None]
_WORDINGS: dict[str, _Wording] = {
    "missing": StructureErrors.missing,
    "extra_forbidden": StructureErrors.unknown,
    "model_type": StructureErrors.no_mapping,
    "dict_type": StructureErrors.no_mapping,
    "tuple_type": StructureErrors.no_list,
    "text": StructureErrors.no_text,
    "blank": StructureErrors.blank,
    "length": StructureErrors.too_long,
    "expected": StructureErrors.wrong_value,
    "money": StructureErrors.wrong_value,
    "subjects": StructureErrors.second_subject,
}
"""The types of errors that the models raise."""
