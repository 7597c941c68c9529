"""What is settled before a command runs: language, colours, streams that never fail on a character."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from errno import EBADF
from typing import IO, Literal, TextIO

from pgdecl.cli.texts import Language
from pgdecl.files.discovery import CannotRunError
from pgdecl.i18n.catalogue import reason

STANDARD_OUTPUT = "stdout"
Colour = Literal["auto", "always", "never"]


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of `--lang`, else of PGDECL_LANG, else Chinese: help needs it before parsing."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return "en" if arguments[place + 1] == "en" else "zh"
        if argument.startswith("--lang="):
            return "en" if argument == "--lang=en" else "zh"
    return "en" if environment.get("PGDECL_LANG") == "en" else "zh"


def wants_colour(choice: Colour, stream: IO[str], environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to write colours: the option, then NO_COLOR, then FORCE_COLOR, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


class Output:
    """Standard output that outlives its reader: what nobody reads any more is dropped, the work goes on.

    Raises:
        CannotRunError: when writing, where the system refuses for another reason: a full disk, no output.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream: TextIO | None = stream
        self.before_writing: Callable[[], None] | None = None

    def write(self, text: str) -> None:
        """Writes a text, if anybody still reads."""
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
            raise CannotRunError("cannot-write", path=STANDARD_OUTPUT, reason=reason(refusal)) from error

    def _drop(self) -> None:
        """Nothing more is written; what is left in the buffer must not fail once more at the end."""
        self._stream = None
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def never_fail_on_characters() -> None:
    """Terminals of other encodings get escapes for what they cannot show, instead of an exception.

    Where there is no standard output at all, one stands in that refuses every text.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - as dear as elsewhere; for good
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
