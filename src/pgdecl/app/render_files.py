"""Rendering many files: each document made where its declaration is read, then written under its own name."""

from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pgdecl.app import validate
from pgdecl.app.render import Rendered, Rendering
from pgdecl.files import batch
from pgdecl.files.errors import CannotRunError
from pgdecl.files.file_names import UniqueNames
from pgdecl.files.reading import SourceFile
from pgdecl.files.writing import write
from pgdecl.finding import Finding, Severity
from pgdecl.report.report import Printer
from pgdecl.report.wording import is_of_rule


class RenderReport(NamedTuple):
    """What became of a file.

    `path` is where its document is; None if none was made, because of `errors`, of a `problem`, or because
    the form `omits` something. `project` is the name of the project, and `renamed` the same if the file has
    another. `text` are the findings that stop a form from being printed or are about what is lost.
    """

    name: str
    text: str = ""
    errors: int = 0
    document: bytes | None = None
    path: Path | None = None
    project: str = ""
    renamed: str = ""
    problem: CannotRunError | None = None
    omits: bool = False


class RenderBatch(NamedTuple):
    """How files are rendered, and how findings are worded; can be sent to another process."""

    rendering: Rendering
    printer: Printer

    def run(
        self,
        files: Iterable[SourceFile],
        processes: int,
        on_death: Callable[[], object],
        *,
        force: bool,
        own: Container[Path] = (),
    ) -> Iterator[RenderReport]:
        """Renders the files, and writes each document; one that cannot be made costs no other.

        Only this process writes, one document at a time: other processes have nothing to leave behind.

        Args:
            files: the files, taken one after another.
            processes: how many processes to use.
            on_death: is called if processes die; nothing is lost by it.
            force: whether to replace files, though never one that this run has written.
            own: files that may be replaced in any case, because an earlier run wrote them.
        """
        names = UniqueNames()
        for report in batch.each(self.reports, files, processes, on_death):
            try:
                yield self._written(report, names, own, force=force)
            except CannotRunError as problem:
                yield report._replace(problem=problem, document=None, path=None)

    def reports(self, files: Iterable[SourceFile]) -> Iterator[RenderReport]:
        """The report for each file, by this process; the documents are not written yet."""
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
        return RenderReport(
            name, text, errors, rendered.document, rendered.path, rendered.project, omits=rendered.omits
        )

    def _written(
        self, report: RenderReport, names: UniqueNames, own: Container[Path], *, force: bool
    ) -> RenderReport:
        """Writes the document of a report, if it has one.

        Raises:
            CannotRunError: the document cannot be written.
        """
        if report.document is None or report.path is None:
            return report
        path = names.path(report.path, report.project, report.name)
        write(path, report.document, force=force or path in own)
        changed = self.rendering.destination.changed(report.project)
        renamed = report.project if path != report.path else changed
        return report._replace(document=None, path=path, renamed=renamed)


def _stops_or_is_lost(finding: Finding) -> bool:
    """Whether a finding stops a form from being printed, or is about what the form has no place for."""
    return finding.severity is Severity.ERROR or not is_of_rule(finding.code)
