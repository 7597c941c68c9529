"""Rendering one declaration file: checks it, fills the form, and prints it as a document."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from pgdecl.app import validate
from pgdecl.app.load import DeclarationError, form_named
from pgdecl.config.find import Finder
from pgdecl.config.settings import Settings
from pgdecl.declaration.models import DEFAULT_LAYOUT, Declaration
from pgdecl.files.errors import AccessError, ConfigurationError
from pgdecl.files.file_names import Destination
from pgdecl.files.reading import SourceFile
from pgdecl.files.writing import write
from pgdecl.finding import Finding, order
from pgdecl.forms.fill import Form, Options
from pgdecl.forms.formats import FORMATS, paint
from pgdecl.forms.named import names, official
from pgdecl.forms.unplaced import Unplaced
from pgdecl.yamlfile.source_map import SourceMap


class Rendered(NamedTuple):
    """The result for one file: the document and the name of its project (both None if refused), the findings.

    `path` is where the document belongs, if no other project has that path.
    """

    document: bytes | None
    project: str
    path: Path | None
    findings: tuple[Finding, ...]
    source_map: SourceMap


class Rendering(NamedTuple):
    """How files are rendered; can be called with any number of files.

    `form`, if given, takes precedence over the layout that the declaration names. With `draft` a declaration
    with errors is rendered too, with a mark; one without errors is rendered without the mark.
    """

    format_name: str
    destination: Destination
    finder: Finder
    form: Form | None = None
    room: bool = False
    draft: bool = False

    def __call__(self, file: SourceFile) -> Rendered:
        """Renders one file.

        Raises:
            CannotRunError: the configuration has a fault, or names a layout that cannot be read.
        """
        settings = self.finder.settings(file.name)
        document = validate.check_source(file, settings)
        findings = [finding for finding in document.findings if not (self.form and finding.code == "PG904")]
        errors = validate.errors(findings)
        declaration = document.content
        if declaration is None or (errors and not self.draft):
            return Rendered(None, "", None, tuple(findings), document.source_map)
        form = self.form or _form_of(declaration, settings)
        findings += map(document.document.located, Unplaced(form).findings(declaration))
        grid = form.fill(declaration, Options(room=self.room, draft=errors > 0))
        project = declaration.project.name or Path(file.name).stem
        path = self.destination.file(project, declaration.year)
        data = paint(grid, self.format_name)
        return Rendered(data, project, path, tuple(sorted(findings, key=order)), document.source_map)


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
