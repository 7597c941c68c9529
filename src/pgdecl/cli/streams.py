"""The standard streams: in colour or not, never failing on a character or for want of a reader."""

import os
import sys
from collections.abc import Callable, Mapping
from errno import EBADF
from io import TextIOWrapper
from typing import IO, Literal, TextIO

from pgdecl.files.errors import AccessError

_NAME = "stdout"
Colour = Literal["auto", "always", "never"]


def wants_colour(choice: Colour, stream: IO[str], environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to write colours: the option, then NO_COLOR, then FORCE_COLOR, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


class StandardOutput:
    """Standard output that goes on after its reader has left: the rest of the text is dropped.

    `before_writing` is called before each text, to make room for it on the terminal.

    Raises:
        AccessError: when writing, if the system refuses for another reason: a full disk, no output.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream: TextIO | None = stream
        self.before_writing: Callable[[], None] | None = None

    def write(self, text: str) -> None:
        """Writes a text, if there is still a reader."""
        if self._stream is None or not text:
            return
        if self.before_writing:
            self.before_writing()
        try:
            self._stream.write(text)
            self._stream.flush()
        except BrokenPipeError:
            self._drop()
        except OSError as error:
            self._drop()
            refusal = error if error.errno else OSError(EBADF, "")
            raise AccessError.writing(_NAME, refusal) from error

    def _drop(self) -> None:
        """Writes nothing more; what is left in the buffer must not fail again at the end."""
        self._stream = None
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def prepare_streams() -> None:
    """Makes the streams of the process such that writing to them is safe.

    Both are UTF-8 unless they are a terminal, whose encoding is kept; there escapes stand for characters that
    it does not have. A standard output that is closed refuses every text, and nothing depends on standard
    error: what cannot be written there is dropped.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - open as long as the process
    elif isinstance(sys.stdout, TextIOWrapper):
        encoding = None if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.stderr = _standard_error(sys.stderr)


class _LastingText(TextIOWrapper):
    """A stream that drops what it cannot write."""

    def write(self, text: str) -> int:
        """Writes a text if that is possible."""
        try:
            return super().write(text)
        except OSError:
            self._drop()
            return len(text)

    def flush(self) -> None:
        """Writes what is in the buffer if that is possible."""
        try:
            super().flush()
        except OSError:
            self._drop()

    def _drop(self) -> None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())


def _standard_error(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open as long as the process
    if not isinstance(stream, TextIOWrapper):
        return stream
    if sys.platform == "win32" and stream.isatty():  # Windows writes to consoles in a way of its own
        stream.reconfigure(errors="backslashreplace")
        return stream
    binary = open(stream.fileno(), "wb", closefd=False)  # noqa: SIM115 - as above
    encoding = stream.encoding if stream.isatty() else "utf-8"
    return _LastingText(binary, encoding=encoding, errors="backslashreplace", line_buffering=True)
