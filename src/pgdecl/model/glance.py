"""A first glance at a text: far cheaper than reading it, and sure where it says no."""

import re

from pgdecl.model.head import WORDS_BEFORE
from pgdecl.model.numbers import NUMERAL_START
from pgdecl.model.several import PARTING
from pgdecl.model.signs import AFTER, BEFORE, WITHIN
from pgdecl.model.spelling import first_letter, spelled

_BEGINNINGS = frozenset(f"0123456789百千+-±{PARTING}").union(word[0] for word in WORDS_BEFORE)
_COMPARING = {*BEFORE, *AFTER, *WITHIN}
_BOUND = re.compile(
    # The look ahead says the same as what follows, only sooner.
    rf"(?=[{''.join({re.escape(word[0]) for word in _COMPARING})}])(?:{'|'.join(map(re.escape, _COMPARING))})"
    rf"|[-~至到±][-+]?(?:[0-9]|{NUMERAL_START.pattern})"
)
_TITLE = re.compile("<[^<>=≥≤0-9]*>")
"""《》 are folded to < and >, for those who mean them so; around words they are no signs."""


def may_be_bound(text: str) -> bool:
    """Whether the text can be a range, or a number with a comparator, that nothing else stands before.

    Where this is no, the reading is of another kind, has a subject or has no comparator.
    """
    first = first_letter(text)
    if first not in _BEGINNINGS and not NUMERAL_START.match(first):
        return False
    folded = spelled(text).folded
    return _BOUND.search(folded) is not None and not _TITLE.match(folded)
