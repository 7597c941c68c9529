"""Templates of cells and heads: words with fields in braces, and parts that are left out when empty.

`（{year|　　　　}年度）` prints the year, or the blanks behind the stroke where there is none. A part in
square brackets is left out if all its fields are empty: `{level1}[（{level1.points}分）]`. Line breaks at
the ends are dropped. There is nothing else, so that a filled cell can be taken apart again by the same
template.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

Text = Callable[[Any], str]
_TOKEN = re.compile(r"\{(?P<field>[a-z0-9_.-]+)(?:\|(?P<instead>[^{}\[\]|]*))?\}|(?P<words>[^{}\[\]]+)")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


class TemplateError(ValueError):
    """A template has a brace or a bracket without its pair, or a name of a field that can be none."""


class Part(NamedTuple):
    """Words, or a field with the words that stand for it where it is empty."""

    words: str
    field: str = ""


class Segment(NamedTuple):
    """Parts of a template printed together; an `optional` one is left out if its fields are empty."""

    parts: tuple[Part, ...]
    optional: bool


@lru_cache(256)
def parsed(template: str) -> tuple[Segment, ...]:
    """The segments of a template.

    Raises:
        TemplateError: it is malformed.
    """
    pieces = _OPTIONAL.split(template)
    segments = [Segment(tuple(_parts(piece)), number % 2 == 1) for number, piece in enumerate(pieces)]
    return tuple(segment for segment in segments if segment.parts)


def _parts(text: str) -> Iterator[Part]:
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise TemplateError(text)
        field = match["field"]
        yield Part(match["instead"] or "", field) if field else Part(match["words"])
        position = match.end()


def is_template(text: str) -> bool:
    """Whether a text has fields in it."""
    return "{" in text or "[" in text or "}" in text or "]" in text


def fields_in(template: str) -> tuple[str, ...]:
    """The names of the fields of a template, of which words alone have none."""
    return tuple(part.field for segment in parsed(template) for part in segment.parts if part.field)


def text_of(template: str, text_of_field: Callable[[str], Text]) -> Text:
    """The function that fills a template.

    Args:
        template: the template.
        text_of_field: gives the function that gets the text of a field.
    """
    if not fields_in(template):
        words = template.replace("[", "").replace("]", "")
        return lambda _record: words
    segments = [
        (
            segment.optional,
            [(text_of_field(part.field) if part.field else None, part.words) for part in segment.parts],
        )
        for segment in parsed(template)
    ]

    def text(record: Any) -> str:
        printed = []
        for optional, parts in segments:
            texts = [(get(record) if get else None, words) for get, words in parts]
            if optional and not any(value for value, _ in texts):
                continue
            printed += [value or words for value, words in texts]
        return "".join(printed).strip("\n")

    return text
