"""Checking a file: reading, structure, rules and layout; all findings of `validate` on one file."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pgdecl.app.layouts import layout_of, missing_fields, profile_for
from pgdecl.config.settings import DEFAULT, Settings
from pgdecl.declaration.models import DEFAULT_LAYOUT, Declaration
from pgdecl.files.reading import SourceFile
from pgdecl.finding import WHOLE_FILE, Finding, Location, Severity, order
from pgdecl.i18n.catalogue import fault
from pgdecl.report.wording import is_of_rule
from pgdecl.rules.registry import RULES
from pgdecl.yamlfile.document import Document, read
from pgdecl.yamlfile.source_map import SourceMap
from pgdecl.yamlfile.suppressions import MOST_CODES, Suppressions

if TYPE_CHECKING:
    from pgdecl.declaration.results import Results

_KEY_OF_RESULTS = b"pgdecl_results"


class Checked(NamedTuple):
    """A checked file: its document, the findings to report, and how many findings were suppressed.

    Results are `alone` where no declaration stands beside them.
    """

    document: "Document[Declaration | Results]"
    findings: tuple[Finding, ...]
    suppressed: int = 0
    alone: bool = False

    @property
    def content(self) -> Declaration | None:
        """The declaration, without its faulty parts; None if nothing of one could be read."""
        content = self.document.content
        return content if isinstance(content, Declaration) else None

    @property
    def source_map(self) -> SourceMap:
        """The source map of the file."""
        return self.document.source_map


def check(data: bytes, settings: Settings = DEFAULT, name: str = "", *, results: bool = False) -> Checked:
    """Checks the bytes of a declaration; the findings are in the order of the file.

    Args:
        data: the bytes of the file.
        settings: which rules run, and their options.
        name: the file's name, for settings that depend on it.
        results: whether a results file will do as well.
    """
    document = _document(data, results=results)
    declaration = document.content
    if declaration is None:
        return Checked(document, document.findings)
    if not isinstance(declaration, Declaration):
        from pgdecl.app.check_results import check_results  # noqa: PLC0415 - most files are declarations

        return check_results(document, declaration, settings, name)
    by_rules = [document.located(finding) for finding in _of_content(document, declaration, settings, name)]
    starts = {(finding.span.line, finding.span.column) for finding in document.findings}
    # Where reading has reported a finding, findings of rules would only be consequences of it.
    of_content = [finding for finding in by_rules if (finding.span.line, finding.span.column) not in starts]
    checked = reported(document, [*document.findings, *of_content], settings, name)
    if not any(finding.fix for finding in checked.findings):
        return checked
    from pgdecl.app.offers import offered  # noqa: PLC0415 - few files have what can be fixed

    # Offers of the other text do not matter, only what is wrong with it.
    before = [*document.findings, *by_rules]
    findings = offered(document, checked.findings, before, lambda other: _findings(other, settings, name))
    return checked._replace(findings=tuple(findings))


def _findings(data: bytes, settings: Settings, name: str) -> list[Finding]:
    """What is wrong with the bytes of a declaration, whatever could be fixed."""
    document = _document(data, results=False)
    declaration = document.content
    if not isinstance(declaration, Declaration):
        return list(document.findings)
    return [*document.findings, *_of_content(document, declaration, settings, name)]


def _document(data: bytes, *, results: bool) -> "Document[Declaration | Results]":
    if results and _KEY_OF_RESULTS in data:
        from pgdecl.declaration.results import Results  # noqa: PLC0415 - most files are declarations

        return read(data, Declaration, Results)
    return read(data, Declaration)


def check_file(name: str, settings: Settings = DEFAULT) -> Checked:
    """Checks a file or standard input; a file that cannot be read has a finding that says so."""
    return check_source(SourceFile.of(name), settings)


def check_source(file: SourceFile, settings: Settings = DEFAULT, *, results: bool = False) -> Checked:
    """Checks a file that has been read already; the arguments are those of `check`."""
    if file.refusal:
        unreadable = fault("PG001", Location(span=WHOLE_FILE), reason=file.refusal)
        document: Document[Declaration | Results] = Document(None, (unreadable,), SourceMap("", Declaration))
        return Checked(document, document.findings)
    if file.is_document:
        from pgdecl.app.documents import check_document  # noqa: PLC0415 - most files are YAML

        return check_document(file, settings)
    return check(file.data, settings, file.name, results=results)


def check_files(files: Iterable[SourceFile], settings_of: Callable[[str], Settings]) -> Iterator[Checked]:
    """Checks files one after another, declarations and results files.

    Args:
        files: the files.
        settings_of: returns the settings of a file.

    Raises:
        CannotRunError: the configuration of a file has a fault; the files before it are yielded first.
    """
    for file in files:
        yield check_source(file, settings_of(file.name), results=True)


def _of_content(
    document: "Document[Declaration | Results]", declaration: Declaration, settings: Settings, name: str
) -> Iterator[Finding]:
    """The findings of the rules selected for a file, and the finding on an unknown layout."""
    intact = not errors(document.findings)
    layout = layout_of(declaration, settings)
    profile = profile_for(layout, settings.profile)
    yield from settings.chosen(name).findings(declaration, profile, intact=intact)
    if layout is not None:
        yield from missing_fields(declaration, layout)
    yield from _of_layout(declaration, settings)


def errors(findings: Iterable[Finding]) -> int:
    """How many of the findings are errors."""
    return sum(finding.severity is Severity.ERROR for finding in findings)


def _of_layout(declaration: Declaration, settings: Settings) -> Iterator[Finding]:
    """The finding on a layout that does not exist."""
    if declaration.layout != DEFAULT_LAYOUT and declaration.layout not in settings.layouts:
        from pgdecl.forms.named import names  # noqa: PLC0415 - most declarations use the default layout

        if declaration.layout not in names():
            known = " ".join([*names(), *settings.layouts])
            yield fault("PG904", Location(("layout",)), layout=declaration.layout, layouts=known)


def reported(
    document: Document[Any],
    findings: Sequence[Finding],
    settings: Settings,
    name: str,
    *,
    comments: bool = True,
    ran: Collection[str] | None = None,
) -> Checked:
    """Applies suppressions, ignored codes and configured severities to located findings, and sorts them.

    Args:
        document: the file that the findings are about.
        findings: the findings.
        settings: which codes are ignored, and which severities are configured.
        name: the file's name.
        comments: whether to report faults of the comments themselves.
        ran: the codes of the rules that ran, if not those for declarations.
    """
    suppressions = Suppressions(document.source_map.text, document.source_map)
    wanted = [finding for finding in findings if _is_wanted(finding, settings, name)]
    kept = [
        finding for finding in wanted if not (_may_be_suppressed(finding) and suppressions.covers(finding))
    ]
    suppressed = len(wanted) - len(kept)
    if comments and (suppressions.all or suppressions.too_many):
        if ran is None:
            ran = {rule.code for rule, _ in settings.chosen(name).checks}
        on_comments = _on_comments(suppressions, ran)
        kept += [finding for finding in on_comments if _is_wanted(finding, settings, name)]
    if settings.severities:
        severities = settings.severities
        kept = [finding._replace(severity=severities.get(finding.code, finding.severity)) for finding in kept]
    return Checked(document, tuple(sorted(kept, key=order)), suppressed)


def _is_wanted(finding: Finding, settings: Settings, name: str) -> bool:
    """Whether a finding is not ignored; ignored rules have not run at all."""
    if is_of_rule(finding.code) or not (settings.ignore or settings.per_path):
        return True
    return not _may_be_suppressed(finding) or not settings.ignores(finding.code, name)


def _may_be_suppressed(finding: Finding) -> bool:
    """Whether a finding may be suppressed: not an error of reading, structure or layout."""
    return is_of_rule(finding.code) or finding.severity is not Severity.ERROR


def _on_comments(suppressions: Suppressions, ran: Collection[str]) -> Iterator[Finding]:
    """Findings on comments that name no code, an unknown code, or a code that suppresses nothing."""
    for comment in suppressions.all:
        if not comment.codes:
            yield fault("PG912", Location(span=comment.span))
    if suppressions.too_many:
        yield fault("PG914", Location(span=suppressions.too_many.span), limit=str(MOST_CODES))
    for code, span in suppressions.unused():
        is_known = code.upper() in RULES
        if not is_known:
            yield fault("PG913", Location(span=span), word=code)
        elif code.upper() in ran:
            yield fault("PG911", Location(span=span), word=code)
