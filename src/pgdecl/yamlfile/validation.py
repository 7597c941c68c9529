"""Plain data to a model: what is wrong is taken out and reported, the rest is validated again."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import FileField, blank, blank_value, fields_of

AnyModel = TypeVar("AnyModel", bound=Model)
_MOST_ROUNDS = 8


def validated(model: type[AnyModel], data: dict[str, Any]) -> tuple[AnyModel | None, list[ErrorDetails]]:
    """The model of what is intact of the data, and every error. The data is changed on the way.

    Required fields that are missing or wrong are blank in the model. It is None where the data cannot be
    brought into a valid shape.
    """
    errors: list[ErrorDetails] = []
    for _ in range(_MOST_ROUNDS):
        try:
            return model.model_validate(data), errors
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        for detail in details:
            _take_out(data, model, detail["loc"])
        errors += details
    return None, errors


def _take_out(data: dict[str, Any], model: type[Model], loc: tuple[int | str, ...]) -> None:
    """Takes what an error is about out of the data; puts a blank in its place where something is required."""
    container: Any = data
    inner: type[Model] | None = model
    field: FileField | None = None
    free = 0
    for number, part in enumerate(loc, 1):
        is_last = number == len(loc)
        if isinstance(part, str) and not free and inner is not None:
            field = fields_of(inner).get(part)
            required = field is not None and field.required
            free = field.free if field else 0
            below = field.model if field else None
        else:
            required, below = isinstance(part, int), inner
            free = max(free - 1, 0) if isinstance(part, str) else free
        if is_last or not _goes_on(container, part):
            _replace(container, part, _blank(field, part) if required else None)
            return
        container, inner = container[part], below


def _goes_on(container: Any, part: int | str) -> bool:
    """Whether the data has a mapping or a list at a part of a path."""
    try:
        return isinstance(container[part], dict | list)
    except LookupError:
        return False


def _blank(field: FileField | None, part: int | str) -> Any:
    if field is None:
        return None
    if isinstance(part, int):
        return blank(field.model) if field.model else ""
    return blank_value(field)


def _replace(container: Any, part: int | str, value: Any) -> None:
    if value is not None:
        container[part] = value
    elif isinstance(container, dict):
        container.pop(part, None)
