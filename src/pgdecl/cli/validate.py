"""`pgdecl validate`: what is wrong with declarations, with line and column."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

import click

from pgdecl.app.validate_files import FileReport, Validation
from pgdecl.cli import CANNOT_RUN
from pgdecl.cli.command import Command, colour_option, common_options, jobs_option
from pgdecl.cli.problems import say, say_process_died
from pgdecl.cli.progress import tracked
from pgdecl.cli.selection import codes_of, configuration_option, language_for, selection_options
from pgdecl.cli.streams import Colour, StandardOutput, wants_colour
from pgdecl.config.find import Finder
from pgdecl.files import batch, discovery
from pgdecl.files.errors import CannotRunError
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report import FORMATS, FormatName, reporter
from pgdecl.report.report import Counts, Printer, Style, summary

_WITHOUT_FINDINGS = 2  # -qq


class _Shown(NamedTuple):
    """What is written to standard output."""

    findings: bool
    diff: bool
    statistics: bool

    @classmethod
    def of(cls, quiet: int, *, statistics: bool, diff: bool) -> "_Shown":
        """What the options ask for: findings, or statistics or differences in their place."""
        if quiet >= _WITHOUT_FINDINGS:
            return cls(findings=False, diff=False, statistics=False)
        return cls(findings=not statistics and not diff, diff=diff, statistics=statistics)


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
        sources = discovery.sources(paths or (".",), results=True)
        finder = Finder(
            select=codes_of(select, language), ignore=codes_of(ignore, language), path=configuration
        )
        language_used = language_for(language, finder, [sources.first])
        standard: FormatName = "full" if explain or sys.stdout.isatty() else "concise"
        style = Style(language_used, wants_colour(colour, sys.stdout), explain, strict)
        printer = Printer(reporter(format_name or standard), style)
        output = StandardOutput(sys.stdout)
        files = tracked(sources.files, sources.most, language_used, output)
        processes = batch.processes(jobs, sources.most)
        on_death = partial(say_process_died, language_used)
        reports = Validation(printer, finder, fix, diff).run(files, processes, on_death)
        problems = list[CannotRunError]()
        shown = _Shown.of(quiet, statistics=statistics, diff=diff)
        counts = _print(_noting(reports, problems), printer, shown, output, as_json=format_name == "json")
        if not quiet:
            click.echo(summary(counts._replace(fixed=0) if diff else counts, language_used), err=True)
        problems += sources.problems
        if problems:
            say(problems, language_used)
            return CANNOT_RUN
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


def _noting(reports: Iterable[FileReport], problems: list[CannotRunError]) -> Iterator[FileReport]:
    """The reports, while their problems are kept, to be said after the rest."""
    for report in reports:
        if report.problem is not None:
            problems.append(report.problem)
        yield report


def _print(
    reports: Iterable[FileReport], printer: Printer, shown: _Shown, output: StandardOutput, *, as_json: bool
) -> Counts:
    """Writes the reports as they come, and gives the counts of all."""
    chosen, style = printer
    counts, codes, separator = Counts(), Counter[str](), ""
    output.write(chosen.opening() if shown.findings else "")
    for report in reports:
        counts = counts.plus(report.counts)
        codes.update(report.codes)
        output.write(report.diff if shown.diff else "")
        if report.text and shown.findings:
            output.write(separator + report.text)
            separator = chosen.separator
    output.write(chosen.closing(counts, style) if shown.findings else "")
    if shown.statistics:
        from pgdecl.report import statistics  # noqa: PLC0415 - only where it is asked for

        write = statistics.as_json if as_json else statistics.table
        output.write(write(codes, style.language))
    return counts
