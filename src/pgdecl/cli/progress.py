"""A progress bar for long work, on a terminal only."""

import os
import sys
from collections.abc import Iterator
from typing import TypeVar

from pgdecl.cli.streams import StandardOutput
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words

Item = TypeVar("Item")
_LONG = 50
_ERASED_LINE = "\r\x1b[2K"


def tracked(items: Iterator[Item], total: int, language: Language, output: StandardOutput) -> Iterator[Item]:
    """The items, with a bar on standard error while they are taken; the bar makes room for the output."""
    if total < _LONG or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415 - only long work on a terminal needs it
    from rich.progress import Progress  # noqa: PLC0415 - only long work on a terminal needs it

    # No thread that refreshes the bar: processes are forked meanwhile. No redirection: what erases the bar
    # would be printed as text.
    console = Console(stderr=True)
    with Progress(
        console=console, transient=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False
    ) as progress:
        output.before_writing = _erase
        task = progress.add_task(words("calls", "reading", language), total=total)
        for number, item in enumerate(items):
            progress.advance(task)
            if number % _LONG == 0:
                progress.refresh()
            yield item
        output.before_writing = None


def _erase() -> None:
    """Removes the bar from its line, which the output may share; the next refresh draws it again."""
    sys.stderr.write(_ERASED_LINE)
    sys.stderr.flush()
