"""Codes of findings as people write them: a code, the first characters of codes, or the name of a rule."""

from functools import cache

from pgdecl.i18n.catalogue import entries
from pgdecl.rules.registry import RULES

_PREFIX_OF_ALL = "PG"


def code_of(word: str) -> str | None:
    """The code or the prefix of codes that a word means; None if it means none."""
    code = _codes_by_name().get(word, word.upper())
    is_known = code != _PREFIX_OF_ALL and any(known.startswith(code) for known in (*RULES, *entries()))
    return code if code and is_known else None


@cache
def _codes_by_name() -> dict[str, str]:
    names = {rule.name: code for code, rule in RULES.items()}
    return names | {entry.name: code for code, entry in entries().items()}
