"""The standard streams: in colour or not, never failing on a character or for want of a reader."""

import os
import sys
from collections.abc import Callable, Mapping
from errno import EBADF
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


def never_fail_on_characters() -> None:
    """Writes escapes for what the terminal's encoding does not have, instead of raising an exception.

    If there is no standard output at all, it is replaced by one that refuses every text.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - open as long as the process
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
