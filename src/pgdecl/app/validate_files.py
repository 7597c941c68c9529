"""Validating many files: each checked, or fixed, where it is read; then what only several files show."""

import os
from collections.abc import Callable, Iterable, Iterator
from errno import EACCES
from itertools import tee
from typing import NamedTuple

from pgdecl.app import validate
from pgdecl.app.cross_file import Subject, check_cross_file, subject_of
from pgdecl.app.validate import Checked
from pgdecl.config.find import Finder
from pgdecl.files import batch
from pgdecl.files.errors import AccessError, CallError
from pgdecl.files.reading import STANDARD_INPUT, SourceFile
from pgdecl.report.report import Counts, Printer

_WRITABLE_BY_ANYBODY = 0o222


class FileReport(NamedTuple):
    """The findings of a file as text, their counts and codes; its subject, and what --fix would change.

    `problem` is why a fixed file could not be written; its findings are those from before then.
    """

    name: str
    text: str
    counts: Counts
    codes: tuple[str, ...]
    subject: Subject | None
    diff: str = ""
    problem: AccessError | None = None


class Validation(NamedTuple):
    """How files are validated; can be sent to another process.

    With `fix` files are changed; with `diff` it is only shown how.
    """

    printer: Printer
    finder: Finder
    fix: bool = False
    diff: bool = False

    def run(
        self, files: Iterable[SourceFile], processes: int, on_death: Callable[[], object]
    ) -> Iterator[FileReport]:
        """A report for each file, in their order; then for each that others show something about.

        Args:
            files: the files, taken one after another.
            processes: how many processes to use.
            on_death: is called if processes die; nothing is lost by it.

        Raises:
            CannotRunError: the configuration has a fault; the reports on the files before are given first.
        """
        names: list[str] = []
        subjects: list[Subject | None] = []
        for report in batch.each(self.reports, files, processes, on_death):
            names.append(report.name)
            subjects.append(report.subject)
            yield report
        for name, checked in check_cross_file(names, subjects, self.finder.settings):
            report = self._report(name, checked)
            yield report._replace(counts=report.counts._replace(files=0))

    def reports(self, files: Iterable[SourceFile]) -> Iterator[FileReport]:
        """The report for each file, by this process."""
        if self.fix or self.diff:
            return map(self._fixed, files)
        to_check, to_name = tee(files)
        checked = validate.check_files(to_check, self.finder.settings)
        return (self._report(file.name, result) for result, file in zip(checked, to_name, strict=False))

    def _report(self, name: str, checked: Checked) -> FileReport:
        findings = checked.findings
        counts = Counts.of(findings)
        if checked.suppressed:
            counts = counts._replace(suppressed=checked.suppressed)
        text = self.printer.file(name, findings, checked.source_map.line)
        codes = tuple([finding.code for finding in findings])
        return FileReport(name, text, counts, codes, subject_of(checked))

    def _fixed(self, file: SourceFile) -> FileReport:
        """The report on a file after fixing it; with `diff` as it is, and what fixing would change."""
        from pgdecl.app.fix import difference, fixed  # noqa: PLC0415 - most runs fix nothing

        name, data, _ = file
        if name == STANDARD_INPUT and not self.diff:
            raise CallError("fix-needs-files")
        settings = self.finder.settings(name)
        if file.is_document:
            raise CallError("fix-documents", path=name)
        if file.refusal:
            return self._report(name, validate.check_source(file, settings))
        result = fixed(data, settings, name)
        if self.diff:
            report = self._report(name, result.before)._replace(diff=difference(name, data, result.data))
        else:
            try:
                if result.data != data:
                    _write(name, result.data)
            except AccessError as problem:
                return self._report(name, result.before)._replace(problem=problem)
            report = self._report(name, result.checked)
        return report._replace(counts=report.counts._replace(fixed=result.mended))


def _write(name: str, data: bytes) -> None:
    """Replaces the file by the fixed one.

    Raises:
        AccessError: it must not be written. Renaming would not fail for that, so it is asked first.
    """
    from pathlib import Path  # noqa: PLC0415 - slow to import

    from pgdecl.files.writing import write  # noqa: PLC0415 - as above

    path = Path(name)
    if path.exists() and not (path.stat().st_mode & _WRITABLE_BY_ANYBODY and os.access(path, os.W_OK)):
        raise AccessError.writing(name, PermissionError(EACCES, ""))
    write(path, data, force=True)
