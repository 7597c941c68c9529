"""Printing a comparison: in which format, and to standard output or a file."""

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pgdecl.app.compare import Comparison
from pgdecl.cli.streams import Colour, StandardOutput, wants_colour
from pgdecl.files.writing import settle, stage
from pgdecl.i18n.language import Language

FORMATS = ("text", "json", "markdown", "html", "xlsx")
_WIDEST = 140


class Printing(NamedTuple):
    """How a comparison is to be printed, and where to."""

    format_name: str
    destination: str | None
    force: bool
    colour: Colour


def print_comparison(comparison: Comparison, printing: Printing, language: Language) -> None:
    """To standard output, or to a file, whose path is printed then."""
    if printing.format_name == "xlsx":
        from pgdecl.report.comparison.xlsx import workbook  # noqa: PLC0415 - it imports openpyxl

        _write(workbook(comparison.report(language), language), printing)
        return
    text = _text(comparison, printing, language)
    if printing.destination is None:
        StandardOutput(sys.stdout).write(text)
    else:
        _write(text.encode(), printing)


def _text(comparison: Comparison, printing: Printing, language: Language) -> str:
    if printing.format_name == "json":
        return as_json(comparison.data)
    report = comparison.report(language)
    if printing.format_name == "markdown":
        from pgdecl.report.comparison.markdown import markdown  # noqa: PLC0415 - one format a call

        return markdown(report)
    if printing.format_name == "html":
        from pgdecl.report.comparison.html import page  # noqa: PLC0415 - one format a call

        return page(report, language)
    from pgdecl.report.comparison.terminal import terminal_text  # noqa: PLC0415 - it imports rich

    coloured = printing.destination is None and wants_colour(printing.colour, sys.stdout)
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return terminal_text(report, colour=coloured, width=width)


def as_json(data: Mapping[str, object]) -> str:
    """The comparison as a JSON document."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _write(data: bytes, printing: Printing) -> None:
    path = Path(printing.destination or "")
    settle(stage(path, data), path, force=printing.force)
    StandardOutput(sys.stdout).write(f"{path}\n")
