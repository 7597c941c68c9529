"""Checks over several declarations of the same project: duplicates, and one year against the next."""

import os.path
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from pgdecl.analysis.view import DeclarationView
from pgdecl.app.validate import Checked, reported
from pgdecl.config.settings import Settings
from pgdecl.declaration.models import Declaration
from pgdecl.files.reading import STANDARD_INPUT
from pgdecl.files.reading import read as bytes_of
from pgdecl.rules.cross_file import Member
from pgdecl.rules.registry import CROSS_FILE_CHECKS
from pgdecl.yamlfile.document import Document, read

if TYPE_CHECKING:
    from pgdecl.finding import Finding

Project = tuple[str, str]
"""What identifies a project: the declaring unit and the project's name."""
SettingsOf = Callable[[str], Settings]


def project_of(declaration: Declaration | None) -> Project | None:
    """The project of a declaration; None if the unit, the name or the year is missing."""
    if declaration is None or declaration.year is None:
        return None
    unit, name = declaration.declaring_unit.strip(), declaration.project.name.strip()
    return (unit, name) if unit and name else None


def check_cross_file(
    names: Sequence[str], projects: Sequence[Project | None], settings_of: SettingsOf
) -> Iterator[tuple[str, Checked]]:
    """Checks the files of each project together; yields only files with findings.

    The files are sorted by name, so that findings do not depend on the order of the arguments.

    Args:
        names: the files.
        projects: the project of each of them.
        settings_of: returns the settings of a file.
    """
    groups: dict[Project, list[str]] = {}
    for name, project in zip(names, projects, strict=True):
        if project is not None and name != STANDARD_INPUT:
            groups.setdefault(project, []).append(name)
    for group in sorted(map(sorted, groups.values())):
        if len(group) > 1:
            yield from _of_group(group, settings_of)


def _of_group(names: list[str], settings_of: SettingsOf) -> Iterator[tuple[str, Checked]]:
    documents = _read(names)
    members = [
        Member(name, DeclarationView(document.content, settings_of(name).profile))
        for name, document in documents.items()
        if document.content
    ]
    findings: dict[str, list[Finding]] = {}
    for rule, check in CROSS_FILE_CHECKS:
        for member, finding in check(members):
            if settings_of(member.name).wants(rule.code, member.name):
                findings.setdefault(member.name, []).append(documents[member.name].located(finding))
    for name, file_findings in findings.items():
        checked = reported(documents[name], file_findings, settings_of(name), name, comments=False)
        if checked.findings or checked.suppressed:
            yield name, checked


def _read(names: list[str]) -> dict[str, Document[Declaration]]:
    """The documents by name; a file that is given twice, by a link or another spelling, is read once."""
    first_names = dict(reversed([(os.path.realpath(name), name) for name in names])).values()
    return {name: read(bytes_of(name), Declaration) for name in names if name in first_names}
