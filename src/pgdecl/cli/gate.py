"""`--fail-on`: the words that a call fails on, whether they can occur, and what is said when they do."""

from collections.abc import Mapping, Sequence

import click

from pgdecl.app.compare import FAILURES
from pgdecl.files.errors import CannotRunError
from pgdecl.i18n.catalogue import Language, words
from pgdecl.yamlfile.suggestions import closest


def wanted(written: Sequence[str]) -> list[str]:
    """The words, parted by commas or given one by one.

    Raises:
        CannotRunError: there is no such word, or none at all behind the option.
    """
    found = [word.strip() for part in written for word in part.replace("，", ",").split(",") if word.strip()]
    if written and not found:
        raise CannotRunError("no-failure", words=", ".join(FAILURES))
    for word in found:
        if word not in FAILURES:
            suggestion = closest(word, FAILURES)
            name = "unknown-failure-like" if suggestion else "unknown-failure"
            raise CannotRunError(name, word=word, suggestion=suggestion or "")
    return found


def check(found: Sequence[str], occurred: Mapping[str, int]) -> None:
    """That the gate can shut at all.

    Raises:
        CannotRunError: there are words, and this kind of comparison never has any of them.
    """
    if found and not any(word in occurred for word in found):
        raise CannotRunError("failure-never", words=", ".join(found), possible=", ".join(occurred))


def failed(found: Sequence[str], occurred: Mapping[str, int], language: Language) -> bool:
    """Whether any of the words occurred; standard error says which, and how often."""
    counts = ", ".join(f"{word} {occurred[word]}" for word in dict.fromkeys(found) if occurred.get(word))
    if counts:
        click.echo(words("calls", "gate", language, counts=counts), err=True)
    return bool(counts)
