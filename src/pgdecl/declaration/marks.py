"""How a field of a record stands in a file when it is more than one text."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class Shorthand:
    """Marks a field that is a record, for which one text may stand: it is the record's field `key`."""

    __slots__ = ("key",)

    def __init__(self, key: str) -> None:
        self.key = key

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """For pydantic: the record, or a text in its place."""
        from pydantic_core import core_schema  # noqa: PLC0415 - reading a declaration does without pydantic

        def spelt_out(value: Any) -> Any:
            return {self.key: value} if isinstance(value, str) else value

        return core_schema.no_info_before_validator_function(spelt_out, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        """For editors: either of the two."""
        record = handler(schema)
        return {"anyOf": [handler.resolve_ref_schema(record)["properties"][self.key], record]}


class Named:
    """Marks a tuple of records of a name and a text that stands in the file as a mapping of free names."""

    __slots__ = ("key", "value")

    def __init__(self, key: str, value: str) -> None:
        self.key = key
        self.value = value

    def __get_pydantic_core_schema__(self, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """For pydantic: the mapping as records."""
        from pydantic_core import core_schema  # noqa: PLC0415 - reading a declaration does without pydantic

        def paired(value: Any) -> Any:
            if isinstance(value, dict):
                return [{self.key: key, self.value: text} for key, text in value.items()]
            return value

        return core_schema.no_info_before_validator_function(paired, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        """For editors: an object with any keys."""
        record = handler.resolve_ref_schema(handler(schema)["items"])
        return {"type": "object", "additionalProperties": record["properties"][self.value]}
