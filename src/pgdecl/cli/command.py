"""Click's commands in two languages: help under headings of ours, commands loaded when they are called."""

import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from pgdecl import __version__
from pgdecl.cli.streams import StandardOutput
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words

NAMES = ("validate", "annotate", "import", "compare", "show", "render", "new", "rules", "layouts", "schema")
_MODULES = {"import": "import_"}
"""Commands whose names no module can have."""
ASKED = "pgdecl.lang"
"""Where a context keeps the language that the call asks for."""


class Command(click.Command):
    """A command whose help is in the language given."""

    def __init__(self, name: str, *, language: Language, **options: Any) -> None:
        super().__init__(name, context_settings={"help_option_names": ["-h", "--help"]}, **options)
        self.language: Language = language

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, words("options", "usage", self.language))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The parts of the usage line."""
        pieces = [words("options", "arguments", self.language)]
        return pieces + [
            piece for parameter in self.get_params(ctx) for piece in parameter.get_usage_pieces(ctx)
        ]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        options = [option for option in self.get_params(ctx) if isinstance(option, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(words("options", "options", self.language)):
            formatter.write_dl([record for record in records if record])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's help option, worded in our language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = words("options", "help", self.language)
            option.callback = _show_help
        return option


def _show_help(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's
    """Prints the help of a command, and ends the call."""
    if value and not context.resilient_parsing:
        answer(context, context.get_help())


def answer(context: click.Context, text: str) -> NoReturn:
    """Prints a text, and ends the call.

    Raises:
        AccessError: it cannot be printed.
    """
    StandardOutput(sys.stdout).write(f"{text}\n")
    context.exit()


class Program(Command, click.Group):
    """`pgdecl` itself: knows its commands by name, and loads the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of their use."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        if cmd_name not in NAMES:
            return None
        command: click.Command = import_module(f"pgdecl.cli.{_MODULES.get(cmd_name, cmd_name)}").command(
            self.language
        )
        return command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The parts of the usage line."""
        return [*super().collect_usage_pieces(ctx), words("options", "command", self.language)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands with a line each."""
        super().format_options(ctx, formatter)
        with formatter.section(words("options", "commands", self.language)):
            formatter.write_dl([(name, words("options", name, self.language)) for name in NAMES])


def common_options(language: Language) -> list[click.Parameter]:
    """The options that every command has. They are read in `main`; here they are declared and explained."""
    return [
        click.Option(
            ["--lang"],
            type=click.Choice(["zh", "en"]),
            expose_value=False,
            callback=_remember,
            help=words("options", "lang", language),
        ),
        click.Option(["--debug"], is_flag=True, expose_value=False, help=words("options", "debug", language)),
    ]


def version_option(language: Language) -> click.Option:
    """`--version`."""

    def show(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's
        if value and not context.resilient_parsing:
            answer(context, f"pgdecl {__version__}")

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=words("options", "version", language),
    )


def _remember(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Keeps that a language was asked for: a configuration does not change it then."""
    if value:
        context.meta[ASKED] = value


def colour_option(language: Language) -> click.Option:
    """`--color`."""
    choices = click.Choice(["auto", "always", "never"])
    return click.Option(
        ["--color", "colour"], type=choices, default="auto", help=words("options", "color", language)
    )


def jobs_option(language: Language) -> click.Option:
    """`--jobs`."""
    return click.Option(
        ["--jobs"], type=click.IntRange(1), default=1, metavar="N", help=words("options", "jobs", language)
    )
