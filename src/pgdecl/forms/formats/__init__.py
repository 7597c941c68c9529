"""The formats of documents that a Grid can be written as."""

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pgdecl.forms.grid import Grid


class Format(NamedTuple):
    """A kind of document: its file name suffix, its media type, and the module that writes it."""

    suffix: str
    media_type: str
    module: str


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"

FORMATS: Final["Mapping[str, Format]"] = MappingProxyType(
    {
        "docx": Format(".docx", f"{_OFFICE}.wordprocessingml.document", "pgdecl.forms.formats.docx"),
        "xlsx": Format(".xlsx", f"{_OFFICE}.spreadsheetml.sheet", "pgdecl.forms.formats.xlsx"),
        "html": Format(".html", "text/html", "pgdecl.forms.formats.html"),
        "pdf": Format(".pdf", "application/pdf", "pgdecl.forms.formats.pdf"),
    }
)


def paint(grid: "Grid", format_name: str) -> bytes:
    """The document that shows a Grid, as the bytes of a file; only this format's module is imported.

    Raises:
        KeyError: `format_name` is none of `FORMATS`.
        CannotRunError: the format needs another program, which is not installed or fails.
    """
    painter: Callable[[Grid], bytes] = import_module(FORMATS[format_name].module).paint
    return painter(import_module("pgdecl.forms.formats.widths").fitted(grid))
