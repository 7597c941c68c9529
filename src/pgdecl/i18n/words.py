"""The tables of words in `data/`, and the one way to fill in a text.

Every table has the same four columns: section, name, Chinese, English. A table is read when a text of one of
its sections is asked for.
"""

from collections.abc import Mapping
from functools import cache

from pgdecl.i18n.language import Bilingual, Language, Text, in_language
from pgdecl.tables import rows

SECTIONS = {
    "calls": ("calls", "reasons"),
    "comparison": ("comparison", "steps"),
    "findings": ("message", "help", "expected", "shapes", "kinds"),
    "options": ("options",),
    "readings": ("readings",),
    "reports": ("severities", "labels", "summary"),
    "rules": ("pages",),
}
"""The tables, each with its sections."""
_TABLE_OF = {section: table for table, sections in SECTIONS.items() for section in sections}

LONGEST_ECHO = 60
"""How much of a user's text a message repeats."""
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
"""Values that may be names of words, with the section of those words."""


def template(section: str, name: str) -> Bilingual:
    """A text as it stands in its table, its {places} not filled in.

    Raises:
        KeyError: there is no such section, or no such name in it.
    """
    return _table(_TABLE_OF[section])[section, name]


def words(section: str, name: str, language: Language, /, *numbers: object, **values: Text) -> str:
    """A text with its {places} filled in.

    Raises:
        KeyError: there is no such text, or it has a place for a value that is not given.
    """
    shown = {key: in_language(value, language) for key, value in values.items()}
    return template(section, name).text(language).format(*numbers, **shown)


def sentence(section: str, name: str, language: Language, /, **values: Text) -> str:
    """The same for a text that repeats what users wrote: see `filled`."""
    return filled(template(section, name), values, language)


def filled(text: Bilingual, values: Mapping[str, Text], language: Language) -> str:
    """A message with its {places} filled in: users' text on one line, visible and short.

    Values that are names of words (`expected`, `found`, `reason`) are put in the reader's language.
    """
    shown = {key: _shown(key, value, values, language) for key, value in values.items()}
    return text.text(language).format_map(shown)


def _shown(key: str, value: Text, values: Mapping[str, Text], language: Language) -> str:
    text = in_language(value, language)
    section = _NAMES_OF_WORDS.get(key)
    if section and has(section, text):
        inner = {name: values.get(name, "") for name in ("value", "choices")}
        return sentence(section, text, language, **inner)
    return visible(text) if key in _NEVER_SHORTENED else echo(text)


def has(section: str, name: str) -> bool:
    """Whether a section has a text of that name."""
    return (section, name) in _table(_TABLE_OF[section])


def echo(text: str) -> str:
    """A user's text for repeating within a message: one line, not too long, nothing invisible."""
    shown = visible(text)
    return shown if len(shown) <= LONGEST_ECHO else shown[: LONGEST_ECHO - 1] + "…"


def visible(text: str) -> str:
    """A text on one line, with escapes for line breaks, control characters and the like."""
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


@cache
def _table(name: str) -> dict[tuple[str, str], Bilingual]:
    return {
        (section, key): Bilingual(chinese, english)
        for section, key, chinese, english in rows(__file__, f"data/{name}.tsv")
    }
