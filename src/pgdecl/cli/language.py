"""The language of a call, which help needs before the call is parsed."""

from collections.abc import Mapping, Sequence

from pgdecl.i18n.language import Language


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of `--lang`, else of PGDECL_LANG, else Chinese."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return "en" if arguments[index + 1] == "en" else "zh"
        if argument.startswith("--lang="):
            return "en" if argument == "--lang=en" else "zh"
    return "en" if environment.get("PGDECL_LANG") == "en" else "zh"
