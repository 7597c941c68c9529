"""The figure that a name ends in: 新建水泥路1条, 水质达标率100%."""

import re
from typing import NamedTuple

from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.values.parsed import ParsedTarget
from pgdecl.values.target import Target

_NUMBER_AT_END = re.compile(r"\d(?<!\d\d)\d*(?:\.\d+)?[^\d\s（）()]{1,5}(?=[）)]?$)")
_DEMAND_BEFORE = "(?:[≥≤＞＜＝=><]|{demand})$"
_PART_OF_A_NUMBER = ("第", ".")
"""What stands before an ordinal (第2批), and before a part of a number such as 1.2.3."""


class NameFigure(NamedTuple):
    """A number with its unit: as written, with the comparator or demand (不低于) before it, and as read."""

    number: str
    text: str
    parsed: ParsedTarget


def figure_at_end(name: str, vocabulary: Vocabulary) -> NameFigure | None:
    """The figure with a known unit that a name ends in, perhaps in brackets; None if there is none."""
    number = _NUMBER_AT_END.search(name)
    if number is None:
        return None
    before = name[: number.start()]
    if before.endswith(_PART_OF_A_NUMBER):
        return None
    demand = vocabulary.compiled(_DEMAND_BEFORE).search(before)
    text = f"{demand[0] if demand else ''}{number[0]}"
    parsed = Target(text).parsed
    if parsed.subject or parsed.unit is None or parsed.unit.dimension is None:
        return None
    return NameFigure(number[0], text, parsed)
