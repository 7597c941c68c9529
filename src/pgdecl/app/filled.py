"""What a form is filled with: a declaration, and the results that belong to its indicators."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pgdecl.analysis.profile import Profile
from pgdecl.analysis.view import DeclarationView
from pgdecl.app.compared import results_document
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import ActualIndicator, Results
from pgdecl.forms.content import Content
from pgdecl.scoring.matching import matched
from pgdecl.scoring.results import compare_results
from pgdecl.scoring.schemes import Scheme
from pgdecl.yamlfile.document import Document

_CENT = Decimal("0.01")


class ResultsFile(NamedTuple):
    """The results in a file: its name, what is in it, and its document."""

    name: str
    results: Results
    document: Document[Results]

    @classmethod
    def read(cls, name: str) -> "ResultsFile":
        """The results in a file of that name.

        Raises:
            DeclarationError: no results can be read from it.
            CannotRunError: it cannot be read, or is no file of results.
        """
        return cls(name, *results_document(name))


def content_of(declaration: Declaration, results: Results | None, profile: Profile) -> Content:
    """A declaration with the results of its indicators, as `compare` matches them."""
    if results is None:
        return Content(declaration)
    pairs = matched(DeclarationView(declaration, profile), results).pairs
    actuals = {id(row.indicator): result.indicator for row, result in pairs if result}
    return Content(declaration, results, actuals)


def scored(content: Content, scheme: Scheme, profile: Profile) -> Content:
    """The same with the points of a scheme, as `compare` gives them, in place of the unit's own."""
    if content.results is None:
        return content
    scores = compare_results(content.declaration, content.results, scheme, profile)
    actuals: dict[int, ActualIndicator] = {}
    for row in scores.rows:
        if row.result is not None:
            points = _printed(row.points)
            actuals[id(row.row.indicator)] = row.result.indicator.model_copy(update={"points": points})
    totals = {
        "execution_points": _printed(scores.execution.points if scores.execution else None),
        "points": _printed(scores.total.points if scores.total else None),
    }
    return Content(content.declaration, content.results.model_copy(update=totals), actuals)


def _printed(points: Decimal | None) -> Decimal | None:
    """Points as a form shows them, with two decimals at most."""
    if points is None:
        return None
    rounded = points.quantize(_CENT, ROUND_HALF_UP)
    return rounded.normalize() if rounded else Decimal(0)
