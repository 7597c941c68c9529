"""`pgdecl compare`: targets beside history, another version, results, or other projects."""

import json
import shutil
import sys
from decimal import Decimal

import click

from pgdecl.app import compare as comparing
from pgdecl.app.compare import Comparison
from pgdecl.app.compared import read_declaration
from pgdecl.app.failures import FAILURES
from pgdecl.app.load import DeclarationError
from pgdecl.cli import CANNOT_RUN, gate
from pgdecl.cli import options as option
from pgdecl.cli.command import Command, colour_option
from pgdecl.cli.problems import say, say_findings
from pgdecl.cli.selection import configuration_option, language_for
from pgdecl.cli.streams import Colour, wants_colour
from pgdecl.config.find import Finder
from pgdecl.files import discovery
from pgdecl.files.discovery import is_folder
from pgdecl.files.errors import AccessError, CannotRunError
from pgdecl.files.reading import STANDARD_INPUT
from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.i18n.words import words
from pgdecl.scoring.schemes import PROPORTIONAL, SCHEMES, Scheme
from pgdecl.scoring.total import BANDS, Bands

_FORMATS = ("text", "json", "markdown", "html", "xlsx")
_TWO = 2
_WIDEST = 140
_HIGHEST = 100


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
        if format_name == "xlsx" and destination is None:
            raise CannotRunError("needs-output")
        wanted = gate.wanted(failures)
        for path in (results, destination):
            if path is not None and is_folder(path):
                raise CannotRunError("one-file", path=path)
        if results is None and (scheme or bands):
            raise CannotRunError("scoring-needs-results")
        finder = Finder(path=configuration)
        problems: list[AccessError] = []
        try:
            if results is not None:
                chosen = SCHEMES[scheme] if scheme else PROPORTIONAL
                comparison = _with_results(
                    paths, revision, results, finder, scheme=chosen, bands=bands or BANDS
                )
            else:
                comparison = _without_results(paths, revision, finder, problems)
        except DeclarationError as error:
            say_findings(error.name, error.findings, language_for(language, finder, [error.name]))
            return 1
        gate.check(wanted, comparison.occurred)
        output_language = language_for(language, finder, list(paths))
        coloured = destination is None and wants_colour(colour, sys.stdout)
        output = _formatted(comparison, format_name, output_language, coloured=coloured)
        option.put(output, destination, force=force)
        failed = gate.failed(wanted, comparison.occurred, output_language)
        if problems:
            say(problems, output_language)
            return CANNOT_RUN
        return int(failed or comparison.incomplete)

    return option.command("compare", language, compare, _parameters(language), "compare-paths")


def _parameters(language: Language) -> list[click.Parameter]:
    failures_help = words("options", "fail-on", language, words=", ".join(FAILURES))
    return [
        click.Argument(["paths"], nargs=-1, required=True, type=option.PATH, metavar="PATHS..."),
        option.option(language, "--rev", "revision", metavar="REVISION"),
        option.file_option(language, "--results", about="compare-results"),
        option.choice(language, "--scheme", of=SCHEMES),
        option.option(language, "--bands", metavar="N,N,N", callback=_bands),
        option.choice(
            language, "--format", "format_name", about="compare-format", of=_FORMATS, default="text"
        ),
        option.file_option(language, "-o", "--output", "destination", about="compare-output"),
        option.flag(language, "--force"),
        click.Option(["--fail-on", "failures"], multiple=True, metavar="WORDS", help=failures_help),
        configuration_option(language),
        colour_option(language),
    ]


def _bands(_context: click.Context, _parameter: click.Parameter, written: str | None) -> Bands | None:
    """The limits of the grades, highest first; None if they are not given.

    Raises:
        CannotRunError: they are no such limits.
    """
    if written is None:
        return None
    numbers = [number.strip() for number in written.replace("，", ",").split(",")]
    if len(numbers) == len(BANDS) and all(map(str.isdecimal, numbers)):
        high, middle, low = map(Decimal, numbers)
        if _HIGHEST >= high > middle > low:
            return high, middle, low
    raise CannotRunError("wrong-bands", written=written)


def _without_results(
    paths: tuple[str, ...], revision: str | None, finder: Finder, problems: list[AccessError]
) -> Comparison:
    """The comparison that the paths ask for; errors of folders below them are added to the problems.

    Raises:
        DeclarationError: a file has no declaration to compare.
        CannotRunError: the paths ask for none.
    """
    names = discovery.find(paths, problems)
    only_files = not any(map(is_folder, paths))
    if revision is not None:
        if len(paths) != 1 or not only_files:
            raise CannotRunError("rev-one-file")
        old = read_declaration(names[0], revision)
        return comparing.with_version(old, read_declaration(names[0]), finder)
    if len(paths) == 1 and only_files:
        return comparing.with_history(read_declaration(names[0]), finder)
    if len(paths) == _TWO and only_files:
        _check_input_is_read_once(*paths)
        old, new = map(read_declaration, paths)
        return comparing.with_version(old, new, finder)
    return comparing.of_several(names, finder)


def _with_results(
    paths: tuple[str, ...],
    revision: str | None,
    results: str,
    finder: Finder,
    *,
    scheme: Scheme,
    bands: Bands,
) -> Comparison:
    """A declaration beside its results; with a second one, that of the year after it beside both.

    Raises:
        DeclarationError: a file has nothing to compare.
        CannotRunError: there are more declarations, or the second is not for the next year.
    """
    if revision is not None or len(paths) > _TWO or any(map(is_folder, paths)):
        raise CannotRunError("results-one-file")
    _check_input_is_read_once(*paths, results)
    discovery.find([*paths, results])
    if len(paths) == _TWO:
        old, new = map(read_declaration, paths)
        return comparing.with_version(old, new, finder, results)
    return comparing.with_results(read_declaration(paths[0]), results, scheme, bands, finder)


def _check_input_is_read_once(*names: str) -> None:
    """Standard input is empty after its first reading.

    Raises:
        CannotRunError: it is named more than once.
    """
    if names.count(STANDARD_INPUT) > 1:
        raise CannotRunError("input-once")


def _formatted(
    comparison: Comparison, format_name: str, language: Language, *, coloured: bool
) -> str | bytes:
    """The comparison in a format; only the module of that format is loaded."""
    if format_name == "json":
        return safe(json.dumps(comparison.data, ensure_ascii=False, indent=2), "json") + "\n"
    report = comparison.report(language)
    if format_name == "xlsx":
        from pgdecl.report.comparison.xlsx import workbook  # noqa: PLC0415 - it imports openpyxl

        return workbook(report, language)
    if format_name == "markdown":
        from pgdecl.report.comparison.markdown import markdown  # noqa: PLC0415 - one format a call

        return markdown(report)
    if format_name == "html":
        from pgdecl.report.comparison.html import page  # noqa: PLC0415 - one format a call

        return page(report, language)
    from pgdecl.report.comparison.terminal import terminal_text  # noqa: PLC0415 - it imports rich

    return terminal_text(report, colour=coloured, width=min(shutil.get_terminal_size().columns, _WIDEST))
