"""`pgdecl show`: a declaration as a tree on the terminal, each target beside what it is read as."""

import shutil
import sys
from io import StringIO
from typing import TYPE_CHECKING

import click

from pgdecl.app import validate
from pgdecl.cli import options
from pgdecl.cli.command import Command, colour_option
from pgdecl.cli.selection import language_for
from pgdecl.cli.streams import Colour, StandardOutput, wants_colour
from pgdecl.config.find import Finder
from pgdecl.config.settings import WITHOUT_RULES
from pgdecl.files import discovery
from pgdecl.files.errors import CallError
from pgdecl.i18n.language import Language
from pgdecl.report import reporter
from pgdecl.report.report import Counts, Printer, Style, summary

if TYPE_CHECKING:
    from pgdecl.declaration.models import Declaration


def command(language: Language) -> Command:
    """The command in a language."""

    def show(path: str, colour: Colour) -> int:
        if discovery.is_folder(path):
            raise CallError("one-file", path=path)
        (name,) = discovery.find([path])
        document = validate.check_file(name, WITHOUT_RULES)
        language_used = language_for(language, Finder(), [name])
        style = Style(language_used, wants_colour(colour, sys.stdout))
        if document.content is not None:
            _print(document.content, style)
        if document.findings:
            text = Printer(reporter("concise"), style).file(name, document.findings, document.source_map.line)
            click.echo(text + summary(Counts.of(document.findings), language_used), err=True)
        return int(validate.errors(document.findings) > 0)

    parameters: list[click.Parameter] = [
        click.Argument(["path"], type=click.Path(readable=False, allow_dash=True)),
        colour_option(language),
    ]
    return options.command("show", language, show, parameters)


def _print(declaration: "Declaration", style: Style) -> None:
    from rich.console import Console  # noqa: PLC0415 - only this command needs it

    from pgdecl.report.tree import tree  # noqa: PLC0415 - it imports rich

    stream = StringIO()
    console = Console(
        file=stream,
        width=shutil.get_terminal_size().columns,
        height=25,  # rich takes the width only where it is told both
        force_terminal=style.colour,
        no_color=not style.colour,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(tree(declaration, style.language))
    StandardOutput(sys.stdout).write(stream.getvalue())
