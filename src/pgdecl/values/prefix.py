"""What stands before the number of a target: comparators, words of change, 每年, a subject."""

from functools import lru_cache
from typing import NamedTuple

from pgdecl.patterns import regex
from pgdecl.values.comparators import BEFORE, Comparator
from pgdecl.values.parsed import Relative
from pgdecl.values.units import UNITS
from pgdecl.values.words import WORDS, longest_end, longest_start

SIGNS = frozenset("≥≤><=≈")
_LONGEST_SUBJECT = 30
_CHANGES = WORDS["rise"] | WORDS["fall"]
_WORDS = frozenset(BEFORE) | WORDS["lead"] | WORDS["guard"] | _CHANGES
_COMPARING = [word for word in BEFORE if len(word) > 1]
_RANKED = {"前": Comparator.AT_MOST, "第": None}
_TIMES = tuple(f"{word}前" for word in WORDS["rank-guard"])
"""Ends of times: 年底前95%."""
_CLOSING = frozenset(")”’》」")
_AGAINST = [
    regex(pattern) for pattern in (r"较([^较]{1,16})$", r"比([^比]{1,16})$", r"与([^与]{1,16})相比,?$")
]


class Prefix(NamedTuple):
    """What stands before the number; `sign` is how the comparator was spelled.

    The number is `ranked` where it is a place in an order: 前5名, 排名前三.
    """

    comparator: Comparator | None = None
    sign: str = ""
    approximate: bool = False
    relative: Relative | None = None
    per: tuple[str, ...] = ()
    subject: str = ""
    ranked: bool = False


@lru_cache(maxsize=1024)
def parse_prefix(folded: str, written: str) -> Prefix | None:
    """The prefix of a target, or None if it holds signs that make no sense there.

    Cached: most are one of a few signs and words.
    """
    comparator, sign, approximate = None, "", False
    rest = folded
    while word := longest_end(rest, _WORDS):
        if word in WORDS["guard"] or word in _CHANGES:
            break
        start = len(rest) - len(word)
        new = BEFORE.get(word)
        approximate = approximate or new is Comparator.ABOUT
        if new and comparator in (None, Comparator.ABOUT):
            comparator, sign = new, written[start : len(rest)]
        elif new not in (None, comparator, Comparator.ABOUT):
            return None
        rest = rest[:start]
    if not rest:
        return Prefix(comparator, sign, approximate)
    if len(rest) > _LONGEST_SUBJECT or SIGNS.intersection(rest):
        return None
    if rest[-1] in _RANKED and comparator is None and not rest.endswith(_TIMES):
        return Prefix(_RANKED[rest[-1]], subject=rest[:-1], ranked=True)
    relative, rest = _change(rest)
    per, subject = _each(rest)
    if subject and not _is_subject(subject):
        return None
    return Prefix(comparator, sign, approximate, relative, per, subject)


def _is_subject(text: str) -> bool:
    """Whether a text can name what the number is of: no place in an order, no comparison in it."""
    named = any(map(str.isalpha, text)) and (text[-1].isalnum() or text[-1] in _CLOSING)
    return named and text not in WORDS["place"] and not any(word in text for word in _COMPARING)


def _change(text: str) -> tuple[Relative | None, str]:
    """The change that a verb before the number expresses, and the rest of the text."""
    verb, end = _last_verb(text)
    if not verb:
        return None, text
    before, after = text[: end - len(verb)], text[end:].removeprefix("了")
    if longest_start(after, WORDS["level"]):
        return None, before
    if longest_start(after, WORDS["rated"]):
        return None, text
    baseline, before = _baseline(before)
    return Relative(verb in WORDS["rise"], baseline), before + after


def _last_verb(text: str) -> tuple[str, int]:
    """The verb of change that ends last in the text, the longest of those, and where it ends; or ""."""
    ends = [(start + len(verb), verb) for verb in _CHANGES if (start := text.rfind(verb)) >= 0]
    verbs = [(verb, end) for end, verb in ends if not longest_end(text[:end], WORDS["guard"])]
    return max(verbs, key=lambda verb: (verb[1], len(verb[0])), default=("", 0))


def _baseline(text: str) -> tuple[str, str]:
    """The baseline that the text ends with (同比, 较上年), or "", and the rest of the text."""
    word = longest_end(text, WORDS["baseline"])
    if word:
        return word, text[: -len(word)]
    match = next(filter(None, (pattern.search(text) for pattern in _AGAINST)), None)
    return (match[1].rstrip(","), text[: match.start()]) if match else ("", text)


def _each(text: str) -> tuple[tuple[str, ...], str]:
    """The units of 每人每年, and the rest of the text."""
    units: list[str] = []
    while text.startswith("每"):
        unit = longest_start(text[1:], UNITS)
        if not unit:
            break
        units.append(unit)
        text = text[1 + len(unit) :]
    return tuple(units), text
