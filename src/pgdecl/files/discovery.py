"""Files: which ones are meant, read within limits, written whole or not at all."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

STANDARD_INPUT = "-"
MOST_FILES = 5000
LARGEST = 1024 * 1024
"""The most bytes that a file may have."""
_USUAL = 64 * 1024
_SUFFIXES = (".yaml", ".yml")
# The key in any encoding that a declaration may have been saved in by mistake: a file that is to be reported
# rather than passed over. UTF-16 is read with its zero bytes left out.
_MARKER = re.compile(
    rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\"']?pgdecl[\"']?\s*(?::|\xef\xbc\x9a|\xa3\xba)", re.MULTILINE
)


class CannotRunError(Exception):
    """A call that cannot be carried out: exit code 2. `name` and `values` word it in the catalogue."""

    def __init__(self, name: str, **values: str) -> None:
        super().__init__(name)
        self.name = name
        self.values = values


def find(paths: Sequence[str]) -> list[str]:
    """The declaration files that the paths mean: files as named, of folders those that have the marker key.

    Raises:
        CannotRunError: a path does not exist, nothing was found, or more than `MOST_FILES` were.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path == STANDARD_INPUT or not os.path.isdir(path):  # noqa: PTH112 - pathlib is dear at start-up
            if path != STANDARD_INPUT and not os.path.lexists(path):
                raise CannotRunError("missing-path", path=path)
            found[path] = None
        else:
            found.update(dict.fromkeys(_in_folder(path)))
        if len(found) > MOST_FILES:
            raise CannotRunError("too-many-files", limit=str(MOST_FILES))
    if not found:
        raise CannotRunError("no-declarations", paths=", ".join(paths))
    return list(found)


def read(name: str) -> bytes:
    """The bytes of a file or of standard input, one more than allowed at most.

    Raises:
        OSError: the file cannot be read.
    """
    if name == STANDARD_INPUT:
        return _limited(sys.stdin.buffer)
    with open(name, "rb") as file:  # noqa: PTH123 - pathlib is dear at start-up
        return _limited(file)


def _limited(file: BinaryIO) -> bytes:
    """What is in a file, one byte more than allowed at most."""
    # Asking for the limit at once would set so much memory aside for every file, however small.
    data = file.read(_USUAL)
    return data if len(data) < _USUAL else data + file.read(LARGEST + 1 - _USUAL)


def _in_folder(folder: str) -> Iterator[str]:
    """Declarations below a folder in the order of their names; hidden folders are passed over."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(here, name)  # noqa: PTH118 - pathlib is dear at start-up
            if name.lower().endswith(_SUFFIXES) and _is_declaration(path):
                yield path


def _is_declaration(path: str) -> bool:
    """Whether a file has the marker key; one that cannot be read counts, so that it is reported."""
    try:
        data = read(path)
    except OSError:
        return True
    return _MARKER.search(data.replace(b"\x00", b"")) is not None
