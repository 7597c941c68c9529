"""Checks over several files of the same project: duplicates, one year against the next, results."""

import os.path
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pgdecl.analysis.view import DeclarationView
from pgdecl.app.validate import Checked, reported
from pgdecl.config.settings import Settings
from pgdecl.declaration.models import Declaration
from pgdecl.files.discovery import folder_of
from pgdecl.files.reading import STANDARD_INPUT
from pgdecl.files.reading import read as bytes_of
from pgdecl.rules.cross_file import Member
from pgdecl.rules.registry import CROSS_FILE_CHECKS
from pgdecl.yamlfile.document import Document, read

if TYPE_CHECKING:
    from pgdecl.finding import Finding

SettingsOf = Callable[[str], Settings]


class Subject(NamedTuple):
    """What a file is about: the declaring unit ("" for results), the project and the year.

    `is_results` marks results that were checked without their declaration.
    """

    unit: str
    project: str
    year: int
    is_results: bool = False


def subject_of(checked: Checked) -> Subject | None:
    """What a checked file is about; None if the unit, the name or the year is missing."""
    content = checked.document.content
    if content is None or content.year is None:
        return None
    if not isinstance(content, Declaration):
        project = _without_blanks(content.project)
        return Subject("", project, content.year, is_results=True) if project and checked.alone else None
    unit, name = content.declaring_unit.strip(), _without_blanks(content.project.name)
    return Subject(unit, name, content.year) if unit and name else None


def _without_blanks(name: str) -> str:
    return "".join(name.split())


def check_cross_file(
    names: Sequence[str], subjects: Sequence[Subject | None], settings_of: SettingsOf
) -> Iterator[tuple[str, Checked]]:
    """Checks the files of each project together; yields only files with findings.

    The files are sorted by name, so that findings do not depend on the order of the arguments.

    Args:
        names: the files.
        subjects: what each of them is about.
        settings_of: returns the settings of a file.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    declared: dict[tuple[str, int], list[str]] = {}
    results: list[tuple[str, Subject]] = []
    for name, subject in zip(names, subjects, strict=True):
        if subject is None or name == STANDARD_INPUT:
            continue
        if subject.is_results:
            results.append((name, subject))
        else:
            groups.setdefault((subject.unit, subject.project), []).append(name)
            declared.setdefault((subject.project, subject.year), []).append(name)
    for group in sorted(map(sorted, groups.values())):
        if len(group) > 1:
            yield from _of_group(group, settings_of)
    for name, subject in sorted(results):
        yield from _of_results(name, declared.get((subject.project, subject.year), []), settings_of)


def _of_results(
    name: str, declarations: Sequence[str], settings_of: SettingsOf
) -> Iterator[tuple[str, Checked]]:
    """Results beside the only declaration of their project and year, or the only one in their folder."""
    from pgdecl.app.check_results import beside_of, check_beside  # noqa: PLC0415 - most calls have no results
    from pgdecl.declaration.results import Results  # noqa: PLC0415 - as above

    if len(declarations) > 1:
        folder = folder_of(name)
        declarations = [other for other in declarations if folder_of(other) == folder]
    beside = beside_of(declarations[0]) if len(declarations) == 1 else None
    if beside is not None:
        checked = check_beside(read(bytes_of(name), Results), settings_of(name), name, beside)
        if checked.findings or checked.suppressed:
            yield name, checked


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
