"""Cells that hold more than one value: two targets (≥90%；≥95%), or the two ends of a range (≥90%且≤95%)."""

import re
from collections.abc import Callable, Iterable

from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.spelling import Spelled
from pgdecl.values.units import Unit

One = Callable[[Spelled], ParsedTarget | None]
"""Reads a text that is one target."""

PARTING = ",;、并以同且或和及"
"""What the patterns that follow part a text at begins with one of these."""
_STOP = "(?:[;、]|(?<![0-9]),|,(?![0-9]))"  # a comma within digits parts nothing
_STOPS = re.compile(_STOP)
_STOPS_AND_WORDS = re.compile(f"{_STOP}?(?:并且|以及|同时|[且并或和及])|{_STOP}")
_BEFORE_SIGNS = re.compile(r"(?<=[^≥≤><=(])(?=[≥≤><])")
_ENCLOSED = re.compile(
    r"(?P<low>[^≥≤><=]{1,40})(?P<from>[≤<])(?P<name>[^0-9≥≤><=]{0,12})(?P<to>[≤<])(?P<high>[^≥≤><=]{1,40})"
)
_FLIPPED = {"≤": "≥", "<": ">"}
_MOST = 8
_VALUES = frozenset({TargetKind.NUMBER, TargetKind.RANGE, TargetKind.RATIO, TargetKind.DATE, TargetKind.PERIOD})


def read(text: Spelled, one: One) -> ParsedTarget | None:
    """The range that two bounds make, or the several targets that a text holds; None if it holds none."""
    enclosed = _ENCLOSED.fullmatch(text.folded)
    if enclosed:
        low, high = _FLIPPED[enclosed["from"]] + enclosed["low"], enclosed["to"] + enclosed["high"]
        return _joined([one(Spelled(part, part)) for part in (low, high)], subject=enclosed["name"])
    for separator in (_STOPS_AND_WORDS, _BEFORE_SIGNS):
        found = _joined(map(one, _split(text, separator)))
        if found:
            return found
    return _mixed([(part, one(part)) for part in _split(text, _STOPS)])


def lines(text: str, spell: Callable[[str], Spelled], one: One) -> ParsedTarget | None:
    """The several targets of a text that has one on each line."""
    return _joined(one(spell(line)) for line in text.splitlines() if line.strip()) if "\n" in text else None


def _split(text: Spelled, separator: re.Pattern[str]) -> list[Spelled]:
    places = [found.span() for found in separator.finditer(text.folded)]
    starts, ends = [0, *(end for _, end in places)], [*(start for start, _ in places), len(text.folded)]
    cuts = [slice(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    return [Spelled(text.written[cut], text.folded[cut]) for cut in cuts] if len(cuts) <= _MOST else []


def _joined(found: Iterable[ParsedTarget | None], subject: str = "") -> ParsedTarget | None:
    """The values together, if there are two or more and nothing else."""
    parts = list(found)
    values = [part for part in parts if part is not None and part.kind in _VALUES]
    if len(values) < max(2, len(parts)):
        return None
    return _range(values, subject) or ParsedTarget(TargetKind.SEVERAL, parts=tuple(values))


def _mixed(found: list[tuple[Spelled, ParsedTarget | None]]) -> ParsedTarget | None:
    """Values and words together, if one of the values has a comparator: "≥95%，持续提升"."""
    parts = [part or ParsedTarget(TargetKind.GRADE, text.written, known=False) for text, part in found]
    values = [part for part in parts if part.kind in _VALUES]
    if len(parts) < 2 or not any(part.comparator for part in values):  # noqa: PLR2004 - several means two or more
        return None
    return ParsedTarget(TargetKind.SEVERAL, parts=tuple(parts))


def _range(values: list[ParsedTarget], subject: str) -> ParsedTarget | None:
    """One range, where the values are a lower and an upper bound of the same thing."""
    low, high, *more = sorted(
        values, key=lambda value: bool(value.comparator and value.comparator.is_upper_bound)
    )
    if more or low.kind is not TargetKind.NUMBER or high.kind is not TargetKind.NUMBER:
        return None
    if not (
        low.comparator
        and low.comparator.is_lower_bound
        and high.comparator
        and high.comparator.is_upper_bound
    ):
        return None
    unit = _common(low.unit, high.unit)
    if values[1].subject not in {"", values[0].subject} or (unit is None and low.unit is not high.unit):
        return None
    return low._replace(
        kind=TargetKind.RANGE,
        comparator=None,
        sign="",
        unit=unit,
        upper=high.number,
        excludes_lower=low.comparator is not low.comparator.including(included=True),
        excludes_upper=high.comparator is not high.comparator.including(included=True),
        approximate=low.approximate or high.approximate,
        subject=subject or values[0].subject,
        note=low.note or high.note,
    )


def _common(one: Unit | None, other: Unit | None) -> Unit | None:
    """The unit of both numbers, where one may leave it to the other."""
    if one is None or other is None:
        return one or other
    return one if one.fits(other) and one.scale == other.scale else None
