"""Checking declarations: read, structure, rules, layout; everything that `validate` says of a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pgdecl.config.settings import DEFAULT, Settings
from pgdecl.declaration.models import DEFAULT_LAYOUT, Declaration
from pgdecl.files.reading import SourceFile
from pgdecl.finding import WHOLE_FILE, Finding, Location, Severity, order
from pgdecl.i18n.catalogue import fault
from pgdecl.report.wording import is_of_rule
from pgdecl.rules.registry import RULES
from pgdecl.yamlfile.document import Document, read
from pgdecl.yamlfile.source_map import SourceMap
from pgdecl.yamlfile.suppressions import Suppressions


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


def check(data: bytes, settings: Settings = DEFAULT, name: str = "") -> Checked:
    """A declaration's bytes, checked, with every finding in the order of the file.

    Args:
        data: the bytes of the file.
        settings: which rules run, and what they know.
        name: the file's name, for settings that depend on it.
    """
    document = read(data, Declaration)
    if document.record is None:
        return Checked(document, document.findings)
    content = map(document.located, _of_content(document, document.record, settings, name))
    starts = {(finding.span.line, finding.span.column) for finding in document.findings}
    # Where reading has reported something, rules would only report what follows from it.
    of_content = [finding for finding in content if (finding.span.line, finding.span.column) not in starts]
    return reported(document, [*document.findings, *of_content], settings, name)


def check_file(name: str, settings: Settings = DEFAULT) -> Checked:
    """The same for a file, or for standard input; one that cannot be read has a finding that says so."""
    return check_source(SourceFile.of(name), settings)


def check_source(file: SourceFile, settings: Settings = DEFAULT) -> Checked:
    """The same for a file that has been read already."""
    if file.refusal:
        unreadable = fault("PG001", Location(span=WHOLE_FILE), reason=file.refusal)
        document = Document[Declaration](None, (unreadable,), SourceMap("", Declaration))
        return Checked(document, document.findings)
    return check(file.data, settings, file.name)


def check_files(files: Iterable[SourceFile], settings_of: Callable[[str], Settings]) -> Iterator[Checked]:
    """The same for one file after another.

    Args:
        files: the files.
        settings_of: gives a file its settings.

    Raises:
        CannotRunError: the configuration of a file has a fault; what comes before that file is given first.
    """
    for file in files:
        yield check_source(file, settings_of(file.name))


def _of_content(
    document: Document[Declaration], declaration: Declaration, settings: Settings, name: str
) -> Iterator[Finding]:
    """What the rules that are chosen for a file find in its declaration, and whether its layout is known."""
    intact = not errors(document.findings)
    yield from settings.chosen(name).findings(declaration, settings.profile, intact=intact)
    yield from _of_layout(declaration, settings)


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
    findings: Sequence[Finding],
    settings: Settings,
    name: str,
    *,
    comments: bool = True,
) -> Checked:
    """Located findings as they are to be reported: comments minded, severities as set, in order.

    Args:
        document: the file that they are about.
        findings: the findings.
        settings: what is ignored, and which severities are set.
        name: the file's name.
        comments: whether to report what is wrong with the comments themselves.
    """
    suppressions = Suppressions(document.places.text, document.places)
    wanted = [finding for finding in findings if _is_wanted(finding, settings, name)]
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
