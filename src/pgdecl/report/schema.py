"""The JSON schema of the format `json`."""

from typing import Any

from pgdecl.report.as_json import VERSION
from pgdecl.report.report import Counts

_NUMBER = {"type": "integer", "minimum": 1}
_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}
_PLACE: dict[str, Any] = {
    "path": {
        "type": "string",
        "description": "English keys and 0-based positions from the root, joined by /; empty for the whole.",
    },
    "line": _NUMBER,
    "column": {**_NUMBER, "description": "Code points, from 1."},
    "end_line": _NUMBER,
    "end_column": {**_NUMBER, "description": "The column behind the last one."},
}


_CELL = {
    "path": _PLACE["path"],
    "cell": {"type": "string", "description": "A cell of a Word or Excel file: 表1 第12行, Sheet1!G21."},
}


def closed_object(properties: dict[str, Any]) -> dict[str, Any]:
    """The schema of an object that has exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _of_finding(place: dict[str, Any]) -> dict[str, Any]:
    """The schema of a finding at a place of a text file, or of a document."""
    return closed_object(
        {
            "code": {"type": "string", "pattern": "^PG[0-9]{3}$"},
            "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "severity": {"enum": ["error", "warning", "info"]},
            "file": _TEXT,
            **place,
            "message": _TEXT,
            "help": _TEXT,
            "values": {
                "type": "object",
                "additionalProperties": _TEXT,
                "description": "What fills the message.",
            },
            "related": {"type": "array", "items": _related(place)},
            "fixable": {"type": "boolean", "description": "Whether --fix puts it right."},
        }
    )


def _related(place: dict[str, Any]) -> dict[str, Any]:
    """The schema of a related place, which may lie in another file."""
    schema = closed_object(place)
    file = {**_TEXT, "description": "The file, where it is another one."}
    return {**schema, "properties": {"file": file, **place}}


_FINDING = {"anyOf": [_of_finding(_PLACE), _of_finding(_CELL)]}

FINDINGS: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "What pgdecl validate --format json writes",
    **closed_object(
        {
            "version": {"const": VERSION},
            "findings": {"type": "array", "items": _FINDING},
            "summary": closed_object(dict.fromkeys(Counts._fields, _COUNT)),
        }
    ),
}
