"""What everything read from a file is made of: frozen records of fields.

Records are dataclasses: `dataclasses.fields` and `replace` work, and pydantic makes their JSON schema. But
what a dataclass has written anew for each class stands here once: making that text and compiling it, class
by class, would cost more at start-up than reading a declaration does.
"""

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

Class = TypeVar("Class", bound="type[Record]")


class Record:
    """The base of all records: values by keyword, equal if all of them are, never changed."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    _names: ClassVar[tuple[str, ...]] = ()
    _required: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, **values: Any) -> None:
        unknown, missing = values.keys() - set(self._names), self._required - values.keys()
        if unknown or missing:
            names = ", ".join(sorted(unknown or missing))
            text = f"{type(self).__name__} {'has no field' if unknown else 'needs'} {names}"
            raise TypeError(text)
        self.__dict__.update(values)

    @classmethod
    def made(cls, values: dict[str, Any]) -> Any:
        """The record with values that are known to be right, as a reader has them."""
        new = cls.__new__(cls)
        new.__dict__.update(values)
        return new

    @classmethod
    def know(cls, found: "tuple[Field[Any], ...]") -> None:
        """Tells the class its fields, when it is made."""
        cls._names = tuple(field.name for field in found)
        cls._required = frozenset(
            field.name for field in found if field.default is MISSING and field.default_factory is MISSING
        )

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._names)

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self._names)))

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._names)
        return f"{type(self).__name__}({given})"

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        """Refuse: a record does not change."""
        raise FrozenInstanceError(name)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: a record does not change."""
        raise FrozenInstanceError(name)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: Class) -> Class:
    """Makes a class of annotated fields a record; fields without a default are required."""
    made: Any = dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
    cls.know(fields(made))
    return cls
