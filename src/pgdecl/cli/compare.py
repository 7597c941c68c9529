"""`pgdecl compare`: targets beside history, another version, results, or other projects."""

import os

import click

from pgdecl.app import compare as comparing
from pgdecl.app.compare import Comparison
from pgdecl.app.compared import UnreadableError, read_declaration
from pgdecl.cli import gate
from pgdecl.cli.command import Command
from pgdecl.cli.compare_options import Scoring, compare_options
from pgdecl.cli.compare_output import Printing, print_comparison
from pgdecl.cli.selection import language_for
from pgdecl.cli.streams import Colour
from pgdecl.compare.schemes import PROPORTIONAL, SCHEMES
from pgdecl.compare.total import BANDS, Bands
from pgdecl.config.find import Finder
from pgdecl.files import discovery
from pgdecl.files.errors import CannotRunError
from pgdecl.files.reading import STANDARD_INPUT
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report import reporter
from pgdecl.report.report import Style

_TWO = 2


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
            if path is not None and _is_folder(path):
                raise CannotRunError("one-file", path=path)
        if results is None and (scheme or bands):
            raise CannotRunError("scoring-needs-results")
        finder = Finder(path=configuration)
        try:
            if results is not None:
                scoring = Scoring(scheme or PROPORTIONAL.name, bands or BANDS)
                comparison = _with_results(paths, revision, results, scoring, finder)
            else:
                comparison = _without_results(paths, revision, finder)
        except UnreadableError as error:
            _print_unreadable(error, language_for(language, finder, [error.name]))
            return 1
        gate.check(wanted, comparison.occurred)
        output_language = language_for(language, finder, list(paths))
        print_comparison(comparison, Printing(format_name, destination, force, colour), output_language)
        failed = gate.failed(wanted, comparison.occurred, output_language)
        return int(failed or comparison.incomplete)

    help_text = f"{words('options', 'compare', language)}\n\n{words('options', 'compare-paths', language)}"
    return Command(
        "compare", language=language, params=compare_options(language), callback=compare, help=help_text
    )


def _without_results(paths: tuple[str, ...], revision: str | None, finder: Finder) -> Comparison:
    """The comparison that the paths ask for.

    Raises:
        UnreadableError: a file has no declaration to compare.
        CannotRunError: the paths ask for none.
    """
    names = discovery.find(paths)
    only_files = not any(map(_is_folder, paths))
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
    paths: tuple[str, ...], revision: str | None, results: str, scoring: Scoring, finder: Finder
) -> Comparison:
    """A declaration beside its results; with a second one, that of the year after it beside both.

    Raises:
        UnreadableError: a file has nothing to compare.
        CannotRunError: there are more declarations, or the second is not for the next year.
    """
    if revision is not None or len(paths) > _TWO or any(map(_is_folder, paths)):
        raise CannotRunError("results-one-file")
    _check_input_is_read_once(*paths, results)
    discovery.find([*paths, results])
    if len(paths) == _TWO:
        old, new = map(read_declaration, paths)
        return comparing.with_version(old, new, finder, results)
    scheme = SCHEMES[scoring.scheme]
    return comparing.with_results(read_declaration(paths[0]), results, scheme, scoring.bands, finder)


def _is_folder(path: str) -> bool:
    return path != STANDARD_INPUT and os.path.isdir(path)  # noqa: PTH112 - names are texts here


def _check_input_is_read_once(*names: str) -> None:
    """Standard input is empty after its first reading.

    Raises:
        CannotRunError: it is named more than once.
    """
    if names.count(STANDARD_INPUT) > 1:
        raise CannotRunError("input-once")


def _print_unreadable(error: UnreadableError, language: Language) -> None:
    findings = reporter("concise").file(error.name, error.findings, error.source_map.line, Style(language))
    click.echo(findings, err=True, nl=False)
