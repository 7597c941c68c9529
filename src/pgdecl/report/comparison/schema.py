"""The JSON schema of what `pgdecl compare --format json` writes."""

from typing import Any

from pgdecl.analysis.direction import Direction
from pgdecl.compare.explanation import StepKind
from pgdecl.compare.measured import Obstacle
from pgdecl.compare.progress import Verdict
from pgdecl.compare.schemes import SCHEMES
from pgdecl.compare.total import Grade
from pgdecl.compare.versions import ChangeKind

VERSION = 1
Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NOTHING: Schema = {"type": ["string", "null"]}
_YEAR: Schema = {"type": ["integer", "null"]}
_YES_OR_NO: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {
    "type": ["string", "null"],
    "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
    "description": "A decimal number as text, exact.",
}
_OBSTACLE: Schema = {"enum": [*(obstacle.value for obstacle in Obstacle), None]}


def _object(properties: Schema, optional: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_nothing(schema: Schema) -> Schema:
    return {"oneOf": [schema, {"type": "null"}]}


_HEAD: Schema = {"project": _TEXT, "declaring_unit": _TEXT, "year": _YEAR}
_PLACE: Schema = dict.fromkeys(("goal", "level1", "level2", "name", "path"), _TEXT)
_CHANGE: Schema = {
    "oneOf": [
        _object({"trend": {"type": "null"}, "obstacle": _OBSTACLE}),
        _object(
            {"trend": {"enum": ["rising", "flat", "falling"]}, "difference": _NUMBER, "percent": _NUMBER}
        ),
    ],
    "description": "In the base unit (元, 人, %); dates in days, grades in grades.",
}
_VALUES: Schema = dict.fromkeys(("two_years_ago", "last_year", "target", "long_term"), _TEXT_OR_NOTHING)
_PROGRESS = _object(
    {
        **_PLACE,
        **_VALUES,
        "better": {
            "enum": [direction.value for direction in (Direction.HIGHER, Direction.LOWER, Direction.UNKNOWN)]
        },
        "since": {
            "enum": ["last_year", "two_years_ago"],
            "description": "From which year the change is; two years ago where last year has no value.",
        },
        "earlier": _CHANGE,
        "change": _CHANGE,
        "distance": _CHANGE,
        "verdict": {"enum": [verdict.value for verdict in Verdict]},
        "obstacle": _OBSTACLE,
    }
)
_FIELD = _object(
    {
        "field": _TEXT,
        "goal": _TEXT_OR_NOTHING,
        "old": _TEXT_OR_NOTHING,
        "new": _TEXT_OR_NOTHING,
        "change": {**_or_nothing(_CHANGE), "description": "Of the budget, in 元."},
    }
)
_SIDE: Schema = {"oneOf": [_object({**_PLACE, "target": _TEXT_OR_NOTHING}), {"type": "null"}]}
_ROW_CHANGE = _object(
    {
        "kind": {"enum": [kind.value for kind in ChangeKind]},
        "old": _SIDE,
        "new": _SIDE,
        "likeness": {"type": "number", "description": "1 for the same name; less for a guess."},
        "moved": _YES_OR_NO,
        "change": _CHANGE,
        "fields": _list(_FIELD),
    }
)
_HISTORY = _object(
    {
        **_PLACE,
        "target": _TEXT_OR_NOTHING,
        "last_year": _TEXT_OR_NOTHING,
        "change": _CHANGE,
        "reached": _TEXT_OR_NOTHING,
        "from_result": {**_or_nothing(_CHANGE), "description": "From what was reached to “last year”."},
        "kept": _YES_OR_NO,
    }
)
_STANDING = _object(
    {
        "file": _TEXT,
        **_HEAD,
        "indicators": _COUNT,
        "counts": _object({verdict.value: _COUNT for verdict in Verdict}),
    }
)


_STEPS = _list(_object({"kind": {"enum": [kind.value for kind in StepKind]}, "values": _list(_NUMBER)}))
_POINTS: Schema = {"available": _NUMBER, "points": _NUMBER, "steps": _STEPS}
_SCORED = _object(
    {
        **_PLACE,
        "target": _TEXT_OR_NOTHING,
        "actual": _TEXT_OR_NOTHING,
        "achieved": {"type": ["boolean", "null"]},
        "obstacle": _OBSTACLE,
        "rate": _NUMBER,
        "gap": {**_CHANGE, "description": "From the target to what was reached."},
        "deviation": _TEXT_OR_NOTHING,
        "measures": _TEXT_OR_NOTHING,
        **_POINTS,
    }
)
_TOTAL = _object(
    {
        **dict.fromkeys(("points", "available", "unscored"), _NUMBER),
        "grade": {"enum": [*(grade.value for grade in Grade), None]},
    }
)


def _comparison(question: str, properties: Schema) -> Schema:
    return _object({"pgdecl_comparison": {"const": VERSION}, "question": {"const": question}, **properties})


_UNMATCHED = _object({"name": _TEXT, "guess": _TEXT_OR_NOTHING})
_SIDE_HEAD = _object({"file": _TEXT, **_HEAD})
COMPARISON: Schema = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "What pgdecl compare --format json writes",
    "oneOf": [
        _comparison("progress", {**_HEAD, "rows": _list(_PROGRESS)}),
        _comparison(
            "versions",
            {
                "old": _SIDE_HEAD,
                "new": _SIDE_HEAD,
                "successive": _YES_OR_NO,
                "rows": _list(_ROW_CHANGE),
                "fields": _list(_FIELD),
                "carried": _list(_HISTORY),
                "unmatched": _list(_UNMATCHED),
            },
        ),
        _comparison(
            "results",
            {
                **_HEAD,
                "results": _object({"file": _TEXT, "project": _TEXT, "year": _YEAR}),
                "scheme": {"enum": list(SCHEMES)},
                "rows": _list(_SCORED),
                "unmatched": _list(_UNMATCHED),
                "execution": _or_nothing(_object(_POINTS)),
                "total": _or_nothing(_TOTAL),
            },
        ),
        _comparison("overview", {"projects": _list(_STANDING), "unread": _list(_TEXT)}),
    ],
}
