"""Dates of one year and of two beside each other, with the 29th of February among them."""

import pytest

from pgdecl.scoring.change import Value, change
from pgdecl.values.target import Target
from tables import cases


@pytest.mark.parametrize("row", cases("compare/dates.tsv"), ids=" ".join)
def test_days_from_one_date_to_another(row: list[str]) -> None:
    before, before_year, after, after_year, expected = row
    first = Value(Target(before), None if before_year == "-" else int(before_year))
    result = change(first, Value(Target(after), int(after_year)))
    if result.obstacle is not None:
        assert result.obstacle.value == expected
    else:
        assert str(result.difference) == expected
