"""What `import pgdecl` offers: load, validate, render. The command line is made of the same."""

import os
from pathlib import Path

from pgdecl.checking import check, errors
from pgdecl.config.find import Finder
from pgdecl.config.settings import WITHOUT_RULES
from pgdecl.finding import Finding
from pgdecl.formats import FORMATS, paint
from pgdecl.layouts.fill import Form, Options
from pgdecl.layouts.named import official, read_layout
from pgdecl.model.declaration import DEFAULT_LAYOUT, Declaration

AnyPath = str | os.PathLike[str]


class DeclarationError(ValueError):
    """A file with errors in it; `findings` are all that was found, located."""

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.findings = findings


def load(path: AnyPath) -> Declaration:
    """The declaration in a file, whatever it says: `validate` judges its content.

    Raises:
        DeclarationError: the file is no declaration, or has errors in its structure.
        OSError: it cannot be read.
    """
    checked = check(Path(path).read_bytes(), WITHOUT_RULES)
    if checked.record is None or errors(checked.findings):
        raise DeclarationError(os.fspath(path), checked.findings)
    return checked.record


def validate(path: AnyPath) -> tuple[Finding, ...]:
    """Everything found wrong with a file, located, in the order of the file; empty if nothing is.

    The configuration that is found upwards from the file holds, as for the command.

    Raises:
        OSError: the file cannot be read.
        CannotRunError: the configuration has a fault.
    """
    name = os.fspath(path)
    return check(Path(path).read_bytes(), Finder().settings(name), name).findings


def render(
    declaration: Declaration | None,
    format_name: str = "docx",
    *,
    layout: AnyPath | None = None,
    placeholders: bool = False,
    draft: bool = False,
) -> bytes:
    """The official form as the bytes of a DOCX or XLSX file; the same input gives the same bytes.

    Args:
        declaration: what to print; None for the blank form.
        format_name: `docx` or `xlsx`.
        layout: the name of an official layout or the path of a layout file; else as the declaration says.
        placeholders: whether to print the rows of dots, as the blank form has them.
        draft: whether to mark the document as a draft.

    Raises:
        KeyError: there is no such format or layout.
        DeclarationError: the layout file has errors.
    """
    if format_name not in FORMATS:
        raise KeyError(format_name)
    form = form_named(layout or (declaration.layout if declaration else DEFAULT_LAYOUT))
    if declaration is None:
        return paint(form.blank(), format_name)
    return paint(form.fill(declaration, Options(room=placeholders, draft=draft)), format_name)


def form_named(layout: AnyPath) -> Form:
    """An official form by its name, or the form that a layout file describes.

    Raises:
        KeyError: there is neither.
        DeclarationError: the layout file has errors.
    """
    path = Path(layout)
    if not path.suffix and not path.is_file():
        return official(os.fspath(layout))
    if not path.is_file():
        raise KeyError(os.fspath(layout))
    document = read_layout(path.read_bytes())
    if document.record is None or document.findings:
        raise DeclarationError(os.fspath(layout), document.findings)
    return Form(document.record)
