"""Collecting notes while a document is read."""

from collections import Counter

from pgdecl.documents.address import Address
from pgdecl.documents.model import Note

MOST_OF_A_KIND = 100
"""How many notes of a kind are kept; the others are counted."""


class Notes:
    """The notes on a document: one of a kind for each place, and one in all for what is only counted."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, Address | None], Note] = {}
        self._counts: Counter[str] = Counter()
        self._counted: dict[str, tuple[Address | None, int]] = {}

    def add(self, name: str, address: Address | None, **values: str) -> None:
        """Notes something about one place."""
        if (name, address) in self._notes:
            return
        self._counts[name] += 1
        if self._counts[name] <= MOST_OF_A_KIND:
            self._notes[name, address] = Note(name, address, values)

    def count(self, name: str, address: Address | None) -> None:
        """Notes something that is said once for the whole document, with its first place."""
        first, number = self._counted.get(name, (address, 0))
        self._counted[name] = first, number + 1

    def all(self) -> tuple[Note, ...]:
        """All notes in the order in which they were first made, those that are only counted last."""
        counted = (
            Note(name, address, {"number": str(number)}) for name, (address, number) in self._counted.items()
        )
        more = (
            Note(
                "more-lost" if Note(name).is_loss else "more", None, {"number": str(number - MOST_OF_A_KIND)}
            )
            for name, number in self._counts.items()
            if number > MOST_OF_A_KIND
        )
        return (*self._notes.values(), *counted, *more)
