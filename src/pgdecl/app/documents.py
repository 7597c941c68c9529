"""Word and Excel files as declarations: each form in them as YAML text, and findings at its cells."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pgdecl.app import validate
from pgdecl.config.settings import Settings
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.declaration.terms import TERMS
from pgdecl.documents.address import Address, CellAddress
from pgdecl.documents.errors import DocumentError
from pgdecl.documents.model import Document as Source
from pgdecl.documents.model import Note, Paragraph
from pgdecl.documents.reading import read
from pgdecl.files.reading import SourceFile
from pgdecl.finding import WHOLE_FILE, Finding, Location, Path, Severity, Span
from pgdecl.i18n.catalogue import fault
from pgdecl.i18n.language import Bilingual, Language
from pgdecl.i18n.words import words
from pgdecl.importer.content import Form
from pgdecl.importer.draft import Given
from pgdecl.importer.reader import read_forms
from pgdecl.importer.record import Places, nearest
from pgdecl.importer.texts import one_line
from pgdecl.rules.results.view import Declared
from pgdecl.yamlfile.document import Document
from pgdecl.yamlfile.source_map import SourceMap
from pgdecl.yamlfile.writer import written

_NOWHERE = Bilingual("", "")
_LONGEST_QUOTE = 60


class Filled(NamedTuple):
    """The forms in a document, the texts of its cells in order, and where each stands in that order."""

    forms: tuple[Form, ...]
    texts: tuple[Given, ...]
    notes: tuple[Note, ...]

    @property
    def order(self) -> dict[Address, int]:
        """The number of each cell, from 1."""
        return {given.address: number for number, given in enumerate(self.texts, 1)}


def filled(file: SourceFile) -> Filled:
    """The forms in a document.

    Raises:
        DocumentError: the file cannot be read as a document.
    """
    source = read(file.data, file.name)
    return Filled(read_forms(source), tuple(_texts(source)), source.notes)


def _texts(source: Source) -> Iterator[Given]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield Given(block.text, block.address)
        else:
            yield from (Given(cell.text, cell.address) for row in block.rows for cell in row.cells)


def check_document(file: SourceFile, settings: Settings) -> validate.Checked:
    """Checks every form in a document; findings are at its cells, in the order of the document."""
    try:
        document = filled(file)
    except DocumentError as error:
        return _refused(unreadable(error))
    if not document.forms:
        return _refused(fault("PG032", Location(span=WHOLE_FILE, cell=_NOWHERE)))
    findings: list[Finding] = []
    content = None
    suppressed = 0
    for form in document.forms:
        checked = validate.check(yaml_of(form, "en").encode(), settings, file.name)
        content = content or checked.content
        suppressed += checked.suppressed
        locate = Locator(form.places, document)
        findings += [locate.finding(finding) for finding in checked.findings if _is_of_form(finding, form)]
        if form.results:
            findings += _on_results(form, checked, settings, file.name, document)
    findings += [_note(note, document.order) for note in document.notes if note.is_loss]
    text = "\n".join(one_line(given.text) for given in document.texts)
    located = tuple(sorted(findings, key=lambda finding: (finding.span, finding.code)))
    return validate.Checked(Document(content, located, SourceMap(text, Declaration)), located, suppressed)


def _on_results(
    form: Form, declared: validate.Checked, settings: Settings, name: str, document: Filled
) -> Iterator[Finding]:
    """The findings on the results of a form, beside its declaration, at the cells of the results."""
    from pgdecl.app.check_results import Beside, check_beside  # noqa: PLC0415 - most forms have no results

    checked = validate.check(results_yaml_of(form, "en").encode(), settings, name, results=True)
    findings = list(checked.findings)
    if declared.content is not None:
        beside = Beside(Declared(name, declared.content), declared.source_map)
        findings += check_beside(checked.document, settings, name, beside).findings
    locate, locate_declared = Locator(form.result_places, document), Locator(form.places, document)
    for finding in findings:
        related = [
            locate_declared.location(place) if place.file else locate.location(place)
            for place in finding.related
        ]
        yield finding.at(
            locate.location(finding.location), tuple(place._replace(file="") for place in related)
        )


def yaml_of(form: Form, keys: Language) -> str:
    """The declaration of a form as YAML text."""
    return written(form.declaration, Declaration, keys)


def results_yaml_of(form: Form, keys: Language) -> str:
    """The results of a form as YAML text; empty if it has none."""
    return written(form.results, Results, keys) if form.results else ""


def unreadable(error: DocumentError) -> Finding:
    """The finding that a document cannot be read, with what to do."""
    problem = Bilingual(error.message("zh"), error.message("en"))
    advice = Bilingual(error.advice("zh"), error.advice("en"))
    return fault("PG031", Location(span=WHOLE_FILE, cell=_NOWHERE), problem=problem, advice=advice)


def _refused(finding: Finding) -> validate.Checked:
    document = Document[Declaration | Results](None, (finding,), SourceMap("", Declaration))
    return validate.Checked(document, document.findings)


def _is_of_form(finding: Finding, form: Form) -> bool:
    """Whether a finding is about what the form asks for: a form has no place for every required field."""
    if finding.code == "PG906" and "layout" not in form.declaration:
        return False
    if finding.code != "PG103":
        return True
    missing = str(finding.values.get("key", ""))
    return any(field in form.asked for field in _asked_for(missing))


def _asked_for(missing: str) -> Iterator[tuple[str, str]]:
    for record in ("Declaration", "Goal", "Project", "Department", "Grant"):
        for key, term in TERMS[record].items():
            if missing in (key, term.label):
                yield record, key


class Locator:
    """Turns paths of a form's declaration into the cells that they come from."""

    def __init__(self, places: Places, document: Filled) -> None:
        self._places = places
        self._order = document.order

    def finding(self, finding: Finding) -> Finding:
        """A finding with its places in the document."""
        return finding.at(
            self.location(finding.location), tuple(map(self.location, finding.related))
        )._replace(fix=())

    def location(self, location: Location) -> Location:
        """A location with the cell of the deepest part of its path that has one."""
        address = nearest(location.path, self._places)
        if address is None:
            return location._replace(span=WHOLE_FILE, cell=_NOWHERE)
        number = self._order.get(address, 1)
        return location._replace(span=Span.on_line(number, 1), cell=_cell(address, location.path))


def _cell(address: Address, path: Path) -> Bilingual:
    """The place of a field: of a Word table the row and the label of the column, which people see."""
    term = TERMS["Indicator"].get(str(path[-1])) if path else None
    if term is None or not isinstance(address, CellAddress):
        return cell_of(address)
    return Bilingual(
        *(
            words(
                "places",
                "field",
                language,
                table=str(address.table),
                row=str(address.row),
                label=term.heading.text(language),
            )
            for language in ("zh", "en")
        )
    )


def cell_of(address: Address) -> Bilingual:
    """An address as people say it."""
    return Bilingual(address.text("zh"), address.text("en"))


def unplaced_findings(document: Filled) -> list[Finding]:
    """A warning for each text that found no place or was not read; how the others were read, as info."""
    order = document.order
    findings = [
        fault("PG033", _at(given.address, order), text=_quoted(given.text)) for given in unplaced(document)
    ]
    findings += [_note(note, order) for note in document.notes]
    return sorted(findings, key=lambda finding: (finding.span, finding.code))


def _note(note: Note, order: dict[Address, int]) -> Finding:
    """How something was read; a warning where it was not."""
    words_of_note = Bilingual(note.message("zh"), note.message("en"))
    finding = fault("PG034", _at(note.address, order), note=words_of_note)
    return finding._replace(severity=Severity.WARNING) if note.is_loss else finding


def unplaced(document: Filled) -> Sequence[Given]:
    """The texts that no form of the document has taken, in order."""
    if not document.forms:
        return [given for given in document.texts if given.text.strip()]
    remaining = [{given.address for given in form.unplaced} for form in document.forms]
    everywhere = set.intersection(*remaining)
    return [given for given in document.texts if given.address in everywhere]


def _at(address: Address | None, order: dict[Address, int]) -> Location:
    if address is None:
        return Location(span=WHOLE_FILE, cell=_NOWHERE)
    return Location(span=Span.on_line(order.get(address, 1), 1), cell=cell_of(address))


def _quoted(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE] + "…"
