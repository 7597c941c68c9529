"""`pgdecl render`: the official form as a document."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from pgdecl.app import validate
from pgdecl.app.load import DeclarationError, form_named
from pgdecl.app.render import Rendering, blank, suffix_of
from pgdecl.cli.command import Command, common_options, jobs_option
from pgdecl.cli.problems import worded
from pgdecl.cli.progress import tracked
from pgdecl.cli.selection import language_for
from pgdecl.cli.settings import Output
from pgdecl.config.find import Finder
from pgdecl.declaration.models import DEFAULT_LAYOUT
from pgdecl.files import batch, discovery
from pgdecl.files.discovery import CannotRunError
from pgdecl.files.writing import Destination, discard, settle
from pgdecl.finding import Finding, Severity
from pgdecl.forms.fill import Form
from pgdecl.forms.formats import FORMATS
from pgdecl.forms.named import names
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import sentence, words
from pgdecl.report import reporter
from pgdecl.report.report import Style
from pgdecl.report.wording import is_of_rule


class _Outcome(NamedTuple):
    """What became of one file: where its document waits and goes to, and what is to be said of it."""

    part: Path | None
    path: Path | None
    said: str
    problem: CannotRunError | None = None


class _Work(NamedTuple):
    """Renders one file after another, and words what was found."""

    rendering: Rendering
    language: Language

    def outcomes(self, names: Sequence[str]) -> Iterator[_Outcome]:
        """What becomes of each file, in their order."""
        return map(self._rendered, names)

    def _rendered(self, name: str) -> _Outcome:
        try:
            rendered = self.rendering(name)
        except CannotRunError as problem:
            return _Outcome(None, None, "", problem)
        style = Style(self.language)
        worth_saying = [finding for finding in rendered.findings if _stops_or_is_lost(finding)]
        said = reporter("concise").file(name, worth_saying, rendered.places.line, style)
        if rendered.part is None:
            errors = str(validate.errors(rendered.findings))
            said += sentence("calls", "has-errors", self.language, path=name, errors=errors) + "\n"
        return _Outcome(rendered.part, rendered.path, said)


def _stops_or_is_lost(finding: Finding) -> bool:
    """Whether a finding keeps a form from being printed, or is about what the form has no place for."""
    return finding.severity is Severity.ERROR or not is_of_rule(finding.code)


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
    ) -> int:
        files = discovery.find(paths) if paths and not empty else []
        finder = Finder()
        said_in = _language(language, finder, files or [""])
        try:
            form = _form(layout)
        except DeclarationError as error:
            text = reporter("concise").file(error.name, error.findings, str, Style(said_in))
            click.echo(text, err=True, nl=False)
            return 1
        place = Destination.of(destination, suffix_of(format_name), several=len(files) > 1)
        if empty:
            return _blank(paths, format_name, place, form, force=force)
        if not paths:
            raise CannotRunError("no-files")
        work = _Work(Rendering(format_name, place, finder, form, room, draft), said_in)
        return _run(work, files, jobs, force=force)

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
            type=click.Path(),
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
        jobs_option(language),
        *common_options(language),
    ]


def _language(language: Language, finder: Finder, files: list[str]) -> Language:
    """The configured language; a fault of the configuration is reported with the file that it is for."""
    try:
        return language_for(language, finder, files)
    except CannotRunError:
        return language


def _complete_layout(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    from glob import glob  # noqa: PLC0415 - the shell asks for it, a run does not

    return [name for name in [*names(), *glob(f"{begun}*.yaml")] if name.startswith(begun)]  # noqa: PTH207 - as typed


def _form(layout: str | None) -> Form | None:
    """The form that `--layout` asks for, None where each declaration says its own."""
    if layout is None:
        return None
    try:
        return form_named(layout)
    except KeyError as error:
        raise CannotRunError("unknown-layout", layout=layout, layouts=" ".join(names())) from error


def _blank(
    paths: tuple[str, ...], format_name: str, place: Destination, form: Form | None, *, force: bool
) -> int:
    if paths:
        raise CannotRunError("blank-with-files")
    path = blank(format_name, place, form or form_named(DEFAULT_LAYOUT), force=force)
    Output(sys.stdout).write(f"{path}\n")
    return 0


def _run(work: _Work, found: list[str], jobs: int, *, force: bool) -> int:
    """Renders the files and says what was written and what was not; one does not cost the others."""
    output, code = Output(sys.stdout), 0
    settled: dict[Path, str] = {}
    outcomes: Iterator[_Outcome] = batch.each(work.outcomes, found, jobs)
    for name, outcome in zip(found, tracked(outcomes, len(found), work.language, output), strict=True):
        click.echo(outcome.said, err=True, nl=False)
        try:
            if outcome.problem:
                raise outcome.problem
            if outcome.part is None or outcome.path is None:
                code = max(code, 1)
                continue
            _settle(outcome.part, outcome.path, settled, name, force=force)
        except CannotRunError as problem:
            click.echo(worded(problem, work.language), err=True)
            code = 2
        else:
            output.write(f"{outcome.path}\n")
    return code


def _settle(part: Path, path: Path, settled: dict[Path, str], name: str, *, force: bool) -> None:
    """Puts a document in its place, but never over one that this run has put there."""
    if path in settled:
        discard(part)
        raise CannotRunError("same-output", first=settled[path], second=name, path=str(path))
    settle(part, path, force=force)
    settled[path] = name
