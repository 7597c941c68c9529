"""What `pgdecl validate` does with one file: check it, perhaps mend it, word what was found."""

import os
from collections.abc import Iterator, Sequence
from errno import EACCES
from typing import NamedTuple

from pgdecl.app import validate
from pgdecl.app.cross_file import Project, project_of
from pgdecl.app.validate import Checked
from pgdecl.config.find import Finder
from pgdecl.config.settings import Settings
from pgdecl.files import discovery
from pgdecl.files.discovery import CannotRunError
from pgdecl.i18n.catalogue import reason
from pgdecl.report.report import Counts, Reporter, Style

_ANYBODY_WRITES = 0o222


class Outcome(NamedTuple):
    """One file's findings as text and counted, the code of each, its project, what mending would change."""

    text: str
    counts: Counts
    codes: tuple[str, ...]
    project: Project | None
    diff: str = ""


class Work(NamedTuple):
    """Checks one file after another; with `fix` or `diff` mends them, on disk or only for show."""

    reporter: Reporter
    style: Style
    finder: Finder
    fix: bool = False
    diff: bool = False

    def outcomes(self, names: Sequence[str]) -> Iterator[Outcome]:
        """The outcome for each file, in their order.

        Raises:
            CannotRunError: the configuration has a fault, or a mended file cannot be written.
        """
        settings_of = self.finder.settings
        if self.fix or self.diff:
            return (self._mended(name, settings_of(name)) for name in names)
        return map(self.outcome, names, validate.check_files(names, settings_of))

    def outcome(self, name: str, checked: Checked) -> Outcome:
        """What was found, worded."""
        findings = checked.findings
        counts = Counts.of(findings)
        if checked.suppressed:
            counts = counts._replace(suppressed=checked.suppressed)
        said = self.reporter.file(name, findings, checked.places.line, self.style)
        return Outcome(said, counts, tuple([found.code for found in findings]), project_of(checked.record))

    def _mended(self, name: str, settings: Settings) -> Outcome:
        from pgdecl.app.fix import difference, fixed  # noqa: PLC0415 - most runs only look

        if name == discovery.STANDARD_INPUT and not self.diff:
            raise CannotRunError("fix-needs-files")
        try:
            before = discovery.read(name)
        except OSError:
            return self.outcome(name, validate.check_file(name, settings))
        result = fixed(before, settings, name)
        shown = difference(name, before, result.data) if self.diff else ""
        if result.data != before and not self.diff:
            _write(name, result.data)
        outcome = self.outcome(name, validate.check(before, settings, name) if self.diff else result.checked)
        return outcome._replace(counts=outcome.counts._replace(fixed=result.mended), diff=shown)


def _write(name: str, data: bytes) -> None:
    """Puts the mended file in the place of the old one, whole or not at all.

    Raises:
        CannotRunError: it may not be written. Renaming would pass over that, so it is asked for first.
    """
    from pathlib import Path  # noqa: PLC0415 - dear at start-up

    from pgdecl.files.writing import settle, stage  # noqa: PLC0415 - most runs only look

    path = Path(name).resolve()
    if path.exists() and not (path.stat().st_mode & _ANYBODY_WRITES and os.access(path, os.W_OK)):
        refusal = reason(PermissionError(EACCES, ""))
        raise CannotRunError("cannot-write", path=name, reason=refusal)
    settle(stage(path, data), path, force=True)
