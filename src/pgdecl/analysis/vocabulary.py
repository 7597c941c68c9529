"""The word lists that rules know, from `data/words.tsv`, with the words that a configuration adds."""

import re
from collections.abc import Mapping
from functools import cache

from pgdecl.tables import rows

_PLACEHOLDER = re.compile(r"\{([a-z-]+(?:\|[a-z-]+)*)\}")


class Vocabulary:
    """Word lists by name. It never changes and is equal only to itself, so it can be part of a cache key."""

    def __init__(self, extra: Mapping[str, tuple[str, ...]]) -> None:
        self._lists = {name: (*words, *extra.get(name, ())) for name, words in _standard_lists().items()}
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._suffixes: dict[tuple[str, ...], tuple[dict[str, str], int]] = {}

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list.

        Raises:
            KeyError: there is no such list.
        """
        return self._lists[name]

    def compiled(self, template: str) -> re.Pattern[str]:
        """A regular expression with placeholders, compiled once.

        `{good}` stands for any word of the list `good`, `{good|bad}` for any word of either list; where
        several words fit, the longest one matches.

        Raises:
            KeyError: there is no such list.
        """
        pattern = self._compiled.get(template)
        if pattern is None:
            pattern = re.compile(
                _PLACEHOLDER.sub(lambda match: self._any_word(match[1].split("|")), template)
            )
            self._compiled[template] = pattern
        return pattern

    def suffix(self, text: str, names: tuple[str, ...]) -> tuple[str, str]:
        """The longest word of some lists that a text ends in, and the first list that has it; or "", "".

        Raises:
            KeyError: there is no such list.
        """
        if names not in self._suffixes:
            lists = {word: name for name in reversed(names) for word in self._lists[name]}
            self._suffixes[names] = lists, max(map(len, lists))
        lists, longest = self._suffixes[names]
        for start in range(max(0, len(text) - longest), len(text)):
            if name := lists.get(text[start:]):
                return text[start:], name
        return "", ""

    def _any_word(self, names: list[str]) -> str:
        words = {re.escape(word) for name in names for word in self._lists[name]}
        return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


@cache
def _standard_lists() -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    for name, words in rows(__file__, "data/words.tsv"):
        lists[name] = (*lists.get(name, ()), *words.split(" "))
    return lists


def list_names() -> tuple[str, ...]:
    """The names of all lists, in the order of the data file."""
    return tuple(_standard_lists())


@cache
def standard() -> Vocabulary:
    """The words that come with pgdecl."""
    return Vocabulary({})
