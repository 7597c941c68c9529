"""Checking declarations: read, structure, rules, layout; everything that `validate` says of a file."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pgdecl.config.settings import DEFAULT, Settings
from pgdecl.declaration.models import DEFAULT_LAYOUT, Declaration
from pgdecl.declaration.shape import shape_of
from pgdecl.files.errors import CannotRunError
from pgdecl.files.reading import SourceFile
from pgdecl.finding import WHOLE_FILE, Finding, Location, Severity, Span, order
from pgdecl.i18n.catalogue import fault
from pgdecl.report.wording import is_of_rule
from pgdecl.rules.engine import Given
from pgdecl.rules.registry import RULES
from pgdecl.yamlfile.document import Document, read
from pgdecl.yamlfile.source_map import SourceMap
from pgdecl.yamlfile.suppressions import Suppressions

_AT_A_TIME = 8
"""So few files are in memory together; more of them gain nothing."""


class Checked(NamedTuple):
    """A file as checked: its document, what is to be reported of it, how many findings were kept quiet."""

    document: Document[Declaration]
    findings: tuple[Finding, ...]
    suppressed: int = 0

    @property
    def record(self) -> Declaration | None:
        """What is intact of the declaration."""
        return self.document.record

    @property
    def places(self) -> SourceMap:
        """Where everything stands in the file."""
        return self.document.places


class _File(NamedTuple):
    """A file that has been read, and the settings for it."""

    name: str
    settings: Settings
    document: Document[Declaration]


def check(data: bytes, settings: Settings = DEFAULT, name: str = "") -> Checked:
    """A declaration's bytes, checked, with every finding in the order of the file.

    Args:
        data: the bytes of the file.
        settings: which rules run, and what they know.
        name: the file's name, for settings that depend on it.
    """
    (checked,) = _checked([_File(name, settings, read(data, Declaration))])
    return checked


def check_file(name: str, settings: Settings = DEFAULT) -> Checked:
    """The same for a file, or for standard input; one that cannot be read has a finding that says so."""
    return check_source(SourceFile.of(name), settings)


def check_source(file: SourceFile, settings: Settings = DEFAULT) -> Checked:
    """The same for a file that has been read already."""
    (checked,) = _checked([_file(file, settings)])
    return checked


def check_files(files: Iterable[SourceFile], settings_of: Callable[[str], Settings]) -> Iterator[Checked]:
    """The same for one file after another, sooner: the rules look at a few of them at a time.

    Args:
        files: the files.
        settings_of: gives a file its settings.

    Raises:
        CannotRunError: the configuration of a file has a fault; what comes before that file is given first.
    """
    few: list[_File] = []
    for file in files:
        try:
            settings = settings_of(file.name)
        except CannotRunError:
            yield from _checked(few)
            raise
        few.append(_file(file, settings))
        if len(few) == _AT_A_TIME:
            yield from _checked(few)
            few = []
    yield from _checked(few)


def _file(file: SourceFile, settings: Settings) -> _File:
    if file.refusal:
        unreadable = fault("PG001", Location(span=WHOLE_FILE), reason=file.refusal)
        return _File(file.name, settings, Document(None, (unreadable,), SourceMap("", shape_of(Declaration))))
    return _File(file.name, settings, read(file.data, Declaration))


def _checked(read_files: Sequence[_File]) -> Iterator[Checked]:
    """What is to be reported of files that have been read."""
    of_rules = _of_rules(
        [(file, record) for file in read_files if (record := file.document.record) is not None]
    )
    for name, settings, document in read_files:
        if document.record is None:
            yield Checked(document, document.findings)
            continue
        content = [*next(of_rules), *_of_layout(document.record, settings)]
        found = [document.located(finding) for finding in content]
        if document.findings and found:
            said = {finding.span for finding in document.findings}
            found = [finding for finding in found if not _starts_in(finding, said)]
        yield reported(document, [*document.findings, *found], settings, name)


def _of_rules(contents: Iterable[tuple[_File, Declaration]]) -> Iterator[list[Finding]]:
    """What the rules that are chosen for each file find in its declaration."""
    for chosen, some in groupby(contents, lambda content: content[0].settings.chosen(content[0].name)):
        yield from chosen.findings(
            [
                Given(declaration, file.settings.profile, intact=not errors(file.document.findings))
                for file, declaration in some
            ]
        )


def _starts_in(finding: Finding, said: Collection[Span]) -> bool:
    """Whether reading has had something to say of the place where a rule's finding begins."""
    here = finding.span
    return any(span.line == here.line and span.column == here.column for span in said)


def errors(findings: Iterable[Finding]) -> int:
    """How many of the findings are errors."""
    return sum(finding.severity is Severity.ERROR for finding in findings)


def _of_layout(declaration: Declaration, settings: Settings) -> Iterator[Finding]:
    """Whether the layout is one that there is."""
    if declaration.layout != DEFAULT_LAYOUT and declaration.layout not in settings.layouts:
        from pgdecl.forms.named import names  # noqa: PLC0415 - most declarations need no look at the layouts

        if declaration.layout not in names():
            known = " ".join([*names(), *settings.layouts])
            yield fault("PG904", Location(("layout",)), layout=declaration.layout, layouts=known)


def reported(
    document: Document[Declaration],
    found: Sequence[Finding],
    settings: Settings,
    name: str,
    *,
    comments: bool = True,
) -> Checked:
    """Located findings as they are to be reported: comments minded, severities as set, in order.

    Args:
        document: the file that they are about.
        found: the findings.
        settings: what is ignored, and how grave things are.
        name: the file's name.
        comments: whether to report what is wrong with the comments themselves.
    """
    suppressions = Suppressions(document.places.text, document.places)
    wanted = [finding for finding in found if _is_wanted(finding, settings, name)]
    kept = [finding for finding in wanted if not (_may_be_quiet(finding) and suppressions.covers(finding))]
    quiet = len(wanted) - len(kept)
    if comments and suppressions.all:
        about = _about_comments(suppressions, settings, name)
        kept += [finding for finding in about if _is_wanted(finding, settings, name)]
    if settings.severities:
        set_to = settings.severities
        kept = [finding._replace(severity=set_to.get(finding.code, finding.severity)) for finding in kept]
    return Checked(document, tuple(sorted(kept, key=order)), quiet)


def _is_wanted(finding: Finding, settings: Settings, name: str) -> bool:
    """Whether a finding is not ignored; what rules find has been chosen before."""
    if is_of_rule(finding.code) or not (settings.ignore or settings.per_path):
        return True
    return not _may_be_quiet(finding) or not settings.ignores(finding.code, name)


def _may_be_quiet(finding: Finding) -> bool:
    """What rules say may be kept quiet, and any warning; an error of structure may not."""
    return is_of_rule(finding.code) or finding.severity is not Severity.ERROR


def _about_comments(suppressions: Suppressions, settings: Settings, name: str) -> Iterator[Finding]:
    """Comments that name no code, one that there is not, or one without anything to keep quiet."""
    ran = {rule.code for rule, _ in settings.chosen(name).checks}
    for comment in suppressions.all:
        if not comment.codes:
            yield fault("PG912", Location(span=comment.span))
    for code, span in suppressions.unused():
        known = code.upper() in RULES
        if not known:
            yield fault("PG913", Location(span=span), word=code)
        elif code.upper() in ran:
            yield fault("PG911", Location(span=span), word=code)
