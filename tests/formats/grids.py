"""Grids for tests, read from tables or built around one text."""

from itertools import accumulate

from conftest import DATA
from pgdecl.forms.grid import Cell, Grid, Page, Role, Row, row_of

A4 = Page(11906, 16838, 1417, 1417, 1134, 1134)
# 20, 17, 22, 20, 18, 6, 7, 6, 7, 6, 7 and 34 mm
COLUMNS = (1134, 964, 1247, 1134, 1020, 341, 396, 341, 396, 341, 396, 1928)


def form(mark: str = "") -> Grid:
    """The form of `tests/data/formats/form.txt`."""
    lines = (DATA / "formats" / "form.txt").read_text(encoding="utf-8").splitlines()
    rows = tuple(_row(line) for line in lines if not line.startswith("#"))
    return Grid("项目绩效目标申报表", "鄂州市行政审批局", A4, COLUMNS, rows, mark)


def _row(line: str) -> Row:
    first, _, rest = line.partition(" ")
    head = first == "!"
    height = int(first) if first.isdigit() else 0
    parts = [part.strip().split(" ", 3) for part in (rest if head or height else line).split("|")]
    spans = [int(part[1]) for part in parts]
    starts = accumulate(spans, initial=0)
    cells = tuple(
        Cell("".join(text), column, span, int(rows), Role(role))
        for (role, _, rows, *text), span, column in zip(parts, spans, starts, strict=False)
    )
    return row_of(cells, head=head, height=height)


def of_texts(texts: list[str], width: int = 9000, title: str = "", author: str = "", mark: str = "") -> Grid:
    """One text in each row of a single column."""
    rows = tuple(row_of((Cell(text, 0, 1, 1, Role.TEXT),)) for text in texts)
    return Grid(title, author, A4, (width,), rows, mark)
