"""Text in lines of so many terminal columns, broken where a reader of Chinese or English expects it."""

import re
from collections.abc import Sequence
from typing import Final

from pgdecl.report.full import display_width

_OPENING: Final = "(（\\[【《〈“‘「『"
_CLOSING: Final = ")）\\]】》〉”’」』，。；：、！？,.;:!?%％℃"
# What stays together: a sign and the number after it, a bracket and what it opens, a mark and what it
# follows, a number of its own and what stands before it ("level 3", "上年 1"). Chinese may be broken after
# any character; numbers and Latin words only after a hyphen or a slash.
_unit: Final = re.compile(
    f"[{_OPENING}]*"
    "(?:[▲▼＝] )?"
    "(?:[-+−]?[0-9A-Za-z.,+−%≥≤=<>~_&]+[-/]?|\\S)"
    f"[{_CLOSING}]*"
    f"(?: [0-9]+[{_CLOSING}]*(?![^\\s\u2e80-\uffef]))?"
    "|\\s"
)


_FIRST, _OTHERS = 14, 6
"""What the first column of a table and each other one need at least."""
_LONGEST = 12
"""Words and numbers up to this width are never broken in a table; a longer one must not push others out."""


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, its own line breaks kept; no line ends in a blank.

    Only what is wider than a line itself is broken anywhere.
    """
    return [line for paragraph in text.splitlines() for line in _lines(paragraph.expandtabs(1), width)]


def column_widths(columns: Sequence[Sequence[str]], shares: Sequence[int], room: int) -> list[int]:
    """What each column needs for its texts; none where that would break numbers and words.

    Where it is too much in all, those give way that are widest for their share.
    """
    least = [max(_OTHERS, *map(_narrowest, texts)) for texts in columns]
    least[0] = max(least[0], _FIRST)
    if sum(least) > room:
        return []
    needed = [
        max(display_width(line) for text in texts for line in text.splitlines() or [""]) for texts in columns
    ]
    widths = [min(max(pair), room) for pair in zip(needed, least, strict=True)]
    while sum(widths) > room:
        able = [at for at, wide in enumerate(widths) if wide > least[at]]
        widths[max(able, key=lambda at: widths[at] / shares[at])] -= 1
    return widths


def _narrowest(text: str) -> int:
    """The width that breaks no number and no word of the text, but for very long ones."""
    widths = (display_width(unit) for unit in _unit.findall(text))
    return max((width for width in widths if width <= _LONGEST), default=0)


def _lines(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for unit in _unit.findall(paragraph):
        for piece in [unit] if display_width(unit) <= width else unit:
            if display_width(lines[-1] + piece) <= width:
                lines[-1] += piece
            else:
                lines.append(piece)
    # A blank where a line is broken is neither the end of one line nor the start of the next.
    return [
        line.rstrip() if at == 0 else line.strip() for at, line in enumerate(lines) if at == 0 or line.strip()
    ]
