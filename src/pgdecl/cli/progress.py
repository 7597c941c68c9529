"""A progress bar for long work, on a terminal only."""

import sys
from collections.abc import Iterator
from typing import TypeVar

from pgdecl.catalogue import Language, words

Item = TypeVar("Item")
_LONG = 50


def tracked(items: Iterator[Item], total: int, language: Language) -> Iterator[Item]:
    """The items, with a bar on standard error while they are worked through."""
    if total < _LONG or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415 - only long work on a terminal needs it
    from rich.progress import Progress  # noqa: PLC0415 - only long work on a terminal needs it

    # No refreshing thread: processes are forked while the bar stands.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task(words("calls", "reading", language), total=total)
        for number, item in enumerate(items):
            progress.advance(task)
            if number % _LONG == 0:
                progress.refresh()
            yield item
