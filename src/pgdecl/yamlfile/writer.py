"""Writing plain data as the YAML text of a file: keys in one language, long texts as blocks."""

from collections.abc import Iterator
from typing import Any

import yaml

from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import FileField, fields_of
from pgdecl.i18n.language import Language

_LONG = 60
"""Texts of more characters stand below their key."""
_BEYOND_16_BITS = 0xFFFF
_INDENT = "  "
_NOT_PLAIN = frozenset("\"'#&*!|>%@`{}[],?:-~=<")


def written(data: dict[str, Any], model: type[Model], keys: Language) -> str:
    """The YAML text of a file's data.

    Args:
        data: mappings with English keys, lists and texts, as the models take them.
        model: the model that the data is for; it has the order of the keys and their labels.
        keys: the language of the keys.
    """
    return "\n".join(_mapping(data, model, keys)) + "\n"


def scalar(text: str) -> str:
    """A text in one line as it may stand behind a key, in quotes where YAML would read it differently."""
    return text if _is_plain(text) else '"' + "".join(map(_escaped, text)) + '"'


def _mapping(data: dict[str, Any], model: type[Model], keys: Language) -> Iterator[str]:
    for key, field in fields_of(model).items():
        if key in data:
            yield from _entry(field.label if keys == "zh" else key, data[key], field, field.free, keys)


def _entry(key: str, value: Any, field: FileField, free: int, keys: Language) -> Iterator[str]:
    """A key with what stands behind or below it."""
    if isinstance(value, str):
        yield from _text(f"{key}:", value)
    elif not value:
        yield f"{key}: {'[]' if isinstance(value, list) else '{}'}"
    elif isinstance(value, list):
        yield f"{key}:"
        for item in value:
            yield from _item(item, field, keys)
    else:
        yield f"{key}:"
        yield from _indented(_below(value, field, free, keys))


def _below(value: dict[str, Any], field: FileField, free: int, keys: Language) -> Iterator[str]:
    if free:
        for name, inner in value.items():
            yield from _entry(scalar(name), inner, field, free - 1, keys)
    elif field.model is not None:
        yield from _mapping(value, field.model, keys)


def _item(item: Any, field: FileField, keys: Language) -> Iterator[str]:
    """An element of a list, its first key behind the dash."""
    if field.model is None:
        yield from _text(f"{_INDENT}-", item)
        return
    before = f"{_INDENT}- "
    for line in _mapping(item, field.model, keys):
        yield before + line if line else line
        before = _INDENT * 2


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (_INDENT + line if line else line for line in lines)


def _text(before: str, text: str) -> Iterator[str]:
    """A text behind its key; a long one or one of several lines below it, as a block."""
    lines = text.split("\n")
    is_block = (len(lines) > 1 or len(text) > _LONG) and all(map(_may_stand_in_block, lines))
    if is_block:
        yield f"{before} {'|-' if len(lines) > 1 else '>-'}"
        yield from (_INDENT + line for line in lines)
    else:
        yield f"{before} {scalar(text)}" if text else before


def _may_stand_in_block(line: str) -> bool:
    return bool(line) and line == line.strip() and all(map(_is_printable, line))


def _is_plain(text: str) -> bool:
    """Whether YAML reads a text without quotes as it stands."""
    if not text or text != text.strip() or text[0] in _NOT_PLAIN or not all(map(_is_printable, text)):
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return _composed(text) == text


def _composed(text: str) -> str | None:
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    return node.value if isinstance(node, yaml.ScalarNode) else None


def _is_printable(character: str) -> bool:
    return character.isprintable() and character not in "\u2028\u2029\ufeff"


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if _is_printable(character):
        return character
    code = ord(character)
    return f"\\U{code:08X}" if code > _BEYOND_16_BITS else f"\\u{code:04X}"
