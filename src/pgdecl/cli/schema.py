"""`pgdecl schema`: the JSON schema of a kind of file."""

import sys
from typing import Literal, get_args

from pgdecl.cli import options
from pgdecl.cli.command import Command
from pgdecl.cli.streams import StandardOutput
from pgdecl.i18n.language import Language

Kind = Literal["declaration", "results", "layout", "findings", "comparison"]


def command(language: Language) -> Command:
    """The command in a language."""

    def schema(keys: Language, kind: Kind) -> None:
        from pgdecl.app.schemas import as_text, schema_of  # noqa: PLC0415 - pydantic is for this command only

        StandardOutput(sys.stdout).write(as_text(schema_of(kind, keys)))

    kinds = options.choice(
        language, "--of", "kind", about="schema-of", of=get_args(Kind), default="declaration"
    )
    return options.command("schema", language, schema, [options.keys_option(language), kinds])
