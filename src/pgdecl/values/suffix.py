"""What stands behind the number of a target: the unit, 以上 and 以内, 余 and 左右, a remark in brackets."""

import re
from typing import NamedTuple

from pgdecl.values import units
from pgdecl.values.comparators import AFTER, WITHIN, Comparator
from pgdecl.values.units import Dimension, Unit
from pgdecl.values.words import WORDS, longest_end, longest_start

_LONGEST_UNKNOWN = 8
_REMARK = re.compile(r"\(([^()]*)\)$")
_MORE = re.compile(r"((?:[百千]?万|亿|[十百千])?)[余多]")
_AFTER = frozenset(AFTER) | frozenset(WITHIN)


class Suffix(NamedTuple):
    """What was said behind the number; `included` says whether the writer added 含 or 不含."""

    unit: Unit | None = None
    comparator: Comparator | None = None
    sign: str = ""
    approximate: bool = False
    note: str = ""
    included: bool | None = None


def read(text: str) -> Suffix | None:
    """The tail of a target, or None if it cannot be one."""
    rest, note, included = _without_remark(text)
    sign = longest_end(_without_done(rest), _AFTER)
    if sign:
        rest = _without_done(rest)[: -len(sign)]
    if included is None and sign:
        rest, inner, included = _without_remark(rest)
        note = note or inner
    comparator = AFTER.get(sign) or WITHIN.get(sign)
    more = _MORE.match(rest)
    if more:
        rest = more[1] + rest[more.end() :]
    unit = _unit(rest)
    if rest and unit is None:
        return None
    if sign in WITHIN and (unit is None or unit.dimension is not Dimension.DURATION):
        return None
    return Suffix(unit, comparator, sign, bool(more) or comparator is Comparator.ABOUT, note, included)


def _without_done(text: str) -> str:
    """The text without 完成 and the like, if a sign is left at its end (30天内完成)."""
    done = longest_end(text, WORDS["done"])
    cut = text[: -len(done)] if done else text
    return cut if longest_end(cut, _AFTER) else text


def _without_remark(text: str) -> tuple[str, str, bool | None]:
    """The text without a remark in brackets, the remark, and its 含 or 不含; a unit's own brackets stay."""
    found = _REMARK.search(text)
    if not found or units.known(text):
        return text, "", None
    before, remark = text[: found.start()], found[1]
    if not before and units.known(remark):
        return remark, "", None
    for word, included in (("不含", False), ("含", True), ("包含", True)):
        if remark.startswith(word):
            return before, "", included
    return before, remark, None


def _unit(text: str) -> Unit | None:
    """The unit, known or not; None for a text that is no unit at all."""
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    found = units.known(text)
    if found or not text:
        return found
    plain = text.replace("/", "").replace("·", "")
    if len(text) > _LONGEST_UNKNOWN or not plain.isalpha() or text[0].isascii():
        return None
    if longest_start(text, WORDS["rank"]) or any(word in text for word in WORDS["vague"]):
        return None
    return Unit(text, text)
