"""Waiting until a file is saved: files are asked for their times again and again, on every system alike."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pgdecl.config.find import OWN_NAME, SHARED_NAME
from pgdecl.files import discovery
from pgdecl.files.errors import CannotRunError
from pgdecl.files.reading import STANDARD_INPUT

INTERVAL = 0.4
"""Seconds between two looks at the files."""
Stamps = dict[Path, tuple[int, int, int]]


class Watch:
    """A watch over declarations, other files of a call, and the configuration that applies to them."""

    def __init__(self, paths: Sequence[str], others: Sequence[str] = ()) -> None:
        self._paths = paths
        self._others = others
        self._seen = self._stamps()

    def wait(self) -> None:
        """Returns when a file has been saved since the last call, or since the watch began.

        It waits until nothing changes any more: editors save in several steps.
        """
        before = self._seen
        while (now := self._stamps()) == before:
            time.sleep(INTERVAL)
        while now != before:
            time.sleep(INTERVAL)
            before, now = now, self._stamps()
        self._seen = now

    def _stamps(self) -> Stamps:
        """Time, size and number of each file; a file that is missing has none."""
        stamps: Stamps = {}
        for path in self._files():
            try:
                status = path.stat()
            except OSError:
                continue
            stamps[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
        return stamps

    def _files(self) -> Iterator[Path]:
        paths = [Path(name) for name in _present(self._paths)]
        yield from paths
        yield from map(Path, self._others)
        for folder in {parent for path in paths for parent in path.absolute().parents}:
            yield folder / OWN_NAME
            yield folder / SHARED_NAME


def _present(paths: Sequence[str]) -> list[str]:
    """The files at the paths; if a path is missing just now, the paths themselves."""
    try:
        return discovery.present(paths)
    except CannotRunError:
        return [path for path in paths if path != STANDARD_INPUT]
