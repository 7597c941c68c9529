"""What a reporter is given and what it gives: the findings of one file as text."""

from collections.abc import Callable, Sequence
from operator import add
from typing import NamedTuple, Protocol

from pgdecl.finding import Finding, Severity
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words

Lines = Callable[[int], str]


class Style(NamedTuple):
    """How findings are worded: language, colours, with their rule explained, warnings as failures."""

    language: Language = "zh"
    colour: bool = False
    explain: bool = False
    strict: bool = False


class Counts(NamedTuple):
    """How many files; findings of each severity; findings suppressed, fixable, fixed."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    suppressed: int = 0
    fixable: int = 0
    fixed: int = 0

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> "Counts":
        """The counts of one file."""
        if not findings:
            return _CLEAN
        severities = [finding.severity for finding in findings]
        errors, warnings, infos = map(severities.count, (Severity.ERROR, Severity.WARNING, Severity.INFO))
        return cls(1, errors, warnings, infos, fixable=sum(bool(finding.fix) for finding in findings))

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(*map(add, self, other))


_CLEAN = Counts(files=1)


class Reporter(Protocol):
    """Findings as text: the opening, the files with what parts them between each two, the closing."""

    separator: str

    def opening(self) -> str:
        """What comes before the first file."""

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """The findings of one file; `line` gives a line of it by its number."""

    def closing(self, counts: Counts, style: Style) -> str:
        """What comes after the last file."""


class LineReporter:
    """What reporters that write line after line have in common."""

    separator = ""

    def opening(self) -> str:
        """Nothing."""
        return ""

    def closing(self, counts: Counts, style: Style) -> str:
        """Nothing."""
        return ""


def tail(counts: Counts, language: Language) -> str:
    """One line on the whole run."""
    separator = "，" if language == "zh" else ", "
    found = _said(counts, ("errors", "warnings", "infos"), language) or [words("summary", "clean", language)]
    also = _said(counts, ("suppressed", "fixable", "fixed"), language)
    remark = ("（{}）" if language == "zh" else " ({})").format(separator.join(also)) if also else ""
    name = "checked-one" if counts.files == 1 else "checked"
    return words("summary", name, language, files=str(counts.files), counts=separator.join(found) + remark)


def _said(counts: Counts, names: tuple[str, ...], language: Language) -> list[str]:
    """The counts that are not zero, each in words."""
    numbers = counts._asdict()
    return [_number(name, numbers[name], language) for name in names if numbers[name]]


def _number(name: str, number: int, language: Language) -> str:
    """A count in words; English has one form for one."""
    return words(
        "summary",
        f"one-{name.removesuffix('s')}" if number == 1 and name in _PLURALS else name,
        language,
        number=str(number),
    )


_PLURALS = ("errors", "warnings", "infos")
