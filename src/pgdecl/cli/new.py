"""`pgdecl new`: files to be filled in. Each kind of file is an option that says what it is made from."""

from collections.abc import Iterable, Iterator
from shlex import quote
from typing import NamedTuple

import click

from pgdecl.app.load import DeclarationError
from pgdecl.app.new import Languages, NewFile, for_layout, next_year, results_for, with_table
from pgdecl.cli import options
from pgdecl.cli.command import Command
from pgdecl.cli.new_head import asked, head_options, text_of
from pgdecl.cli.problems import say_findings
from pgdecl.cli.selection import language_for
from pgdecl.config.find import Finder
from pgdecl.declaration.walk import GOAL_LISTS
from pgdecl.files.errors import CallError
from pgdecl.files.file_names import Destination
from pgdecl.files.reading import STANDARD_INPUT as STANDARD_STREAM
from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.i18n.words import sentence, words

_SOURCES = {
    "last_year": "--from",
    "long_term": "--annual-from-long-term",
    "annual": "--long-term-from-annual",
    "results": "--results",
}
_LONG_TERM, _ANNUAL = GOAL_LISTS


class Sources(NamedTuple):
    """The files that a call names, by what they are for; the results are those of `last_year` beside it."""

    last_year: str | None
    long_term: str | None
    annual: str | None
    results: str | None
    period: str | None

    @property
    def first(self) -> str | None:
        """The declaration that the new file is made from; None if from none."""
        return self.last_year or self.long_term or self.annual or self.results

    def check(self, head: dict[str, str | None]) -> None:
        """Checks that the options of a call go together.

        Raises:
            CallError: they do not.
        """
        given = [_SOURCES[key] for key in _SOURCES if getattr(self, key) is not None]
        if len(given) > 1 and given != ["--from", "--results"]:
            raise CallError("new-one-source", options=" ".join(given))
        if self.period is not None and given != ["--results"]:
            raise CallError("new-period")
        of_head = [f"--{key}" for key, value in head.items() if value is not None]
        if given and of_head:
            raise CallError("new-head-with-source", options=" ".join(of_head), source=given[0])


def command(language: Language) -> Command:
    """The command in a language."""

    def new(
        file: str | None,
        output: str | None,
        keys: Language,
        *,
        force: bool,
        last_year: str | None,
        long_term: str | None,
        annual: str | None,
        results: str | None,
        period: str | None,
        **head: str | None,
    ) -> int:
        if file is not None and output is not None:
            raise CallError("new-two-files", first=file, second=output)
        sources = Sources(last_year, long_term, annual, results, period)
        sources.check(head)
        used = language_for(language, Finder(), [sources.first or ""])
        languages = Languages(keys, used)
        try:
            made = _made(sources, languages, head)
        except DeclarationError as error:
            say_findings(error.name, error.findings, used)
            return 1
        _put(made, output or file, sources, used, force=force)
        return 0

    path = click.Path(readable=False, allow_dash=True)
    parameters: list[click.Parameter] = [
        click.Argument(["file"], required=False, type=path, metavar="[FILE]"),
        *head_options(language),
        *(
            options.option(language, name, key, about=f"new{name[1:]}", type=path, metavar="FILE")
            for key, name in _SOURCES.items()
        ),
        options.option(language, "--period", about="new-period", metavar="MONTHS"),
        options.file_option(language, "-o", "--output", about="new-output", metavar="FILE"),
        options.flag(language, "--force"),
        options.keys_option(language),
    ]
    return options.command("new", language, new, parameters, "new-file")


def _made(sources: Sources, languages: Languages, head: dict[str, str | None]) -> NewFile:
    """The file that a call asks for.

    Raises:
        DeclarationError: a file that it is made from has errors.
        CannotRunError: the call cannot be carried out.
    """
    if sources.last_year is not None:
        return next_year(sources.last_year, sources.results, languages)
    if sources.long_term is not None:
        return with_table(sources.long_term, _LONG_TERM, languages)
    if sources.annual is not None:
        return with_table(sources.annual, _ANNUAL, languages)
    if sources.results is not None:
        period = None if sources.period is None else text_of(sources.period)
        return results_for(sources.results, period, languages)
    return for_layout(*asked(head, languages.notes), languages)


def _put(made: NewFile, output: str | None, sources: Sources, language: Language, *, force: bool) -> None:
    """Writes the file, and says on standard error what is to be known of it and what comes next.

    What is made from a file goes to standard output if no other place is named; a declaration from nothing
    goes to a file named after its project.
    """
    if output is None:
        output = "." if sources.first is None else STANDARD_STREAM
    if output == STANDARD_STREAM:
        options.put(made.text, None, force=force)
        _say(made.notes)
        return
    destination = Destination.of(output, made.suffix, several=False)
    path = str(destination.file(made.project, made.year))
    options.put(made.text, path, force=force)
    renamed = destination.changed(made.project)
    _say([sentence("calls", "renamed", language, name=renamed, path=path)] if renamed else [])
    _say([*made.notes, words("new", "next", language)])
    for arguments in _next(path, sources):
        shown = " ".join(safe(quote(argument), "line") for argument in arguments)
        _say([f"  pgdecl {shown}"])


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def _next(path: str, sources: Sources) -> Iterator[list[str]]:
    """The three commands that come next, as arguments of `pgdecl`."""
    path = f"./{path}" if path.startswith("-") else path
    first = sources.first
    if sources.results is not None and sources.last_year is None:
        yield ["validate", path]
        declaration = first if first not in (None, STANDARD_STREAM) else "FILE"
        layout = "self-evaluation" if sources.period is None else "monitoring"
        yield ["compare", str(declaration), "--results", path]
        yield ["render", str(declaration), "--results", path, "--layout", layout]
        return
    yield ["validate", path]
    if sources.last_year not in (None, STANDARD_STREAM):
        yield ["compare", str(sources.last_year), path]
    else:
        yield ["compare", path]
    yield ["render", path]
