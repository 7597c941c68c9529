"""Loading declarations and forms by path, for the public API and for commands."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pgdecl.app.validate import check, errors
from pgdecl.config.settings import WITHOUT_RULES
from pgdecl.declaration.models import Declaration
from pgdecl.files.reading import read_file
from pgdecl.finding import Finding

if TYPE_CHECKING:
    from pgdecl.forms.fill import Form

AnyPath = str | os.PathLike[str]


class DeclarationError(ValueError):
    """A file has errors; `findings` are all its findings, located."""

    def __init__(self, name: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.findings = findings


def load(path: AnyPath) -> Declaration:
    """The declaration in a file; its content is not checked, which `validate` does.

    Raises:
        DeclarationError: the file is not a declaration, or has errors in its structure.
        OSError: it cannot be read.
    """
    checked = check(read_file(os.fspath(path)), WITHOUT_RULES)
    if checked.content is None or errors(checked.findings):
        raise DeclarationError(os.fspath(path), checked.findings)
    return checked.content


def form_named(layout: AnyPath) -> "Form":
    """An official form by its name, or the form that a layout file describes.

    Raises:
        KeyError: there is no such form and no such file.
        DeclarationError: the layout file has errors.
    """
    from pgdecl.forms.fill import Form  # noqa: PLC0415 - who only loads declarations needs no forms
    from pgdecl.forms.named import official, read_layout  # noqa: PLC0415 - as above

    path = Path(layout)
    if not path.suffix and not path.is_file():
        return official(os.fspath(layout))
    if not path.is_file():
        raise KeyError(os.fspath(layout))
    document = read_layout(read_file(os.fspath(layout)))
    if document.content is None or document.findings:
        raise DeclarationError(os.fspath(layout), document.findings)
    return Form(document.content)
