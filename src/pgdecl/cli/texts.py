"""The words of `--help`, in Chinese and English: a table of its own, so that help needs no YAML."""

from functools import cache
from typing import Literal

from pgdecl.tables import rows

Language = Literal["zh", "en"]


def text(name: str, language: Language) -> str:
    """The words by their name."""
    return _table()[name][language == "en"]


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {name: (chinese, english) for name, chinese, english in rows(__file__, "texts.tsv")}
