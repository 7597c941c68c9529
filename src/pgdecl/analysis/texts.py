"""Everything that is written in a row, for rules about how it is typed."""

from collections.abc import Iterator

from pgdecl.analysis.view import Row


def texts_of(row: Row) -> Iterator[tuple[str, str]]:
    """The key and the text of its name, of its values in the order of the form, and of its basis."""
    yield "name", row.name.text
    for cell in row.cells:
        yield cell.key, cell.target.text
    if row.indicator.basis:
        yield "basis", row.indicator.basis
