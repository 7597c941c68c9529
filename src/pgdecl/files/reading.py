"""Reading files with a limit on their size; pipes and devices are refused, as they could block."""

import os
import stat
import sys
from errno import EBADF
from typing import BinaryIO, NamedTuple

from pgdecl.files.errors import NotRegularFileError
from pgdecl.i18n.catalogue import reason
from pgdecl.patterns import regex

STANDARD_INPUT = "-"
LARGEST = 1024 * 1024
"""The maximum size of a text file in bytes."""
LARGEST_DOCUMENT = 10 * 1024 * 1024
"""The maximum size of a Word or Excel file in bytes."""
DOCUMENT_SUFFIXES = (
    *(".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".pdf"),
    *(".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".ods", ".xlsb", ".csv"),
)
"""The extensions by which a file counts as a document, which may be larger."""
_USUAL = 64 * 1024
_OPEN_DESCRIPTOR = regex(r"/dev/stdin|/dev/fd/\d+|/proc/self/fd/\d+")


class SourceFile(NamedTuple):
    """The bytes of a file, or the reason why it cannot be read, as `catalogue.reason` returns it."""

    name: str
    data: bytes = b""
    refusal: str = ""

    @property
    def is_document(self) -> bool:
        """Whether it is a document and not a text file, by its extension or its first bytes."""
        return is_document(self.name) or self.data.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0"))

    @classmethod
    def of(cls, name: str) -> "SourceFile":
        """Reads a file or standard input."""
        try:
            return cls(name, read(name))
        except OSError as error:
            return cls(name, refusal=reason(error))


def is_document(name: str) -> bool:
    """Whether a file is a document by its extension."""
    return name.lower().endswith(DOCUMENT_SUFFIXES)


def read(name: str) -> bytes:
    """The bytes of a file or, for `-`, of standard input, one more than allowed at most.

    Raises:
        OSError: it cannot be read, or is a named pipe, a socket or a device.
    """
    if name != STANDARD_INPUT:
        return read_file(name)
    if sys.stdin is None:
        raise OSError(EBADF, "")
    return _limited(sys.stdin.buffer)


def read_file(name: str) -> bytes:
    """The bytes of a file, one more than allowed at most.

    Raises:
        OSError: it cannot be read, or is a named pipe, a socket or a device.
    """
    if not _may_be_opened(name):
        raise NotRegularFileError
    with open(name, "rb") as file:
        return _limited(file, LARGEST_DOCUMENT if is_document(name) else LARGEST)


def _may_be_opened(name: str) -> bool:
    """Whether opening a file cannot block; descriptors that the caller has opened are always allowed."""
    if name == os.devnull or _OPEN_DESCRIPTOR.fullmatch(name):
        return True
    mode = os.stat(name).st_mode
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)  # opening a folder fails at once with the right reason


def _limited(file: BinaryIO, limit: int = LARGEST) -> bytes:
    # Reading up to the limit at once would allocate that much memory even for a small file.
    data = file.read(_USUAL)
    return data if len(data) < _USUAL else data + file.read(limit + 1 - _USUAL)
