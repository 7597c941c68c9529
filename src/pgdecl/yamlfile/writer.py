"""Writing plain data as the YAML text of a file: keys in one language, long texts as blocks."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from pgdecl.declaration.base import Model
from pgdecl.declaration.fields import FileField, fields_of
from pgdecl.finding import Path
from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe

_LONG = 60
"""Texts of more characters stand below their key."""
_BEYOND_16_BITS = 0xFFFF
_INDENT = "  "
_NOT_PLAIN = frozenset("\"'#&*!|>%@`{}[],?:-~=<")


def written(
    data: dict[str, Any],
    model: type[Model],
    keys: Language,
    comments: Mapping[Path, str] = MappingProxyType({}),
) -> str:
    """The YAML text of a file's data.

    Args:
        data: mappings with English keys, lists and texts, as the models take them.
        model: the model that the data is for; it has the order of the keys and their labels.
        keys: the language of the keys.
        comments: what stands above the lines of a path, line by line; that of () opens the file.
    """
    lines = [*_comment((), comments), *_mapping((), data, model, _Style(keys, comments))]
    return "\n".join(lines) + "\n"


def scalar(text: str) -> str:
    """A text in one line as it may stand behind a key, in quotes where YAML would read it differently."""
    return text if _is_plain(text) else '"' + "".join(map(_escaped, text)) + '"'


class _Style(NamedTuple):
    """The language of the keys, and the comments by path."""

    keys: Language
    comments: Mapping[Path, str]


def _comment(path: Path, comments: Mapping[Path, str]) -> Iterator[str]:
    """The lines of a comment; an empty one separates what follows from what is above."""
    for line in comments[path].split("\n") if path in comments else ():
        # With another colon a user's text in a comment suppresses no findings.
        shown = safe(" ".join(line.split()), "line").replace("pgdecl:", "pgdecl：")
        yield f"# {shown}" if shown else ""


def _mapping(path: Path, data: dict[str, Any], model: type[Model], style: _Style) -> Iterator[str]:
    for key, field in fields_of(model).items():
        if key in data:
            yield from _comment((*path, key), style.comments)
            label = field.label if style.keys == "zh" else key
            yield from _entry(label, (*path, key), data[key], field, style)


def _entry(key: str, path: Path, value: Any, field: FileField, style: _Style) -> Iterator[str]:
    """A key with what stands behind or below it."""
    if isinstance(value, str):
        yield from _text(f"{key}:", value)
    elif not value:
        yield f"{key}: {'[]' if isinstance(value, list) else '{}'}"
    elif isinstance(value, list):
        yield f"{key}:"
        for position, item in enumerate(value):
            yield from _indented(_comment((*path, position), style.comments))
            yield from _item((*path, position), item, field, style)
    else:
        yield f"{key}:"
        yield from _indented(_below(path, value, field, style))


def _below(path: Path, value: dict[str, Any], field: FileField, style: _Style) -> Iterator[str]:
    if field.free:
        inner_field = field._replace(free=field.free - 1)
        for name, inner in value.items():
            yield from _entry(scalar(name), (*path, name), inner, inner_field, style)
    elif field.model is not None:
        yield from _mapping(path, value, field.model, style)


def _item(path: Path, item: Any, field: FileField, style: _Style) -> Iterator[str]:
    """An element of a list, its first key behind the dash."""
    if field.model is None:
        yield from _text(f"{_INDENT}-", item)
        return
    before = f"{_INDENT}- "
    for line in _mapping(path, item, field.model, style):
        if line.startswith("#") and before.endswith("- "):
            yield _INDENT + line
            continue
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
