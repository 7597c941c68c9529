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
"""The maximum size of a file in bytes."""
_USUAL = 64 * 1024
_OPEN_DESCRIPTOR = regex(r"/dev/stdin|/dev/fd/\d+|/proc/self/fd/\d+")


class SourceFile(NamedTuple):
    """The bytes of a file, or the reason why it cannot be read, as `catalogue.reason` returns it."""

    name: str
    data: bytes = b""
    refusal: str = ""

    @classmethod
    def of(cls, name: str) -> "SourceFile":
        """Reads a file or standard input."""
        try:
            return cls(name, read(name))
        except OSError as error:
            return cls(name, refusal=reason(error))


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
        return _limited(file)


def _may_be_opened(name: str) -> bool:
    """Whether opening a file cannot block; descriptors that the caller has opened are always allowed."""
    if name == os.devnull or _OPEN_DESCRIPTOR.fullmatch(name):
        return True
    mode = os.stat(name).st_mode
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)  # opening a folder fails at once with the right reason


def _limited(file: BinaryIO) -> bytes:
    # Reading up to the limit at once would allocate that much memory even for a small file.
    data = file.read(_USUAL)
    return data if len(data) < _USUAL else data + file.read(LARGEST + 1 - _USUAL)
