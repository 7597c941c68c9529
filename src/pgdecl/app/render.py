"""Rendering one declaration file: checked, filled, painted, staged beside its place."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from pgdecl.app import validate
from pgdecl.app.load import DeclarationError, form_named
from pgdecl.config.find import Finder
from pgdecl.config.settings import Settings
from pgdecl.declaration.models import DEFAULT_LAYOUT, Declaration
from pgdecl.files import writing
from pgdecl.files.errors import AccessError, ConfigurationError
from pgdecl.files.reading import SourceFile
from pgdecl.finding import Finding, order
from pgdecl.forms.fill import Form, Options
from pgdecl.forms.formats import FORMATS, paint
from pgdecl.forms.named import names, official
from pgdecl.forms.unplaced import Unplaced
from pgdecl.yamlfile.source_map import SourceMap


class Rendered(NamedTuple):
    """What became of a file: the part and the place it goes to (None: refused), and what was found."""

    part: Path | None
    path: Path | None
    findings: tuple[Finding, ...]
    places: SourceMap


class Rendering(NamedTuple):
    """How files are rendered; called with a file, as often as wanted.

    `form` is used whatever the declaration says, if it is given. With `draft` a declaration with errors is
    printed, too, and marked; one without errors is printed unmarked all the same.
    """

    format_name: str
    destination: writing.Destination
    finder: Finder
    form: Form | None = None
    room: bool = False
    draft: bool = False

    def __call__(self, file: SourceFile) -> Rendered:
        """Renders one file.

        Raises:
            CannotRunError: the document cannot be written, or the configuration has a fault.
        """
        settings = self.finder.settings(file.name)
        document = validate.check_source(file, settings)
        findings = [finding for finding in document.findings if not (self.form and finding.code == "PG904")]
        errors = validate.errors(findings)
        declaration = document.record
        if declaration is None or (errors and not self.draft):
            return Rendered(None, None, tuple(findings), document.places)
        form = self.form or _form_of(declaration, settings)
        findings += map(document.document.located, Unplaced(form).findings(declaration))
        grid = form.fill(declaration, Options(room=self.room, draft=errors > 0))
        path = self.destination.file(declaration.project.name or Path(file.name).stem, declaration.year)
        part = writing.stage(path, paint(grid, self.format_name))
        return Rendered(part, path, tuple(sorted(findings, key=order)), document.places)


def blank(format_name: str, destination: writing.Destination, form: Form, *, force: bool) -> Path:
    """Writes the empty form, and gives its path.

    Raises:
        CannotRunError: the document cannot be written, or there is a file already.
    """
    path = destination.file(form.layout.title)
    writing.settle(writing.stage(path, paint(form.blank(), format_name)), path, force=force)
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
    """The form that the declaration names; the default one for a draft that names none that exists.

    Raises:
        ConfigurationError: it is a layout file of the configuration, and has errors.
        AccessError: it cannot be read.
    """
    if declaration.layout in settings.layouts:
        return _configured(settings.layouts[declaration.layout])
    return official(declaration.layout if declaration.layout in names() else DEFAULT_LAYOUT)
