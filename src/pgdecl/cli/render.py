"""`pgdecl render`: the official form as a document."""

import sys
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

import click

from pgdecl.app.load import DeclarationError, form_named
from pgdecl.app.render import Rendering, blank, suffix_of
from pgdecl.app.render_files import RenderBatch, RenderReport
from pgdecl.cli import CANNOT_RUN
from pgdecl.cli.command import Command, common_options, jobs_option
from pgdecl.cli.problems import say, say_findings, say_process_died
from pgdecl.cli.progress import tracked
from pgdecl.cli.selection import language_for
from pgdecl.cli.streams import StandardOutput
from pgdecl.config.find import Finder
from pgdecl.declaration.models import DEFAULT_LAYOUT
from pgdecl.files import batch, discovery
from pgdecl.files.errors import AccessError, CallError, CannotRunError
from pgdecl.files.writing import Destination
from pgdecl.forms.fill import Form
from pgdecl.forms.formats import FORMATS
from pgdecl.forms.named import names
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report import reporter
from pgdecl.report.report import Printer, Style

if TYPE_CHECKING:
    from pgdecl.app.filled import ResultsFile
    from pgdecl.compare.schemes import Scheme


def command(language: Language) -> Command:
    """The command in a language."""

    def render(
        paths: tuple[str, ...],
        format_name: str,
        destination: str | None,
        layout: str | None,
        jobs: int,
        *,
        force: bool,
        room: bool,
        draft: bool,
        empty: bool,
        omissions: bool,
        results: str | None,
        scheme: str | None,
    ) -> int:
        finder = Finder()
        sources = discovery.sources(paths) if paths and not empty else None
        language_used = _language_used(language, finder, sources.first if sources else "")
        try:
            form = _form(layout)
        except DeclarationError as error:
            say_findings(error.name, error.findings, language_used)
            return 1
        output, suffix = StandardOutput(sys.stdout), suffix_of(format_name)
        if empty:
            if paths:
                raise CallError("blank-with-files")
            place = Destination.of(destination, suffix, several=False)
            path = blank(format_name, place, form or form_named(DEFAULT_LAYOUT), force=force)
            output.write(f"{path}\n")
            return 0
        if sources is None:
            raise CallError("no-files")
        place = Destination.of(destination, suffix, several=not sources.is_single)
        if results is None and scheme:
            raise CallError("score-needs-results")
        if results is not None and not sources.is_single:
            raise CallError("render-results-one-file")
        try:
            read = _results(results)
        except DeclarationError as error:
            say_findings(error.name, error.findings, language_used)
            return 1
        rendering = Rendering(
            format_name,
            place,
            finder,
            form,
            room,
            draft,
            omissions,
            read,
            _scheme(scheme),
        )
        files = tracked(sources.files, sources.most, language_used, output)
        processes = batch.processes(jobs, sources.most)
        on_death = partial(say_process_died, language_used)
        printer = Printer(reporter("concise"), Style(language_used))
        reports = RenderBatch(rendering, printer).run(files, processes, on_death, force=force)
        code = _print(reports, language_used, output)
        say(sources.problems, language_used)
        return CANNOT_RUN if sources.problems else code

    help_text = f"{words('options', 'render', language)}\n\n{words('options', 'render-files', language)}"
    return Command("render", language=language, params=_parameters(language), callback=render, help=help_text)


def _parameters(language: Language) -> list[click.Parameter]:
    def flag(option: str, parameter: str | None = None) -> click.Option:
        names = [option, parameter] if parameter else [option]
        return click.Option(names, is_flag=True, help=words("options", option.removeprefix("--"), language))

    return [
        click.Argument(
            ["paths"], nargs=-1, type=click.Path(readable=False, allow_dash=True), metavar="[FILES]..."
        ),
        click.Option(
            ["--format", "format_name"],
            type=click.Choice(list(FORMATS)),
            default="docx",
            help=words("options", "render-format", language),
        ),
        click.Option(
            ["-o", "--output", "destination"],
            type=click.Path(readable=False),
            metavar="PATH",
            help=words("options", "output", language),
        ),
        click.Option(
            ["--layout"],
            metavar="LAYOUT",
            shell_complete=_complete_layout,
            help=words("options", "layout", language),
        ),
        flag("--force"),
        flag("--placeholders", "room"),
        flag("--draft"),
        flag("--blank", "empty"),
        flag("--allow-omissions", "omissions"),
        click.Option(
            ["--results"],
            type=click.Path(readable=False),
            metavar="FILE",
            help=words("options", "render-results", language),
        ),
        click.Option(
            ["--score", "scheme"],
            metavar="SCHEME",
            help=words("options", "render-score", language),
        ),
        jobs_option(language),
        *common_options(language),
    ]


def _language_used(language: Language, finder: Finder, first: str) -> Language:
    """The configured language; a fault of the configuration is reported with the file that it is for."""
    try:
        return language_for(language, finder, [first])
    except CannotRunError:
        return language


def _complete_layout(_context: click.Context, _parameter: click.Parameter, prefix: str) -> list[str]:
    from glob import glob  # noqa: PLC0415 - the shell asks for it, a run does not

    return [name for name in [*names(), *glob(f"{prefix}*.yaml")] if name.startswith(prefix)]  # noqa: PTH207 - as typed


def _form(layout: str | None) -> Form | None:
    """The form that `--layout` asks for; None if each declaration names its own.

    Raises:
        DeclarationError: the layout file has errors.
        CannotRunError: there is no such layout, or its file cannot be read.
    """
    if layout is None:
        return None
    try:
        return form_named(layout)
    except KeyError as error:
        raise CallError("unknown-layout", layout=layout, layouts=" ".join(names())) from error
    except OSError as error:
        raise AccessError.reading(layout, error) from error


def _results(name: str | None) -> "ResultsFile | None":
    """The results to print.

    Raises:
        DeclarationError: no results can be read from the file.
        CannotRunError: it cannot be read, or is no file of results.
    """
    if name is None:
        return None
    from pgdecl.app.compared import UnreadableError  # noqa: PLC0415 - only results need comparisons
    from pgdecl.app.filled import ResultsFile  # noqa: PLC0415 - as above

    try:
        return ResultsFile.read(name)
    except UnreadableError as error:
        raise DeclarationError(error.name, error.findings) from error


def _scheme(name: str | None) -> "Scheme | None":
    """The scheme that gives the points.

    Raises:
        CallError: there is no such scheme.
    """
    if name is None:
        return None
    from pgdecl.compare.schemes import SCHEMES  # noqa: PLC0415 - only results need comparisons

    if name not in SCHEMES:
        raise CallError("unknown-scheme", scheme=name, choices=" ".join(SCHEMES))
    return SCHEMES[name]


def _print(reports: Iterable[RenderReport], language: Language, output: StandardOutput) -> int:
    """Says what was written, and what was not and why; gives the exit code."""
    code = 0
    for report in reports:
        click.echo(report.text, err=True, nl=False)
        if report.problem is not None:
            say([report.problem], language)
            code = CANNOT_RUN
        elif report.omits:
            click.echo(words("calls", "has-omissions", language, path=report.name), err=True)
            code = max(code, 1)
        elif report.path is None:
            errors = str(report.errors)
            click.echo(words("calls", "has-errors", language, path=report.name, errors=errors), err=True)
            code = max(code, 1)
        else:
            output.write(f"{report.path}\n")
    return code
