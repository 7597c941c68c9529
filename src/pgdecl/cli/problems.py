"""Why a call cannot be carried out, in the user's language: our own reasons and click's."""

from collections.abc import Iterable, Sequence

import click

from pgdecl.cli.command import NAMES
from pgdecl.files.errors import CannotRunError
from pgdecl.finding import Finding
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import sentence, words
from pgdecl.report import reporter
from pgdecl.report.report import Printer, Style
from pgdecl.yamlfile.suggestions import closest


def say(errors: Iterable[CannotRunError], language: Language) -> None:
    """Says on standard error what a call could not do, though it did the rest."""
    for error in errors:
        click.echo(worded(error, language), err=True)


def say_findings(name: str, findings: Sequence[Finding], language: Language) -> None:
    """Says on standard error why nothing can be made of a file."""
    # This format shows no lines of the file.
    text = Printer(reporter("concise"), Style(language)).file(name, findings, lambda _number: "")
    click.echo(text, err=True, nl=False)


def say_process_died(language: Language) -> None:
    """Says on standard error that a process of `--jobs` died."""
    click.echo(words("calls", "process-died", language), err=True)


def worded(error: click.ClickException | CannotRunError, language: Language) -> str:
    """One or two lines for standard error."""
    if isinstance(error, CannotRunError):
        return sentence(
            "calls", "failed", language, problem=sentence("calls", error.name, language, **error.values)
        )
    text = sentence("calls", "usage", language, problem=_problem(error, language))
    context = getattr(error, "ctx", None)
    if context is None:
        return text
    return text + "\n" + sentence("calls", "see-help", language, command=context.command_path)


def _problem(error: click.ClickException, language: Language) -> str:
    if isinstance(error, click.NoSuchOption):
        problem = sentence("calls", "no-such-option", language, option=error.option_name)
        return _suggesting(problem, next(iter(error.possibilities or ()), None), language)
    if isinstance(error, click.exceptions.NoSuchCommand):
        problem = sentence("calls", "no-such-command", language, command=error.command_name)
        return _suggesting(problem, closest(error.command_name, NAMES), language)
    if isinstance(error, click.MissingParameter):
        return sentence("calls", "missing-argument", language, argument=_name(error))
    if isinstance(error, click.BadParameter):
        return _bad_value(error, language)
    if isinstance(error, click.BadOptionUsage):
        name = "takes-no-value" if "does not take" in error.message else "needs-value"
        return sentence("calls", name, language, option=error.option_name)
    return _of_call(error, language)


def _of_call(error: click.ClickException, language: Language) -> str:
    """What click has no types for; what is left of the call tells."""
    context = getattr(error, "ctx", None)
    if context is None:
        return error.format_message()
    if isinstance(context.command, click.Group):
        names = context.command.list_commands(context)
        return sentence("calls", "missing-command", language, commands=" ".join(names))
    return sentence("calls", "too-many-arguments", language, arguments=" ".join(context.args))


def _bad_value(error: click.BadParameter, language: Language) -> str:
    kind = error.param.type if error.param else None
    value = _given(error)
    if isinstance(kind, click.Choice):
        choices = " ".join(map(str, kind.choices))
        return sentence("calls", "bad-value", language, option=_name(error), value=value, choices=choices)
    return sentence("calls", "bad-number", language, option=_name(error), value=value)


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return ""
    return (
        parameter.opts[0]
        if isinstance(parameter, click.Option)
        else parameter.make_metavar(error.ctx or click.Context(click.Command("")))
    )


def _given(error: click.BadParameter) -> str:
    """The value as typed: click keeps it only within its own message, in quotes."""
    quoted = error.message.split("'")
    return quoted[1] if len(quoted) > 1 else ""


def _suggesting(problem: str, suggestion: str | None, language: Language) -> str:
    if not suggestion:
        return problem
    return sentence("calls", "did-you-mean", language, problem=problem, suggestion=suggestion)
