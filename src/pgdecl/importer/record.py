"""Plain data that is being built, with the cell that each text comes from."""

from itertools import pairwise
from typing import Any

from pgdecl.documents.address import Address
from pgdecl.finding import Path
from pgdecl.importer.draft import Given

Places = dict[Path, Address]


def nearest(path: Path, places: Places) -> Address | None:
    """The cell of a path, or of the deepest part of it that has a cell or has something with one below."""
    for length in range(len(path), 0, -1):
        above = path[:length]
        if above in places:
            return places[above]
        below = next((place for place in places if place[:length] == above), None)
        if below is not None:
            return places[below]
    return None


class Record:
    """Data that is being built, with the cell of each text."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = {}
        self.places: Places = {}

    def put(self, path: Path, given: Given | None) -> None:
        """Sets a text at a path of keys and positions; lists grow by one."""
        if given is None or not given.text:
            return
        self.set(path, given.text)
        self.places[path] = given.address

    def set(self, path: Path, value: Any) -> None:
        """Sets a value at a path."""
        holder: Any = self.data
        for key, following in pairwise(path):
            empty: Any = [] if isinstance(following, int) else {}
            if isinstance(key, int):
                while len(holder) <= key:
                    holder.append([] if isinstance(following, int) else {})
                holder = holder[key]
            else:
                holder = holder.setdefault(key, empty)
        holder[path[-1]] = value
