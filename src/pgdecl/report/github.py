"""Findings as GitHub workflow commands, which annotate the lines of a pull request."""

from collections.abc import Sequence

from pgdecl.finding import Finding, Severity
from pgdecl.i18n.safe_text import safe
from pgdecl.report.report import Lines, Reporter, Style
from pgdecl.report.wording import advice, entry, message

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GitHub(Reporter):
    """For `run:` steps of GitHub Actions."""

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """A command for each finding."""
        return "".join(_command(name, finding, style) for finding in findings)


def _command(name: str, finding: Finding, style: Style) -> str:
    span, cell = finding.span, finding.location.cell
    properties = {
        "file": name,
        "line": str(span.line),
        "endLine": str(span.end_line),
        "col": str(span.column),
        "endColumn": str(max(span.column, span.end_column - 1)),
        "title": f"{finding.code} {entry(finding.code).name}",
    }
    if span.end_line != span.line:
        del properties["endColumn"]
    if cell is not None:
        properties = {"file": name, "title": f"{properties['title']} {cell.text(style.language)}"}
    escaped = ",".join(f"{key}={safe(value, 'property')}" for key, value in properties.items())
    text = f"{message(finding, style.language)}\n{advice(finding, style.language)}"
    return f"::{_COMMANDS[finding.severity]} {escaped}::{safe(text, 'command')}\n"
