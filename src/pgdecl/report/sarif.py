"""Findings as SARIF 2.1.0, the OASIS format that code scanning services read."""

import json
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pgdecl import __version__
from pgdecl.finding import WHOLE_FILE, Finding, Location, Severity
from pgdecl.i18n.catalogue import entries
from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.report.report import Counts, Lines, Reporter, Style
from pgdecl.report.wording import advice, entry, message
from pgdecl.rules.registry import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Sarif(Reporter):
    """One run, with each result on its own line and a description of every code; columns are code points."""

    separator = ",\n"

    def opening(self) -> str:
        """The beginning of the log, up to the results."""
        head = {"$schema": SCHEMA, "version": "2.1.0"}
        return json.dumps(head)[:-1] + ', "runs": [{"columnKind": "unicodeCodePoints", "results": [\n'

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """The results of a file, separated by commas."""
        rows = (
            safe(json.dumps(_result(name, finding, style), ensure_ascii=False), "json")
            for finding in findings
        )
        return ",\n".join(rows)

    def closing(self, counts: Counts, style: Style) -> str:
        """The description of the tool and of all codes, and the end of the log."""
        rules = [_rule(code, style.language) for code in _indexes()]
        driver = {"name": "pgdecl", "semanticVersion": __version__, "rules": rules}
        return f'\n], "tool": {json.dumps({"driver": driver}, ensure_ascii=False)}}}]}}\n'


@cache
def _indexes() -> dict[str, int]:
    """Every code, and its index in the list of rules."""
    return {code: index for index, code in enumerate((*entries(), *RULES))}


def _result(name: str, finding: Finding, style: Style) -> dict[str, Any]:
    places = [location for location in finding.related if location.span]
    related = [_location(location.file or name, location, style) for location in places]
    text = f"{message(finding, style.language)}\n{advice(finding, style.language)}"
    return {
        "ruleId": finding.code,
        "ruleIndex": _indexes()[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(name, finding.location, style)],
        **({"relatedLocations": related} if related else {}),
    }


def _location(name: str, location: Location, style: Style) -> dict[str, Any]:
    """A region of a text file; of a document the file, and its cell as a logical location."""
    if location.cell is not None:
        cell = {"fullyQualifiedName": location.cell.text(style.language)}
        physical = {"artifactLocation": {"uri": _uri(name)}}
        return {"physicalLocation": physical, "logicalLocations": [cell]}
    span = location.span or WHOLE_FILE
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}, "region": region}}


def _uri(name: str) -> str:
    """The URI of a file: relative to the current folder if the file is below it, else absolute."""
    path = Path(name)
    if path.is_absolute():
        folder = _current_folder()
        if folder is None or not path.is_relative_to(folder):
            return path.as_uri()
        path = path.relative_to(folder)
    return quote(os.fsencode(path.as_posix()))


def _current_folder() -> Path | None:
    """The current folder; None if it does not exist any more."""
    try:
        return Path.cwd()
    except OSError:
        return None


def _rule(code: str, language: Language) -> dict[str, Any]:
    wording = entry(code)
    descriptor: dict[str, Any] = {
        "id": code,
        "name": wording.name,
        "shortDescription": {"text": wording.message.text(language)},
        "help": {"text": wording.help.text(language)},
        "defaultConfiguration": {"level": _LEVELS[wording.severity]},
    }
    if code in RULES:
        from pgdecl.report.rule_pages import page  # noqa: PLC0415 - only needed for rules
        from pgdecl.rules.documentation import documentation  # noqa: PLC0415 - as above

        rule = documentation()[code]
        descriptor["shortDescription"]["text"] = rule.title.text(language)
        descriptor["fullDescription"] = {"text": rule.what.text(language)}
        descriptor["help"]["markdown"] = page(rule, language)
    return descriptor
