"""Each layout as the official form has it: the words of each cell, the columns and rows that it covers."""

import pytest

from official_forms import FORMS, official, shape
from pgdecl.forms.named import names
from pgdecl.forms.named import official as form_named

WITH_GRID = [name for name in names() if (FORMS / f"{name}.json").exists()]


def test_every_layout_but_two_has_a_grid_of_the_official_form() -> None:
    assert set(names()) - set(WITH_GRID) == {"hubei-project", "central-annual"}


@pytest.mark.parametrize("name", WITH_GRID)
def test_blank_form_is_the_official_one(name: str) -> None:
    assert shape(form_named(name).blank()) == official(name)


@pytest.mark.parametrize("name", names())
def test_layout_says_where_it_is_from_and_how_well_it_is_known(name: str) -> None:
    layout = form_named(name).layout
    assert layout.issuer
    assert layout.source
    assert layout.year
    assert layout.certainty in ("seen", "reconstructed", "known", "unseen")
