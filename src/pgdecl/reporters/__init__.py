"""Findings as text, one module for each format."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pgdecl.reporters.report import Reporter

FormatName = Literal["full", "concise", "json"]
FORMATS: tuple[FormatName, ...] = ("full", "concise", "json")


def reporter(name: FormatName) -> "Reporter":
    """The reporter of that name; the others are not loaded."""
    if name == "full":
        from pgdecl.reporters.full import Full  # noqa: PLC0415 - one format for each run

        return Full()
    if name == "json":
        from pgdecl.reporters.as_json import Json  # noqa: PLC0415 - one format for each run

        return Json()
    from pgdecl.reporters.concise import Concise  # noqa: PLC0415 - one format for each run

    return Concise()
