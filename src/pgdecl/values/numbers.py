"""Numbers as they are written in forms: Arabic with separators, and small whole ones in Chinese."""

from decimal import Context, Decimal

from pgdecl.patterns import regex

NUMBER = r"(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,9}|[0-9]{1,30})(?:\.[0-9]{1,6})?"
"""At most 30 digits before the point and 6 behind it; whole thousands may be parted by commas or blanks."""

EXACT = Context(prec=100)
"""For sums and products of such numbers and the scales of units: wide enough that nothing is rounded."""

_DIGITS = "一二三四五六七八九"
_FORMAL = "壹贰叁肆伍陆柒捌玖"
_VALUES = {sign: value for signs in (_DIGITS, _FORMAL) for value, sign in enumerate(signs, 1)} | {"两": 2}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_ZERO = "零〇"

_D = f"[{_DIGITS}{_FORMAL}两]"
_TENS = f"{_D}?[十拾]{_D}?"
_HUNDREDS = f"{_D}[百佰](?:[{_ZERO}]{_D}|{_TENS})?"
_THOUSANDS = f"{_D}[千仟](?:[{_ZERO}](?:{_TENS}|{_D})|{_HUNDREDS})?"
NUMERAL = f"(?:{_THOUSANDS}|{_HUNDREDS}|{_TENS}|{_D}|[{_ZERO}])"
"""A whole number below ten thousand in Chinese, everyday or formal, in full (一百二十, not 一百二)."""

SHORT_NUMERAL = f"(?:{_TENS}|{_D})"
"""Such a number from one to ninety-nine."""

NUMERAL_START = regex(f"[{''.join(_VALUES)}{_ZERO}十拾半]")


def decimal(text: str) -> Decimal:
    """The exact value of a text that fits NUMBER, with or without a sign before it."""
    return Decimal(text.replace(",", "").replace(" ", ""))


def numeral(text: str) -> Decimal:
    """The value of a text that fits NUMERAL."""
    total = digit = 0
    for sign in text:
        if sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]
            digit = 0
        else:
            digit = _VALUES.get(sign, 0)
    return Decimal(total + digit)
