"""Cells that hold more than one value: two targets (≥90%；≥95%), or the two ends of a range (≥90%且≤95%)."""

import re
from collections.abc import Callable

from pgdecl.patterns import regex
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.spelling import Spelled, spelled
from pgdecl.values.units import Unit

ParseSingle = Callable[[Spelled], ParsedTarget | None]
"""Parses a text that is one target; None if it is not."""

_STOP = "(?:[;、]|(?<![0-9]),|,(?![0-9]))"  # a comma between digits belongs to the number
_STOPS = regex(_STOP)
_STOPS_AND_WORDS = regex(f"{_STOP}?(?:并且|以及|同时|[且并或和及])|{_STOP}")
_BEFORE_SIGNS = regex(r"(?<=[^≥≤><=(])(?=[≥≤><])")
_ENCLOSED = regex(
    r"(?P<low>[^≥≤><=]{1,40})(?P<from>[≤<])(?P<name>[^0-9≥≤><=]{0,12})(?P<to>[≤<])(?P<high>[^≥≤><=]{1,40})"
)
_FLIPPED = {"≤": "≥", "<": ">"}
_MOST_PARTS = 8
_VALUES = frozenset(
    {TargetKind.NUMBER, TargetKind.RANGE, TargetKind.RATIO, TargetKind.DATE, TargetKind.PERIOD}
)


def parse_compound(text: Spelled, parse_single: ParseSingle) -> ParsedTarget | None:
    """The range that two bounds make, or the several targets that a text holds; None if it holds none."""
    enclosed = _ENCLOSED.fullmatch(text.folded)
    if enclosed:
        low, high = _FLIPPED[enclosed["from"]] + enclosed["low"], enclosed["to"] + enclosed["high"]
        bounds = [parse_single(Spelled(bound, bound)) for bound in (low, high)]
        return _combined(bounds, subject=enclosed["name"])
    for separator in (_STOPS_AND_WORDS, _BEFORE_SIGNS):
        combined = _combined([parse_single(part) for part in _split(text, separator)])
        if combined:
            return combined
    return _mixed([(part, parse_single(part)) for part in _split(text, _STOPS)])


def parse_parts(parts: list[str], parse_single: ParseSingle) -> ParsedTarget | None:
    """The several targets of which each is a part of a text: a line, or what stands between blanks."""
    return _combined([parse_single(spelled(part)) for part in parts if part.strip()])


def _split(text: Spelled, separator: re.Pattern[str]) -> list[Spelled]:
    """The two or more parts of a text between separators; none if there is no separator or too many."""
    separators = [match.span() for match in separator.finditer(text.folded)]
    starts, ends = [0, *(end for _, end in separators)], [*(start for start, _ in separators), None]
    slices = [slice(start, end) for start, end in zip(starts, ends, strict=True)]
    parts = [Spelled(text.written[part], text.folded[part]) for part in slices if text.folded[part]]
    return parts if 2 <= len(parts) <= _MOST_PARTS else []  # noqa: PLR2004 - several means two or more


def _combined(parts: list[ParsedTarget | None], subject: str = "") -> ParsedTarget | None:
    """The values together, if there are two or more and nothing else."""
    values = [part for part in parts if part is not None and part.kind in _VALUES]
    if len(values) < max(2, len(parts)):
        return None
    return _range(values, subject) or ParsedTarget(TargetKind.SEVERAL, parts=tuple(values))


def _mixed(parsed: list[tuple[Spelled, ParsedTarget | None]]) -> ParsedTarget | None:
    """Values and words together, if one of the values has a comparator: "≥95%，持续提升"."""
    parts = [part or ParsedTarget(TargetKind.GRADE, text.written, known=False) for text, part in parsed]
    values = [part for part in parts if part.kind in _VALUES]
    if not any(part.comparator for part in values):
        return None
    return ParsedTarget(TargetKind.SEVERAL, parts=tuple(parts))


def _range(values: list[ParsedTarget], subject: str) -> ParsedTarget | None:
    """One range, where the values are a lower and an upper bound of the same thing."""
    low, high, *others = sorted(
        values, key=lambda value: bool(value.comparator and value.comparator.is_upper_bound)
    )
    if others or low.kind is not TargetKind.NUMBER or high.kind is not TargetKind.NUMBER:
        return None
    if not (
        low.comparator
        and low.comparator.is_lower_bound
        and high.comparator
        and high.comparator.is_upper_bound
    ):
        return None
    unit = _shared(low.unit, high.unit)
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


def _shared(low: Unit | None, high: Unit | None) -> Unit | None:
    """The unit of both numbers, where only one may have it; None if the units differ."""
    if low is None or high is None:
        return low or high
    return low if low.fits(high) and low.scale == high.scale else None
