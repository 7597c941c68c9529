"""Which fixes are offered: those that can be made in the text, and whose result is not found fault with."""

from collections.abc import Callable, Sequence
from typing import Any

from pgdecl.declaration.models import Declaration
from pgdecl.finding import Edit, Finding, Path
from pgdecl.patterns import regex
from pgdecl.values.parsed import TargetKind
from pgdecl.values.parser import parse_target
from pgdecl.yamlfile.document import Document
from pgdecl.yamlfile.edits import edited, possible

_MAY_BE_TEMPLATE = regex(r"[A-Za-z0-9_.*×□○★☆※…]")
"""A character of every name that looks like text of a blank form."""
Check = Callable[[bytes], Sequence[Finding]]
_Fault = tuple[str, Path]


def offered(
    document: Document[Any], findings: Sequence[Finding], before: Sequence[Finding], check: Check
) -> list[Finding]:
    """The findings with those edits of their fixes that `--fix` makes.

    Args:
        document: the file.
        findings: what is reported about it.
        before: all that is wrong with it, whatever is suppressed or ignored.
        check: finds what is wrong with other bytes, by the same rules.
    """
    edits = [edit for finding in findings for edit in finding.fix]
    if not edits:
        return list(findings)
    kept = possible(document.source_map, edits, Declaration)
    if any(map(_may_become_template, kept)):
        kept = _without_new_faults(document, before, kept, check)
    remaining = set(kept)
    return [
        finding._replace(fix=tuple(edit for edit in finding.fix if edit in remaining))
        if finding.fix
        else finding
        for finding in findings
    ]


def _may_become_template(edit: Edit) -> bool:
    if edit.path[-1] == "name":
        return _MAY_BE_TEMPLATE.search(edit.new) is not None
    return parse_target(edit.new).kind is TargetKind.PLACEHOLDER


def _without_new_faults(
    document: Document[Any], before: Sequence[Finding], edits: list[Edit], check: Check
) -> list[Edit]:
    """The edits but for those at whose places the edited text has faults that the text has not."""
    known = _faults(before)
    text = document.source_map.text
    while edits:
        paths = {path for _, path in _faults(check(edited(text, edits, Declaration).encode())) - known}
        if not paths:
            break
        at_fault = {edit for edit in edits if edit.path in paths}
        edits = [edit for edit in edits if edit not in at_fault] if at_fault else []
    return edits


def _faults(findings: Sequence[Finding]) -> set[_Fault]:
    return {(finding.code, finding.path) for finding in findings}
