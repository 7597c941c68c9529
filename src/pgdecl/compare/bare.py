"""Numbers without a unit beside a target that has one: they are taken in the unit of the target."""

from pgdecl.model.reading import Kind, Reading
from pgdecl.model.target import Target


def takes_unit_of(actual: Reading, target: Reading) -> bool:
    """Whether it is a number alone, and the target has a unit to lend."""
    alone = actual.kind is Kind.NUMBER and actual.unit is None and actual.relative is None
    return alone and target.kind is not Kind.RATIO and target.unit is not None


def with_unit_of(actual: Target, target: Target) -> Target:
    """The value with the unit of the target, if it has none of its own."""
    unit = target.reading.unit
    if unit is None or not takes_unit_of(actual.reading, target.reading):
        return actual
    return Target(f"{actual.text.strip()}{unit.text}")
