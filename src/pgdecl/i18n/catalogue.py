"""The one place for what is said to users, in Chinese and English: findings, and whatever else is said.

Findings have their names, severities and messages in a file of YAML; other words stand in a table, so that a
run that has nothing to report needs no YAML library to say so.
"""

import errno
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from pgdecl.finding import Finding, Location, Severity
from pgdecl.tables import read_data, rows

Language = Literal["zh", "en"]
LONGEST_ECHO = 60
"""How much of a user's text a message repeats."""
OWN_WORDS = {
    "expected": "expected",
    "found": "shapes",
    "reason": "reasons",
    "kind": "kinds",
    "expected_kind": "kinds",
}
WHOLE = frozenset(
    {"keys", "fields", "layouts", "choices", "path", "paths", "first", "second", "problem", "counts", "codes"}
)


class Entry(NamedTuple):
    """What the catalogue holds for a code: message and help by language, with {places} for values."""

    code: str
    name: str
    severity: Severity
    message: dict[str, str]
    help: dict[str, str]


@cache
def entries() -> dict[str, Entry]:
    """Every entry, by code."""
    import yaml  # noqa: PLC0415 - most runs have nothing to report

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(read_data(__file__, "catalogue.yaml"), loader)  # noqa: S506 - both are safe
    return {code: _entry(code, row) for code, row in table.items()}


def fault(code: str, location: Location, *related: Location, **values: str) -> Finding:
    """A finding with the severity that the catalogue gives its code."""
    return Finding(code, entries()[code].severity, location, values, related)


def filled(template: str, values: Mapping[str, str], language: Language) -> str:
    """A template with its {places} filled: users' text made safe to repeat, our own words translated."""
    return template.format_map({key: _worded(key, values, language) for key in values})


def _worded(key: str, values: Mapping[str, str], language: Language) -> str:
    """A value as it is shown: what stands in the catalogue's own words is put in the reader's language."""
    text = values[key]
    wording = _table().get((OWN_WORDS[key], text)) if key in OWN_WORDS else None
    if wording:
        return wording[language].format_map({"value": "", "choices": "", **values})
    return text if key in WHOLE else echo(text)


def words(section: str, name: str, language: Language, **values: str) -> str:
    """Words that stand in the catalogue outside of findings: of a call, a severity, a reporter."""
    return filled(_table()[section, name][language], values, language)


def reason(error: OSError) -> str:
    """Why the system refused: a name that the catalogue words, else in the system's own words."""
    name = errno.errorcode.get(error.errno or 0, "")
    return name if ("reasons", name) in _table() else error.strerror or "other"


def echo(text: str) -> str:
    """A user's text for repeating within a message: one line, not too long, nothing invisible."""
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return shown if len(shown) <= LONGEST_ECHO else shown[: LONGEST_ECHO - 1] + "…"


@cache
def _table() -> dict[tuple[str, str], dict[Language, str]]:
    """The words besides findings, by section and name."""
    return {
        (section, name): {"zh": chinese, "en": english}
        for section, name, chinese, english in rows(__file__, "words.tsv")
    }


def _entry(code: str, row: dict[str, str]) -> Entry:
    return Entry(
        code,
        row["name"],
        Severity[row["severity"].upper()],
        {"zh": row["zh"], "en": row["en"]},
        {"zh": row["help_zh"], "en": row["help_en"]},
    )
