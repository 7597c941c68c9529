"""`pgdecl annotate`: findings as comments in Word and Excel files."""

import sys
from pathlib import Path

import click

from pgdecl.app.annotate import annotated
from pgdecl.cli import CANNOT_RUN, options
from pgdecl.cli.command import Command
from pgdecl.cli.problems import say, say_findings
from pgdecl.cli.selection import codes_of, configuration_option, language_for, selection_options
from pgdecl.cli.streams import StandardOutput
from pgdecl.config.find import Finder
from pgdecl.files import discovery
from pgdecl.files.errors import CannotRunError
from pgdecl.files.file_names import UniqueNames
from pgdecl.files.writing import write
from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.i18n.words import sentence


def command(language: Language) -> Command:
    """The command in a language."""

    def annotate(
        paths: tuple[str, ...],
        destination: str,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        configuration: str | None,
        *,
        force: bool,
    ) -> int:
        sources = discovery.documents(paths)
        finder = Finder(
            select=codes_of(select, language), ignore=codes_of(ignore, language), path=configuration
        )
        language_used = language_for(language, finder, [sources.first])
        output, names, code = StandardOutput(sys.stdout), UniqueNames(), 0
        for file in sources.files:
            result = annotated(file, finder.settings(file.name), language_used)
            say_findings(file.name, result.remaining, language_used)
            if result.data is None:
                code = max(code, 1)
                continue
            path = names.path(Path(destination) / Path(file.name).name, file.name, file.name)
            try:
                write(path, result.data, force=force)
            except CannotRunError as problem:
                say([problem], language_used)
                code = CANNOT_RUN
                continue
            output.write(f"{safe(str(path), 'line')}\n")
            count = str(result.comments)
            click.echo(sentence("calls", "annotated", language_used, path=str(path), count=count), err=True)
        say(sources.problems, language_used)
        return CANNOT_RUN if sources.problems else code

    parameters: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, required=True, type=click.Path(readable=False)),
        options.file_option(
            language, "-o", "--output", "destination", about="annotate-output", metavar="FOLDER"
        ),
        *selection_options(language),
        configuration_option(language),
        options.flag(language, "--force"),
    ]
    parameters[1].required = True
    return options.command("annotate", language, annotate, parameters, "annotate-files")
