"""`pgdecl layouts`: the official forms, what one of them needs, and whether a layout file is sound."""

import json
import sys

import click

from pgdecl.app.layout_pages import as_data, listing, page
from pgdecl.app.load import DeclarationError, form_named
from pgdecl.cli import options
from pgdecl.cli.command import Command
from pgdecl.cli.problems import say_findings
from pgdecl.cli.streams import StandardOutput
from pgdecl.files.errors import AccessError, CallError
from pgdecl.forms.fill import Form
from pgdecl.forms.named import names
from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.i18n.words import sentence


def command(language: Language) -> Command:
    """The command in a language."""

    def layouts(name: str | None, file: str | None, format_name: str) -> int:
        if name is not None and file is not None:
            raise CallError("layout-or-check")
        output = StandardOutput(sys.stdout)
        try:
            form = _form(name or file) if name or file else None
        except DeclarationError as error:
            say_findings(error.name, error.findings, language)
            return 1
        if file is not None:
            output.write(sentence("layouts", "sound", language, path=file) + "\n")
        elif format_name == "json":
            forms = [form] if form else map(form_named, names())
            text = json.dumps(list(map(as_data, forms)), ensure_ascii=False, indent=2)
            output.write(safe(text, "json") + "\n")
        else:
            output.write(safe(page(form, language), "text") if form else listing(language))
        return 0

    parameters: list[click.Parameter] = [
        click.Argument(["name"], required=False, metavar="[NAME]", shell_complete=_complete),
        options.file_option(language, "--check", "file", about="layouts-check"),
        options.choice(
            language, "--format", "format_name", about="layouts-format", of=("text", "json"), default="text"
        ),
    ]
    return options.command("layouts", language, layouts, parameters, "layouts-name")


def _form(layout: str | None) -> Form:
    """The form of that name, or of that file.

    Raises:
        DeclarationError: the layout file has errors.
        CannotRunError: there is no such layout, or its file cannot be read.
    """
    name = layout or ""
    try:
        return form_named(name)
    except KeyError as error:
        raise CallError("unknown-layout", layout=name, layouts=" ".join(names())) from error
    except OSError as error:
        raise AccessError.reading(name, error) from error


def _complete(_context: click.Context, _parameter: click.Parameter, prefix: str) -> list[str]:
    return [name for name in names() if name.startswith(prefix)]
