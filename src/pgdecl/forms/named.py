"""Official layouts by name, and layouts from files, read and checked."""

from functools import cache
from pathlib import Path

from pgdecl.finding import Finding, order
from pgdecl.forms.fill import Form
from pgdecl.forms.layout import Layout
from pgdecl.yamlfile.document import Document, read

_FOLDER = Path(__file__).with_name("layouts")


def names() -> list[str]:
    """The names of the official layouts, in alphabetical order."""
    return sorted(path.stem for path in _FOLDER.glob("*.yaml"))


@cache
def official(name: str) -> Form:
    """An official form, ready for filling.

    Raises:
        KeyError: there is no layout of that name.
    """
    path = _FOLDER / f"{name}.yaml"
    if name not in names():
        raise KeyError(name)
    document = read(path.read_bytes(), Layout)
    if document.content is None:
        raise KeyError(name)
    return Form(document.content)


def read_layout(data: bytes) -> Document[Layout]:
    """Reads the bytes of a layout file; only a layout without findings can be filled."""
    document = read(data, Layout)
    if document.content is None or document.findings:
        return document
    from pgdecl.forms.check import check  # noqa: PLC0415 - official layouts were checked when they were made

    findings: list[Finding] = sorted(map(document.located, check(document.content)), key=order)
    return Document(document.content, tuple(findings), document.source_map)
