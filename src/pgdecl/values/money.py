"""An amount of money (项目预算 and its sources): the text as written, and how much it is in 元."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar, Self

from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.patterns import regex
from pgdecl.values.numbers import EXACT, NUMERAL, numeral
from pgdecl.values.units import MULTIPLES, UNITS
from pgdecl.values.verbatim import Verbatim

_ONE = Decimal(1)
_NAMES = ("元", "千元", "万元", "百万元", "亿元")

CURRENCY_UNITS = {
    name: EXACT.multiply(MULTIPLES.get(name.removesuffix("元"), _ONE), UNITS["元"].scale) for name in _NAMES
}
"""The units in which a form may state amounts (金额单位), each with its value in 元."""

_BLANK = "[ \t\r\n\u00a0\u3000]*"
_DIGIT = "[0-9０-９]"
_WHOLE = f"(?:{_DIGIT}{{1,3}}(?:[,，]{_DIGIT}{{3}}){{1,9}}|{_DIGIT}{{1,30}})"
_FIGURES = f"{_WHOLE}(?:[.．]{_DIGIT}{{1,6}})?"
_MULTIPLE = "|".join(sorted((word for word in MULTIPLES if word != "十"), key=len, reverse=True))
_YUAN = "(?:元|圆)[整正]?"

_CURRENCY = f"(?:(人民币|[¥￥]){_BLANK})?"
_IN_FIGURES = f"({_FIGURES})(?:{_BLANK}({_MULTIPLE}))?(?:{_BLANK}({_YUAN}))?"
_FORMAL = f"({NUMERAL})([万亿])?{_YUAN}"
MONEY_PATTERN = f"^{_BLANK}{_CURRENCY}(?:{_IN_FIGURES}|{_FORMAL}){_BLANK}$"
"""The pattern of an amount, valid in Python, ECMAScript and Rust: no look-around, plain groups only."""
_MONEY_IN_FIGURES = regex(f"{_BLANK}{_CURRENCY}{_IN_FIGURES}{_BLANK}$")
_FORMAL_MONEY = regex(f"{_BLANK}{_CURRENCY}{_FORMAL}{_BLANK}$")

_PLAIN_FIGURES = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


@dataclass(frozen=True, repr=False)
class Money(Verbatim):
    """An amount of money, kept and printed as written; two amounts are equal if their texts are.

    It can be read exactly if it matches MONEY_PATTERN: 50万, 500,000元, ¥0.5亿元, 伍拾万元整, or a bare 50,
    which is in the declaration's currency unit. A unit in the text replaces the currency unit: "50万"
    with 金额单位 万元 is 50万元.
    """

    JSON_SCHEMA: ClassVar[dict[str, Any]] = Verbatim.JSON_SCHEMA | {
        "type": ["string", "number"],
        "minimum": 0,
        "pattern": MONEY_PATTERN,
    }

    @property
    def number(self) -> Decimal | None:
        """The number as written; None if the text is not an amount."""
        return self._number_and_scale[0]

    @cached_property
    def _number_and_scale(self) -> tuple[Decimal | None, Decimal | None]:
        """The number and its scale in 元; the scale is None if the text has no unit."""
        if match := _MONEY_IN_FIGURES.match(self.text):
            currency, figures, multiple, yuan = match.groups()
            scale = MULTIPLES[multiple] if multiple else _ONE if currency or yuan else None
            return Decimal(figures.translate(_PLAIN_FIGURES)), scale
        if match := _FORMAL_MONEY.match(self.text):
            _, whole, multiple = match.groups()
            return numeral(whole), MULTIPLES.get(multiple, _ONE)
        return None, None

    def amount(self, currency_unit: str) -> Decimal | None:
        """How much it is in 元, exact; None if the text is not an amount.

        Args:
            currency_unit: one of CURRENCY_UNITS, for a text that names none.

        Raises:
            KeyError: there is no such currency unit.
        """
        default = CURRENCY_UNITS[currency_unit]
        number, scale = self._number_and_scale
        return None if number is None else EXACT.multiply(number, default if scale is None else scale)

    def compare(self, other: "Money", currency_unit: str) -> int | None:
        """-1, 0 or 1 as this is less than, equal to or more than the other; None if one is not an amount.

        Raises:
            KeyError: there is no such currency unit.
        """
        amount, other_amount = self.amount(currency_unit), other.amount(currency_unit)
        if amount is None or other_amount is None:
            return None
        return (amount > other_amount) - (amount < other_amount)

    @classmethod
    def from_field(cls, text: str) -> Self:
        """The amount that a model's field holds, without the blanks around it.

        Raises:
            pydantic_core.PydanticCustomError: of type "money", if the text is not an amount.
        """
        from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only models need pydantic

        money = cls(text.strip())
        if money.number is None:
            raise PydanticCustomError("money", "“{text}” is not an amount of money", {"text": money.text})
        return money


def explain(money: Money, language: Language, currency_unit: str) -> str:
    """The amount in 元 with thousands separators, as `pgdecl show` prints it beside the text.

    Raises:
        KeyError: there is no such currency unit.
    """
    amount = money.amount(currency_unit)
    if amount is None:
        return words("readings", "no-amount", language, text=money.text)
    whole, _, decimals = f"{amount:,f}".partition(".")
    decimals = decimals.rstrip("0")
    return words("readings", "amount", language, number=f"{whole}.{decimals}" if decimals else whole)
