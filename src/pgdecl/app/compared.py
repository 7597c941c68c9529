"""What is compared: declarations and results as read from files, and what the reader has to know of them."""

from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.analysis.rows import level_label
from pgdecl.app import validate
from pgdecl.app.load import DeclarationError
from pgdecl.config.settings import WITHOUT_RULES
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.declaration.walk import PlacedIndicator, indicators
from pgdecl.files import reading, revisions
from pgdecl.files.errors import CannotRunError
from pgdecl.i18n.catalogue import reason
from pgdecl.i18n.language import Language, Text
from pgdecl.report.comparison.wording import phrase
from pgdecl.values.spelling import spelled
from pgdecl.yamlfile.document import Document, read

NOT_THIS_KIND = frozenset({"PG111", "PG112"})
"""The findings that a file is of another kind, or of none."""


class ComparedDeclaration(NamedTuple):
    """A declaration to compare: the name of its file, what is intact of it, and how many errors it has."""

    name: str
    declaration: Declaration
    errors: int

    def notes(self, language: Language) -> Iterator[str]:
        """That it has errors, and which indicators are left out."""
        if self.errors:
            yield phrase("file-errors", language, file=self.name, count=str(self.errors))
        left_out = (placed for placed in indicators(self.declaration) if not _has_name_and_target(placed))
        yield from dict.fromkeys(self._left_out(placed, language) for placed in left_out)

    def _left_out(self, placed: PlacedIndicator, language: Language) -> str:
        """Which indicator it is, by what it has: its name, its target, or only its place."""
        name, target = placed.indicator.name.strip(), placed.indicator.target.text.strip()
        wording = "left-out-target" if name else "left-out-name" if target else "left-out"
        values: dict[str, Text] = {
            "file": self.name,
            "goal": placed.goal.title,
            "name": name,
            "target": target,
        }
        return phrase(wording, language, level=level_label(placed.level1, placed.level2), **values)


def read_declaration(name: str, revision: str | None = None) -> ComparedDeclaration:
    """The declaration in a file, as it is or as it was in a git revision.

    Raises:
        DeclarationError: no goals can be read from it.
        CannotRunError: git does not have it.
    """
    if revision is None:
        checked = validate.check_file(name, WITHOUT_RULES)
    else:
        checked = validate.check(revisions.read_at(revision, name), WITHOUT_RULES, name)
        name = f"{revision}:{name}"
    record, errors = checked.content, validate.errors(checked.findings)
    if record is None or (errors and not any(map(_has_name_and_target, indicators(record)))):
        # Of a file that is no declaration, only that is reported: its other faults follow from it.
        no_marker = tuple(finding for finding in checked.findings if finding.code in NOT_THIS_KIND)
        raise DeclarationError(name, no_marker or checked.findings)
    return ComparedDeclaration(name, record, errors)


def _has_name_and_target(placed: PlacedIndicator) -> bool:
    return bool(placed.indicator.name and placed.indicator.target.text)


def read_results(name: str) -> Results:
    """The results in a file.

    Raises:
        DeclarationError: no results can be read from it.
        CannotRunError: it cannot be read, or is no file of results.
    """
    return results_document(name)[0]


def results_document(name: str) -> tuple[Results, Document[Results]]:
    """The results in a file, and its document; the errors are those of `read_results`."""
    try:
        document = read(reading.read(name), Results)
    except OSError as error:
        raise CannotRunError("cannot-read", path=name, reason=reason(error)) from error
    if any(finding.code in NOT_THIS_KIND for finding in document.findings):
        raise CannotRunError("not-results", path=name)
    if document.content is None or validate.errors(document.findings):
        raise DeclarationError(name, document.findings)
    return document.content, document


def other_project(declaration: Declaration, results: Results, language: Language) -> Iterator[str]:
    """Notes where project or year say that the results were written for another declaration."""
    declared, reported = (spelled(name).folded for name in (declaration.project.name, results.project))
    if declared != reported:
        names = {"name": results.project.strip(), "other": declaration.project.name.strip()}
        yield phrase("results-other-project", language, **names)
    if None not in (declaration.year, results.year) and declaration.year != results.year:
        years = {"year": str(results.year), "other": str(declaration.year)}
        yield phrase("results-other-year", language, **years)
