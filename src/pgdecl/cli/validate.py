"""`pgdecl validate`: what is wrong with declarations, with line and column."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import click

from pgdecl import batch, checking, files
from pgdecl.catalogue import Language
from pgdecl.cli.command import Command, colour_option, common_options, jobs_option
from pgdecl.cli.progress import tracked
from pgdecl.cli.settings import Colour, Output, wants_colour
from pgdecl.cli.texts import text
from pgdecl.reporters import FORMATS, FormatName, reporter
from pgdecl.reporters.report import Counts, Reporter, Style, tail


class _Outcome(NamedTuple):
    """One file's findings as text, and how many there are."""

    text: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class _Work:
    """Checks one file after another; all it keeps is how to word the findings."""

    reporter: Reporter
    style: Style

    def __call__(self, name: str) -> _Outcome:
        document = checking.check_file(name)
        counts = Counts.of(document.findings)
        if not document.findings:
            return _Outcome("", counts)
        said = self.reporter.file(name, document.findings, document.places.line, self.style)
        return _Outcome(said, counts)


def command(language: Language) -> Command:
    """The command in a language."""

    def validate(
        paths: tuple[str, ...],
        format_name: FormatName | None,
        colour: Colour,
        quiet: int,
        jobs: int,
        *,
        strict: bool,
    ) -> int:
        terminal = sys.stdout.isatty()
        chosen = reporter(format_name or ("full" if terminal else "concise"))
        work = _Work(chosen, Style(language, wants_colour(colour, sys.stdout)))
        counts = _run(work, files.find(paths or (".",)), jobs, quiet)
        if not quiet:
            click.echo(tail(counts, language), err=True)
        return int(counts.errors > 0 or (strict and counts.warnings > 0))

    parameters: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, type=click.Path(allow_dash=True)),
        click.Option(["--format", "format_name"], type=click.Choice(FORMATS), help=text("format", language)),
        click.Option(["--strict"], is_flag=True, help=text("strict", language)),
        click.Option(["-q", "--quiet"], count=True, help=text("quiet", language)),
        jobs_option(language),
        colour_option(language),
        *common_options(language),
    ]
    return Command(
        "validate",
        language=language,
        params=parameters,
        callback=validate,
        help=f"{text('validate', language)}\n\n{text('paths', language)}",
    )


def _run(work: _Work, names: list[str], jobs: int, quiet: int) -> Counts:
    """Checks the files and writes their findings as they come."""
    output = Output(sys.stdout)
    silent = quiet > 1
    chosen = work.reporter
    output.write("" if silent else chosen.opening())
    counts, written = Counts(), False
    outcomes: Iterator[_Outcome] = batch.each(work, names, jobs)
    for outcome in tracked(outcomes, len(names), work.style.language):
        counts = counts.plus(outcome.counts)
        if outcome.text and not silent:
            output.write(chosen.separator * written + outcome.text)
            written = True
    output.write("" if silent else chosen.closing(counts))
    return counts
