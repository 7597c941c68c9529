"""Tables of several projects: which rows belong to one of them."""

from collections.abc import Iterator

from pgdecl.importer.columns import Head
from pgdecl.importer.indicators import BodyRow


def by_project(
    read: list[tuple[Head, BodyRow]],
) -> Iterator[list[tuple[Head, BodyRow]]]:
    """The rows in groups of one project each: its cells are merged over its rows, or repeated in them."""
    group: list[tuple[Head, BodyRow]] = []
    project: tuple[str, ...] = ()
    for head, body in read:
        cells = tuple(cell.text for column, cell in body.cells.items() if column.field.startswith("form:"))
        if group and any(cells) and cells != project:
            yield group
            group = []
        if any(cells):
            project = cells
        group.append((head, body))
    if group:
        yield group
