"""The grammar of targets: what a text may be, and in which order that is tried.

Every text can be parsed, in time proportional to its length: a text longer than READABLE is a grade word, and
the patterns only ever see shorter ones.
"""

from functools import lru_cache

from pgdecl.patterns import regex
from pgdecl.tables import rows
from pgdecl.values.compound import parse_compound, parse_parts
from pgdecl.values.date_parser import parse_date
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.quantity import parse_quantity
from pgdecl.values.spelling import Spelled, spelled
from pgdecl.values.units import known
from pgdecl.values.words import WORDS

READABLE = 120
"""The longest text, in code points, that can be anything but a word."""

_BLANKS = regex(r"\*{2,}|×{2,}|_{2,}|\?{2,}|□{2,}|○{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])")
_BETWEEN_VALUES = regex(r"[^\s\d]\s+[≥≤><=＝＞＜\d]")
"""A blank between two values, not within one (10 000)."""
_DOTS = regex(r"[.…·*_\-]+")
_NO_NUMBER = regex(r"(?:[≥≤><=≈](?:\(\)|[XxNn×*_?])?|\(\)|[XxNn×*_?])(?P<unit>(?!十)[^0-9]{0,8})")
_KINDS = {
    word: kind
    for kind in (TargetKind.GRADE, TargetKind.STATUS, TargetKind.PLACEHOLDER)
    for word in WORDS[kind.value]
}
_EQUIVALENTS = {
    spelling: figure
    for figure, spellings in rows(__file__, "data/equivalents.tsv")
    for spelling in spellings.split(" ")
}


@lru_cache(maxsize=4096)
def parse_target(text: str) -> ParsedTarget:
    """What a target says; never an exception, whatever the text.

    Cached, as declarations repeat many values: in both tables, from year to year, and words such as 提升.
    """
    text = text.strip()
    if not text:
        return ParsedTarget(TargetKind.EMPTY)
    parsed = _parse_readable(text) if len(text) <= READABLE else None
    return parsed or ParsedTarget(TargetKind.GRADE, text, known=False)


def _parse_readable(text: str) -> ParsedTarget | None:
    """A text that is short enough for the grammar; None if it is a grade word that is not listed."""
    several = parse_parts(text.splitlines(), _parse_single) if "\n" in text else None
    spelling = spelled(text)
    parsed = several or _parse_single(spelling) or parse_compound(spelling, _parse_single)
    return parsed or (parse_parts(text.split(), _parse_single) if _BETWEEN_VALUES.search(text) else None)


def _parse_single(text: Spelled) -> ParsedTarget | None:
    """A text that is one target, or None."""
    equivalent = _EQUIVALENTS.get(text.folded)
    if equivalent is not None:
        text = Spelled(equivalent, equivalent)
    kind = _KINDS.get(text.folded)
    if kind is not None:
        return ParsedTarget(kind, text.written)
    return parse_date(text.folded) or _parse_placeholder(text) or parse_quantity(text)


def _parse_placeholder(text: Spelled) -> ParsedTarget | None:
    """A text with a place for a number that is not filled in (≥**个, XX人次, ≥（ ）%, ……), or None."""
    number_missing = _NO_NUMBER.fullmatch(text.folded)
    if (
        _BLANKS.search(text.folded)
        or _DOTS.fullmatch(text.folded)
        or (number_missing and (not number_missing["unit"] or known(number_missing["unit"])))
    ):
        return ParsedTarget(TargetKind.PLACEHOLDER, text.written)
    return None
