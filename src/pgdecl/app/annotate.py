"""Findings written into Word and Excel files as comments at their cells."""

from typing import TYPE_CHECKING, NamedTuple

from pgdecl.app.documents import check_document, filled, unreadable
from pgdecl.config.settings import Settings
from pgdecl.documents.annotating import annotate
from pgdecl.documents.errors import DocumentError
from pgdecl.files.reading import SourceFile
from pgdecl.finding import WHOLE_FILE, Finding, Location
from pgdecl.i18n.catalogue import fault
from pgdecl.i18n.language import Bilingual, Language
from pgdecl.i18n.words import words
from pgdecl.report.wording import advice, message

if TYPE_CHECKING:
    from pgdecl.documents.address import Address


class Annotated(NamedTuple):
    """A document with its comments (None if it cannot have any), how many, and the findings without one."""

    data: bytes | None
    comments: int
    remaining: tuple[Finding, ...]


def annotated(file: SourceFile, settings: Settings, language: Language) -> Annotated:
    """The document with each finding as a comment at its cell; those without a cell stand at the first one.

    Comments that pgdecl wrote earlier are replaced; nothing else is changed.
    """
    if file.refusal:
        whole = Location(span=WHOLE_FILE, cell=Bilingual("", ""))
        return Annotated(None, 0, (fault("PG001", whole, reason=file.refusal),))
    findings = check_document(file, settings).findings
    try:
        addresses = [given.address for given in filled(file).texts]
        by_cell: dict[Address, list[Finding]] = {}
        for finding in findings:
            if addresses:
                by_cell.setdefault(addresses[finding.span.line - 1], []).append(finding)
        comments = {address: _comment(of_cell, language) for address, of_cell in by_cell.items()}
        result = annotate(file.data, comments)
    except DocumentError as error:
        remaining = findings if any(finding.code == "PG031" for finding in findings) else (unreadable(error),)
        return Annotated(None, 0, remaining)
    unplaced = tuple(finding for address in result.unplaced for finding in by_cell[address])
    return Annotated(result.data, len(comments) - len(result.unplaced), unplaced)


def _comment(findings: list[Finding], language: Language) -> str:
    """The comment of a cell: each finding with its severity, code, message and help."""
    return "\n\n".join(
        f"{words('severities', finding.severity.name.lower(), language)} {finding.code}\n"
        f"{message(finding, language)}\n"
        f"{words('labels', 'help', language)}{'：' if language == 'zh' else ': '}{advice(finding, language)}"
        for finding in findings
    )
