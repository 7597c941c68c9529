"""What reporters have in common: the style, the counts, and what each of them provides."""

from collections.abc import Callable, Sequence
from operator import add
from typing import NamedTuple, Protocol

from pgdecl.finding import Finding, Severity
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words

Lines = Callable[[int], str]
"""Gives a line of a file by its number, which is 1-based."""


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
            return _WITHOUT_FINDINGS
        severities = [finding.severity for finding in findings]
        errors, warnings, infos = map(severities.count, (Severity.ERROR, Severity.WARNING, Severity.INFO))
        return cls(1, errors, warnings, infos, fixable=sum(bool(finding.fix) for finding in findings))

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(*map(add, self, other))


_WITHOUT_FINDINGS = Counts(files=1)
_BY_SEVERITY = ("errors", "warnings", "infos")


class Reporter(Protocol):
    """Findings as text: the opening, the text of each file with the separator between two, the closing."""

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


class Printer(NamedTuple):
    """A reporter and the style that it writes in; can be sent to another process."""

    reporter: Reporter
    style: Style

    def file(self, name: str, findings: Sequence[Finding], line: Lines) -> str:
        """The findings of one file as text."""
        return self.reporter.file(name, findings, line, self.style)


def summary(counts: Counts, language: Language) -> str:
    """One line on the whole run."""
    separator = "，" if language == "zh" else ", "
    findings = _numbers(counts, _BY_SEVERITY, language) or [words("summary", "clean", language)]
    remarks = _numbers(counts, ("suppressed", "fixable", "fixed"), language)
    in_brackets = (
        ("（{}）" if language == "zh" else " ({})").format(separator.join(remarks)) if remarks else ""
    )
    name = "checked-one" if counts.files == 1 else "checked"
    text = separator.join(findings) + in_brackets
    return words("summary", name, language, files=str(counts.files), counts=text)


def _numbers(counts: Counts, names: tuple[str, ...], language: Language) -> list[str]:
    """The counts that are not zero, each in words."""
    numbers = counts._asdict()
    return [_number(name, numbers[name], language) for name in names if numbers[name]]


def _number(name: str, number: int, language: Language) -> str:
    """A count in words; English has a form of its own for one."""
    key = f"one-{name.removesuffix('s')}" if number == 1 and name in _BY_SEVERITY else name
    return words("summary", key, language, number=str(number))
