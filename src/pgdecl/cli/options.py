"""What the options of commands have in common: their help, paths, and where output goes."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from pgdecl.cli.command import Command, common_options
from pgdecl.cli.streams import StandardOutput
from pgdecl.files.writing import write
from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.i18n.words import words

PATH = click.Path(readable=False)


def command(
    name: str,
    language: Language,
    run: Callable[..., int | None],
    parameters: Sequence[click.Parameter],
    *more_help: str,
) -> Command:
    """A command with the options that all have; its help is the text of its name, and of other names."""
    paragraphs = [words("options", text, language) for text in (name, *more_help)]
    all_parameters = [*parameters, *common_options(language)]
    return Command(name, language=language, params=all_parameters, callback=run, help="\n\n".join(paragraphs))


def option(language: Language, *names: str, about: str | None = None, **settings: Any) -> click.Option:
    """An option, explained by the text of its name, or of the name in `about`."""
    name = about or names[0].removeprefix("--")
    return click.Option(list(names), help=words("options", name, language), **settings)


def flag(language: Language, *names: str) -> click.Option:
    """An option without a value."""
    return option(language, *names, is_flag=True)


def choice(
    language: Language, *names: str, about: str | None = None, of: Iterable[str], default: str | None = None
) -> click.Option:
    """An option with one of several values."""
    return option(language, *names, about=about, type=click.Choice(list(of)), default=default)


def file_option(language: Language, *names: str, about: str, metavar: str = "FILE") -> click.Option:
    """An option with the path of a file."""
    return option(language, *names, about=about, type=PATH, metavar=metavar)


def keys_option(language: Language) -> click.Option:
    """`--keys`."""
    return choice(language, "--keys", about="schema-keys", of=("en", "zh"), default="en")


def separated(written: Iterable[str]) -> list[str]:
    """Words that are separated by commas or given one by one."""
    return [word.strip() for part in written for word in part.replace("，", ",").split(",") if word.strip()]


def put(data: str | bytes, destination: str | None, *, force: bool) -> None:
    """Writes to standard output, or to a file, whose path is printed then."""
    output = StandardOutput(sys.stdout)
    if destination is None:
        output.write(data if isinstance(data, str) else data.decode())
    else:
        path = Path(destination)
        write(path, data.encode() if isinstance(data, str) else data, force=force)
        output.write(f"{safe(str(path), 'line')}\n")
