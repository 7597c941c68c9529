"""The tables of texts in `data/`, and the functions that fill them in.

Every table has the same four columns: section, name, Chinese, English. A table is read when a text of one of
its sections is asked for.
"""

from collections.abc import Mapping
from functools import cache

from pgdecl.i18n.language import Bilingual, Language, Text, in_language
from pgdecl.i18n.safe_text import safe
from pgdecl.tables import rows

SECTIONS = {
    "calls": ("calls", "reasons"),
    "comparison": ("comparison", "steps"),
    "documents": ("documents", "document-help", "notes", "places"),
    "findings": ("message", "help", "expected", "shapes", "kinds"),
    "layouts": ("layouts",),
    "new": ("new", "skeleton"),
    "options": ("options",),
    "readings": ("readings",),
    "reports": ("severities", "labels", "summary"),
    "rules": ("pages",),
}
"""The tables, each with its sections."""
_TABLE_OF = {section: table for table, sections in SECTIONS.items() for section in sections}

LONGEST_ECHO = 60
"""The maximum length of a user's text within a message, in code points."""
_NEVER_SHORTENED = frozenset(
    {"keys", "fields", "layouts", "choices", "path", "paths", "first", "second", "problem", "counts", "codes"}
)
_NAMES_OF_WORDS = {
    "expected": "expected",
    "found": "shapes",
    "reason": "reasons",
    "kind": "kinds",
    "expected_kind": "kinds",
}
"""Values that may be names of texts, with the sections of those texts."""


def template(section: str, name: str) -> Bilingual:
    """A text of a table, its {placeholders} not filled in.

    Raises:
        KeyError: there is no such section, or no such name in it.
    """
    return _table(_TABLE_OF[section])[section, name]


def words(section: str, name: str, language: Language, /, *numbers: object, **values: Text) -> str:
    """A text with its {placeholders} filled in.

    Raises:
        KeyError: there is no such text, or a value for a placeholder is missing.
    """
    shown = {key: in_language(value, language) for key, value in values.items()}
    return template(section, name).text(language).format(*numbers, **shown)


def sentence(section: str, name: str, language: Language, /, **values: Text) -> str:
    """A text with its {placeholders} filled in as `filled` does, for values that users wrote."""
    return filled(template(section, name), values, language)


def filled(text: Bilingual, values: Mapping[str, Text], language: Language) -> str:
    """A message with its {placeholders} filled in; users' texts are put on one line, escaped and shortened.

    Values that are names of texts (`expected`, `found`, `reason`) are replaced by those texts.
    """
    shown = {key: _shown(key, value, values, language) for key, value in values.items()}
    return text.text(language).format_map(shown)


def _shown(key: str, value: Text, values: Mapping[str, Text], language: Language) -> str:
    text = in_language(value, language)
    section = _NAMES_OF_WORDS.get(key)
    if section and has(section, text):
        inner = {name: values.get(name, "") for name in ("value", "choices")}
        return sentence(section, text, language, **inner)
    return safe(text, "line") if key in _NEVER_SHORTENED else echo(text)


def has(section: str, name: str) -> bool:
    """Whether a section has a text of that name."""
    return (section, name) in _table(_TABLE_OF[section])


def echo(text: str) -> str:
    """A user's text for use within a message: on one line, escaped and shortened."""
    shown = safe(text, "line")
    return shown if len(shown) <= LONGEST_ECHO else shown[: LONGEST_ECHO - 1] + "…"


@cache
def _table(name: str) -> dict[tuple[str, str], Bilingual]:
    return {
        (section, key): Bilingual(chinese, english)
        for section, key, chinese, english in rows(__file__, f"data/{name}.tsv")
    }
