"""Rendering several declarations as one form, such as the list of a unit's projects."""

from collections.abc import Container, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pgdecl.app.render import Prepared, Rendering
from pgdecl.files.errors import CallError
from pgdecl.files.file_names import Destination
from pgdecl.files.reading import SourceFile
from pgdecl.files.writing import write
from pgdecl.forms.fill import Form, Options
from pgdecl.forms.formats import paint

if TYPE_CHECKING:
    from pgdecl.forms.content import Content


class RenderedList(NamedTuple):
    """The names of the files, each with what was found; and the document, None if one of them forbids it."""

    files: tuple[tuple[str, Prepared], ...]
    document: bytes | None
    title: str = ""
    year: int | None = None


def render_list(files: Iterable[SourceFile], rendering: Rendering, form: Form) -> RenderedList:
    """One form with all the declarations in it, in the order of the files.

    Raises:
        CannotRunError: the configuration has a fault, or the amounts are in different currency units, of
            which the form states one.
    """
    prepared = tuple((file.name, rendering.prepared(file)) for file in files)
    contents: list[Content] = []
    for _, declared in prepared:
        if declared.content is None or declared.refused:
            return RenderedList(prepared, None)
        contents.append(declared.content)
    if not contents:
        return RenderedList(prepared, None)
    units = dict.fromkeys(content.declaration.currency_unit for content in contents)
    if len(units) > 1:
        raise CallError("list-units", units=" ".join(units))
    draft = any(declared.errors for _, declared in prepared)
    grid = form.fill_list(contents, Options(room=rendering.room, draft=draft))
    year = contents[0].declaration.year
    return RenderedList(prepared, paint(grid, rendering.format_name), grid.title, year)


def settle(
    rendered: RenderedList, destination: Destination, own: Container[Path] = (), *, force: bool
) -> Path | None:
    """Writes the document, and returns its path; None if there is none. A file in `own` may be replaced.

    Raises:
        CannotRunError: it cannot be written, or there is a file already.
    """
    if rendered.document is None:
        return None
    path = destination.file(rendered.title, rendered.year)
    write(path, rendered.document, force=force or path in own)
    return path
