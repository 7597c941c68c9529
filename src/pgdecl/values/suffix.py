"""What stands behind the number of a target: the unit, 以上 and 以内, 余 and 左右, a remark in brackets."""

from functools import lru_cache
from typing import NamedTuple

from pgdecl.patterns import regex
from pgdecl.values.comparators import AFTER, WITHIN, Comparator
from pgdecl.values.units import Dimension, Unit, known
from pgdecl.values.words import WORDS, longest_end, longest_start

_LONGEST_UNKNOWN = 8
_REMARK = regex(r"\(([^()]*)\)$")
_MORE = regex(r"((?:[百千]?万|亿|[十百千])?)[余多]")
_COMPARATORS = AFTER | WITHIN
_INCLUDED = {"不含": False, "含": True, "包含": True}


class Suffix(NamedTuple):
    """What stands behind the number; `included` says whether the writer added 含 or 不含."""

    unit: Unit | None = None
    comparator: Comparator | None = None
    sign: str = ""
    approximate: bool = False
    note: str = ""
    included: bool | None = None


@lru_cache(maxsize=1024)
def parse_suffix(text: str) -> Suffix | None:
    """The suffix of a target, or None if it cannot be one. Cached: most are one of a few units."""
    rest, note, included = _without_remark(text)
    sign, rest = _comparator(rest)
    if sign and included is None:
        rest, inner_note, included = _without_remark(rest)
        note = note or inner_note
    comparator = _COMPARATORS.get(sign)
    more = _MORE.match(rest)
    if more:
        rest = more[1] + rest[more.end() :]
    done = longest_end(rest, WORDS["done"])
    unit = (known(rest.removesuffix(done)) if done else None) or _unit(rest)
    if rest and unit is None:
        return None
    if sign in WITHIN and (unit is None or unit.dimension is not Dimension.DURATION):
        return None
    return Suffix(unit, comparator, sign, bool(more) or comparator is Comparator.ABOUT, note, included)


def _comparator(text: str) -> tuple[str, str]:
    """The comparator at the end, even before 完成 and the like (30天内完成), or ""; and the other text."""
    for start in (text.removesuffix(longest_end(text, WORDS["done"])), text):
        sign = longest_end(start, _COMPARATORS)
        if sign:
            return sign, start.removesuffix(sign)
    return "", text


def _without_remark(text: str) -> tuple[str, str, bool | None]:
    """The text without a remark in brackets, the remark, and its 含 or 不含; a unit's own brackets stay."""
    match = _REMARK.search(text)
    if not match or known(text):
        return text, "", None
    before, remark = text[: match.start()], match[1]
    if not before and known(remark):
        return remark, "", None
    for word, included in _INCLUDED.items():
        if remark.startswith(word):
            return before, "", included
    return before, remark, None


def _unit(text: str) -> Unit | None:
    """The unit, known or not; None for a text that is no unit at all."""
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    unit = known(text)
    if unit or not text:
        return unit
    letters = text.replace("/", "").replace("·", "")
    if text in WORDS["symbol"]:
        return Unit(text, text)
    if len(text) > _LONGEST_UNKNOWN or not letters.isalpha() or text[0].isascii():
        return None
    if longest_start(text, WORDS["rank"]) or any(word in text for word in WORDS["vague"]):
        return None
    return Unit(text, text)
