"""The word lists and suffixes that rules know, from `data/`, with what a configuration adds."""

import re
from collections.abc import Mapping
from functools import cache

from pgdecl.tables import rows

_LONGEST_SUFFIX = 5
_LIST = re.compile(r"\{([a-z-]+)\}")
_LISTS = re.compile(rf"(?:^|(?<=[(:>|])){_LIST.pattern}(?:\|{_LIST.pattern})*(?=$|[)|])|{_LIST.pattern}")
"""One list, or alternatives that are lists and nothing else."""


class Vocabulary:
    """Word lists by name. Frozen, and equal only to itself, so that what was found with it can be kept."""

    def __init__(self, extra: Mapping[str, tuple[str, ...]]) -> None:
        self._lists = {name: (*words, *extra.get(name, ())) for name, words in _lists().items()}
        self._sets = {name: frozenset(words) for name, words in self._lists.items()}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.suffixes = {word: kind for kind in SUFFIXES for word in self._lists[kind]}

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list.

        Raises:
            KeyError: there is no such list.
        """
        return self._lists[name]

    def set_of(self, name: str) -> frozenset[str]:
        """The words of a list, for looking up whole words.

        Raises:
            KeyError: there is no such list.
        """
        return self._sets[name]

    def suffix_of(self, name: str) -> str:
        """The longest suffix that a name ends in; "" if it has none."""
        for length in range(min(_LONGEST_SUFFIX, len(name)), 0, -1):
            if name[-length:] in self.suffixes:
                return name[-length:]
        return ""

    def pattern(self, *names: str) -> str:
        """Any word of the lists, the longest first, as a group of a regular expression."""
        words = {re.escape(word) for name in names for word in self._lists[name]}
        return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"

    def compiled(self, template: str) -> re.Pattern[str]:
        """A regular expression in which `{name}` stands for any word of that list; made once.

        Lists side by side (`{one}|{other}`) become one group: only so are their words looked for all at once.
        """
        found = self._patterns.get(template)
        if found is None:
            text = _LISTS.sub(lambda lists: self.pattern(*_LIST.findall(lists[0])), template)
            found = self._patterns[template] = re.compile(text)
        return found


SUFFIXES = (
    "share",
    "satisfaction",
    "people",
    "households",
    "times",
    "count",
    "area",
    "length",
    "money",
    "time",
    "measure",
)
"""The lists of suffixes: what kind of measure a name ends in."""


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in rows(__file__, "data/words.tsv"):
        found[name] = (*found.get(name, ()), *words.split(" "))
    return found


def list_names() -> tuple[str, ...]:
    """The names of all lists, in the order of the data file."""
    return tuple(_lists())


@cache
def standard() -> Vocabulary:
    """The words that come with pgdecl."""
    return Vocabulary({})
