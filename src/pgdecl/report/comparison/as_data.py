"""Comparisons as JSON and its schema, both out of one table; numbers are texts, so that none is rounded."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pgdecl.analysis.direction import Direction
from pgdecl.compare.progress import Verdict
from pgdecl.compare.versions import ChangeKind
from pgdecl.report.schema import closed_object
from pgdecl.scoring.change import Trend
from pgdecl.scoring.explanation import StepKind
from pgdecl.scoring.measured import Obstacle
from pgdecl.scoring.schemes import SCHEMES
from pgdecl.scoring.total import Grade
from pgdecl.tables import rows

VERSION = 1
_QUESTIONS = ("progress", "versions", "results", "overview")
_Json = dict[str, Any]
_ENUMERATIONS: Mapping[str, Sequence[str]] = {
    "Direction": [kind.value for kind in (Direction.HIGHER, Direction.LOWER, Direction.UNKNOWN)],
    "Scheme": list(SCHEMES),
    "Since": ["last_year", "two_years_ago"],
} | {
    enumeration.__name__: [kind.value for kind in enumeration]
    for enumeration in (Trend, Verdict, Obstacle, ChangeKind, StepKind, Grade)
}
_NULL: _Json = {"type": "null"}
_COUNT: _Json = {"type": "integer", "minimum": 0}
_TEXT: _Json = {"type": "string"}
_TEXT_OR_NOTHING: _Json = {"type": ["string", "null"]}


def document(question: str, **parts: object) -> _Json:
    """The document of a kind of comparison, made of its parts."""
    return {"pgdecl_comparison": VERSION, "question": question, **_data(question, parts)}


def schema() -> _Json:
    """The JSON schema of the documents."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "What pgdecl compare --format json writes",
        "oneOf": [_document_schema(question) for question in _QUESTIONS],
    }


def _document_schema(question: str) -> _Json:
    head = {"pgdecl_comparison": {"const": VERSION}, "question": {"const": question}}
    return closed_object({**head, **_properties(question)})


def _data(name: str, record: object) -> _Json:
    data: _Json = {}
    for field, shape, source, _ in _OBJECTS[name]:
        part = _part(record, source)
        data |= _data(shape, part) if field == "…" else {field: _value(shape, part)}
    return data


def _part(record: Any, source: str) -> Any:
    """What is found attribute by attribute; None where there is nothing on the way."""
    for name in source.split(".") if source != "." else ():
        record = record[name] if isinstance(record, dict) else getattr(record, name, None)
    return record


def _value(shape: str, value: Any) -> object:
    if value is None:
        return None
    if shape.startswith("["):
        return [_value(shape[1:-1], item) for item in value]
    shape = shape.removesuffix("?")
    if shape in _ENUMERATIONS:
        return getattr(value, "value", value)
    return _SHAPES[shape][1](value) if shape in _SHAPES else _data(shape, value)


def _properties(name: str) -> _Json:
    properties: _Json = {}
    for field, shape, _, about in _OBJECTS[name]:
        if field == "…":
            properties |= _properties(shape)
        else:
            properties[field] = _schema(shape) | ({"description": about} if about else {})
    return properties


def _schema(shape: str) -> _Json:
    if shape.startswith("["):
        return {"type": "array", "items": _schema(shape[1:-1])}
    if shape.endswith("?"):
        return _or_null(_schema(shape[:-1]))
    if shape in _ENUMERATIONS:
        return {"enum": list(_ENUMERATIONS[shape])}
    return _SHAPES[shape][0] if shape in _SHAPES else closed_object(_properties(shape))


def _or_null(schema: _Json) -> _Json:
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    if "oneOf" in schema or "properties" in schema:
        return {"oneOf": [schema, _NULL]}
    return {"type": [schema["type"], "null"]}


_OBJECTS: dict[str, list[tuple[str, str, str, str]]] = {}
for _name, _field, _shape, _source, *_about in rows(__file__, "data/json.tsv"):
    _OBJECTS.setdefault(_name, []).append((_field, _shape, _source, "".join(_about)))
_SHAPES: dict[str, tuple[_Json, Callable[[Any], object]]] = {
    "null": (_NULL, lambda _: None),
    "boolean": ({"type": "boolean"}, bool),
    "text": (_TEXT, str),
    "name": (_TEXT, str.strip),
    "target": (_TEXT_OR_NOTHING, lambda target: target.text.strip()),
    "path": (_TEXT, lambda path: "/".join(map(str, path))),
    "year": ({"type": ["integer", "null"]}, int),
    "count": (_COUNT, len),
    "verdicts": (
        closed_object(dict.fromkeys(_ENUMERATIONS["Verdict"], _COUNT)),
        lambda counts: {verdict.value: counts[verdict] for verdict in Verdict},
    ),
    "likeness": ({"type": "number"}, lambda likeness: round(likeness, 3)),
    "number": (
        {
            "type": ["string", "null"],
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
            "description": "A decimal number as text, exact.",
        },
        lambda number: f"{Decimal.normalize(number):f}",
    ),
}
"""The schema of each shape, and what it makes of a value."""
_SHAPES["change"] = (
    {
        "oneOf": [_schema("incomparable"), _schema("compared")],
        "description": "In the base unit (元, 人, %); dates in days, grades in grades.",
    },
    lambda change: _data("incomparable" if change.trend is None else "compared", change),
)
