"""A TOML file, read within limits: its tables, and the line of each key."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pgdecl.files.errors import AccessError, ConfigurationError
from pgdecl.files.reading import read_file

Keys = tuple[str, ...]
LARGEST_CONFIGURATION = 256 * 1024
"""The maximum size of a configuration in bytes."""
_MOST_PARTS = 32
"""The most parts of a dotted key: the time that Python takes for one grows with their square."""
_DEEPEST = 64
_KEY = r"(?:[\w\-]++|\"[^\"\n]*+\"|'[^'\n]*+')"
_DOTTED = rf"{_KEY}(?:[ \t]*+\.[ \t]*+{_KEY})*+"
_TABLE_LINE = re.compile(rf"[ \t]*+\[\[?+[ \t]*+({_DOTTED})[ \t]*+\]")
_KEY_LINE = re.compile(rf"[ \t]*+({_DOTTED})[ \t]*+=")
_LONG_KEY = re.compile(rf"(?<![\w\-])(?:{_KEY}[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}")
_LONG_NUMBER = re.compile(r"[\d_]{4000}")
_LINE_IN_MESSAGE = re.compile(r"at line (\d+)")
"""Where Python says the line of a syntax error; Python 3.14 has it as an attribute, too."""


class TomlFile(NamedTuple):
    """A TOML file that has been read."""

    path: str
    text: str
    table: Mapping[str, Any]

    def lines(self) -> dict[Keys, int]:
        """The line of each key and table, 1-based; of the first where there are several."""
        return dict(reversed(list(_lines(self.text))))


def line_of(keys: Keys, lines: Mapping[Keys, int]) -> int:
    """The line of a key, or of the nearest table around it."""
    return next((lines[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in lines), 1)


def data_of(path: str) -> bytes:
    """The bytes of a configuration file, one more than allowed at most.

    Raises:
        AccessError: it cannot be read.
    """
    try:
        return read_file(path)
    except OSError as error:
        raise AccessError.reading(path, error) from error


def parsed(path: str, data: bytes) -> TomlFile:
    """The bytes of a file as TOML.

    Raises:
        ConfigurationError: the file is too large or too deeply nested, not in UTF-8, or no TOML.
    """
    if len(data) > LARGEST_CONFIGURATION:
        raise ConfigurationError("config-too-large", path=path, limit=str(LARGEST_CONFIGURATION // 1024))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigurationError("config-encoding", path=path, line=str(line)) from error
    if long_key := _LONG_KEY.search(text):
        raise _too_deep(path, _line_at(text, long_key.start()))
    try:
        return TomlFile(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError("config-syntax", path=path, line=_line_in(error, text)) from error
    except RecursionError as error:
        raise _too_deep(path, _line_of_depth(text)) from error
    except ValueError as error:  # of int(), which does not take thousands of digits
        number = _LONG_NUMBER.search(text)
        line = _line_at(text, number.start() if number else 0)
        raise ConfigurationError("config-long-number", path=path, line=str(line)) from error


def _too_deep(path: str, line: int) -> ConfigurationError:
    return ConfigurationError("config-too-deep", path=path, line=str(line))


def _line_at(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _line_in(error: tomllib.TOMLDecodeError, text: str) -> str:
    match = _LINE_IN_MESSAGE.search(str(error))
    return match[1] if match else str(_line_at(text, len(text)))


def _line_of_depth(text: str) -> int:
    """The line on which brackets are nested too deeply, those in texts counted as well."""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        for character in line:
            depth += (character in "[{") - (character in "]}")
            if depth > _DEEPEST:
                return number
    return 1


def _lines(text: str) -> Iterator[tuple[Keys, int]]:
    table: Keys = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _TABLE_LINE.match(line):
            table = _parts(header[1])
            yield table, number
        elif key := _KEY_LINE.match(line):
            yield (*table, *_parts(key[1])), number


def _parts(dotted: str) -> Keys:
    """The keys of a dotted key."""
    return tuple(part.strip("\"'") for part in re.findall(_KEY, dotted))
