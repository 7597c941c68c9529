"""The word that a misspelt one most likely stands for."""

from collections.abc import Iterable

_CLOSE_ENOUGH = 0.6


def closest(word: str, known: Iterable[str]) -> str | None:
    """The most similar of the known words, the first of equals; None where none is similar."""
    from difflib import get_close_matches  # noqa: PLC0415 - only misspellings need it

    found = get_close_matches(word[:80], list(dict.fromkeys(known)), n=1, cutoff=_CLOSE_ENOUGH)
    return found[0] if found else None
