"""A target in parts, for forms that have a column each for kind, sign, value and unit.

A target is taken apart only if its parts, joined, say the same again: "约95%以上" stands as a whole in the
column of values, with sign and unit empty, and so do words and dates, as they do in the budget system.
"""

from functools import lru_cache
from typing import NamedTuple

from pgdecl.tables import rows
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.parser import parse_target
from pgdecl.values.target import Target

_KINDS = {sign: kind for part, sign, kind in rows(__file__, "data/target-parts.tsv") if part == "kind"}
DIRECTIONS = {
    sign: word for part, sign, word in rows(__file__, "data/target-parts.tsv") if part == "direction"
}
"""By sign, the word that forms have for it."""
_IN_WORDS = "words"
_COUNTED = (TargetKind.NUMBER, TargetKind.RANGE, TargetKind.RATIO)


class TargetParts(NamedTuple):
    """The texts of the columns; joined, `comparator`, `number` and `unit` are the target again."""

    comparator: str
    number: str
    unit: str
    direction: str
    kind: str


def target_parts(target: Target) -> TargetParts:
    """The parts of a target."""
    return _parts(target.text)


@lru_cache(4096)
def _parts(text: str) -> TargetParts:
    parsed = parse_target(text)
    kind = _kind(parsed)
    comparator = parsed.comparator.value if parsed.comparator else ""
    unit = parsed.unit.text if parsed.unit else ""
    if parsed.number is not None and parsed.upper is None:
        number = f"{parsed.number:f}"
        if _same(parse_target(comparator + number + unit), parsed):
            return TargetParts(comparator, number, unit, DIRECTIONS.get(comparator, comparator), kind)
    return TargetParts("", text, "", "", kind)


def _same(joined: ParsedTarget, parsed: ParsedTarget) -> bool:
    """Whether both say the same, however it is spelled."""
    return joined._replace(sign="") == parsed._replace(sign="")


def _kind(parsed: ParsedTarget) -> str:
    if parsed.kind not in _COUNTED:
        return "" if parsed.kind is TargetKind.EMPTY else _KINDS[_IN_WORDS]
    return _KINDS.get(parsed.comparator.value, "") if parsed.comparator else ""
