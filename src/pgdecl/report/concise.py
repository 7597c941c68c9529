"""One line a finding: `path:line:column: code message`."""

from collections.abc import Sequence

from pgdecl.finding import Finding
from pgdecl.report.report import LineReporter, Lines, Style
from pgdecl.report.wording import message


class Concise(LineReporter):
    """For hooks, editors and `grep`."""

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """A line for each finding."""
        return "".join(
            f"{name}:{found.span.line}:{found.span.column}: {found.code} {message(found, style.language)}\n"
            for found in findings
        )
