"""Findings as JUnit XML, which build servers show as tests: a suite per file, a case per finding."""

import re
from collections.abc import Sequence
from html import escape as quoted

from pgdecl.finding import Finding, Severity
from pgdecl.report.report import Counts, Lines, Reporter, Style
from pgdecl.report.wording import advice, entry, message

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class JUnit(Reporter):
    """Errors, and with --strict warnings, are failed cases; other findings are passed cases with output."""

    def opening(self) -> str:
        """The beginning of the document."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pgdecl">\n'

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """The suite of a file; a file without findings has one passed case."""
        cases = [_case(name, finding, style) for finding in findings] or [
            f'    <testcase classname="{escape(name)}" name="validate"/>\n'
        ]
        failures = sum(_fails(finding, style) for finding in findings)
        head = f'  <testsuite name="{escape(name)}" tests="{len(cases)}" failures="{failures}">\n'
        return head + "".join(cases) + "  </testsuite>\n"

    def closing(self, counts: Counts, style: Style) -> str:
        """The end of the document."""
        return "</testsuites>\n"


def escape(text: str) -> str:
    """A text escaped for XML; characters that XML cannot represent become U+FFFD."""
    return quoted(_NOT_IN_XML.sub("\ufffd", text))


def _fails(finding: Finding, style: Style) -> bool:
    threshold = Severity.WARNING if style.strict else Severity.ERROR
    return finding.severity >= threshold


def _case(name: str, finding: Finding, style: Style) -> str:
    cell = finding.location.cell
    place = cell.text(style.language) if cell else f"{finding.span.line}:{finding.span.column}"
    place = escape(place)
    problem = escape(message(finding, style.language))
    where = escape(finding.place(name, style.language))
    text = f"{where}: {problem}\n{escape(advice(finding, style.language))}"
    severity = finding.severity.name.lower()
    inner = (
        f'<failure type="{severity}" message="{problem}">{text}</failure>'
        if _fails(finding, style)
        else f"<system-out>{severity}: {text}</system-out>"
    )
    title = f"{escape(f'{finding.code} {entry(finding.code).name}')} {place}"
    return f'    <testcase classname="{escape(name)}" name="{title}">{inner}</testcase>\n'
