"""Findings as text, one module for each format."""

from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pgdecl.report.report import Reporter

FormatName = Literal["full", "concise", "json", "github", "sarif", "junit"]
_CLASSES: dict[FormatName, tuple[str, str]] = {
    "full": ("full", "Full"),
    "concise": ("concise", "Concise"),
    "json": ("as_json", "Json"),
    "github": ("github", "GitHub"),
    "sarif": ("sarif", "Sarif"),
    "junit": ("junit", "JUnit"),
}
FORMATS: tuple[FormatName, ...] = tuple(_CLASSES)


def reporter(name: FormatName) -> "Reporter":
    """The reporter of that name; the others are not loaded."""
    module, class_name = _CLASSES[name]
    reporter_class: type[Reporter] = getattr(import_module(f"pgdecl.report.{module}"), class_name)
    return reporter_class()
