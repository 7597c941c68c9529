"""Declarations as people write them, read line by line: no YAML library, and far less time.

It knows mappings and lists of such lines as `lines` tells. Whatever else a text has, and whatever is wrong
with it, makes it decline: it never guesses and never reports. Then the reader of nodes reads the text, which
tests hold to the same result.
"""

from typing import Any

from pgdecl.declaration.marks import Named
from pgdecl.declaration.shape import Field, Shape
from pgdecl.yamlfile.lines import END, NO_ITEMS, Line, NotPlainError, lines_of


def read(text: str, shape: Shape) -> Any | None:
    """The record that a text holds if it is written plainly and has no fault, else None."""
    try:
        lines = lines_of(text)
    except NotPlainError:
        return None
    found = _record(lines, shape, labels=False)
    return _record(lines, shape, labels=True) if found is None else found


def _record(lines: list[Line], shape: Shape, *, labels: bool) -> Any | None:
    """The record of all lines, by keys of one language."""
    reader = _Reader(lines, labels=labels)
    try:
        found, left = reader.record(reader.next(), 0, shape)
    except ValueError:  # not plain, or a text that its field may not hold
        return None
    return found if left is END else None


class _Reader:
    """Makes records of lines; `labels` says that the keys are the form's own Chinese ones.

    Each method is given the first line of what it makes, and gives the one behind it.
    """

    def __init__(self, lines: list[Line], *, labels: bool) -> None:
        self.next = iter([*lines, END]).__next__
        self._labels = labels

    def record(self, line: Line, column: int, shape: Shape) -> tuple[Any, Line]:
        """The record of the keys that stand in a column."""
        fields, advance = shape.by_label if self._labels else shape.by_key, self.next
        first = line
        values: dict[str, Any] = {}
        empty: list[str] = []
        while line[0] == column and (line[1] < 0 or line is first):
            _, _, key, text = line
            field = fields.get(key)
            if field is None or (name := field.key) in values or name in empty:
                raise NotPlainError
            line = advance()
            scalar = field.scalar
            if scalar is None and (text or _is_below(line, column, field)):
                values[name], line = self._filled(field, text, line)
            elif scalar is not None and text and not text.isspace():
                values[name] = scalar.read(text)
            elif field.required or text == NO_ITEMS:
                raise NotPlainError
            else:
                empty.append(name)
        for required in shape.required:
            if required not in values:
                raise NotPlainError
        return shape.make(values), line

    def _filled(self, field: Field, text: str, line: Line) -> tuple[Any, Line]:
        """What stands below a key, or in one text behind it."""
        shape = field.shape
        if shape is None:
            raise NotPlainError
        if text:
            if field.many and text == NO_ITEMS and not field.named:
                return (), line
            key = field.shorthand
            scalar = shape.by_key[key].scalar if key else None
            if key is None or scalar is None or text.isspace():
                raise NotPlainError
            return shape.make({key: scalar.read(text)}), line
        if field.named is not None:
            return self._named(line, field.named, shape)
        return self._items(line, shape) if field.many else self.record(line, line[0], shape)

    def _items(self, line: Line, shape: Shape) -> tuple[tuple[Any, ...], Line]:
        """The records of a list whose dashes stand in a column."""
        dash, found = line[1], []
        while line[1] == dash:
            record, line = self.record(line, line[0], shape)
            found.append(record)
        return tuple(found), line

    def _named(self, line: Line, named: Named, shape: Shape) -> tuple[tuple[Any, ...], Line]:
        """A record for each free name in a column."""
        found: dict[str, Any] = {}
        column, scalar = line[0], shape.by_key[named.value].scalar
        while line[:2] == (column, -1):
            _, _, name, text = line
            if scalar is None or name in found or not text or text.isspace():
                raise NotPlainError
            found[name] = shape.make({named.key: name, named.value: scalar.read(text)})
            line = self.next()
        return tuple(found.values()), line


def _is_below(line: Line, column: int, field: Field) -> bool:
    """Whether a line belongs to the key before it; the dash of a list may stand in the key's own column."""
    here, dash, _, _ = line
    return dash >= column if field.many and not field.named and dash >= 0 else here > column and dash < 0
