"""The words that a cell of a form may have, where they are few: a spreadsheet offers them as a drop-down."""

from collections.abc import Mapping
from types import MappingProxyType

from pgdecl.declaration.scalars import KINDS, LIKELIHOODS, STANDARDS
from pgdecl.values.comparators import Comparator

TICK = "✔"

_BY_FIELD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "indicator.kind": KINDS,
        "indicator.standard": STANDARDS,
        "result.likelihood": LIKELIHOODS,
    }
)


def vocabulary(field: str, tick: str | None = None) -> tuple[str, ...]:
    """The words of a column that shows a field, or a tick where the field is `tick`; empty for any text."""
    if tick is not None:
        return (TICK,)
    part = field.rpartition(".")[2]
    if part == "comparator":
        return tuple(comparator.value for comparator in Comparator)
    if part == "direction":
        from pgdecl.forms.target_parts import DIRECTIONS  # noqa: PLC0415 - most forms have no such column

        return tuple(DIRECTIONS.values())
    return _BY_FIELD.get(field, ())
