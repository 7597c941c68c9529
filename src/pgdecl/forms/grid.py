"""The Grid: a form as rows of cells. Layouts fill it, and formats write it to a file."""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple


class Role(Enum):
    """What a cell is on the form; a format decides how that looks."""

    TITLE = "title"  # the form's name, no border
    MARK = "mark"  # a warning across the form: draft; no border
    NOTE = "note"  # a line above the table, at the left, no border
    NOTE_RIGHT = "note_right"  # the same at the right
    BAND = "band"  # the heading of a block, over all columns
    HEAD = "head"  # the heading of a column
    LABEL = "label"  # the heading of a row: 项目名称, 产出指标, 长期绩效目标1
    TEXT = "text"  # long text, at the left
    VALUE = "value"  # a number or a short value, centred
    OPINION = "opinion"  # the top of a box to write in, open below
    ROOM = "room"  # the middle of such a box, open above and below
    SEAL = "seal"  # the foot of such a box, at the right, open above
    SUBTITLE = "subtitle"  # a line below the title, such as the year; centred, no border

    # Every cell's role is looked up in dictionaries: hashing by identity is faster than Enum's own hash.
    __hash__ = object.__hash__


class Cell(NamedTuple):
    """One cell; `rows` is the number of rows it covers, 0 if it continues a merge from the row above."""

    text: str
    column: int
    span: int
    rows: int
    role: Role


class Place(NamedTuple):
    """A cell without its text, shared by many rows."""

    column: int
    span: int
    rows: int
    role: Role


class Outline:
    """A row without its texts: its places from left to right, covering every column once.

    `head` rows repeat at the top of each page where the format can; `height` is the least height in
    twentieths of a point, 0 if the text decides. A form has few outlines and many rows, so whatever depends
    on the outline alone is computed once for each outline. That is why outlines are compared and hashed by
    identity, and made by `outline_of`.
    """

    __slots__ = ("head", "height", "places")

    def __init__(self, places: tuple[Place, ...], height: int, *, head: bool) -> None:
        self.places = places
        self.head = head
        self.height = height


@lru_cache(4096)
def outline_of(places: tuple[Place, ...], *, head: bool = False, height: int = 0) -> Outline:
    """The outline of these places, the same one each time."""
    return Outline(places, height, head=head)


class Row(NamedTuple):
    """An outline and the texts of its cells, from left to right."""

    outline: Outline
    texts: tuple[str, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, each with its text."""
        return tuple(
            [Cell(text, *place) for text, place in zip(self.texts, self.outline.places, strict=True)]
        )


def row_of(cells: Sequence[Cell], *, head: bool = False, height: int = 0) -> Row:
    """A row of these cells."""
    places = tuple([Place(*cell[1:]) for cell in cells])
    return Row(outline_of(places, head=head, height=height), tuple([cell.text for cell in cells]))


class Page(NamedTuple):
    """Paper and margins, in twentieths of a point."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int


class Remark(NamedTuple):
    """What is said of a cell beside its text: a kind, which decides the colour, and the words."""

    kind: str
    text: str


class Choices(NamedTuple):
    """The only texts that a cell of a blank form may have: its row and its column, counted from 0."""

    row: int
    column: int
    texts: tuple[str, ...]


class Grid(NamedTuple):
    """A whole form: `columns` are widths in twentieths of a point; every page shows `mark` if given.

    `remarks` are shown beside their cells, given by row and column, where the format can.
    `layout` and `edition` name the form in the document's properties. A blank form is to be filled in:
    `choices` says where with one of a few texts only; it is None for a form that is filled already.
    """

    title: str
    author: str
    page: Page
    columns: tuple[int, ...]
    rows: tuple[Row, ...]
    mark: str = ""
    remarks: Mapping[tuple[int, int], tuple[Remark, ...]] = MappingProxyType({})
    layout: str = ""
    edition: str = ""
    choices: tuple[Choices, ...] | None = None
