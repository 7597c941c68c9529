"""The command line: parse, call, report, exit. A user of the library can do everything that is done here."""

import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

import click

from pgdecl.cli.command import Program, common_options, version_option
from pgdecl.cli.streams import prepare_streams
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words

OK, CANNOT_RUN, BUG, INTERRUPTED = 0, 2, 3, 130
"""Exit codes, the same for every command and format; a command gives 1 for findings."""
ALLOCATIONS_BETWEEN_COLLECTIONS = 100_000
"""How often Python looks for cycles while the command runs."""


def main() -> NoReturn:
    """The entry point of the command `pgdecl`."""
    prepare_streams()
    _end_in_order()
    # Reading makes many objects and no cycles; the default of looking for cycles takes a quarter of a run.
    gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)
    code = run(sys.argv[1:])
    # At its end Python looks for cycles among all objects, which takes a seventh of a short run.
    gc.freeze()
    sys.exit(code)


def _end_in_order() -> None:
    """A request to end is treated like Ctrl-C, so that no file is left half-written."""

    def interrupt(_number: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, interrupt)


def run(arguments: Sequence[str]) -> int:
    """Runs a call and gives its exit code; standard error says what went wrong."""
    language = language_of(arguments, os.environ)
    try:
        result = program(arguments).main(list(arguments), "pgdecl", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("\n" + words("calls", "interrupted", language), err=True)
        return INTERRUPTED
    except click.exceptions.Exit as request:
        return request.exit_code
    except Exception as error:  # noqa: BLE001 - nothing may leave as a traceback
        return _failed(error, arguments)
    return result if isinstance(result, int) else OK


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of `--lang`, else of PGDECL_LANG, else Chinese; help needs it before parsing."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return "en" if arguments[index + 1] == "en" else "zh"
        if argument.startswith("--lang="):
            return "en" if argument == "--lang=en" else "zh"
    return "en" if environment.get("PGDECL_LANG") == "en" else "zh"


def program(arguments: Sequence[str] = ()) -> Program:
    """The whole command line, worded in the language that the call asks for."""
    language = language_of(arguments, os.environ)
    parameters = [*common_options(language), version_option(language)]
    return Program("pgdecl", language=language, help=words("options", "app", language), params=parameters)


def _failed(error: Exception, arguments: Sequence[str]) -> int:
    from pgdecl.cli.problems import worded  # noqa: PLC0415 - only said when it happens
    from pgdecl.files.errors import AccessError, CannotRunError  # noqa: PLC0415 - only said when it happens

    language = language_of(arguments, os.environ)
    if isinstance(error, OSError):  # no fault of the program, wherever the system refused
        error = AccessError.of(error)
    if isinstance(error, (click.ClickException, CannotRunError)):
        click.echo(worded(error, language), err=True)
        return CANNOT_RUN
    if "--debug" in arguments:
        raise error
    click.echo(words("calls", "bug", language), err=True)
    return BUG
