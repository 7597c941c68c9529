"""`pgdecl new`: files to be filled in. Each kind of file is an option that says what it is made from."""

import sys
from pathlib import Path

import click

from pgdecl.app import validate
from pgdecl.cli.command import Command, common_options
from pgdecl.cli.selection import language_for
from pgdecl.cli.settings import Output
from pgdecl.compare.skeleton import skeleton
from pgdecl.config.find import Finder
from pgdecl.config.settings import WITHOUT_RULES
from pgdecl.files.discovery import CannotRunError
from pgdecl.files.writing import settle, stage
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report import reporter
from pgdecl.report.report import Style


def command(language: Language) -> Command:
    """The command in a language."""

    def new(declaration: str | None, destination: str | None, keys: Language, *, force: bool) -> int:
        if declaration is None:
            raise CannotRunError("new-what")
        made = _results(declaration, keys, language)
        if made is None:
            return 1
        _write(made, destination, force=force)
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


def _results(name: str, keys: Language, language: Language) -> str | None:
    """A results file for a declaration; None if that has errors, which have been said then.

    Raises:
        CannotRunError: it is a folder, or there is no such file.
    """
    if Path(name).is_dir():
        raise CannotRunError("one-file", path=name)
    if name != "-" and not Path(name).exists():
        raise CannotRunError("missing-path", path=name)
    checked = validate.check_file(name, WITHOUT_RULES)
    if checked.record is not None and not validate.errors(checked.findings):
        return skeleton(checked.record, keys)
    said_in = language_for(language, Finder(), [name])
    said = reporter("concise").file(name, checked.findings, checked.places.line, Style(said_in))
    click.echo(said, err=True, nl=False)
    return None


def _write(made: str, destination: str | None, *, force: bool) -> None:
    """To the file, whose path is printed then, or to standard output."""
    if destination is None:
        Output(sys.stdout).write(made)
        return
    path = Path(destination)
    if path.is_dir():
        raise CannotRunError("one-file", path=destination)
    settle(stage(path, made.encode()), path, force=force)
    Output(sys.stdout).write(f"{path}\n")
