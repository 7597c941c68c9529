"""`pgdecl schema`: the JSON schema of a kind of file."""

import sys
from typing import Literal, get_args

import click

from pgdecl.cli.command import Command, common_options
from pgdecl.cli.streams import StandardOutput
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words

Kind = Literal["declaration", "results", "layout", "findings", "comparison"]


def command(language: Language) -> Command:
    """The command in a language."""

    def schema(keys: Language, kind: Kind) -> None:
        from pgdecl.app.schemas import as_text, schema_of  # noqa: PLC0415 - pydantic is for this command only

        StandardOutput(sys.stdout).write(as_text(schema_of(kind, keys)))

    kinds = click.Choice(get_args(Kind))
    parameters: list[click.Parameter] = [
        click.Option(
            ["--keys"],
            type=click.Choice(["en", "zh"]),
            default="en",
            help=words("options", "schema-keys", language),
        ),
        click.Option(
            ["--of", "kind"], type=kinds, default="declaration", help=words("options", "schema-of", language)
        ),
        *common_options(language),
    ]
    help_text = words("options", "schema", language)
    return Command("schema", language=language, params=parameters, callback=schema, help=help_text)
