"""Findings beside the cells of a form that they are about."""

from collections.abc import Iterable

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from pgdecl.documents.address import Address, SheetAddress
from pgdecl.documents.reading import read
from pgdecl.finding import Finding
from pgdecl.forms.formats import paint
from pgdecl.forms.grid import Grid, Remark
from pgdecl.i18n.language import Language
from pgdecl.importer.reader import read_forms
from pgdecl.importer.record import nearest
from pgdecl.report.wording import message

_TITLE = (0, 0)


def with_remarks(grid: Grid, findings: Iterable[Finding], language: Language) -> Grid:
    """A form with each finding beside its cell, or below the title if the form has no cell for it.

    Where a field stands on the form is known from reading the form back, as any filled form is read.
    """
    forms = read_forms(read(paint(grid, "xlsx")))
    places = forms[0].places if forms else {}
    remarks: dict[tuple[int, int], list[Remark]] = {}
    for finding in findings:
        cell = _cell(nearest(finding.path, places))
        remark = Remark(finding.severity.name.lower(), f"{finding.code} {message(finding, language)}")
        remarks.setdefault(cell, []).append(remark)
    return grid._replace(remarks={cell: tuple(listed) for cell, listed in remarks.items()})


def _cell(address: Address | None) -> tuple[int, int]:
    """The row and the column of a cell of a sheet; those of the title without one."""
    if not isinstance(address, SheetAddress):
        return _TITLE
    column, row = coordinate_from_string(address.cell)
    return row - 1, column_index_from_string(column) - 1
