"""What `import pgdecl` offers: load, validate, render. The command line is made of the same."""

import os

from pgdecl.app.load import AnyPath, DeclarationError, form_named, load
from pgdecl.app.validate import check
from pgdecl.config.find import Finder
from pgdecl.declaration.models import DEFAULT_LAYOUT, Declaration
from pgdecl.files.reading import read_file
from pgdecl.finding import Finding
from pgdecl.forms.fill import Options
from pgdecl.forms.formats import FORMATS, paint

__all__ = ["DeclarationError", "load", "render", "validate"]


def validate(path: AnyPath) -> tuple[Finding, ...]:
    """What is wrong with a declaration or results, located, in the order of the file; empty if nothing is.

    The configuration that is found upwards from the file holds, as for the command.

    Raises:
        OSError: the file cannot be read.
        CannotRunError: the configuration has a fault.
    """
    name = os.fspath(path)
    return check(read_file(name), Finder().settings(name), name, results=True).findings


def render(
    declaration: Declaration | None,
    format_name: str = "docx",
    *,
    layout: AnyPath | None = None,
    placeholders: bool = False,
    draft: bool = False,
) -> bytes:
    """The official form as the bytes of a file; the same input gives the same bytes.

    Args:
        declaration: what to print; None for the blank form.
        format_name: `docx`, `xlsx`, `html` or, if LibreOffice is installed, `pdf`.
        layout: the name of an official layout or the path of a layout file; else as the declaration says.
        placeholders: whether to print the rows of dots, as the blank form has them.
        draft: whether to mark the document as a draft.

    Raises:
        KeyError: there is no such format or layout.
        DeclarationError: the layout file has errors.
        CannotRunError: LibreOffice is not installed, or fails.
    """
    if format_name not in FORMATS:
        raise KeyError(format_name)
    form = form_named(layout or (declaration.layout if declaration else DEFAULT_LAYOUT))
    if declaration is None:
        return paint(form.blank(), format_name)
    return paint(form.fill(declaration, Options(room=placeholders, draft=draft)), format_name)
