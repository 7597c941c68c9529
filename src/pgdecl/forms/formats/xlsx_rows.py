"""Templates for the rows of a sheet: cells and merges, without the row's number and the texts."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pgdecl.forms.grid import Role, outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pgdecl.forms.grid import Outline

# The styles part has the plain style first, then one for each role in the order of `Role`, then the same for
# cells that a protected sheet leaves open.
_STYLES: Final = {role: number for number, role in enumerate(Role, 1)}
_OPEN_STYLES: Final = {role: number for number, role in enumerate(Role, 1 + len(Role))}

# No text can contain it, because XML forbids it.
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
    """A row of the sheet: `height` in twentieths of a point, `rows` of places counted in sheet rows."""

    outline: "Outline"
    texts: tuple[str, ...]
    height: float


def split(rows: "Sequence[SheetRow]", tops: "Sequence[int]") -> "Iterator[SheetRow]":
    """Splits each row that is too high for a sheet row into several, and merges its cells over them."""
    for index, (outline, texts, height) in enumerate(rows):
        top, below = tops[index : index + 2]
        piece_height = height / (below - top)
        first_places = [
            place._replace(rows=tops[index + place.rows] - top) if place.rows else place
            for place in outline.places
        ]
        yield SheetRow(outline_of(tuple(first_places)), texts, piece_height)
        continued = outline_of(tuple([place._replace(rows=0) for place in outline.places]))
        yield from [SheetRow(continued, ("",) * len(texts), piece_height)] * (below - top - 1)


@lru_cache(512)
def prepared(
    outline: "Outline",
    filled: tuple[bool, ...],
    plain: bool,  # noqa: FBT001 - lru_cache is faster with positional arguments
    is_open: tuple[bool, ...],
) -> tuple[bytes, bytes, tuple[int, ...]]:
    """A row's cells, its merges, and how many rows each merge over several rows covers.

    Computed once for rows of the same outline. `NUMBER` stands for the row's number. A `%s` stands for each
    text, empty ones too; a text that is not plain comes with its own `t` element. A `%d` stands for the last
    row of each merge over several rows. `is_open` says which cells a protected sheet leaves open; it
    is empty for a sheet without protection.
    """
    cells = [
        _cell(column, span, (_OPEN_STYLES if can_change else _STYLES)[role], has_text, plain)
        for (column, span, _, role), has_text, can_change in zip(
            outline.places, filled, is_open or (False,) * len(filled), strict=True
        )
    ]
    merges = [
        _merge(column, span, rows > 1)
        for column, span, rows, _ in outline.places
        if rows and (rows > 1 or span > 1)
    ]
    merged_rows = tuple([place.rows for place in outline.places if place.rows > 1])
    return "".join((*cells, "</row>")).encode(), "".join(merges).encode(), merged_rows


@lru_cache(1024)
def _cell(column: int, span: int, style: int, has_text: bool, plain: bool) -> str:  # noqa: FBT001 - as above
    """A cell and the cells that its span covers, because every cell of a merge needs its own lines."""
    letters = (column_letters(column + number) for number in range(span))
    first, *others = (f'<c r="{letter}{_NUMBER}" s="{style}"' for letter in letters)
    text = "<t>%s</t>" if plain else "%s"
    first_cell = f'{first} t="inlineStr"><is>{text}</is></c>' if has_text else f"{first}/>%s"
    return "".join((first_cell, *(f"{other}/>" for other in others)))


@lru_cache(1024)
def _merge(column: int, span: int, has_several_rows: bool) -> str:  # noqa: FBT001 - as above
    last = f"{column_letters(column + span - 1)}{'%d' if has_several_rows else _NUMBER}"
    return f'<mergeCell ref="{column_letters(column)}{_NUMBER}:{last}"/>'
