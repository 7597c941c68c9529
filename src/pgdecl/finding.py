"""What a check reports: the one record that every layer passes on."""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple, Self

from pgdecl.i18n.language import Bilingual, Language, Text

Path = tuple[str | int, ...]
"""Where in a document: keys and 0-based positions from the root, keys always in English."""


class Severity(IntEnum):
    """The severity of a finding; the order counts."""

    INFO = 1
    WARNING = 2
    ERROR = 3


class Span(NamedTuple):
    """A stretch of a text file: lines and columns are 1-based code points, the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def on_line(cls, line: int, column: int, length: int = 1) -> Self:
        """A stretch of `length` code points within one line."""
        return cls(line, column, line, column + length)


WHOLE_FILE = Span(1, 1, 1, 1)
"""The place of a finding about a file as a whole."""


class Location(NamedTuple):
    """A place by its path; the source adds the span when a finding is reported.

    `excerpt` narrows it to the words of the value that are meant, where they can be found in the text.
    In a document, `cell` is the place as people say it (表1 第12行, Sheet1!G21); the span counts cells.
    `file` is the name of the file where that is not the one that the finding is about.
    """

    path: Path = ()
    at_key: bool = False
    span: Span | None = None
    excerpt: str = ""
    cell: Bilingual | None = None
    file: str = ""


class Edit(NamedTuple):
    """Words of the text at a path, each time they stand there, and what is to stand in their place."""

    path: Path
    old: str
    new: str


Fix = tuple[Edit, ...]
"""Edits that mend a finding without a change of meaning; empty where that is not certain."""


class Finding(NamedTuple):
    """One thing found at one place.

    `values` fill in the message of `code`: texts of the user, and texts of ours in both languages. `related`
    are further places that the message is about. A finding that a rule makes has a path and no span yet.
    """

    code: str
    severity: Severity
    location: Location
    values: Mapping[str, Text] = MappingProxyType({})
    related: tuple[Location, ...] = ()
    fix: Fix = ()

    @property
    def path(self) -> Path:
        """The path of the primary place."""
        return self.location.path

    @property
    def span(self) -> Span:
        """The span of the primary place.

        Raises:
            LookupError: the finding has not been located yet.
        """
        if self.location.span is None:
            raise LookupError(self.code)
        return self.location.span

    def place(self, name: str, language: Language) -> str:
        """The file and the place in it: name:line:column, or the name and the cell of a document."""
        cell = self.location.cell
        if cell is None:
            return f"{name}:{self.span.line}:{self.span.column}"
        return f"{name} {cell.text(language)}".rstrip()

    def at(self, location: Location, related: tuple[Location, ...] = ()) -> "Finding":
        """The same finding at a place."""
        return self._replace(location=location, related=related)


def order(finding: Finding) -> tuple[Span, str]:
    """Sort key of located findings within a file: by place, then by code."""
    return finding.span, finding.code
