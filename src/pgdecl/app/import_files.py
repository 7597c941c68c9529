"""Importing Word and Excel files: each form in them as a declaration, and as results where it has any."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pgdecl.app.documents import (
    Filled,
    filled,
    results_yaml_of,
    unplaced,
    unplaced_findings,
    unreadable,
    yaml_of,
)
from pgdecl.app.validate import check
from pgdecl.config.find import Finder
from pgdecl.documents.errors import DocumentError
from pgdecl.files import batch
from pgdecl.files.file_names import Destination, UniqueNames
from pgdecl.files.reading import SourceFile
from pgdecl.files.writing import write
from pgdecl.finding import WHOLE_FILE, Finding, Location
from pgdecl.i18n.catalogue import fault
from pgdecl.i18n.language import Bilingual, Language
from pgdecl.i18n.safe_text import safe
from pgdecl.i18n.words import words
from pgdecl.importer.content import Form
from pgdecl.importer.texts import one_line
from pgdecl.report.report import Counts, Printer

SUFFIX, RESULTS_SUFFIX = ".yaml", ".results.yaml"
_NOWHERE = Bilingual("", "")


class ImportedForm(NamedTuple):
    """A form as files: the name and year of its project, the declaration's text, the text of the results.

    `findings` are those on the declaration.
    """

    project: str
    year: int | None
    declaration: str
    results: str
    findings: tuple[Finding, ...]


class ImportReport(NamedTuple):
    """What became of a document: its forms, and the findings on the document as text, with their counts."""

    name: str
    forms: tuple[ImportedForm, ...]
    text: str
    counts: Counts


class Importing(NamedTuple):
    """How documents are imported; can be sent to another process."""

    keys: Language
    printer: Printer
    finder: Finder

    def run(
        self, files: Iterable[SourceFile], processes: int, on_death: Callable[[], object]
    ) -> Iterator[ImportReport]:
        """The report on each document, in their order.

        Args:
            files: the documents, taken one after another.
            processes: how many processes to use.
            on_death: is called if processes die; nothing is lost by it.
        """
        yield from batch.each(self.reports, files, processes, on_death)

    def reports(self, files: Iterable[SourceFile]) -> Iterator[ImportReport]:
        """The reports, by this process."""
        return map(self._report, files)

    def _report(self, file: SourceFile) -> ImportReport:
        if file.refusal:
            return self._refused(file, fault("PG001", _whole(), reason=file.refusal))
        try:
            document = filled(file)
        except DocumentError as error:
            return self._refused(file, unreadable(error))
        findings = unplaced_findings(document)
        if not document.forms:
            findings = [fault("PG032", _whole())]
        text = self._said(file, document, findings)
        forms = tuple(self._form(file, document, form) for form in document.forms)
        return ImportReport(file.name, forms, text, Counts.of(findings))

    def _refused(self, file: SourceFile, finding: Finding) -> ImportReport:
        text = self.printer.file(file.name, [finding], lambda _number: "")
        return ImportReport(file.name, (), text, Counts.of([finding]))

    def _said(self, file: SourceFile, document: Filled, findings: list[Finding]) -> str:
        texts = document.texts
        return self.printer.file(file.name, findings, lambda number: one_line(texts[number - 1].text))

    def _form(self, file: SourceFile, document: Filled, form: Form) -> ImportedForm:
        comment = _comment(document, self.printer.style.language)
        declaration = yaml_of(form, self.keys) + comment
        findings = check(declaration.encode(), self.finder.settings(file.name), file.name).findings
        project = form.declaration.get("project", {}) or form.declaration.get("department", {})
        name = project.get("name") or form.declaration.get("grant", {}).get("name") or Path(file.name).stem
        year = form.declaration.get("year")
        return ImportedForm(
            name, int(year) if year else None, declaration, results_yaml_of(form, self.keys), findings
        )


def _comment(document: Filled, language: Language) -> str:
    """What found no place, as comments at the end of the file, so that nothing is lost."""
    lines = [
        f"# {given.address.text(language)}: {safe(one_line(given.text), 'line')}"
        for given in unplaced(document)
    ]
    return "\n".join(["", f"# {words('calls', 'unplaced', language)}", *lines, ""]) if lines else ""


def _whole() -> Location:
    return Location(span=WHOLE_FILE, cell=_NOWHERE)


class Written(NamedTuple):
    """A file that was written, and the findings on it."""

    path: Path
    text: str
    findings: tuple[Finding, ...]


def write_forms(
    report: ImportReport, output: str | None, names: UniqueNames, *, several: bool, force: bool
) -> Iterator[Written]:
    """Writes the files of a report.

    Args:
        report: the report.
        output: what `-o` says: a folder or a file; the current folder without it.
        names: the names that this run has given already.
        several: whether there are several files to write in all.
        force: whether to replace files.

    Raises:
        CannotRunError: a file cannot be written, or there is one already.
    """
    for form in report.forms:
        place = Destination.of(output, SUFFIX, several=several or len(report.forms) > 1)
        path = names.path(place.file(form.project, form.year), form.project, report.name)
        write(path, form.declaration.encode(), force=force)
        yield Written(path, form.declaration, form.findings)
        if form.results:
            beside = path.with_name(path.stem + RESULTS_SUFFIX)
            write(beside, form.results.encode(), force=force)
            yield Written(beside, form.results, ())
