"""What a person wrote in one cell of the form, before and after it is read: the base of Target and Money."""

from typing import Any, NoReturn, Self


class Verbatim:
    """A text that says something exact: kept and printed as written, equal by its text, never changed."""

    __slots__ = ("text",)

    text: str

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return (type(self), (self.text,))

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        """Refuse: what was written does not change."""
        raise AttributeError(name)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: what was written does not change."""
        raise AttributeError(name)
