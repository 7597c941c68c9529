"""A first glance at a text: far cheaper than reading it, and sure where it says no."""

import re
from collections.abc import Iterable

from pgdecl.values.comparators import AFTER, BEFORE, WITHIN
from pgdecl.values.compound import PARTING
from pgdecl.values.numbers import NUMERAL_START
from pgdecl.values.prefix import WORDS_BEFORE
from pgdecl.values.spelling import QUOTES, spelled, spellings

_BEGINNINGS = f"0123456789百千+-±{PARTING}{''.join(word[0] for word in WORDS_BEFORE)}"
_COMPARING = {*BEFORE, *AFTER, *WITHIN}
_RANGING = "-~至到±"
_BOUND = re.compile(
    # The look ahead says the same as what follows, only sooner.
    rf"(?=[{''.join({re.escape(word[0]) for word in _COMPARING})}])(?:{'|'.join(map(re.escape, _COMPARING))})"
    rf"|[{_RANGING}][-+]?(?:[0-9]|{NUMERAL_START.pattern})"
)
_TITLE = re.compile("[<《][^<>《》=≥≤0-9]*[>》]")
"""《》 are folded to < and >, for those who mean them so; around words they are no signs."""


def _any_spelling(letters: Iterable[str]) -> str:
    """One letter of these, however it is spelled, as a part of a pattern."""
    return f"[{re.escape(spellings(letters))}]"


_BEGINS = re.compile(rf"[\s{QUOTES}]*(?:{_any_spelling(_BEGINNINGS)}|{NUMERAL_START.pattern})")
_COMPARES = re.compile(_any_spelling([*_RANGING, *(word[0] for word in _COMPARING)]))
"""A letter that every text has that _BOUND fits once it is folded."""


def may_be_bound(text: str) -> bool:
    """Whether the text can be a range, or a number with a comparator, that nothing else stands before.

    Where this is no, the reading is of another kind, has a subject or has no comparator.
    """
    if not _BEGINS.match(text) or not _COMPARES.search(text) or _TITLE.match(text):
        return False
    folded = spelled(text).folded
    return _BOUND.search(folded) is not None and not _TITLE.match(folded)
