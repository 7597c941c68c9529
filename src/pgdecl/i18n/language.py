"""The two languages, and a text that exists in both."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Bilingual(NamedTuple):
    """The same text in Chinese and in English."""

    zh: str
    en: str

    def text(self, language: Language) -> str:
        """The text in one of the languages."""
        return self.en if language == "en" else self.zh


Text = str | Bilingual
"""A user's text, which is the same in both languages, or a text of pgdecl."""


def in_language(text: Text, language: Language) -> str:
    """A text in one of the languages."""
    return text.text(language) if isinstance(text, Bilingual) else text


def listed(texts: Iterable[Text]) -> Bilingual:
    """Several texts as one: 数量指标、质量指标 in Chinese, "quantity, quality" in English."""
    parts = list(texts)
    return Bilingual(
        "、".join(in_language(part, "zh") for part in parts),
        ", ".join(in_language(part, "en") for part in parts),
    )
