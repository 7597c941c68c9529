"""The grammar of targets: which readings are tried, and in which order.

Every text has a reading, and reading takes time in proportion to its length: a text longer than READABLE is
a grade word without a further look, and the patterns only ever see shorter ones.
"""

import re
from decimal import Decimal
from functools import lru_cache

from pgdecl.values import compound, date_parser, quantity
from pgdecl.values.comparators import BEFORE
from pgdecl.values.dates import Date
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.spelling import Spelled, spelled
from pgdecl.values.units import known, listed
from pgdecl.values.words import WORDS

READABLE = 120
"""The longest text, in code points, that can be anything but a word."""

_COMMON = re.compile(r"([≥≤><=]|＝(?=[0-9.]+%$)|)([0-9]{1,30}(?:\.[0-9]{1,6})?)([^0-9\s]{0,6})")
_DIGITS_OF_A_YEAR, _MONTHS = 4, 12
_BLANKS = re.compile(r"\*{2,}|×{2,}|_{2,}|\?{2,}|□{2,}|○{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])")
_DOTS = re.compile(r"[.…·*_\-]+")
_NO_NUMBER = re.compile(r"(?:[≥≤><=≈](?:\(\)|[XxNn×*_?])?|\(\)|[XxNn×*_?])(?P<unit>(?!十)[^0-9]{0,8})")

_EMPTY = ParsedTarget(TargetKind.EMPTY)
_WORDS = {
    word: ParsedTarget(kind, word)
    for kind in (TargetKind.GRADE, TargetKind.STATUS, TargetKind.PLACEHOLDER)
    for word in WORDS[kind.value]
}


@lru_cache(maxsize=512)
def read(text: str) -> ParsedTarget:
    """What a target says; never an exception, whatever the text."""
    bare = text.strip()
    word = _WORDS.get(bare)
    if word is not None:
        return word
    common = _COMMON.fullmatch(bare)
    if common is not None:
        sign, number, unit = common.groups()
        found = listed(unit)
        if not _may_be_a_date(sign, number, unit) and (found is not None or not unit):
            comparator = BEFORE["=" if sign == "＝" else sign] if sign else None
            return ParsedTarget(TargetKind.NUMBER, "", comparator, Decimal(number), found, sign=sign)
    if not bare:
        return _EMPTY
    if len(bare) > READABLE:
        return _unread(bare)
    once = spelled(bare)
    return compound.lines(bare, spelled, _one) or _one(once) or compound.read(once, _one) or _unread(bare)


def _may_be_a_date(sign: str, number: str, unit: str) -> bool:
    """Whether the longer way has to look: 2022.12, 2022年, 12月."""
    if unit in WORDS["calendar"]:
        months = not sign and unit[0] == "月" and number.isdecimal() and 0 < int(number) <= _MONTHS
        return months or len(number) == _DIGITS_OF_A_YEAR
    return not sign and not unit and "." in number


def _unread(text: str) -> ParsedTarget:
    return ParsedTarget(TargetKind.GRADE, text, known=False)


def _one(text: Spelled) -> ParsedTarget | None:
    """A text that is one target, or None."""
    word = _WORDS.get(text.folded)
    if word is not None:
        return word._replace(word=text.written)
    dated = date_parser.read(text.folded)
    if dated is not None:
        named, comparator, sign = dated
        if isinstance(named, Date):
            return ParsedTarget(TargetKind.DATE, comparator=comparator, date=named, sign=sign)
        return ParsedTarget(TargetKind.PERIOD, comparator=comparator, period=named, sign=sign)
    return _left_blank(text) or quantity.read(text)


def _left_blank(text: Spelled) -> ParsedTarget | None:
    """A place that waits for a number (≥**个, XX人次, ≥（ ）%, ……), or None."""
    number_missing = _NO_NUMBER.fullmatch(text.folded)
    if (
        _BLANKS.search(text.folded)
        or _DOTS.fullmatch(text.folded)
        or (number_missing and (not number_missing["unit"] or known(number_missing["unit"])))
    ):
        return ParsedTarget(TargetKind.PLACEHOLDER, text.written)
    return None
