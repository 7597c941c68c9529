"""`pgdecl new`: files to be filled in. Each kind of file is an option that says what it is made from."""

import sys
from pathlib import Path

import click

from pgdecl.app.load import DeclarationError
from pgdecl.app.new_results import results_for
from pgdecl.cli.command import Command, common_options
from pgdecl.cli.problems import say_findings
from pgdecl.cli.selection import language_for
from pgdecl.cli.streams import StandardOutput
from pgdecl.config.find import Finder
from pgdecl.files.errors import CallError
from pgdecl.files.writing import write
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words


def command(language: Language) -> Command:
    """The command in a language."""

    def new(declaration: str | None, destination: str | None, keys: Language, *, force: bool) -> int:
        if declaration is None:
            raise CallError("new-what")
        try:
            results = results_for(declaration, keys)
        except DeclarationError as error:
            say_findings(error.name, error.findings, language_for(language, Finder(), [declaration]))
            return 1
        output = StandardOutput(sys.stdout)
        if destination is None:
            output.write(results)
        else:
            path = Path(destination)
            write(path, results.encode(), force=force)
            output.write(f"{path}\n")
        return 0

    return Command(
        "new",
        language=language,
        params=_parameters(language),
        callback=new,
        help=words("options", "new", language),
    )


def _parameters(language: Language) -> list[click.Parameter]:
    return [
        click.Option(
            ["--results", "declaration"],
            type=click.Path(readable=False, allow_dash=True),
            metavar="FILE",
            help=words("options", "new-results", language),
        ),
        click.Option(
            ["-o", "--output", "destination"],
            type=click.Path(readable=False),
            metavar="PATH",
            help=words("options", "compare-output", language),
        ),
        click.Option(["--force"], is_flag=True, help=words("options", "force", language)),
        click.Option(
            ["--keys"],
            type=click.Choice(["en", "zh"]),
            default="en",
            help=words("options", "schema-keys", language),
        ),
        *common_options(language),
    ]
