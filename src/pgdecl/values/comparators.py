"""Comparators, and the words and signs that writers use for them."""

from enum import Enum

from pgdecl.tables import rows


class Comparator(Enum):
    """How an actual value is compared with a target; the value is the sign that forms print."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    MORE_THAN = ">"
    LESS_THAN = "<"
    EQUAL = "="
    ABOUT = "≈"

    def __str__(self) -> str:
        return self.value

    @property
    def is_lower_bound(self) -> bool:
        """Whether more is better: ≥ or >."""
        return self in _LOWER

    @property
    def is_upper_bound(self) -> bool:
        """Whether less is better: ≤ or <."""
        return self in _UPPER

    def including(self, *, included: bool) -> "Comparator":
        """The same bound with its number included (≥, ≤) or excluded (>, <); = and ≈ stay."""
        pair = _LOWER if self in _LOWER else _UPPER if self in _UPPER else (self, self)
        return pair[0] if included else pair[1]


_LOWER = (Comparator.AT_LEAST, Comparator.MORE_THAN)
_UPPER = (Comparator.AT_MOST, Comparator.LESS_THAN)


def _spellings(place: str) -> dict[str, Comparator]:
    signs = [row[1:] for row in rows(__file__, "data/signs.tsv") if row[0] == place]
    return {spelling: Comparator(sign) for sign, spellings in signs for spelling in spellings.split(" ")}


BEFORE = _spellings("before")
"""Spellings that stand before the number."""

AFTER = _spellings("after")
"""Spellings that stand behind the unit."""

WITHIN = _spellings("within")
"""Spellings that stand behind a span of time and mean nothing elsewhere (30天内)."""


def merged(before: Comparator | None, after: Comparator | None) -> Comparator | None:
    """The one comparator of a number that has one on each side.

    "至少95%以上" has the same comparator twice, and "约95%以上" is ≥. Of > and ≥, the one before the number
    counts.

    Raises:
        ValueError: they contradict each other ("不超过95%以上").
    """
    if before in (None, Comparator.ABOUT):
        return after or before
    if after in (None, Comparator.ABOUT, before):
        return before
    if (before in _LOWER and after in _LOWER) or (before in _UPPER and after in _UPPER):
        return before
    raise ValueError(before, after)
