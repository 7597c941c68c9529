"""Numbers without a unit beside a target that has one: they are taken to be in its unit."""

from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.target import Target


def takes_unit_of(actual: ParsedTarget, target: ParsedTarget) -> bool:
    """Whether it is a number without a unit, and the target has one."""
    is_bare = actual.kind is TargetKind.NUMBER and actual.unit is None and actual.relative is None
    return is_bare and target.kind is not TargetKind.RATIO and target.unit is not None


def with_unit_of(actual: Target, target: Target) -> Target:
    """The value with the unit of the target, if it has none of its own."""
    unit = target.parsed.unit
    if unit is None or not takes_unit_of(actual.parsed, target.parsed):
        return actual
    return Target(f"{actual.text.strip()}{unit.text}")
