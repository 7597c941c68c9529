"""The base of all models of files: frozen, no unknown keys, official labels accepted as keys."""

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from pgdecl.declaration.terms import names_by_label


class Model(BaseModel):
    """A mapping of a file.

    A key is the field's English name, its canonical Chinese label, or any other official label of it
    (`terms.tsv`). A key with nothing behind it counts as left out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _rename_labels(cls, data: Any) -> Any:
        """The mapping with English names for keys."""
        return by_name(cls, data) if isinstance(data, dict) else data


def by_name(model: type[Model], data: dict[Any, Any]) -> dict[Any, Any]:
    """A mapping with the English names of its fields for keys, without what is empty.

    Raises:
        PydanticCustomError: of the type `twice` where two keys name the same field.
    """
    names = names_by_label(model)
    renamed = {names.get(key, key): value for key, value in data.items() if value is not None}
    if len(renamed) < len(data):
        first_keys: dict[Any, Any] = {}
        for key, value in data.items():
            if value is not None and first_keys.setdefault(names.get(key, key), key) != key:
                raise PydanticCustomError("twice", "two keys name the same field", {"key": str(key)})
    return renamed
