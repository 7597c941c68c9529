"""Which rules a call asks for, and in which language it is answered."""

import os

import click

from pgdecl.cli.command import ASKED
from pgdecl.cli.options import file_option, option, separated
from pgdecl.config.find import Finder
from pgdecl.config.settings import Codes
from pgdecl.files.errors import CallError
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import sentence

_LETTERS_FOR_DIGITS = str.maketrans("OIL", "011")


def selection_options(language: Language) -> list[click.Parameter]:
    """`--select` and `--ignore`."""
    return [option(language, name, multiple=True, metavar="CODES") for name in ("--select", "--ignore")]


def configuration_option(language: Language) -> click.Option:
    """`--config`."""
    return file_option(language, "--config", "configuration", about="config")


def codes_of(written: tuple[str, ...], language: Language) -> Codes:
    """Codes as typed, separated by commas or given one by one; prefixes of codes and names of rules will do.

    Raises:
        CallError: there is no rule of that code or name.
    """
    words = separated(written)
    if not words:
        return ()
    from pgdecl.config.codes import code_of  # noqa: PLC0415 - most calls take what is configured

    codes = []
    for word in words:
        code = code_of(word)
        if code is None:
            raise _unknown(word, language)
        codes.append(code)
    return tuple(codes)


def _unknown(word: str, language: Language) -> CallError:
    from pgdecl.rules.registry import RULES  # noqa: PLC0415 - only a misspelt code needs it
    from pgdecl.yamlfile.suggestions import closest  # noqa: PLC0415 - as above

    digits = word.upper().translate(_LETTERS_FOR_DIGITS)
    names = [rule.name for rule in RULES.values()]
    suggestion = digits if digits in RULES else closest(word.lower(), names)
    if suggestion is None:
        return CallError("unknown-code", code=word)
    problem = sentence("calls", "unknown-code", language, code=word)
    return CallError("did-you-mean", problem=problem, suggestion=suggestion)


def language_for(language: Language, finder: Finder, names: list[str]) -> Language:
    """The language of the first file's configuration, where neither call nor environment asks for one."""
    asked = click.get_current_context().meta.get(ASKED) or os.environ.get("PGDECL_LANG")
    return language if asked else finder.settings(names[0]).language or language
