"""What stands before the number of a target: comparators, words of change, 每年, a subject."""

import re
from typing import NamedTuple

from pgdecl.values.comparators import BEFORE, Comparator
from pgdecl.values.parsed import Relative
from pgdecl.values.units import UNITS
from pgdecl.values.words import WORDS, longest_end, longest_start

LONGEST_SUBJECT = 30
SIGNS = frozenset("≥≤><=≈")
_CHANGES = WORDS["rise"] | WORDS["fall"]
_ALL = frozenset(BEFORE) | WORDS["lead"] | WORDS["guard"] | _CHANGES
_COMPARING = [word for word in BEFORE if len(word) > 1]
_CLOSING = frozenset(")”’》」")
WORDS_BEFORE = _ALL | WORDS["baseline"] | {"每", "较", "比", "与"}
"""What all that may stand before a number begins with, but for a subject."""
_AGAINST = [
    re.compile(pattern) for pattern in (r"较([^较]{1,16})$", r"比([^比]{1,16})$", r"与([^与]{1,16})相比,?$")
]


class Prefix(NamedTuple):
    """What was said before the number; `sign` is how the comparator was spelled."""

    comparator: Comparator | None = None
    sign: str = ""
    approximate: bool = False
    relative: Relative | None = None
    per: tuple[str, ...] = ()
    subject: str = ""


def read(folded: str, written: str) -> Prefix | None:
    """The head of a target, or None if it holds signs that make no sense there."""
    comparator, sign, approximate = None, "", False
    rest = folded
    while word := longest_end(rest, _ALL):
        if word in WORDS["guard"] or word in _CHANGES:
            break
        start = len(rest) - len(word)
        said = BEFORE.get(word)
        if said is Comparator.ABOUT:
            approximate = True
        if said and (comparator is None or comparator is Comparator.ABOUT):
            comparator, sign = said, written[start : len(rest)]
        elif said not in {None, comparator, Comparator.ABOUT}:
            return None
        rest = rest[:start]
    if len(rest) > LONGEST_SUBJECT or SIGNS.intersection(rest):
        return None
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
    """The change that the text speaks of, and what is left of the text."""
    found = [(place + len(verb), verb) for verb in _CHANGES if (place := text.rfind(verb)) >= 0]
    found = [(end, verb) for end, verb in found if not longest_end(text[:end], WORDS["guard"])]
    if not found:
        return None, text
    end, verb = max(found, key=lambda at: (at[0], len(at[1])))
    place = end - len(verb)
    before, after = text[:place], text[place + len(verb) :].removeprefix("了")
    if longest_start(after, WORDS["level"]):
        return None, before
    if longest_start(after, WORDS["rated"]):
        return None, text
    baseline, before = _baseline(before)
    return Relative(verb in WORDS["rise"], baseline), before + after


def _baseline(text: str) -> tuple[str, str]:
    word = longest_end(text, WORDS["baseline"])
    if word:
        return word, text[: -len(word)]
    found = next(filter(None, (pattern.search(text) for pattern in _AGAINST)), None)
    return (found[1].rstrip(","), text[: found.start()]) if found else ("", text)


def _each(text: str) -> tuple[tuple[str, ...], str]:
    """The things of 每人每年, and what is left of the text."""
    per: list[str] = []
    while text.startswith("每"):
        thing = longest_start(text[1:], UNITS)
        if not thing:
            break
        per.append(thing)
        text = text[1 + len(thing) :]
    return tuple(per), text
