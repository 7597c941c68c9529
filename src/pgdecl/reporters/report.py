"""What a reporter is given and what it gives: the findings of one file as text."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from pgdecl.catalogue import Language, words
from pgdecl.finding import Finding, Severity

Lines = Callable[[int], str]


class Style(NamedTuple):
    """How findings are worded: the language, and whether colours are wanted."""

    language: Language = "zh"
    colour: bool = False


class Counts(NamedTuple):
    """How many files, and how many findings of each severity."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> "Counts":
        """The counts of one file."""
        severities = [finding.severity for finding in findings]
        return cls(1, *map(severities.count, (Severity.ERROR, Severity.WARNING, Severity.INFO)))

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


class Reporter(Protocol):
    """Findings as text: the opening, the files with what parts them between each two, the closing."""

    separator: str

    def opening(self) -> str:
        """What comes before the first file."""

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """The findings of one file; `line` gives a line of it by its number."""

    def closing(self, counts: Counts) -> str:
        """What comes after the last file."""


class LineReporter:
    """What reporters that write line after line have in common."""

    separator = ""

    def opening(self) -> str:
        """Nothing."""
        return ""

    def closing(self, counts: Counts) -> str:
        """Nothing."""
        return ""


def tail(counts: Counts, language: Language) -> str:
    """One line on the whole run."""
    named = zip(("errors", "warnings", "infos"), counts[1:], strict=True)
    parts = [words("calls", name, language, number=str(number)) for name, number in named if number]
    separator = "，" if language == "zh" else ", "
    said = separator.join(parts) or words("calls", "clean", language)
    return words("calls", "checked", language, files=str(counts.files), counts=said)
