"""Findings as JUnit XML, which build servers show as tests: a suite per file, a case per finding."""

from collections.abc import Sequence

from pgdecl.finding import Finding, Severity
from pgdecl.i18n.safe_text import safe
from pgdecl.report.report import Counts, Lines, Reporter, Style
from pgdecl.report.wording import advice, entry, message


class JUnit(Reporter):
    """Errors, and with --strict warnings, are failed cases; other findings are passed cases with output."""

    def opening(self) -> str:
        """The beginning of the document."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pgdecl">\n'

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """The suite of a file; a file without findings has one passed case."""
        cases = [_case(name, finding, style) for finding in findings] or [
            f'    <testcase classname="{safe(name, "xml")}" name="validate"/>\n'
        ]
        failures = sum(_fails(finding, style) for finding in findings)
        head = f'  <testsuite name="{safe(name, "xml")}" tests="{len(cases)}" failures="{failures}">\n'
        return head + "".join(cases) + "  </testsuite>\n"

    def closing(self, counts: Counts, style: Style) -> str:
        """The end of the document."""
        return "</testsuites>\n"


def _fails(finding: Finding, style: Style) -> bool:
    threshold = Severity.WARNING if style.strict else Severity.ERROR
    return finding.severity >= threshold


def _case(name: str, finding: Finding, style: Style) -> str:
    cell = finding.location.cell
    place = cell.text(style.language) if cell else f"{finding.span.line}:{finding.span.column}"
    problem = safe(message(finding, style.language), "xml")
    where = safe(finding.place(name, style.language), "xml")
    text = f"{where}: {problem}\n{safe(advice(finding, style.language), 'xml')}"
    severity = finding.severity.name.lower()
    inner = (
        f'<failure type="{severity}" message="{problem}">{text}</failure>'
        if _fails(finding, style)
        else f"<system-out>{severity}: {text}</system-out>"
    )
    title = safe(f"{finding.code} {entry(finding.code).name} {place}", "xml")
    return f'    <testcase classname="{safe(name, "xml")}" name="{title}">{inner}</testcase>\n'
