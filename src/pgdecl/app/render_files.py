"""Rendering many files: each document staged where its declaration is read, then put in its place."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pgdecl.app import validate
from pgdecl.app.render import Rendered, Rendering
from pgdecl.files import batch
from pgdecl.files.errors import CallError, CannotRunError
from pgdecl.files.reading import SourceFile
from pgdecl.files.writing import discard, settle
from pgdecl.finding import Finding, Severity
from pgdecl.report.report import Printer
from pgdecl.report.wording import is_of_rule


class RenderReport(NamedTuple):
    """What became of a file.

    `part` is the document, waiting beside its place `path`; both are None if none was made, because of
    `errors`, of a `problem`, or because the form `omits` something. `text` are the findings that stop a
    form from being printed or are about what is lost.
    """

    name: str
    text: str = ""
    errors: int = 0
    part: Path | None = None
    path: Path | None = None
    problem: CannotRunError | None = None
    omits: bool = False


class RenderBatch(NamedTuple):
    """How files are rendered, and how findings are worded; can be sent to another process."""

    rendering: Rendering
    printer: Printer

    def run(
        self, files: Iterable[SourceFile], processes: int, on_death: Callable[[], object], *, force: bool
    ) -> Iterator[RenderReport]:
        """Renders the files, and puts each document in its place; one that cannot be made costs no other.

        Args:
            files: the files, taken one after another.
            processes: how many processes to use.
            on_death: is called if processes die; nothing is lost by it.
            force: whether to replace files, though never one that this run has written.
        """
        names: dict[Path, str] = {}
        for report in batch.each(self.reports, files, processes, on_death):
            try:
                _settle(report, names, force=force)
            except CannotRunError as problem:
                yield report._replace(problem=problem)
            else:
                yield report

    def reports(self, files: Iterable[SourceFile]) -> Iterator[RenderReport]:
        """The report for each file, by this process; the documents are not in their places yet."""
        return map(self._rendered, files)

    def _rendered(self, file: SourceFile) -> RenderReport:
        try:
            rendered = self.rendering(file)
        except CannotRunError as problem:
            return RenderReport(file.name, problem=problem)
        return self.reported(file.name, rendered)

    def reported(self, name: str, rendered: Rendered) -> RenderReport:
        """The report on what was rendered of a file of that name."""
        findings = [finding for finding in rendered.findings if _stops_or_is_lost(finding)]
        text = self.printer.file(name, findings, rendered.source_map.line)
        if rendered.on_results:
            results = rendered.on_results
            text += self.printer.file(results.name, results.findings, results.source_map.line)
        errors = validate.errors(rendered.findings)
        return RenderReport(name, text, errors, rendered.part, rendered.path, omits=rendered.omits)


def _stops_or_is_lost(finding: Finding) -> bool:
    """Whether a finding stops a form from being printed, or is about what the form has no place for."""
    return finding.severity is Severity.ERROR or not is_of_rule(finding.code)


def _settle(report: RenderReport, names: dict[Path, str], *, force: bool) -> None:
    """Puts a document in its place; `names` are the files whose documents this run has written already."""
    if report.part is None or report.path is None:
        return
    if report.path in names:
        discard(report.part)
        first = names[report.path]
        raise CallError("same-output", first=first, second=report.name, path=str(report.path))
    settle(report.part, report.path, force=force)
    names[report.path] = report.name
