"""`pgdecl new`: files to be filled in. Each kind of file is an option that says what it is made from."""

import click

from pgdecl.app.compared import results_for
from pgdecl.app.load import DeclarationError
from pgdecl.cli import options
from pgdecl.cli.command import Command
from pgdecl.cli.problems import say_findings
from pgdecl.cli.selection import language_for
from pgdecl.config.find import Finder
from pgdecl.files.errors import CallError
from pgdecl.i18n.language import Language


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
        options.put(results, destination, force=force)
        return 0

    path = click.Path(readable=False, allow_dash=True)
    parameters = [
        options.option(language, "--results", "declaration", about="new-results", type=path, metavar="FILE"),
        options.file_option(
            language, "-o", "--output", "destination", about="compare-output", metavar="PATH"
        ),
        options.flag(language, "--force"),
        options.keys_option(language),
    ]
    return options.command("new", language, new, parameters)
