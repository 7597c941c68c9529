"""The fields of a model as readers of files need them: key, labels, and what stands below the key."""

from functools import cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pgdecl.declaration.base import Model
from pgdecl.declaration.scalars import BLANK
from pgdecl.declaration.terms import terms_of


class FileField(NamedTuple):
    """One key of a mapping and what a file has below it.

    Below it stand `free` mappings whose keys are the file's own, then a list if it is a `many`, then a
    mapping of the `model`, or a text where that is None.
    """

    key: str
    label: str
    title: str
    required: bool
    free: int
    many: bool
    model: type[Model] | None


@cache
def fields_of(model: type[Model]) -> dict[str, FileField]:
    """The fields of a model by English key, in their order."""
    terms = terms_of(model)
    fields = {}
    for key, info in model.model_fields.items():
        label, title = (terms[key].label, terms[key].title) if key in terms else (key, key)
        fields[key] = FileField(key, label, title, info.is_required(), *_below(info.annotation))
    return fields


def _below(annotation: Any) -> tuple[int, bool, type[Model] | None]:
    """How many free mappings, whether a list, and which model the annotation of a field has."""
    free, many = 0, False
    while arguments := get_args(annotation):
        origin = get_origin(annotation)
        if origin is dict:
            free += 1
            annotation = arguments[1]
        elif origin is Annotated or origin is tuple:
            many = many or (origin is tuple and arguments[-1] is Ellipsis)
            annotation = arguments[0]
        else:
            annotation = next(argument for argument in arguments if argument is not NoneType)
    is_model = isinstance(annotation, type) and issubclass(annotation, Model)
    return free, many and is_model, annotation if is_model else None


def blank(model: type[Model]) -> dict[str, Any]:
    """The least that a model can be made of: every required text blank, every required list empty."""
    return {key: blank_value(field) for key, field in fields_of(model).items() if field.required}


def blank_value(field: FileField) -> Any:
    """What stands for a required field that a file lacks."""
    if field.many:
        return []
    return BLANK if field.model is None else blank(field.model)
