"""Performance goals of government projects as code: load, check and print declarations (项目绩效目标申报表).

>>> import pgdecl
>>> declaration = pgdecl.load("examples/ezhou-2022.yaml")
>>> document = pgdecl.render(declaration, "docx")
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pgdecl.api import DeclarationError, load, render, validate
    from pgdecl.declaration.models import (
        Budget,
        Declaration,
        Goal,
        Indicator,
        Review,
    )
    from pgdecl.declaration.results import Results
    from pgdecl.declaration.subjects import Project
    from pgdecl.declaration.walk import goals, indicators
    from pgdecl.finding import Finding, Severity, Span
    from pgdecl.report.wording import advice, message
    from pgdecl.values.money import Money
    from pgdecl.values.target import Target

__all__ = [
    "Budget",
    "Declaration",
    "DeclarationError",
    "Finding",
    "Goal",
    "Indicator",
    "Money",
    "Project",
    "Results",
    "Review",
    "Severity",
    "Span",
    "Target",
    "advice",
    "goals",
    "indicators",
    "load",
    "message",
    "render",
    "validate",
]

_PLACES = {
    "pgdecl.finding": ("Finding", "Severity", "Span"),
    "pgdecl.api": ("DeclarationError", "load", "render", "validate"),
    "pgdecl.values.money": ("Money",),
    "pgdecl.values.target": ("Target",),
    "pgdecl.declaration.results": ("Results",),
    "pgdecl.declaration.subjects": ("Project",),
    "pgdecl.declaration.walk": ("goals", "indicators"),
    "pgdecl.report.wording": ("advice", "message"),
}


def __getattr__(name: str) -> Any:
    """Loads a name when it is first used, so that `import pgdecl` costs next to nothing."""
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module  # noqa: PLC0415 - part of the same thrift

    place = next((place for place, names in _PLACES.items() if name in names), "pgdecl.declaration.models")
    return getattr(import_module(place), name)
