"""Which way is better for an indicator: the one answer that rules, comparisons and scores share."""

from pgdecl.analysis.measures import SHARES, SUMMED, Measure
from pgdecl.analysis.name_direction import Direction
from pgdecl.analysis.names import Name
from pgdecl.analysis.rows import Row
from pgdecl.values.dates import Bound
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.units import Dimension

__all__ = ["Direction", "direction", "direction_of_name", "direction_of_sign"]

_MORE_IS_USUAL = (*SUMMED, Measure.SATISFACTION)


def direction(row: Row) -> Direction:
    """Which way is better.

    The first of these that says it decides:

    1. The kind of the value. An earlier date is better, and a higher grade; of a day from which something
       begins, and of what recurs, nobody can tell.
    2. The name, where it is sure: what is bad is better low (投诉率), a share of what is good is better high
       (满意度), and a sign that says otherwise is wrong. PG206 reports the sign; it does not decide.
    3. The sign: ≥ and > ask for more, ≤ and < for less.
    4. A target of 0, which nobody sets for what is better high.
    5. The name, where the sign says nothing: 收入 is usually better high, 办理时限 low, and so is whatever
       stands under cost, except for savings.
    6. What is measured: of what is counted, and of shares that end at 100 %, more is better.

    Of a target that is a change (下降5%) the sign comes first; without one, a change for the better is better
    large, one for the worse small.
    """
    parsed = row.parsed
    if parsed.kind in (TargetKind.DATE, TargetKind.PERIOD):
        return _of_date(parsed)
    if parsed.kind is TargetKind.GRADE:
        return Direction.HIGHER
    if parsed.relative is not None:
        return direction_of_sign(parsed) or _of_change(row, rises=parsed.relative.rises)
    return direction_of_name(row) or direction_of_sign(parsed) or _of_zero(parsed) or _usual(row)


def is_planned_amount(row: Row) -> bool:
    """Whether more is better only because something is counted, as neither sign nor name says anything.

    Such a target (改造户数 8600户) is what the plan of the year asks for: it is reached or not, but one lower
    than last year's is no lower standard.
    """
    parsed, name = row.parsed, row.name
    if name.usual_direction or direction_of_sign(parsed) or direction_of_name(row):
        return False
    return name.measure in _MORE_IS_USUAL and direction(row) is Direction.HIGHER


def direction_of_sign(parsed: ParsedTarget) -> Direction:
    """Which way the sign of a target asks to go; UNKNOWN for ＝, ≈ and none."""
    comparator = parsed.comparator
    if comparator is None:
        return Direction.UNKNOWN
    if comparator.is_lower_bound:
        return Direction.HIGHER
    return Direction.LOWER if comparator.is_upper_bound else Direction.UNKNOWN


def direction_of_name(row: Row) -> Direction:
    """Which way is better for sure by the name, whatever the sign says; else UNKNOWN.

    Of money only costs are sure, as a loss may be one that is averted; and a name is sure only of values
    that have its unit (a share in percent, a time in days).
    """
    name = row.name
    if name.measure is Measure.MONEY:
        is_cost = row.is_cost and name.usual_direction is Direction.LOWER
        return Direction.LOWER if is_cost else Direction.UNKNOWN
    return name.direction if _has_unit_of(name, row.parsed) else Direction.UNKNOWN


def _has_unit_of(name: Name, parsed: ParsedTarget) -> bool:
    if parsed.unit is None:
        return True
    if name.measure is Measure.TIME:
        return parsed.unit.dimension is Dimension.DURATION
    if name.measure in SHARES and name.direction is Direction.HIGHER:
        return parsed.unit.dimension is Dimension.SHARE
    return True


def _of_zero(parsed: ParsedTarget) -> Direction:
    return Direction.LOWER if parsed.kind is TargetKind.NUMBER and parsed.amount == 0 else Direction.UNKNOWN


def _of_date(parsed: ParsedTarget) -> Direction:
    begins = parsed.date is not None and parsed.date.bound is Bound.FROM
    recurs = parsed.period is not None and bool(parsed.period.each)
    return Direction.UNKNOWN if begins or recurs else Direction.LOWER


def _of_change(row: Row, *, rises: bool) -> Direction:
    level = row.name.direction or _usual(row) or (Direction.HIGHER if rises else Direction.LOWER)
    return level if rises else level.opposite


def _usual(row: Row) -> Direction:
    name = row.name
    if name.measure is Measure.TIME and not _has_unit_of(name, row.parsed):
        return Direction.UNKNOWN
    if row.is_cost:
        is_saving = name.usual_direction is Direction.HIGHER
        return Direction.HIGHER if is_saving else Direction.LOWER
    counted = name.bounded or name.measure in _MORE_IS_USUAL
    return name.usual_direction or (Direction.HIGHER if counted else Direction.UNKNOWN)
