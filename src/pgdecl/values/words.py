"""The words that have a part in reading a target, from `data/words.tsv`."""

from collections.abc import Container

from pgdecl.values.tables import rows

WORDS = {part: frozenset(words.split(" ")) for part, words in rows("words")}
"""Part (status, grade, placeholder, lead, rise, fall, …) -> its words."""


def longest_end(text: str, known: Container[str], longest: int = 6) -> str:
    """The longest known word, of at most `longest` code points, that the text ends with; or ""."""
    for length in range(min(longest, len(text)), 0, -1):
        if text[-length:] in known:
            return text[-length:]
    return ""


def longest_start(text: str, known: Container[str], longest: int = 6) -> str:
    """The longest known word, of at most `longest` code points, that the text starts with; or ""."""
    for length in range(min(longest, len(text)), 0, -1):
        if text[:length] in known:
            return text[:length]
    return ""
