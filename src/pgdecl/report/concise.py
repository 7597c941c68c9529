"""One line for each finding: `path:line:column: code message`."""

from collections.abc import Sequence

from pgdecl.finding import Finding
from pgdecl.i18n.safe_text import safe
from pgdecl.report.report import Lines, Reporter, Style
from pgdecl.report.wording import message


class Concise(Reporter):
    """For hooks, editors and `grep`."""

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """A line for each finding."""
        shown = safe(name, "line")
        return "".join(
            f"{finding.place(shown, style.language)}: {finding.code} {message(finding, style.language)}\n"
            for finding in findings
        )
