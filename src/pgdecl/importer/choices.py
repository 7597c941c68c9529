"""Choices with boxes of which some are ticked: ☑延续性项目 □一次性项目, 是（√）否（ ）."""

import re

from pgdecl.importer import texts

_TICKED = "☑■√✔✓☒"
_BOXES = "□☐" + _TICKED
_IN_BRACKETS = re.compile(f"[(（]\\s{{0,4}}([{_BOXES}]?)\\s{{0,4}}[)）]")
_BOX = re.compile(f"([{_BOXES}])")
_NUMBER = re.compile(r"^[0-9]{1,2}[、.)）]")
_AROUND = " \u3000\n、，,；;"


def has_boxes(text: str) -> bool:
    """Whether a text has boxes in it."""
    return any(box in text for box in _BOXES)


def choices(text: str) -> list[str]:
    """The choices of a text, each without its box and number; none if it has other words as well."""
    return [words for words, _ in _choices(text)]


def ticked(text: str) -> str:
    """The choices that are ticked, as one text; the whole text if it has other words as well."""
    parsed = _choices(text)
    if not parsed:
        return texts.one_line(text)
    return "、".join(words for words, is_ticked in parsed if is_ticked)


def _choices(text: str) -> list[tuple[str, bool]]:
    """Each choice with whether it is ticked; none if the text has words that belong to no box.

    A numbered choice whose box is missing is not ticked.
    """
    together = _IN_BRACKETS.sub(lambda match: match[1] or "□", text.strip())
    pieces = _BOX.split(together)
    boxes, words = pieces[1::2], pieces[::2]
    rest = words.pop(0 if together[:1] in _BOXES else -1).strip(_AROUND)
    if rest and not _NUMBER.match(rest):
        return []
    named = [_NUMBER.sub("", choice.strip(_AROUND)) for choice in words]
    return [(choice, box in _TICKED) for choice, box in zip(named, boxes, strict=True)]
