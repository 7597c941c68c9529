"""Rendering one declaration file: checks it, fills the form, and prints it as a document."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pgdecl.app import validate
from pgdecl.app.layouts import missing_fields
from pgdecl.app.load import DeclarationError, form_named
from pgdecl.config.find import Finder
from pgdecl.config.settings import Settings
from pgdecl.declaration.models import DEFAULT_LAYOUT, Declaration
from pgdecl.files.errors import AccessError, ConfigurationError
from pgdecl.files.file_names import Destination
from pgdecl.files.reading import SourceFile
from pgdecl.files.writing import write
from pgdecl.finding import Finding, order
from pgdecl.forms.content import Content
from pgdecl.forms.fill import Form, Options
from pgdecl.forms.formats import FORMATS, paint
from pgdecl.forms.named import names, official
from pgdecl.forms.unplaced import Unplaced
from pgdecl.i18n.language import Language
from pgdecl.yamlfile.source_map import SourceMap

if TYPE_CHECKING:
    from pgdecl.app.filled import ResultsFile
    from pgdecl.scoring.schemes import Scheme

_ON_OWN_LAYOUT = frozenset({"PG904", "PG906"})
"""Findings on the layout that a declaration names, which do not matter if another one is asked for."""


class OnResults(NamedTuple):
    """What the form has no place for of the results: the findings, the file's name and its source map."""

    name: str
    findings: tuple[Finding, ...]
    source_map: SourceMap


class Rendered(NamedTuple):
    """The result for one file: the document and the name of its project (None if refused), the findings.

    `path` is where the document belongs, if no other project has that path. `omits` is whether it was refused
    for what the form has no place for.
    """

    document: bytes | None
    project: str
    path: Path | None
    findings: tuple[Finding, ...]
    source_map: SourceMap
    on_results: OnResults | None = None
    omits: bool = False


class Rendering(NamedTuple):
    """How files are rendered; can be called with any number of files.

    `form`, if given, takes precedence over the layout that the declaration names. With `draft` a declaration
    with errors is rendered too, with a mark; one without errors is rendered without the mark. `results` are
    printed where the form has places for them, with the points of the `scheme` if one is given. What the
    form has no place for is refused, unless `omissions` are allowed. `remarks_in` is the language in which
    findings stand beside their cells, None to print none.
    """

    format_name: str
    destination: Destination
    finder: Finder
    form: Form | None = None
    room: bool = False
    draft: bool = False
    omissions: bool = False
    results: "ResultsFile | None" = None
    scheme: "Scheme | None" = None
    remarks_in: Language | None = None

    def __call__(self, file: SourceFile) -> Rendered:
        """Renders one file.

        Raises:
            CannotRunError: the configuration has a fault, or names a layout that cannot be read.
        """
        prepared = self.prepared(file)
        if prepared.content is None or prepared.form is None or prepared.refused:
            return prepared.rendered(None, "", None)
        content = prepared.content
        if self.scheme is not None:
            from pgdecl.app.filled import scored  # noqa: PLC0415 - only results need comparisons

            content = scored(content, self.scheme, self.finder.settings(file.name).profile)
        grid = prepared.form.fill(content, Options(room=self.room, draft=prepared.errors > 0))
        if self.remarks_in is not None:
            from pgdecl.app.remarks import with_remarks  # noqa: PLC0415 - as above

            grid = with_remarks(grid, prepared.findings, self.remarks_in)
        declaration = content.declaration
        project = declaration.project.name or Path(file.name).stem
        path = self.destination.file(project, declaration.year)
        return prepared.rendered(paint(grid, self.format_name), project, path)

    def prepared(self, file: SourceFile) -> "Prepared":
        """A file checked, with what its form has no place for.

        Raises:
            CannotRunError: the configuration has a fault.
        """
        settings = self.finder.settings(file.name)
        checked = validate.check_source(file, settings)
        findings = [
            finding for finding in checked.findings if not (self.form and finding.code in _ON_OWN_LAYOUT)
        ]
        declaration = checked.content
        form = self.form or (_form_of(declaration, settings) if declaration else None)
        if declaration is None or form is None:
            return Prepared(None, None, tuple(findings), checked.source_map, validate.errors(findings))
        if self.form:
            findings += map(checked.document.located, missing_fields(declaration, form.layout))
        errors = validate.errors(findings)
        if errors and not self.draft:
            return Prepared(None, None, tuple(findings), checked.source_map, errors)
        content = self._content(declaration, settings)
        unplaced = Unplaced(form)
        lost = list(map(checked.document.located, unplaced.findings(content)))
        on_results = None
        if self.results is not None:
            document = self.results.document
            lost_results = sorted(map(document.located, unplaced.findings_on_results(content)), key=order)
            on_results = OnResults(self.results.name, tuple(lost_results), document.source_map)
        omits = not self.omissions and bool(lost or (on_results and on_results.findings))
        located = tuple(sorted([*findings, *lost], key=order))
        return Prepared(content, form, located, checked.source_map, errors, on_results, refused=omits)

    def _content(self, declaration: Declaration, settings: Settings) -> Content:
        if self.results is None:
            return Content(declaration)
        from pgdecl.app.filled import content_of  # noqa: PLC0415 - as above

        return content_of(declaration, self.results.results, settings.profile)


class Prepared(NamedTuple):
    """A declaration ready to be printed on its form; `content` is None if its errors forbid it."""

    content: Content | None
    form: Form | None
    findings: tuple[Finding, ...]
    source_map: SourceMap
    errors: int
    on_results: OnResults | None = None
    refused: bool = False

    def rendered(self, document: bytes | None, project: str, path: Path | None) -> Rendered:
        """With the document, or without one."""
        return Rendered(
            document, project, path, self.findings, self.source_map, self.on_results, omits=self.refused
        )


def blank(format_name: str, destination: Destination, form: Form, *, force: bool) -> Path:
    """Writes the blank form, and returns its path.

    Raises:
        CannotRunError: the document cannot be written, or there is a file already.
    """
    path = destination.file(form.layout.title)
    write(path, paint(form.blank(), format_name), force=force)
    return path


def suffix_of(format_name: str) -> str:
    """The file name suffix of a format."""
    return FORMATS[format_name].suffix


def forget_layouts() -> None:
    """Configured layouts are read again: their files may have changed."""
    _configured.cache_clear()


@cache
def _configured(path: str) -> Form:
    try:
        return form_named(path)
    except DeclarationError as error:
        raise ConfigurationError("bad-layout", path=path) from error
    except OSError as error:
        raise AccessError.reading(path, error) from error


def _form_of(declaration: Declaration, settings: Settings) -> Form:
    """The form that the declaration names; the default form for a draft that names an unknown one.

    Raises:
        ConfigurationError: the layout file in the configuration has errors.
        AccessError: the layout file cannot be read.
    """
    if declaration.layout in settings.layouts:
        return _configured(settings.layouts[declaration.layout])
    return official(declaration.layout if declaration.layout in names() else DEFAULT_LAYOUT)
