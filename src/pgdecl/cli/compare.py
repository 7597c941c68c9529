"""`pgdecl compare`: targets beside history, another version, results, or other projects."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import click

from pgdecl.app import compare
from pgdecl.app.compare import FAILURES, Comparison, UnreadableError
from pgdecl.cli import gate
from pgdecl.cli.command import Command, colour_option, common_options
from pgdecl.cli.selection import configuration_option, language_for
from pgdecl.cli.streams import Colour, StandardOutput, wants_colour
from pgdecl.cli.texts import text
from pgdecl.compare.schemes import PROPORTIONAL, SCHEMES
from pgdecl.compare.total import BANDS, Bands
from pgdecl.config.find import Finder
from pgdecl.files import discovery
from pgdecl.files.errors import CannotRunError
from pgdecl.files.reading import STANDARD_INPUT
from pgdecl.files.writing import settle, stage
from pgdecl.i18n.catalogue import Language
from pgdecl.report import reporter
from pgdecl.report.comparison.schema import VERSION
from pgdecl.report.report import Style

FORMATS = ("text", "json", "markdown", "html", "xlsx")
_TWO = 2
_WIDEST = 140
_WHOLE = 100


class _Scoring(NamedTuple):
    """How results are scored: the scheme's name, and from where on the grades are."""

    scheme: str
    bands: Bands


class _Printing(NamedTuple):
    """How the answer is to be printed, and where to."""

    format_name: str
    destination: str | None
    force: bool
    colour: Colour


def command(language: Language) -> Command:
    """The command in a language."""

    def compare(
        paths: tuple[str, ...],
        *,
        revision: str | None,
        results: str | None,
        scheme: str | None,
        bands: Bands | None,
        format_name: str,
        destination: str | None,
        failures: tuple[str, ...],
        configuration: str | None,
        colour: Colour,
        force: bool,
    ) -> int:
        printing = _Printing(format_name, destination, force, colour)
        if format_name == "xlsx" and destination is None:
            raise CannotRunError("needs-output")
        wanted = gate.wanted(failures)
        for path in (results, destination):
            if path is not None and _is_folder(path):
                raise CannotRunError("one-file", path=path)
        if results is None and (scheme or bands):
            raise CannotRunError("scoring-needs-results")
        scoring = _Scoring(scheme or PROPORTIONAL.name, bands or BANDS)
        finder = Finder(path=configuration)
        try:
            if results is not None:
                comparison = _scored(paths, revision, results, scoring, finder)
            else:
                comparison = _compared(paths, revision, finder)
        except UnreadableError as error:
            said_in = language_for(language, finder, [error.name])
            _say_unreadable(error, said_in)
            return 1
        gate.check(wanted, comparison.occurred)
        said_in = language_for(language, finder, list(paths))
        _print(comparison, printing, said_in)
        failed = gate.failed(wanted, comparison.occurred, said_in)
        return int(failed or comparison.incomplete)

    help_text = f"{text('compare', language)}\n\n{text('compare-paths', language)}"
    return Command(
        "compare", language=language, params=_parameters(language), callback=compare, help=help_text
    )


def _parameters(language: Language) -> list[click.Parameter]:
    return [
        click.Argument(
            ["paths"], nargs=-1, required=True, type=click.Path(readable=False), metavar="PATHS..."
        ),
        click.Option(["--rev", "revision"], metavar="REVISION", help=text("rev", language)),
        click.Option(
            ["--results"],
            type=click.Path(readable=False),
            metavar="FILE",
            help=text("compare-results", language),
        ),
        click.Option(
            ["--scheme"],
            type=click.Choice(list(SCHEMES)),
            help=text("scheme", language),
        ),
        click.Option(
            ["--bands"],
            metavar="N,N,N",
            callback=_bands,
            help=text("bands", language),
        ),
        click.Option(
            ["--format", "format_name"],
            type=click.Choice(FORMATS),
            default="text",
            help=text("compare-format", language),
        ),
        click.Option(
            ["-o", "--output", "destination"],
            type=click.Path(readable=False),
            metavar="FILE",
            help=text("compare-output", language),
        ),
        click.Option(["--force"], is_flag=True, help=text("force", language)),
        click.Option(
            ["--fail-on", "failures"],
            multiple=True,
            metavar="WORDS",
            help=text("fail-on", language).format(words=", ".join(FAILURES)),
        ),
        configuration_option(language),
        colour_option(language),
        *common_options(language),
    ]


def _compared(paths: tuple[str, ...], revision: str | None, finder: Finder) -> Comparison:
    """The question that the paths ask.

    Raises:
        UnreadableError: a file has no declaration to compare.
        CannotRunError: the paths ask nothing.
    """
    names = discovery.find(paths)
    of_files = not any(map(_is_folder, paths))
    if revision is not None:
        if len(paths) != 1 or not of_files:
            raise CannotRunError("rev-one-file")
        old = compare.side(names[0], revision)
        return compare.with_version(old, compare.side(names[0]), finder)
    if len(paths) == 1 and of_files:
        return compare.with_history(compare.side(names[0]), finder)
    if len(paths) == _TWO and of_files:
        _read_once(*paths)
        old, new = map(compare.side, paths)
        return compare.with_version(old, new, finder)
    return compare.of_several(names, finder)


def _scored(
    paths: tuple[str, ...], revision: str | None, results: str, scoring: _Scoring, finder: Finder
) -> Comparison:
    """A declaration beside its results; with a second one, that of the year after it beside both.

    Raises:
        UnreadableError: a file has nothing to compare.
        CannotRunError: there are more declarations, or the second is not for the next year.
    """
    if revision is not None or len(paths) > _TWO or any(map(_is_folder, paths)):
        raise CannotRunError("results-one-file")
    _read_once(*paths, results)
    discovery.find([*paths, results])
    if len(paths) == _TWO:
        old, new = map(compare.side, paths)
        return compare.with_version(old, new, finder, results)
    scheme = SCHEMES[scoring.scheme]
    return compare.with_results(compare.side(paths[0]), results, scheme, scoring.bands, finder)


def _is_folder(path: str) -> bool:
    return path != STANDARD_INPUT and os.path.isdir(path)  # noqa: PTH112 - names are texts here


def _read_once(*names: str) -> None:
    """Standard input is empty after its first reading.

    Raises:
        CannotRunError: it is named more than once.
    """
    if names.count(STANDARD_INPUT) > 1:
        raise CannotRunError("input-once")


def _bands(_context: click.Context, _parameter: click.Parameter, written: str | None) -> Bands | None:
    """The limits of the grades, highest first; None if they are not given.

    Raises:
        CannotRunError: they are no such limits.
    """
    if written is None:
        return None
    numbers = written.replace("，", ",").split(",")
    if len(numbers) == len(BANDS) and all(number.strip().isdecimal() for number in numbers):
        high, middle, low = (Decimal(number.strip()) for number in numbers)
        if _WHOLE >= high > middle > low:
            return high, middle, low
    raise CannotRunError("wrong-bands", written=written)


def _say_unreadable(error: UnreadableError, language: Language) -> None:
    line = error.places.line
    said = reporter("concise").file(error.name, error.findings, line, Style(language))
    click.echo(said, err=True, nl=False)


def _print(comparison: Comparison, printing: _Printing, language: Language) -> None:
    if printing.format_name == "xlsx":
        from pgdecl.report.comparison.xlsx import workbook  # noqa: PLC0415 - it imports openpyxl

        _write(workbook(comparison.report(language), language), printing)
        return
    said = _text(comparison, printing, language)
    if printing.destination is None:
        StandardOutput(sys.stdout).write(said)
    else:
        _write(said.encode(), printing)


def _text(comparison: Comparison, printing: _Printing, language: Language) -> str:
    if printing.format_name == "json":
        return as_json(comparison.data)
    report = comparison.report(language)
    if printing.format_name == "markdown":
        from pgdecl.report.comparison.markdown import text as as_markdown  # noqa: PLC0415 - one painter a call

        return as_markdown(report)
    if printing.format_name == "html":
        from pgdecl.report.comparison.html import page  # noqa: PLC0415 - one painter a call

        return page(report, language)
    from pgdecl.report.comparison.terminal import text as on_terminal  # noqa: PLC0415 - it imports rich

    coloured = printing.destination is None and wants_colour(printing.colour, sys.stdout)
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return on_terminal(report, colour=coloured, width=width)


def as_json(data: Mapping[str, object]) -> str:
    """The answer as a JSON document."""
    return json.dumps({"pgdecl_comparison": VERSION, **data}, ensure_ascii=False, indent=2) + "\n"


def _write(data: bytes, printing: _Printing) -> None:
    """The answer to its file, whose path is printed."""
    path = Path(printing.destination or "")
    settle(stage(path, data), path, force=printing.force)
    StandardOutput(sys.stdout).write(f"{path}\n")
