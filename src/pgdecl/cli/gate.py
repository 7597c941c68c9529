"""`--fail-on`: the words that a call fails on, whether they can occur, and what is said when they do."""

from collections.abc import Mapping, Sequence

import click

from pgdecl.app.failures import FAILURES
from pgdecl.cli.options import separated
from pgdecl.files.errors import CannotRunError
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words as message
from pgdecl.yamlfile.suggestions import closest


def wanted(written: Sequence[str]) -> list[str]:
    """The words to fail on, separated by commas or given one by one.

    Raises:
        CannotRunError: there is no such word, or none at all behind the option.
    """
    words = separated(written)
    if written and not words:
        raise CannotRunError("no-failure", words=", ".join(FAILURES))
    for word in words:
        if word not in FAILURES:
            suggestion = closest(word, FAILURES)
            name = "unknown-failure-like" if suggestion else "unknown-failure"
            raise CannotRunError(name, word=word, suggestion=suggestion or "")
    return words


def check(words: Sequence[str], occurred: Mapping[str, int]) -> None:
    """That at least one of the words can occur.

    Raises:
        CannotRunError: there are words, and this kind of comparison never has any of them.
    """
    if words and not any(word in occurred for word in words):
        raise CannotRunError("failure-never", words=", ".join(words), possible=", ".join(occurred))


def failed(words: Sequence[str], occurred: Mapping[str, int], language: Language) -> bool:
    """Whether any of the words occurred; standard error says which, and how often."""
    counts = ", ".join(f"{word} {occurred[word]}" for word in dict.fromkeys(words) if occurred.get(word))
    if counts:
        click.echo(message("calls", "gate", language, counts=counts), err=True)
    return bool(counts)
