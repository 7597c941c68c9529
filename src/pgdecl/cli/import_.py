"""`pgdecl import`: Word and Excel files as declarations, with nothing lost."""

import sys
from functools import partial

import click

from pgdecl.app.import_files import Importing, ImportReport, write_forms
from pgdecl.cli import CANNOT_RUN, options
from pgdecl.cli.command import Command, jobs_option
from pgdecl.cli.problems import say, say_process_died
from pgdecl.cli.progress import tracked
from pgdecl.cli.selection import language_for
from pgdecl.cli.streams import StandardOutput
from pgdecl.config.find import Finder
from pgdecl.files import batch, discovery
from pgdecl.files.errors import CannotRunError
from pgdecl.files.file_names import UniqueNames
from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.report import reporter
from pgdecl.report.report import Counts, Printer, Style, summary


def command(language: Language) -> Command:
    """The command in a language."""

    def import_(
        paths: tuple[str, ...],
        destination: str | None,
        keys: Language,
        jobs: int,
        *,
        force: bool,
        strict: bool,
    ) -> int:
        sources = discovery.documents(paths)
        finder = Finder()
        language_used = language_for(language, finder, [sources.first])
        printer = Printer(reporter("concise"), Style(language_used))
        output = StandardOutput(sys.stdout)
        files = tracked(sources.files, sources.most, language_used, output)
        reports = Importing(keys, printer, finder).run(
            files, batch.processes(jobs, sources.most), partial(say_process_died, language_used)
        )
        counts, names, code = Counts(), UniqueNames(), 0
        for report in reports:
            counts = counts.plus(report.counts)
            click.echo(report.text, err=True, nl=False)
            try:
                counts = counts.plus(
                    _write(
                        report,
                        destination,
                        names,
                        printer,
                        output,
                        several=not sources.is_single,
                        force=force,
                    )
                )
            except CannotRunError as problem:
                say([problem], language_used)
                code = CANNOT_RUN
            fails = report.counts.errors or (strict and report.counts.warnings)
            code = code or int(bool(fails))
        click.echo(summary(counts, language_used), err=True)
        say(sources.problems, language_used)
        return CANNOT_RUN if sources.problems else code

    parameters: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, required=True, type=click.Path(readable=False, allow_dash=True)),
        options.file_option(language, "-o", "--output", "destination", about="output", metavar="PATH"),
        options.choice(language, "--keys", about="schema-keys", of=("zh", "en"), default="zh"),
        options.flag(language, "--force"),
        options.option(language, "--strict", about="import-strict", is_flag=True),
        jobs_option(language),
    ]
    return options.command("import", language, import_, parameters, "import-files")


def _write(
    report: ImportReport,
    destination: str | None,
    names: UniqueNames,
    printer: Printer,
    output: StandardOutput,
    *,
    several: bool,
    force: bool,
) -> Counts:
    """Writes the files of a report; their paths go to standard output, findings to standard error."""
    counts = Counts()
    for file in write_forms(report, destination, names, several=several, force=force):
        output.write(f"{safe(str(file.path), 'line')}\n")
        click.echo(printer.file(str(file.path), file.findings, lambda _number: ""), err=True, nl=False)
        counts = counts.plus(Counts.of(file.findings)._replace(files=0))
    return counts
