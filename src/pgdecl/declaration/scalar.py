"""What a single text may say, and what it is read into: one description for reader and JSON schema."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

LONGEST = 8000
"""The most code points that one text may have."""

Search = Callable[[str], "re.Match[str] | None"]


class Scalar:
    """Marks a field that is one text in the file.

    Args:
        expected: names the wording, in the catalogue of findings, of what the field may hold.
        pattern: what the whole text must match; without look-around, so that every schema reader knows it.
        usual: what most of those texts match, where the pattern is costly to compile.
        choices: the texts allowed, where they are few.
        number: what a JSON schema says of the text when an editor reads it as a number.
        make: turns the text into the field's value; only called with a text that fits.

    `read` gives what a text is read into, and raises ValueError if the field may not hold that text.
    """

    __slots__ = ("_search", "choices", "expected", "make", "number", "pattern", "read", "usual")

    def __init__(
        self,
        expected: str = "text",
        *,
        pattern: str | None = None,
        usual: str | None = None,
        choices: tuple[str, ...] = (),
        number: dict[str, Any] | None = None,
        make: Callable[[str], Any] | None = None,
    ) -> None:
        self.expected = expected
        self.choices = choices
        self.pattern = pattern
        self.usual = usual
        self.number = number
        self.make = make
        self.read: Callable[[str], Any] = self._checked if pattern or choices else make or str
        self._search: Search | None = None

    def _checked(self, text: str) -> Any:
        """What a text is read into where only certain ones fit: without the blanks around it."""
        bare = text.strip()
        if not self._fits(bare):
            raise ValueError(bare)
        return self.make(bare) if self.make else bare

    def _fits(self, bare: str) -> bool:
        if self.choices or self.pattern is None:
            return bare in self.choices
        # Compiled for the first text that asks: a long pattern is not cheap, and many are never needed.
        self._search = self._search or re.compile(self.usual or self.pattern).search
        if self._search(bare) is not None:
            return True
        return self.usual is not None and re.search(self.pattern, bare) is not None

    def __get_pydantic_core_schema__(self, _source: Any, _handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """For pydantic: a text that fits, turned into the value."""
        from pydantic_core import core_schema  # noqa: PLC0415 - reading a declaration does without pydantic

        text: CoreSchema
        if self.choices:
            text = core_schema.literal_schema(list(self.choices))
        else:
            text = core_schema.str_schema(pattern=self.pattern, min_length=1, max_length=LONGEST)
        return core_schema.no_info_after_validator_function(self.make, text) if self.make else text

    def __get_pydantic_json_schema__(
        self, _schema: "CoreSchema", _handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        """For editors, which read `2022` as a number and `true` as a truth value: both are text here."""
        if self.choices:
            return {"type": "string", "enum": list(self.choices)}
        types = ["string", "number"] if self.number else ["string", "number", "boolean"]
        schema = {"type": types, "minLength": 1, "maxLength": LONGEST, **(self.number or {})}
        return schema | ({"pattern": self.pattern} if self.pattern else {})
