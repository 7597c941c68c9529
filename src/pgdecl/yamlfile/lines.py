"""The lines of a plain text: each key with its columns and the text behind it, without a YAML library.

What a line may be: a key with a text, bare or in quotes; a key with a block below it, folded or literal; a
comment; pairs in braces (`{span: 3, role: head}`), each of which becomes a line of its own.
"""

import re
from functools import lru_cache

from pgdecl.declaration.scalar import LONGEST

MOST_LINES = 2000
"""So many keys cannot have more nodes than a file may have: each makes four at most."""

_NAME = r"[^\W\d]\w*"
_KEY = rf"( *)(- +)?({_NAME})"
_BARE = r"[^ \-?:,\[\]{}#&*!|>'\"%@`][^:# ]*(?:(?::(?! |$)| +(?![# ]|$)|#)[^:# ]*)*"
"""A text without quotes: no blank ends it, no blank stands behind its colons or before its `#`."""
_IS_BARE = re.compile(_BARE)
_HEAD = re.compile(_KEY)
_REST = r"(?: +#(?: .*)?| *)"
_OTHER_LINE = re.compile(rf"{_KEY}:(?: +(\[\]|[|>]-?|\"[^\"\\]*\"|'[^']*'|{_BARE}))?{_REST}")
_PAIR = rf"{_NAME}: +[^ \-?:,\[\]{{}}#&*!|>'\"%@`][^?:,\[\]{{}}#]*"
_IN_BRACES = re.compile(rf"( *)(- +)?(?:({_NAME}): +)?\{{ *({_PAIR}(?:, *{_PAIR})*)\}}{_REST}")
_BLOCKS = ("|", "|-", ">", ">-")
_QUOTES = ('"', "'")
_EMPTY_LIST = "[]"
NO_ITEMS = "\n"
"""Stands for an empty list: it is blank, and no text on a line."""
_Head = tuple[int, int, str]
"""A key: its column, that of its dash (-1: none), the key itself."""
Line = tuple[int, int, str, str]
"""A key with the text behind it. Pairs in braces have a column of their own, beyond all others."""
_BRACES = LONGEST + 1
END: Line = (-1, -1, "", "")


class NotPlainError(ValueError):
    """The text is not one for this reader."""


def lines_of(text: str) -> list[Line]:
    """The lines that have a key, each with its text."""
    written = text.replace("\r\n", "\n").split("\n")
    if "\t" in text or len(written) > MOST_LINES:
        raise NotPlainError
    if len(text) > LONGEST and max(map(len, written)) > LONGEST:
        raise NotPlainError
    found: list[Line] = []
    add, is_bare = found.append, _IS_BARE.fullmatch
    skip = 0
    for number, line in enumerate(written):
        if number < skip:
            continue
        before, colon, text_behind = line.partition(": ")
        head = None
        if not colon:
            head = _head(line[:-1]) if line[-1:] == ":" else None
        elif is_bare(text_behind):
            head = _head(before)
        if head is not None:
            add((*head, text_behind))
        elif (bare := line.lstrip(" ")) and bare[0] != "#":
            several, skip = _unusual(line, written, number)
            found += several
    if len(found) > MOST_LINES:
        raise NotPlainError
    return found


@lru_cache(maxsize=1024)
def _head(before: str) -> _Head | None:
    """The columns and the key that stand before a colon; files have the same few again and again."""
    found = _HEAD.fullmatch(before)
    return None if found is None else _columns(*found.groups(""))


def _columns(indent: str, dash: str, key: str) -> _Head:
    column = len(indent)
    return (column + len(dash), column, key) if dash else (column, -1, key)


def _unusual(line: str, written: list[str], number: int) -> tuple[list[Line], int]:
    """What else may stand on a line or begin there; and the number of the next line."""
    found = _OTHER_LINE.fullmatch(line)
    if found is None:
        return _in_braces(line), number + 1
    indent, dash, key, text = found.groups("")
    column, at, key = _columns(indent, dash, key)
    after = number + 1
    if text in _BLOCKS:
        text, after = _block(text, written, after, column)
    elif text[:1] in _QUOTES:
        text = text[1:-1]
    elif text == _EMPTY_LIST:
        text = NO_ITEMS
    return [(column, at, key, text)], after


def _in_braces(line: str) -> list[Line]:
    """Pairs in braces, behind a key or behind a dash alone."""
    found = _IN_BRACES.fullmatch(line)
    if found is None:
        raise NotPlainError
    indent, dash, key, body = found.groups("")
    if not dash and not key:
        raise NotPlainError
    pairs = [pair.strip(" ").split(": ", 1) for pair in body.split(",")]
    lines = [(_BRACES, -1, name, text.lstrip(" ")) for name, text in pairs]
    if key:
        return [(*_columns(indent, dash, key), ""), *lines]
    _, _, first, text = lines[0]
    return [(_BRACES, len(indent), first, text), *lines[1:]]


def _block(sign: str, written: list[str], first: int, column: int) -> tuple[str, int]:
    """The text of a block whose lines all begin in one column, and the number of the line after it."""
    indent = len(written[first]) - len(written[first].lstrip(" ")) if first < len(written) else 0
    if indent <= column:
        raise NotPlainError
    end, texts = first, []
    for line in written[first:]:
        inner = line[indent:]
        if not inner.strip(" ") or line[:indent].strip(" "):
            break
        if inner[0] == " ":
            raise NotPlainError
        texts.append(inner)
        end += 1
    blanks, after = _blanks(written, end)
    text = (" " if sign[0] == ">" else "\n").join(texts)
    # Lines of blanks alone belong to the block if they are longer than its indent; so does what is deeper.
    if blanks > indent or len(after) - len(after.lstrip(" ")) > column or len(text) > LONGEST:
        raise NotPlainError
    return text, end


def _blanks(written: list[str], number: int) -> tuple[int, str]:
    """The length of the longest of the lines of blanks that stand here, and the line behind them."""
    longest = 0
    for line in written[number:]:
        if line.strip(" "):
            return longest, line
        longest = max(longest, len(line))
    return longest, ""
