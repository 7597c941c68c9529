"""Declarations as people write them, read line by line: no YAML library, and far less time.

It knows block mappings and lists, texts on one line (bare or in quotes), folded and literal blocks, comments.
Whatever else a text has, and whatever is wrong with it, makes it decline: it never guesses and never reports.
Then the reader of nodes reads the text, which tests hold to the same result.
"""

import re
from functools import lru_cache
from typing import Any

from pgdecl.model.marks import Named
from pgdecl.model.scalar import LONGEST, Scalar
from pgdecl.model.shape import Field, Shape

MOST_LINES = 2000
"""So many lines cannot have more nodes than a file may have: a line makes four at most."""

_KEY = r"( *)(- +)?([^\W\d]\w*)"
_BARE = r"[^ \-?:,\[\]{}#&*!|>'\"%@`][^:# ]*(?:(?::(?! |$)| +(?![# ]|$)|#)[^:# ]*)*"
"""A text without quotes: no blank ends it, no blank stands behind its colons or before its `#`."""
_IS_BARE = re.compile(_BARE)
_HEAD = re.compile(_KEY)
_OTHER_LINE = re.compile(rf"{_KEY}:(?: +(\[\]|[|>]-?|\"[^\"\\]*\"|'[^']*'|{_BARE}))?(?: +#(?: .*)?| *)")
_FIRST_OF_NO_BARE = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_LAST_OF_NO_BARE = (" ", ":")
_BLOCKS = ("|", "|-", ">", ">-")
_QUOTES = ('"', "'")
_NO_ITEMS = "[]"
_Head = tuple[int, int, str]
"""A key: its column, that of its dash (-1: none), the key itself."""
_Line = tuple[int, int, str, str]
"""A key with the text behind it."""
_END: _Line = (-1, -1, "", "")


class _NotPlainError(Exception):
    """The text is not one for this reader."""


def read(text: str, shape: Shape) -> Any | None:
    """The record that a text holds if it is written plainly and has no fault, else None."""
    try:
        lines = _lines(text)
    except _NotPlainError:
        return None
    found = _record(lines, shape, labels=False)
    return _record(lines, shape, labels=True) if found is None else found


def _record(lines: list[_Line], shape: Shape, *, labels: bool) -> Any | None:
    """The record of all lines, by keys of one language."""
    reader = _Reader(lines, labels=labels)
    try:
        found, left = reader.record(reader.next(), 0, shape)
    except _NotPlainError:
        return None
    return found if left is _END else None


def _lines(text: str) -> list[_Line]:
    """The lines that have a key, each with its text."""
    written = text.replace("\r\n", "\n").split("\n")
    if "\t" in text or len(written) > MOST_LINES:
        raise _NotPlainError
    if len(text) > LONGEST and max(map(len, written)) > LONGEST:
        raise _NotPlainError
    found: list[_Line] = []
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
            one, skip = _unusual(line, written, number)
            add(one)
    return found


@lru_cache(maxsize=1024)
def _head(before: str) -> _Head | None:
    """The columns and the key that stand before a colon; files have the same few again and again."""
    found = _HEAD.fullmatch(before)
    return None if found is None else _columns(*found.groups(""))


def _columns(indent: str, dash: str, key: str) -> _Head:
    column = len(indent)
    return (column + len(dash), column, key) if dash else (column, -1, key)


def _unusual(line: str, written: list[str], number: int) -> tuple[_Line, int]:
    """A line with a comment, or whose text is in quotes, in a block, or `[]`; and the next line's number."""
    found = _OTHER_LINE.fullmatch(line)
    if found is None:
        raise _NotPlainError
    indent, dash, key, text = found.groups("")
    column, at, key = _columns(indent, dash, key)
    after = number + 1
    if text in _BLOCKS:
        text, after = _block(text, written, after, column)
    elif text[:1] in _QUOTES:
        text = text[1:-1]
        if text == _NO_ITEMS:
            raise _NotPlainError
    return (column, at, key, text), after


def _block(sign: str, written: list[str], first: int, column: int) -> tuple[str, int]:
    """The text of a block whose lines all begin in one column, and the number of the line after it."""
    indent = len(written[first]) - len(written[first].lstrip(" ")) if first < len(written) else 0
    if indent <= column:
        raise _NotPlainError
    end, texts = first, []
    for line in written[first:]:
        inner = line[indent:]
        if not inner.strip(" ") or line[:indent].strip(" "):
            break
        if inner[0] == " ":
            raise _NotPlainError
        texts.append(inner)
        end += 1
    blanks, after = _blanks(written, end)
    text = (" " if sign[0] == ">" else "\n").join(texts)
    # Lines of blanks alone belong to the block if they are longer than its indent; so does what is deeper.
    if blanks > indent or len(after) - len(after.lstrip(" ")) > column or len(text) > LONGEST:
        raise _NotPlainError
    return text, end


def _blanks(written: list[str], number: int) -> tuple[int, str]:
    """The length of the longest of the lines of blanks that stand here, and the line behind them."""
    longest = 0
    for line in written[number:]:
        if line.strip(" "):
            return longest, line
        longest = max(longest, len(line))
    return longest, ""


class _Reader:
    """Makes records of lines; `labels` says that the keys are the form's own Chinese ones.

    Each method is given the first line of what it makes, and gives the one behind it.
    """

    def __init__(self, lines: list[_Line], *, labels: bool) -> None:
        self.next = iter([*lines, _END]).__next__
        self._labels = labels

    def record(self, line: _Line, column: int, shape: Shape) -> tuple[Any, _Line]:
        """The record of the keys that stand in a column."""
        fields, advance = shape.by_label if self._labels else shape.by_key, self.next
        first = line
        values: dict[str, Any] = {}
        empty: list[str] = []
        while line[0] == column and (line[1] < 0 or line is first):
            _, _, key, text = line
            field = fields.get(key)
            if field is None or (name := field.key) in values or name in empty:
                raise _NotPlainError
            line = advance()
            scalar = field.scalar
            if scalar is None and (text or _is_below(line, column, field)):
                values[name], line = self._filled(field, text, line)
            elif scalar is not None and text and not text.isspace():
                values[name] = _value(text, scalar)
            elif field.required or text == _NO_ITEMS:
                raise _NotPlainError
            else:
                empty.append(name)
        for required in shape.required:
            if required not in values:
                raise _NotPlainError
        return shape.make(values), line

    def _filled(self, field: Field, text: str, line: _Line) -> tuple[Any, _Line]:
        """What stands below a key, or in one text behind it."""
        shape = field.shape
        if shape is None:
            raise _NotPlainError
        if text:
            if field.many and text == _NO_ITEMS and not field.named:
                return (), line
            if field.shorthand is None:
                raise _NotPlainError
            return shape.make({field.shorthand: _value(text, shape.by_key[field.shorthand].scalar)}), line
        if field.named is not None:
            return self._named(line, field.named, shape)
        return self._items(line, shape) if field.many else self.record(line, line[0], shape)

    def _items(self, line: _Line, shape: Shape) -> tuple[tuple[Any, ...], _Line]:
        """The records of a list whose dashes stand in a column."""
        dash, found = line[1], []
        while line[1] == dash:
            record, line = self.record(line, line[0], shape)
            found.append(record)
        return tuple(found), line

    def _named(self, line: _Line, named: Named, shape: Shape) -> tuple[tuple[Any, ...], _Line]:
        """A record for each free name in a column."""
        found: dict[str, Any] = {}
        column, scalar = line[0], shape.by_key[named.value].scalar
        while line[:2] == (column, -1):
            _, _, name, text = line
            if name in found or not text or text.isspace():
                raise _NotPlainError
            found[name] = shape.make({named.key: name, named.value: _value(text, scalar)})
            line = self.next()
        return tuple(found.values()), line


def _is_below(line: _Line, column: int, field: Field) -> bool:
    """Whether a line belongs to the key before it; the dash of a list may stand in the key's own column."""
    here, dash, _, _ = line
    return dash >= column if field.many and not field.named and dash >= 0 else here > column and dash < 0


def _value(text: str, scalar: Scalar | None) -> Any:
    """What a text is read into."""
    if scalar is None or text == _NO_ITEMS:
        raise _NotPlainError
    if scalar.is_free:
        make = scalar.make
        return make(text) if make else text
    if not scalar.fits(text):
        raise _NotPlainError
    return scalar.value(text)
