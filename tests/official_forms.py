"""The grids of official forms in `data/forms/`, and Grids brought into the same shape."""

import json
from typing import NamedTuple

from conftest import DATA
from pgdecl.forms.grid import Grid

FORMS = DATA / "forms"


class FormCell(NamedTuple):
    """A cell of an official form: its words, and how many columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1


FormRows = list[list[FormCell]]


def official(name: str) -> FormRows:
    """The rows of `NAME.json`."""
    form = json.loads((FORMS / f"{name}.json").read_text(encoding="utf-8"))
    return [
        [FormCell(cell["text"], cell.get("colspan", 1), cell.get("rowspan", 1)) for cell in row]
        for row in form["rows"]
    ]


def shape(grid: Grid) -> FormRows:
    """The rows of a Grid: every cell once, at the row where it begins."""
    return [
        [FormCell(cell.text, cell.span, cell.rows) for cell in row.cells if cell.rows] for row in grid.rows
    ]
