"""Checking one declaration: read, structure, layout; everything that `validate` says of a file."""

from collections.abc import Iterable
from dataclasses import replace

from pgdecl import files
from pgdecl.catalogue import fault, reason
from pgdecl.finding import WHOLE_FILE, Finding, Location, Severity, order
from pgdecl.model.declaration import DEFAULT_LAYOUT, Declaration
from pgdecl.model.shape import shape_of
from pgdecl.source.document import Document, read
from pgdecl.source.spans import Places


def check(data: bytes) -> Document[Declaration]:
    """A declaration's bytes as a record, with every finding on it, in the order of the file."""
    document = read(data, Declaration)
    declaration = document.record
    if declaration is None or declaration.layout == DEFAULT_LAYOUT:
        return document
    from pgdecl.layouts.named import names  # noqa: PLC0415 - most declarations need no look at the layouts

    if declaration.layout in names():
        return document
    known = " ".join(names())
    unknown = fault("PG904", Location(("layout",)), layout=declaration.layout, layouts=known)
    return replace(
        document, findings=tuple(sorted([*document.findings, document.located(unknown)], key=order))
    )


def check_file(name: str) -> Document[Declaration]:
    """The same for a file, or for standard input; one that cannot be read has a finding that says so."""
    try:
        return check(files.read(name))
    except OSError as error:
        unreadable = fault("PG001", Location(span=WHOLE_FILE), reason=reason(error))
        return Document(None, (unreadable,), Places("", None, shape_of(Declaration)))


def errors(findings: Iterable[Finding]) -> int:
    """How many of the findings are errors."""
    return sum(finding.severity is Severity.ERROR for finding in findings)
