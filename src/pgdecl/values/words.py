"""The words that a target may be made of, from `data/words.tsv`."""

from collections.abc import Container

from pgdecl.tables import rows

WORDS = {group: frozenset(words.split(" ")) for group, words in rows(__file__, "data/words.tsv")}
"""Group (status, grade, placeholder, lead, rise, fall, …) -> its words."""


def longest_end(text: str, words: Container[str], longest: int = 6) -> str:
    """The longest of the words, of at most `longest` code points, that the text ends with; or ""."""
    for length in range(min(longest, len(text)), 0, -1):
        if text[-length:] in words:
            return text[-length:]
    return ""


def longest_start(text: str, words: Container[str], longest: int = 6) -> str:
    """The longest of the words, of at most `longest` code points, that the text starts with; or ""."""
    for length in range(min(longest, len(text)), 0, -1):
        if text[:length] in words:
            return text[:length]
    return ""
