"""Findings as one JSON document, for programs; its schema is `schemas/findings.schema.json`."""

import json
from collections.abc import Sequence
from typing import Any

from pgdecl.finding import Finding, Location
from pgdecl.i18n.language import in_language
from pgdecl.i18n.safe_text import safe
from pgdecl.report.report import Counts, Lines, Reporter, Style
from pgdecl.report.wording import advice, entry, message

VERSION = 1


class Json(Reporter):
    """`{"version": 1, "findings": [...], "summary": {...}}`, each finding on a line of its own."""

    separator = ",\n"

    def opening(self) -> str:
        """The beginning of the document."""
        return f'{{"version": {VERSION}, "findings": [\n'

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """The findings of a file, separated by commas."""
        rows = (
            safe(json.dumps(_row(name, finding, style), ensure_ascii=False), "json") for finding in findings
        )
        return ",\n".join(rows)

    def closing(self, counts: Counts, style: Style) -> str:
        """The counts, and the end of the document."""
        return f'\n], "summary": {json.dumps(counts._asdict())}}}\n'


def _row(name: str, finding: Finding, style: Style) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": entry(finding.code).name,
        "severity": finding.severity.name.lower(),
        "file": name,
        **_place(finding.location, style),
        "message": message(finding, style.language),
        "help": advice(finding, style.language),
        "values": {key: in_language(value, style.language) for key, value in finding.values.items()},
        "related": [_place(location, style) for location in finding.related],
        "fixable": bool(finding.fix),
    }


def _place(location: Location, style: Style) -> dict[str, Any]:
    file = {"file": location.file} if location.file else {}
    path = {**file, "path": "/".join(map(str, location.path))}
    if location.cell is not None:
        return {**path, "cell": location.cell.text(style.language)}
    return {**path, **(location.span._asdict() if location.span else {})}
