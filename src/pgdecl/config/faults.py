"""Faults of a configuration: said with the file's line, as a call that cannot be carried out."""

import re
from typing import NoReturn

from pgdecl.files.discovery import CannotRunError

Keys = tuple[str, ...]
_HEADER = re.compile(r"^\s*\[\[?(?P<name>[^\]]+)\]")
_KEY = re.compile(
    r"^\s*(?P<name>(?:[\w\-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w\-]+|\"[^\"]*\"|'[^']*'))*)\s*="
)
_LINE = re.compile(r"at line (\d+)")


class Faults:
    """Raises what is wrong with one configuration file; `root` are the keys of the table that it is about."""

    def __init__(self, path: str, text: str, root: Keys) -> None:
        self._path = path
        self._text = text
        self._root = root

    def raised(self, at: Keys, name: str, **values: str) -> NoReturn:
        """Says what is wrong with a key.

        Raises:
            CannotRunError: always.
        """
        wording = f"config-{name}"
        raise CannotRunError(
            wording,
            path=self._path,
            line=str(self._line((*self._root, *at))),
            key=".".join(at or self._root),
            **values,
        )

    def syntax(self, message: str) -> NoReturn:
        """Says that the file is no TOML.

        Raises:
            CannotRunError: always.
        """
        line = _LINE.search(message)
        number = line[1] if line else str(self._text.count("\n") + 1)
        raise CannotRunError("config-syntax", path=self._path, line=number)

    def encoding(self, line: int) -> NoReturn:
        """Says that a line of the file is not in UTF-8.

        Raises:
            CannotRunError: always.
        """
        raise CannotRunError("config-encoding", path=self._path, line=str(line))

    def _line(self, keys: Keys) -> int:
        """The line of a key, or of the nearest table around it."""
        lines = dict(reversed([(found, number) for number, found in self._keys()]))
        return next((lines[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in lines), 1)

    def _keys(self) -> list[tuple[int, Keys]]:
        found: list[tuple[int, Keys]] = []
        table: Keys = ()
        for number, line in enumerate(self._text.split("\n"), 1):
            if header := _HEADER.match(line):
                table = _parts(header["name"])
                found.append((number, table))
            elif key := _KEY.match(line):
                found.append((number, (*table, *_parts(key["name"]))))
        return found


def _parts(name: str) -> Keys:
    """The keys of a dotted name."""
    return tuple(part.strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", name))
