"""Rows of a sheet, prepared: cells and merges with places for the row's number and for each text."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pgdecl.forms.grid import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pgdecl.forms.grid import Place

# The styles part has the plain style first, then one for each role in the order of `Role`.
_STYLES: Final = {role: number for number, role in enumerate(Role, 1)}

# No text can hold it, because XML forbids it.
_NUMBER: Final = "\0"
NUMBER: Final = _NUMBER.encode()
"""Stands for the row's number in prepared rows."""


def column_letters(column: int) -> str:
    """Excel's name of a column counted from 0: A to Z, then AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


class SheetRow(NamedTuple):
    """A row of the sheet: `height` in twentieths of a point, `rows` of its places counted in sheet rows."""

    places: "tuple[Place, ...]"
    texts: tuple[str, ...]
    height: float


def split(rows: "Sequence[SheetRow]", tops: "Sequence[int]") -> "Iterator[SheetRow]":
    """The rows, with each that is too high for a sheet row in several, over which its cells reach."""
    for index, (places, texts, height) in enumerate(rows):
        top, below = tops[index : index + 2]
        part = height / (below - top)
        reaching = [
            place._replace(rows=tops[index + place.rows] - top) if place.rows else place for place in places
        ]
        yield SheetRow(tuple(reaching), texts, part)
        going_on = tuple([place._replace(rows=0) for place in places])
        yield from [SheetRow(going_on, ("",) * len(texts), part)] * (below - top - 1)


@lru_cache(512)
def prepared(
    places: "tuple[Place, ...]",
    filled: tuple[bool, ...],
    plain: bool,  # noqa: FBT001 - a memo finds what goes by position faster
) -> tuple[bytes, bytes, tuple[int, ...]]:
    """A row's cells and end, and the merges that begin in it; made once for rows that look alike.

    The row's number is `NUMBER`. A `%s` stands for each text, empty ones too; a text that is not plain brings
    its `t` element along. A `%d` stands for the last row of each merge over several; last come their rows.
    """
    cells = [
        _cell(column, span, role, full, plain)
        for (column, span, _, role), full in zip(places, filled, strict=True)
    ]
    merges = [
        _merge(column, span, rows > 1) for column, span, rows, _ in places if rows and (rows > 1 or span > 1)
    ]
    reaching = tuple([place.rows for place in places if place.rows > 1])
    return "".join((*cells, "</row>")).encode(), "".join(merges).encode(), reaching


@lru_cache(1024)
def _cell(column: int, span: int, role: Role, full: bool, plain: bool) -> str:  # noqa: FBT001 - as above
    """A cell, and those that its span covers, so that every cell of a merge has its lines."""
    letters = (column_letters(column + number) for number in range(span))
    first, *others = (f'<c r="{letter}{_NUMBER}" s="{_STYLES[role]}"' for letter in letters)
    text = "<t>%s</t>" if plain else "%s"
    own = f'{first} t="inlineStr"><is>{text}</is></c>' if full else f"{first}/>%s"
    return "".join((own, *(f"{other}/>" for other in others)))


@lru_cache(1024)
def _merge(column: int, span: int, reaching: bool) -> str:  # noqa: FBT001 - as above
    last = f"{column_letters(column + span - 1)}{'%d' if reaching else _NUMBER}"
    return f'<mergeCell ref="{column_letters(column)}{_NUMBER}:{last}"/>'
