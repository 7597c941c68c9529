"""The interface of reporters, and what they share: the style, the counts and the summary."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from operator import add
from typing import NamedTuple

from pgdecl.finding import Finding, Location, Severity
from pgdecl.i18n.catalogue import fault
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words

MOST_FINDINGS = 1000
"""How many findings of a file are written at most."""
Lines = Callable[[int], str]
"""Returns a line of a file by its number, from 1."""


class Style(NamedTuple):
    """How findings are reported: language, colours, with explained rules, with warnings as failures."""

    language: Language = "zh"
    colour: bool = False
    explain: bool = False
    strict: bool = False


class Counts(NamedTuple):
    """The numbers of files, of findings by severity, and of suppressed, fixable and fixed findings."""

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
        """The sum of two counts."""
        return Counts(*map(add, self, other))


_WITHOUT_FINDINGS = Counts(files=1)
_BY_SEVERITY = ("errors", "warnings", "infos")


class Reporter(ABC):
    """Writes findings as text: an opening, the text of each file, separators between them, a closing."""

    separator = ""

    def opening(self) -> str:
        """The text before the first file."""
        return ""

    @abstractmethod
    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """The findings of one file; `line` returns a line of the file by its number."""

    def closing(self, counts: Counts, style: Style) -> str:
        """The text after the last file."""
        return ""


class Printer(NamedTuple):
    """A reporter with its style; can be pickled."""

    reporter: Reporter
    style: Style

    def file(self, name: str, findings: Sequence[Finding], line: Lines) -> str:
        """The findings of one file as text; beyond a thousand of them only their number."""
        return self.reporter.file(name, _limited(findings), line, self.style)


def _limited(findings: Sequence[Finding]) -> Sequence[Finding]:
    """At most MOST_FINDINGS, and a finding that says how many more there are, as severe as they are."""
    rest = findings[MOST_FINDINGS:]
    if not rest:
        return findings
    place = Location(rest[0].path, span=rest[0].span)
    more = fault("PG028", place, count=str(len(rest)), limit=str(MOST_FINDINGS))
    severity = max(finding.severity for finding in rest)
    return [*findings[:MOST_FINDINGS], more._replace(severity=severity)]


def summary(counts: Counts, language: Language) -> str:
    """One line on the whole run."""
    separator = "，" if language == "zh" else ", "
    findings = _numbers(counts, _BY_SEVERITY, language) or [words("summary", "clean", language)]
    remarks = _numbers(counts, ("suppressed", "fixable", "fixed"), language)
    remarks_in_brackets = (
        ("（{}）" if language == "zh" else " ({})").format(separator.join(remarks)) if remarks else ""
    )
    name = "checked-one" if counts.files == 1 else "checked"
    text = separator.join(findings) + remarks_in_brackets
    return words("summary", name, language, files=str(counts.files), counts=text)


def _numbers(counts: Counts, names: tuple[str, ...], language: Language) -> list[str]:
    """The counts that are not zero, each in words."""
    numbers = counts._asdict()
    return [_number(name, numbers[name], language) for name in names if numbers[name]]


def _number(name: str, number: int, language: Language) -> str:
    """A count in words; English has a separate form for one."""
    key = f"one-{name.removesuffix('s')}" if number == 1 and name in _BY_SEVERITY else name
    return words("summary", key, language, number=str(number))
