"""Checking results: alone, or beside the declaration that they belong to."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pgdecl.app.validate import Checked, check, errors, reported
from pgdecl.config.settings import WITHOUT_RULES, Settings
from pgdecl.declaration.results import Results
from pgdecl.files.discovery import declaration_beside
from pgdecl.files.reading import SourceFile
from pgdecl.finding import Finding
from pgdecl.rules.registry import RESULTS_CHECKS
from pgdecl.rules.results.view import Declared, ResultsView
from pgdecl.yamlfile.document import Document
from pgdecl.yamlfile.source_map import SourceMap


class Beside(NamedTuple):
    """The declaration that results belong to, and the source map of its file."""

    declared: Declared
    source_map: SourceMap


def check_results(document: Document[Any], results: Results, settings: Settings, name: str) -> Checked:
    """Checks results, beside the declaration NAME.yaml if the file is NAME.results.yaml and that exists."""
    beside = neighbour(name)
    findings = _findings(document, results, settings, name, beside)
    starts = {(finding.span.line, finding.span.column) for finding in document.findings}
    of_rules = [finding for finding in findings if (finding.span.line, finding.span.column) not in starts]
    ran = {rule.code for rule, _ in RESULTS_CHECKS if settings.wants(rule.code, name)} if beside else set()
    checked = reported(document, [*document.findings, *of_rules], settings, name, ran=ran)
    return checked._replace(alone=beside is None)


def check_beside(document: Document[Any], settings: Settings, name: str, beside: Beside) -> Checked:
    """What only a declaration that stands elsewhere shows of results that were checked alone."""
    results = document.content
    if not isinstance(results, Results):
        return Checked(document, ())
    alone = {(finding.code, finding.path) for finding in _findings(document, results, settings, name, None)}
    findings = [
        finding
        for finding in _findings(document, results, settings, name, beside)
        if (finding.code, finding.path) not in alone
    ]
    return reported(document, findings, settings, name, comments=False)


def neighbour(name: str) -> Beside | None:
    """The declaration in the file beside a results file; None without an intact one."""
    beside = declaration_beside(name)
    return None if beside is None else beside_of(beside)


def beside_of(name: str) -> Beside | None:
    """The declaration in a file; None if there is none without errors in its structure."""
    file = SourceFile.of(name)
    if file.refusal:
        return None
    checked = check(file.data, WITHOUT_RULES, name)
    if checked.content is None or errors(checked.findings):
        return None
    return Beside(Declared(name, checked.content), checked.source_map)


def _findings(
    document: Document[Any], results: Results, settings: Settings, name: str, beside: Beside | None
) -> Iterator[Finding]:
    """The located findings of the rules on results that are selected for a file."""
    intact = not errors(document.findings)
    view = ResultsView(results, settings.profile, beside.declared if beside else None)
    for rule, check_rule in RESULTS_CHECKS:
        if settings.wants(rule.code, name) and (intact or not rule.whole):
            for finding in check_rule(view):
                yield document.located(_related(finding, beside) if beside else finding)


def _related(finding: Finding, beside: Beside) -> Finding:
    """The finding with the spans of its places in the declaration."""
    located = beside.source_map.located
    related = [located(location) if location.file else location for location in finding.related]
    return finding._replace(related=tuple(related))
