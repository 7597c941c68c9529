"""`pgdecl validate`: what is wrong with declarations, with line and column."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import click

from pgdecl.app.cross_file import check_cross_file
from pgdecl.cli.checks import Outcome, Work
from pgdecl.cli.command import Command, colour_option, common_options, jobs_option
from pgdecl.cli.progress import tracked
from pgdecl.cli.selection import codes_of, configuration_option, language_for, selection_options
from pgdecl.cli.settings import Colour, Output, wants_colour
from pgdecl.config.find import Finder
from pgdecl.files import batch, discovery
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report import FORMATS, FormatName, reporter
from pgdecl.report.report import Counts, Style, tail


class _Wanted(NamedTuple):
    """What is to be written besides counting: findings, or statistics in their place."""

    quiet: int
    statistics: bool
    diff: bool
    as_json: bool

    @property
    def findings(self) -> bool:
        """Whether findings are to be written."""
        return self.quiet < 2 and not self.statistics and not self.diff  # noqa: PLR2004 - -qq


def command(language: Language) -> Command:
    """The command in a language."""

    def validate(
        paths: tuple[str, ...],
        *,
        format_name: FormatName | None,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        configuration: str | None,
        colour: Colour,
        quiet: int,
        jobs: int,
        strict: bool,
        fix: bool,
        diff: bool,
        statistics: bool,
        explain: bool,
    ) -> int:
        names = discovery.find(paths or (".",))
        finder = Finder(
            select=codes_of(select, language), ignore=codes_of(ignore, language), path=configuration
        )
        said_in = language_for(language, finder, names)
        style = Style(said_in, wants_colour(colour, sys.stdout), explain, strict)
        standard: FormatName = "full" if explain or sys.stdout.isatty() else "concise"
        work = Work(reporter(format_name or standard), style, finder, fix=fix, diff=diff)
        counts = _run(work, names, jobs, _Wanted(quiet, statistics, diff, format_name == "json"))
        if not quiet:
            click.echo(tail(counts._replace(fixed=0) if diff else counts, said_in), err=True)
        return int(counts.errors > 0 or (strict and counts.warnings > 0) or (diff and counts.fixed > 0))

    help_text = f"{words('options', 'validate', language)}\n\n{words('options', 'paths', language)}"
    return Command(
        "validate", language=language, params=_parameters(language), callback=validate, help=help_text
    )


def _parameters(language: Language) -> list[click.Parameter]:
    def flag(name: str) -> click.Option:
        return click.Option([f"--{name}"], is_flag=True, help=words("options", name, language))

    return [
        click.Argument(["paths"], nargs=-1, type=click.Path(readable=False, allow_dash=True)),
        click.Option(
            ["--format", "format_name"], type=click.Choice(FORMATS), help=words("options", "format", language)
        ),
        *selection_options(language),
        flag("strict"),
        flag("fix"),
        flag("diff"),
        flag("statistics"),
        flag("explain"),
        configuration_option(language),
        click.Option(["-q", "--quiet"], count=True, help=words("options", "quiet", language)),
        jobs_option(language),
        colour_option(language),
        *common_options(language),
    ]


def _run(work: Work, names: list[str], jobs: int, wanted: _Wanted) -> Counts:
    """Checks the files and writes their findings as they come; last what only several files show."""
    output, chosen = Output(sys.stdout), work.reporter
    output.write(chosen.opening() if wanted.findings else "")
    counts, codes, written = Counts(), Counter[str](), False
    projects = []
    outcomes: Iterator[Outcome] = batch.each(work.outcomes, names, jobs)
    for outcome in tracked(outcomes, len(names), work.style.language, output):
        counts = counts.plus(outcome.counts)
        codes.update(outcome.codes)
        projects.append(outcome.project)
        output.write(outcome.diff if wanted.diff and wanted.quiet < 2 else "")  # noqa: PLR2004 - -qq
        if outcome.text and wanted.findings:
            output.write(chosen.separator * written + outcome.text)
            written = True
    for name, checked in check_cross_file(names, projects, work.finder.settings):
        outcome = work.outcome(name, checked)
        counts = counts.plus(outcome.counts._replace(files=0))
        codes.update(outcome.codes)
        if outcome.text and wanted.findings:
            output.write(chosen.separator * written + outcome.text)
            written = True
    output.write(chosen.closing(counts, work.style) if wanted.findings else "")
    if wanted.statistics and wanted.quiet < 2:  # noqa: PLR2004 - -qq
        from pgdecl.report import statistics  # noqa: PLC0415 - only where it is asked for

        write = statistics.as_json if wanted.as_json else statistics.table
        output.write(write(codes, work.style.language))
    return counts
