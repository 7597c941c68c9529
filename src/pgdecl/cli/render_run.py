"""Carrying out a call of `pgdecl render`: once, for the blank form, or again whenever a file is saved."""

import sys
from collections.abc import Container, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from pgdecl.app.load import DeclarationError, form_named
from pgdecl.app.render import Rendering, blank, forget_layouts, suffix_of
from pgdecl.app.render_files import RenderBatch, RenderReport
from pgdecl.cli import CANNOT_RUN, OK
from pgdecl.cli.problems import say, say_findings, say_process_died
from pgdecl.cli.progress import tracked
from pgdecl.cli.render_options import results_named, scheme_named
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
from pgdecl.i18n.safe_text import safe
from pgdecl.i18n.words import sentence, words
from pgdecl.report import reporter
from pgdecl.report.report import Printer, Style


class Outcome(NamedTuple):
    """What became of a run: its exit code, the files written, and how many declarations were not printed."""

    code: int
    language: Language
    written: tuple[Path, ...] = ()
    refused: int = 0


class Call(NamedTuple):
    """A call with its arguments as they were given."""

    language: Language
    paths: tuple[str, ...]
    format_name: str
    destination: str | None
    layout: str | None
    jobs: int
    force: bool
    room: bool
    draft: bool
    omissions: bool
    results: str | None
    scheme: str | None
    remarks: bool = False

    def blank(self) -> Outcome:
        """Prints the blank form."""
        language = _language_used(self.language, Finder(), "")
        try:
            form = form_of(self.layout)
        except DeclarationError as error:
            say_findings(error.name, error.findings, language)
            return Outcome(1, language)
        place = Destination.of(self.destination, suffix_of(self.format_name), several=False)
        path = blank(self.format_name, place, form or form_named(DEFAULT_LAYOUT), force=self.force)
        StandardOutput(sys.stdout).write(f"{safe(str(path), 'line')}\n")
        return Outcome(OK, language, (path,))

    def once(self, own: Container[Path] = ()) -> Outcome:
        """Prints the declarations; the files in `own` may be replaced in any case."""
        finder = Finder()
        sources = discovery.sources(self.paths)
        language = _language_used(self.language, finder, sources.first)
        if self.results is not None and not sources.is_single:
            raise CallError("render-results-one-file")
        try:
            form = form_of(self.layout)
            results = results_named(self.results)
        except DeclarationError as error:
            say_findings(error.name, error.findings, language)
            return Outcome(1, language, refused=sources.most)
        output = StandardOutput(sys.stdout)
        is_list = form is not None and form.layout.list
        suffix, several = suffix_of(self.format_name), not sources.is_single and not is_list
        rendering = Rendering(
            self.format_name,
            Destination.of(self.destination, suffix, several=several),
            finder,
            form,
            self.room,
            self.draft,
            self.omissions,
            results,
            scheme_named(self.scheme),
            language if self.remarks else None,
        )
        render_batch = RenderBatch(rendering, Printer(reporter("concise"), Style(language)))
        files = tracked(sources.files, sources.most, language, output)
        if form is not None and is_list:
            outcome = _print_list(files, render_batch, form, language, output, own=own, force=self.force)
        else:
            processes = batch.processes(self.jobs, sources.most)
            on_death = partial(say_process_died, language)
            reports = render_batch.run(files, processes, on_death, force=self.force, own=own)
            outcome = _print(reports, language, output)
        say(sources.problems, language)
        return outcome._replace(code=CANNOT_RUN) if sources.problems else outcome

    def watched(self) -> NoReturn:
        """Prints, and prints again whenever a file is saved, until the user interrupts it."""
        from pgdecl.app.watch import Watch  # noqa: PLC0415 - most runs do not watch

        watch = Watch(self.paths, [name for name in (self.layout, self.results) if name])
        outcome = self.once()
        own = set(outcome.written)
        while True:
            refused = str(outcome.refused)
            written = str(len(outcome.written))
            line = words("calls", "watched", outcome.language, written=written, refused=refused)
            click.echo(line, err=True)
            watch.wait()
            forget_layouts()
            try:
                outcome = self.once(own)
            except CannotRunError as error:
                say([error], outcome.language)
                outcome = Outcome(CANNOT_RUN, outcome.language, refused=len(self.paths))
            own |= set(outcome.written)


def form_of(layout: str | None) -> Form | None:
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


def _language_used(language: Language, finder: Finder, first: str) -> Language:
    """The configured language; a fault of the configuration is reported with the file that it is for."""
    try:
        return language_for(language, finder, [first])
    except CannotRunError:
        return language


def _print(reports: Iterable[RenderReport], language: Language, output: StandardOutput) -> Outcome:
    """Says what was written, and what was not and why."""
    code, refused = OK, 0
    written: list[Path] = []
    for report in reports:
        click.echo(report.text, err=True, nl=False)
        if report.problem is not None:
            say([report.problem], language)
            code = CANNOT_RUN
        elif report.omits or report.path is None:
            _say_refused(report, language)
            code = max(code, 1)
        else:
            written.append(report.path)
            output.write(f"{safe(str(report.path), 'line')}\n")
            if report.renamed:
                _say_renamed(report, language)
            continue
        refused += 1
    return Outcome(code, language, tuple(written), refused)


def _print_list(
    files: Iterable[SourceFile],
    rendering: RenderBatch,
    form: Form,
    language: Language,
    output: StandardOutput,
    *,
    own: Container[Path],
    force: bool,
) -> Outcome:
    """Writes one document of all files, and says what was written or what forbids it."""
    from pgdecl.app.render_list import render_list, settle  # noqa: PLC0415 - few layouts are lists

    rendered = render_list(files, rendering.rendering, form)
    refused = 0
    for name, prepared in rendered.files:
        report = rendering.reported(name, prepared.rendered(None, "", None))
        click.echo(report.text, err=True, nl=False)
        if prepared.refused or prepared.content is None:
            _say_refused(report._replace(omits=prepared.refused), language)
            refused += 1
    path = settle(rendered, rendering.rendering.destination, own, force=force)
    if path is None:
        return Outcome(1, language, refused=refused)
    output.write(f"{safe(str(path), 'line')}\n")
    return Outcome(OK, language, (path,))


def _say_refused(report: RenderReport, language: Language) -> None:
    """Says on standard error why there is no document of a file."""
    if report.omits:
        click.echo(sentence("calls", "has-omissions", language, path=report.name), err=True)
    else:
        errors = str(report.errors)
        click.echo(sentence("calls", "has-errors", language, path=report.name, errors=errors), err=True)


def _say_renamed(report: RenderReport, language: Language) -> None:
    """Says on standard error that a document has another name than its project."""
    path = str(report.path)
    click.echo(sentence("calls", "renamed", language, name=report.renamed, path=path), err=True)
