"""Findings as text, one module for each format."""

from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pgdecl.report.report import Reporter

FormatName = Literal["full", "concise", "json", "github", "sarif", "junit"]
_PLACES: dict[FormatName, tuple[str, str]] = {
    "full": ("full", "Full"),
    "concise": ("concise", "Concise"),
    "json": ("as_json", "Json"),
    "github": ("github", "GitHub"),
    "sarif": ("sarif", "Sarif"),
    "junit": ("junit", "JUnit"),
}
FORMATS: tuple[FormatName, ...] = tuple(_PLACES)


def reporter(name: FormatName) -> "Reporter":
    """The reporter of that name; the others are not loaded."""
    module, kind = _PLACES[name]
    made: Reporter = getattr(import_module(f"pgdecl.report.{module}"), kind)()
    return made
