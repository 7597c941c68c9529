"""The shape of a record as a reader needs it: derived from the record's own fields, never written twice."""

import dataclasses
from functools import cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin

from pgdecl.declaration.marks import Named, Shorthand
from pgdecl.declaration.record import Record
from pgdecl.declaration.scalar import Scalar
from pgdecl.declaration.terms import terms_of

Variables = dict[Any, Any]


class Field(NamedTuple):
    """One key of a record: a scalar, a record, or many records; `named` and `shorthand` as in `record`."""

    key: str
    label: str
    required: bool
    scalar: Scalar | None
    shape: "Shape | None"
    many: bool
    shorthand: str | None
    named: Named | None


class Shape:
    """A record with its fields, by English key and by Chinese label."""

    __slots__ = ("by_key", "by_label", "make", "marker", "required")

    def __init__(self, record: type[Record], fields: tuple[Field, ...]) -> None:
        self.make = record.made
        self.marker: str | None = getattr(record, "MARKER", None)
        self.by_key = {field.key: field for field in fields}
        self.by_label = {field.label: field for field in fields}
        self.required = tuple(field.key for field in fields if field.required)

    def empty(self, field: Field) -> Any:
        """What stands for a required field that the file leaves out."""
        if field.many:
            return ()
        if field.shape is not None:
            return field.shape.blank()
        return field.scalar.make("") if field.scalar and field.scalar.make else ""

    def blank(self) -> Any:
        """The record with nothing in it."""
        return self.make({key: self.empty(self.by_key[key]) for key in self.required})


def shape_of(record: Any) -> Shape:
    """The shape of a record class, or of one made for a kind of indicator: `Output[AnnualIndicator]`."""
    return _shape_of(record)


@cache
def _shape_of(record: Any) -> Shape:
    origin = get_origin(record) or record
    variables: Variables = dict(zip(getattr(origin, "__parameters__", ()), get_args(record), strict=True))
    terms = terms_of(origin)
    fields = (_field(field, terms, variables) for field in dataclasses.fields(origin))
    return Shape(origin, tuple(fields))


def _field(field: "dataclasses.Field[Any]", terms: dict[str, Any], variables: Variables) -> Field:
    found, named, shorthand, scalar = field.type, None, None, None
    while get_origin(found) not in (None, tuple):
        if get_origin(found) is Annotated:
            found, mark = get_args(found)
            named = mark if isinstance(mark, Named) else named
            shorthand = mark.key if isinstance(mark, Shorthand) else shorthand
            scalar = mark if isinstance(mark, Scalar) else scalar
            if scalar:
                break
        elif NoneType in get_args(found):
            found = get_args(found)[0]
        else:
            break
    many = get_origin(found) is tuple
    inner = _resolved(get_args(found)[0] if many else found, variables)
    return Field(
        key=field.name,
        label=terms[field.name].label if field.name in terms else field.name,
        required=field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        scalar=scalar,
        shape=None if scalar else shape_of(inner),
        many=many,
        shorthand=shorthand,
        named=named,
    )


def _resolved(annotation: Any, variables: Variables) -> Any:
    """The annotation with the type variables of its record replaced."""
    if isinstance(annotation, TypeVar):
        return variables[annotation]
    if get_args(annotation):
        return get_origin(annotation)[tuple(variables.get(part, part) for part in get_args(annotation))]
    return annotation
