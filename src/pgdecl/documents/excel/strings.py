"""Texts in a workbook: the shared ones, and how one is put together of its runs."""

import re
from typing import Final

from lxml import etree

from pgdecl.documents.excel.names import S

_TEXT: Final = f"{S}t"
_RUN: Final = f"{S}r"
_escaped: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def shared_strings(root: etree._Element) -> tuple[str, ...]:
    """The texts of `sharedStrings.xml`, which cells name by their positions."""
    return tuple(text_of(item) for item in root.iter(f"{S}si"))


def text_of(item: etree._Element) -> str:
    """The text of an `si`, `is` or `text` element; its phonetic guide (`rPh`) is not part of it."""
    texts: list[str] = []
    for child in item:
        if child.tag == _TEXT:
            texts.append(child.text or "")
        elif child.tag == _RUN:
            texts.extend(run.text or "" for run in child.iter(_TEXT))
    return decoded("".join(texts))


def decoded(text: str) -> str:
    """A text with what Excel writes as `_x000D_` decoded, and each line break as a line feed."""
    if "_x" in text:
        text = _escaped.sub(lambda match: _character(int(match[1], 16), match[0]), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(code: int, written: str) -> str:
    character = chr(code)
    return character if character.isprintable() or character in "\t\n\r" else written
