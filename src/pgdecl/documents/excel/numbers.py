"""A number in a cell as its format shows it. Numbers are exact decimals here, never binary ones."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, NamedTuple

from pgdecl.documents.excel.dates import date_text, moment_of
from pgdecl.documents.excel.format_codes import Section, Token, sections
from pgdecl.documents.model import Kind

_SIGNIFICANT: Final = Context(prec=15, rounding=ROUND_HALF_UP)
_EXACT: Final = Context(prec=400, rounding=ROUND_HALF_UP)
_number: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?").fullmatch
_LONGEST: Final = 64
_HIGHEST_EXPONENT: Final = 308
_PLAIN_EXPONENTS: Final = range(-10, 21)
_condition: Final = re.compile(r"(<=|>=|<>|=|<|>)(-?[0-9.]+)").fullmatch
_THOUSAND: Final = 3
_AS_IT_IS: Final = frozenset((Token.GENERAL, Token.TEXT))
_NOT_FOLLOWED: Final = frozenset((Token.DIGITS, Token.FRACTION, Token.EXPONENT))
"""Parts of a format that is not followed: the number is shown plainly."""
_WITH_ZERO: Final = 3
"""From how many sections on there is one for zero."""


class Shown(NamedTuple):
    """A number as it is shown; `stored` is the exact number where rounding has changed it, else empty."""

    text: str
    kind: Kind
    stored: str = ""


def number_of(text: str) -> Decimal | None:
    """The number that a workbook stores, without the noise of binary fractions: 15 significant digits.

    None if the text is no number that a workbook can store.
    """
    if len(text) > _LONGEST or not _number(text):
        return None
    number = Decimal(text)
    if number.adjusted() > _HIGHEST_EXPONENT or number.adjusted() < -_HIGHEST_EXPONENT:
        return None if number else Decimal(0)
    return _SIGNIFICANT.plus(number)


def shown(number: Decimal, code: str, *, from_1904: bool) -> Shown:
    """A number in a format of Excel; formats that only decorate (fractions, powers of ten) show it plainly.

    Args:
        number: as `number_of` gives it.
        code: the format, such as `0.00%` or `yyyy"年"m"月"`.
        from_1904: whether the workbook counts days from 1904.
    """
    section, value = _section_for(number, sections(code))
    if section.is_date:
        moment = moment_of(number, from_1904=from_1904)
        if moment is not None:
            return Shown(date_text(moment, section), Kind.DATE)
        return Shown(plain(number), Kind.NUMBER)
    if section.digits:
        return _in_digits(number, value, section)
    if not section.parts or not _NOT_FOLLOWED.isdisjoint(section.tokens):
        return Shown(plain(number), Kind.NUMBER)
    if _AS_IT_IS.isdisjoint(section.tokens):
        # Only words, as for a zero shown as a dash.
        text = _joined(section, "")
        return Shown(text or plain(number), Kind.NUMBER, plain(number) if text and number else "")
    return Shown(_joined(section, plain(value)), Kind.NUMBER)


def plain(number: Decimal) -> str:
    """A number without a format: as short as it is exact, without a power of ten unless that is large."""
    short = number.normalize()
    if short.adjusted() in _PLAIN_EXPONENTS:
        return format(short, "f")
    return "0" if not short else str(short)


def _section_for(number: Decimal, choices: Sequence[Section]) -> tuple[Section, Decimal]:
    """The section of a format for a number, and the number as that section shows it: often without a sign."""
    if len(choices) == 1 and not choices[0].condition:
        return choices[0], number
    if any(section.condition for section in choices):
        for section in choices[:2]:
            if section.condition and _meets(number, section.condition):
                return section, number
        return choices[min(len(choices), _WITH_ZERO) - 1], number
    if number < 0 and len(choices) > 1:
        return choices[1], -number
    if not number and len(choices) >= _WITH_ZERO:
        return choices[2], number
    return choices[0], number


def _meets(number: Decimal, condition: str) -> bool:
    match = _condition(condition)
    limit = number_of(match[2]) if match else None
    if match is None or limit is None:
        return False
    order = (number > limit) - (number < limit)
    return order in {"<": (-1,), ">": (1,), "=": (0,), "<=": (-1, 0), ">=": (0, 1), "<>": (-1, 1)}[match[1]]


def _in_digits(number: Decimal, value: Decimal, section: Section) -> Shown:
    """A value in the digits of a section, with the words around them."""
    body = section.digits.rstrip(",")
    scaled = value.scaleb(2 * section.percents - _THOUSAND * (len(section.digits) - len(body)))
    whole, _, fraction = body.partition(".")
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-len(fraction)), context=_EXACT)
    digits, _, decimals = format(rounded, "f").partition(".")
    kept = fraction.replace(",", "").rfind("0") + 1
    decimals = decimals[:kept] + decimals[kept:].rstrip("0")
    digits = ("" if digits == "0" else digits).rjust(whole.count("0"), "0")
    if "," in whole:
        digits = _grouped(digits)
    sign = "-" if scaled < 0 else ""
    text = sign + digits + (f".{decimals}" if decimals else "")
    stored = "" if rounded == abs(scaled) else plain(number)
    return Shown(_joined(section, text), Kind.NUMBER, stored)


def _grouped(digits: str) -> str:
    first = len(digits) % _THOUSAND
    groups = [digits[:first]] if first else []
    groups += [digits[at : at + _THOUSAND] for at in range(first, len(digits), _THOUSAND)]
    return ",".join(groups)


def _joined(section: Section, number: str) -> str:
    """The words of a section around a number; a minus sign stands before them."""
    sign, number = (number[:1], number[1:]) if number.startswith("-") else ("", number)
    words = (
        number if token in (Token.DIGITS, Token.GENERAL, Token.TEXT) else text
        for token, text in section.parts
    )
    return (sign + "".join(words).strip()).strip()
