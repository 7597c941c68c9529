"""A text that is kept as written, and may be a field of a pydantic model: the base of Target and Money."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

LONGEST_TEXT = 8000
"""The most code points that one text may have."""


@dataclass(frozen=True, repr=False)
class Verbatim:
    """A text that is kept and printed as written; two of the same class are equal if their texts are.

    A pydantic model accepts an instance or a text for a field of this type, and serialises it to its text.
    """

    text: str

    JSON_SCHEMA: ClassVar[dict[str, Any]] = {
        # An editor reads 2022 as a number and true as a boolean where a file means text.
        "type": ["string", "number", "boolean"],
        "minLength": 1,
        "maxLength": LONGEST_TEXT,
    }
    """What a JSON schema says of a field of this type."""

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"

    @classmethod
    def from_field(cls, text: str) -> Self:
        """The value of a model's field that holds the text.

        Raises:
            pydantic_core.PydanticCustomError: the field may not hold that text.
        """
        return cls(text)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """For pydantic: how a field is validated and serialised."""
        from pydantic_core import PydanticKnownError, core_schema  # noqa: PLC0415 - values do not need pydantic, models do

        def validate(value: Any) -> Verbatim:
            if isinstance(value, cls):
                return value
            if not isinstance(value, str):
                raise PydanticKnownError("string_type")
            return cls.from_field(value)

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.to_string_ser_schema(when_used="always")
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: "CoreSchema", _handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        """For pydantic: what a JSON schema says of a field."""
        return dict(cls.JSON_SCHEMA)
