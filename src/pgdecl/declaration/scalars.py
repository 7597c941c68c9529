"""Single texts of a file: what each may say, and the value that it becomes.

Every scalar of a file is text until a model reads it. Numbers, truth values and dates that a YAML or JSON
library has made of a text become text again, so that `model_validate(yaml.safe_load(text))` reads a file too.
"""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from pgdecl.values.money import CURRENCY_UNITS, Money
from pgdecl.values.target import Target
from pgdecl.values.verbatim import LONGEST_TEXT


class _Blank:
    """Stands for a required text that a file lacks, so that the rest of the file can still be read."""


BLANK: Final = _Blank()


def text_of(value: Any) -> str:
    """The text that a scalar is.

    Raises:
        PydanticCustomError: of the type `text` for what is no scalar, `blank` for an empty text, `length` for
            one longer than LONGEST_TEXT.
    """
    if value.__class__ is not str:
        if value is BLANK:
            return ""
        value = _as_text(value)
    if not value or value.isspace():
        raise PydanticCustomError("blank", "the text is empty")
    if len(value) > LONGEST_TEXT:
        raise PydanticCustomError("length", "the text is too long", {"length": len(value)})
    return value  # type: ignore[no-any-return]  # a str by now


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float | Decimal | Target | Money | dt.date):
        return str(value)
    raise PydanticCustomError("text", "a text is expected")


def matching(
    expected: str, pattern: str, make: Callable[[str], Any] = str, blank: Any = ""
) -> Callable[[Any], Any]:
    """A validator for a text that fits a pattern as a whole, without the blanks around it.

    Args:
        expected: names the wording of what the field may hold.
        pattern: what the text has to match.
        make: turns the text into the value of the field.
        blank: the value of a required field that the file lacks.
    """
    fits = re.compile(pattern).fullmatch

    def validate(value: Any) -> Any:
        if value is BLANK:
            return blank
        text = text_of(value).strip()
        if fits(text) is None:
            raise PydanticCustomError("expected", "another text is expected", {"expected": expected})
        return make(text)

    return validate


def one_of(expected: str, choices: tuple[str, ...], make: Callable[[str], Any] = str) -> Callable[[Any], Any]:
    """A validator for a text that is one of a few; the arguments are those of `matching`."""

    def validate(value: Any) -> Any:
        text = text_of(value).strip()
        if text not in choices:
            context = {"expected": expected, "choices": choices}
            raise PydanticCustomError("expected", "another text is expected", context)
        return make(text)

    return validate


def _amount(value: Any) -> str | Money:
    return Money("") if value is BLANK else text_of(value)


def scalar_schema(**keywords: Any) -> WithJsonSchema:
    """The JSON schema of a text, which an editor may take for a number or a truth value."""
    types = ["string", "number"] if "pattern" in keywords else ["string", "number", "boolean"]
    return WithJsonSchema({"type": types, "minLength": 1, "maxLength": LONGEST_TEXT, **keywords})


def choice_schema(choices: tuple[str, ...]) -> WithJsonSchema:
    """The JSON schema of a text that is one of a few."""
    return WithJsonSchema({"type": "string", "enum": list(choices)})


Text = Annotated[str, BeforeValidator(text_of), scalar_schema()]
Value = Annotated[Target, BeforeValidator(text_of)]
Amount = Annotated[Money, BeforeValidator(_amount)]
Version = Annotated[
    str, BeforeValidator(matching("version", "1")), scalar_schema(pattern="^1$", enum=[1, "1"])
]

_YEAR = "(19|20)[0-9]{2}"
Year = Annotated[
    int,
    BeforeValidator(matching("year", _YEAR, int)),
    scalar_schema(pattern=f"^{_YEAR}$", minimum=1900, maximum=2099),
]
_WEIGHT = r"[0-9]{1,3}(\.[0-9]{1,6})?"
Weight = Annotated[
    Decimal,
    BeforeValidator(matching("weight", _WEIGHT, Decimal)),
    scalar_schema(pattern=f"^{_WEIGHT}$", minimum=0),
]
CurrencyUnit = Annotated[
    str,
    BeforeValidator(one_of("currency_unit", tuple(CURRENCY_UNITS))),
    choice_schema(tuple(CURRENCY_UNITS)),
]
STANDARDS = ("计划", "行业", "历史", "预算支出", "其他")
Standard = Annotated[str, BeforeValidator(one_of("standard", STANDARDS)), choice_schema(STANDARDS)]
KINDS = ("正向", "反向", "定性")
Kind = Annotated[str, BeforeValidator(one_of("choice", KINDS)), choice_schema(KINDS)]
LIKELIHOODS = ("确定能", "有可能", "完全不可能")
Likelihood = Annotated[str, BeforeValidator(one_of("choice", LIKELIHOODS)), choice_schema(LIKELIHOODS)]
Yes = Annotated[
    bool,
    BeforeValidator(one_of("choice", ("true", "false"), lambda text: text == "true")),
    choice_schema(("true", "false")),
]
