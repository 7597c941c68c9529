"""What a new declaration begins with: taken from options, else asked on a terminal."""

import os
import sys
from collections.abc import Callable
from typing import TypeVar

import click

from pgdecl.app.load import DeclarationError, form_named
from pgdecl.app.new_layout import Head, subject_of
from pgdecl.cli import options
from pgdecl.config.find import Finder
from pgdecl.declaration.models import DEFAULT_LAYOUT
from pgdecl.declaration.terms import TERMS
from pgdecl.files.errors import AccessError, CallError, ConfigurationError
from pgdecl.forms.fill import Form
from pgdecl.forms.named import names
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import sentence, words
from pgdecl.values.verbatim import LONGEST_TEXT

T = TypeVar("T")
_NEEDED = ("unit", "project", "year")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def head_options(language: Language) -> list[click.Parameter]:
    """`--unit`, `--project`, `--year` and `--layout`."""
    metavars = {"unit": "NAME", "project": "NAME", "year": "YEAR", "layout": "LAYOUT"}
    return [
        options.option(language, f"--{name}", about=f"new-{name}", metavar=metavar)
        for name, metavar in metavars.items()
    ]


def asked(given: dict[str, str | None], language: Language) -> tuple[Form, Head]:
    """The form and the head of a declaration; what is not given is asked on a terminal.

    Args:
        given: the values of the options, None where an option is not used.
        language: the language of the questions.

    Raises:
        CallError: an option is missing and there is no terminal, or its value cannot be used.
        click.Abort: the answers end before the questions.
    """
    missing = [f"--{name}" for name in _NEEDED if given[name] is None]
    if missing and not _is_terminal():
        raise CallError("new-missing", options=" ".join(missing))
    if given["layout"] is not None:
        form = _form(given["layout"])
    elif missing:
        form = _answer(words("new", "ask-layout", language), _form, language, default=DEFAULT_LAYOUT)
    else:
        form = _form(DEFAULT_LAYOUT)
    questions = {
        "unit": TERMS["Declaration"]["declaring_unit"].heading,
        "project": TERMS[subject_of(form).capitalize()]["name"].heading,
        "year": TERMS["Declaration"]["year"].heading,
    }

    def value(name: str) -> str:
        check = _year if name == "year" else text_of
        written = given[name]
        if written is not None:
            return check(written)
        return _answer(questions[name].text(language), check, language)

    return form, Head(value("unit"), value("project"), int(value("year")))


def text_of(written: str) -> str:
    """A text that a declaration may have.

    Raises:
        CallError: it is empty, too long, or has characters that are no text.
    """
    text = written.strip()
    if not text or len(text) > LONGEST_TEXT or not text.isprintable():
        raise CallError("new-not-a-text", text=written)
    return text


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _answer(question: str, check: Callable[[str], T], language: Language, default: str | None = None) -> T:
    """The first answer that can be used; what is wrong with others is said."""
    while True:
        answer = click.prompt(question, default, prompt_suffix=words("new", "prompt-end", language), err=True)
        try:
            return check(answer)
        except CallError as error:
            click.echo(sentence("calls", error.name, language, **error.values), err=True)


def _year(written: str) -> str:
    year = written.strip()
    if not (year.isascii() and year.isdigit() and _FIRST_YEAR <= int(year) <= _LAST_YEAR):
        raise CallError("new-year", text=written)
    return year


def _form(layout: str) -> Form:
    """The form that a declaration can name: an official one, or one that the configuration names.

    Raises:
        CallError: there is no such layout.
        CannotRunError: its file cannot be used.
    """
    configured = Finder().settings("").layouts
    if layout not in names() and layout not in configured:
        raise CallError("unknown-layout", layout=layout, layouts=" ".join([*names(), *configured]))
    path = configured.get(layout, layout)
    try:
        return form_named(path)
    except DeclarationError as error:
        raise ConfigurationError("bad-layout", path=path) from error
    except OSError as error:
        raise AccessError.reading(os.fspath(path), error) from error
