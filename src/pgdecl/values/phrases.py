"""What readings are called, in Chinese and English, from `data/explain.tsv`."""

from functools import cache
from typing import Literal

from pgdecl.tables import rows

Language = Literal["zh", "en"]


@cache
def _phrases() -> dict[str, dict[Language, str]]:
    return {
        key: {"zh": chinese, "en": english} for key, chinese, english in rows(__file__, "data/explain.tsv")
    }


def phrase(key: str, language: Language, *values: str) -> str:
    """The phrase in that language, its places filled in order."""
    return _phrases()[key][language].format(*values)
