"""`pgdecl render`: the official form as a document."""

import sys
from collections.abc import Iterable
from functools import partial

import click

from pgdecl.app.load import DeclarationError, form_named
from pgdecl.app.render import Rendering, blank, suffix_of
from pgdecl.app.render_files import RenderBatch, RenderReport
from pgdecl.cli import CANNOT_RUN
from pgdecl.cli.command import Command
from pgdecl.cli.problems import say, say_findings, say_process_died
from pgdecl.cli.progress import tracked
from pgdecl.cli.render_options import render_options, results_named, scheme_named
from pgdecl.cli.selection import language_for
from pgdecl.cli.streams import StandardOutput
from pgdecl.config.find import Finder
from pgdecl.declaration.models import DEFAULT_LAYOUT
from pgdecl.files import batch, discovery
from pgdecl.files.errors import AccessError, CallError, CannotRunError
from pgdecl.files.file_names import Destination
from pgdecl.files.reading import SourceFile
from pgdecl.forms.fill import Form
from pgdecl.forms.named import names
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import sentence, words
from pgdecl.report import reporter
from pgdecl.report.report import Printer, Style


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
        one_document = form is not None and form.layout.list
        place = Destination.of(destination, suffix, several=not sources.is_single and not one_document)
        if results is None and scheme:
            raise CallError("score-needs-results")
        if results is not None and not sources.is_single:
            raise CallError("render-results-one-file")
        try:
            read = results_named(results)
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
            scheme_named(scheme),
        )
        files = tracked(sources.files, sources.most, language_used, output)
        printer = Printer(reporter("concise"), Style(language_used))
        if form is not None and one_document:
            batch_of_one = RenderBatch(rendering, printer)
            code = _render_list(files, batch_of_one, form, language_used, output, force=force)
            say(sources.problems, language_used)
            return CANNOT_RUN if sources.problems else code
        processes = batch.processes(jobs, sources.most)
        on_death = partial(say_process_died, language_used)
        reports = RenderBatch(rendering, printer).run(files, processes, on_death, force=force)
        code = _print(reports, language_used, output)
        say(sources.problems, language_used)
        return CANNOT_RUN if sources.problems else code

    help_text = f"{words('options', 'render', language)}\n\n{words('options', 'render-files', language)}"
    return Command(
        "render", language=language, params=render_options(language), callback=render, help=help_text
    )


def _language_used(language: Language, finder: Finder, first: str) -> Language:
    """The configured language; a fault of the configuration is reported with the file that it is for."""
    try:
        return language_for(language, finder, [first])
    except CannotRunError:
        return language


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


def _render_list(
    files: Iterable[SourceFile],
    rendering: RenderBatch,
    form: Form,
    language: Language,
    output: StandardOutput,
    *,
    force: bool,
) -> int:
    """Writes one document of all files, and says what was written or what forbids it; the exit code."""
    from pgdecl.app.render_list import render_list, settle  # noqa: PLC0415 - few layouts are lists

    rendered = render_list(files, rendering.rendering, form)
    for name, prepared in rendered.files:
        report = rendering.reported(name, prepared.rendered(None, "", None))
        click.echo(report.text, err=True, nl=False)
        if prepared.refused:
            click.echo(words("calls", "has-omissions", language, path=name), err=True)
        elif prepared.content is None:
            errors = str(report.errors)
            click.echo(words("calls", "has-errors", language, path=name, errors=errors), err=True)
    path = settle(rendered, rendering.rendering.destination, force=force)
    if path is None:
        return 1
    output.write(f"{path}\n")
    return 0


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
            if report.renamed:
                _say_renamed(report, language)
    return code


def _say_renamed(report: RenderReport, language: Language) -> None:
    """Says on standard error that a document has another name than its project."""
    path = str(report.path)
    click.echo(sentence("calls", "renamed", language, name=report.renamed, path=path), err=True)
