"""What a form is filled with: a declaration, and its results if the form has places for them."""

from collections.abc import Mapping
from typing import NamedTuple

from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import ActualIndicator, Results


class Content(NamedTuple):
    """A declaration with its results; `actuals` has the result of each indicator, by the object's id."""

    declaration: Declaration
    results: Results | None = None
    actuals: Mapping[int, ActualIndicator] = {}
