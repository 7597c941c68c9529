"""Performance goals of government projects as code: load, check and print declarations (项目绩效目标申报表).

>>> import pgdecl
>>> declaration = pgdecl.load("examples/ezhou-2022.yaml")
>>> document = pgdecl.render(declaration, "docx")
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pgdecl.finding import Finding, Severity, Span
    from pgdecl.library import DeclarationError, load, render, validate
    from pgdecl.model.declaration import (
        AnnualGoal,
        AnnualIndicator,
        Budget,
        Declaration,
        LongTermGoal,
        LongTermIndicator,
        Project,
        Review,
    )
    from pgdecl.model.money import Money
    from pgdecl.model.target import Target
    from pgdecl.model.walk import goals, indicators
    from pgdecl.wording import advice, message

__all__ = [
    "AnnualGoal",
    "AnnualIndicator",
    "Budget",
    "Declaration",
    "DeclarationError",
    "Finding",
    "LongTermGoal",
    "LongTermIndicator",
    "Money",
    "Project",
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
    "pgdecl.library": ("DeclarationError", "load", "render", "validate"),
    "pgdecl.model.money": ("Money",),
    "pgdecl.model.target": ("Target",),
    "pgdecl.model.walk": ("goals", "indicators"),
    "pgdecl.wording": ("advice", "message"),
}


def __getattr__(name: str) -> Any:
    """Loads a name when it is first used, so that `import pgdecl` costs next to nothing."""
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module  # noqa: PLC0415 - part of the same thrift

    place = next((place for place, names in _PLACES.items() if name in names), "pgdecl.model.declaration")
    return getattr(import_module(place), name)
