"""A first glance at a text: far cheaper than reading it, and sure where it says no."""

import re

from pgdecl.model.head import WORDS_BEFORE
from pgdecl.model.numbers import NUMERAL_START
from pgdecl.model.several import PARTING
from pgdecl.model.signs import AFTER, BEFORE, WITHIN
from pgdecl.model.spelling import spelled

_BOUNDS = "|".join(sorted(map(re.escape, {*BEFORE, *AFTER, *WITHIN}), key=len, reverse=True))
_BOUNDED = re.compile(rf"{_BOUNDS}|[-~至到±][-+]?(?:[0-9]|{NUMERAL_START.pattern})")
_FIRST = re.compile(
    rf"[0-9百千±+\-{PARTING}{''.join(re.escape(word[0]) for word in WORDS_BEFORE)}]|{NUMERAL_START.pattern}"
)


def may_be_bound(text: str) -> bool:
    """Whether the text can be a range, or a number with a comparator, that nothing else stands before.

    Where this is no, the reading is of another kind, has a subject or has no comparator.
    """
    folded = spelled(text).folded
    return _FIRST.match(folded) is not None and _BOUNDED.search(folded) is not None
