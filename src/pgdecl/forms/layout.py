"""The models of a layout file, which describes an official form as data."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from pgdecl.declaration.base import Model
from pgdecl.declaration.scalars import Text, Version, choice_schema, matching, one_of, scalar_schema
from pgdecl.forms.grid import Role


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _widths(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(word) for word in text.split())


PAPER = {"A4": (210, 297), "A3": (297, 420)}
"""Width and height of papers in portrait orientation, in millimetres."""


def _choice(*choices: str, make: Any = str) -> tuple[BeforeValidator, Any]:
    return BeforeValidator(one_of("choice", choices, make)), choice_schema(choices)


_WIDTHS = r"[0-9]+(\.[0-9]+)?( +[0-9]+(\.[0-9]+)?)*"
_MILLIMETRES = r"[0-9]{1,3}(\.[0-9])?"
_COUNT = "[1-9][0-9]?"

Words = Annotated[tuple[str, ...], BeforeValidator(matching("words", r"(?s).+", _words, ())), scalar_schema()]
Widths = Annotated[
    tuple[Decimal, ...],
    BeforeValidator(matching("widths", _WIDTHS, _widths, ())),
    scalar_schema(pattern=f"^{_WIDTHS}$"),
]
Millimetres = Annotated[
    Decimal,
    BeforeValidator(matching("millimetres", _MILLIMETRES, Decimal)),
    scalar_schema(pattern=f"^{_MILLIMETRES}$"),
]
Count = Annotated[int, BeforeValidator(matching("count", _COUNT, int)), scalar_schema(pattern=f"^{_COUNT}$")]
Paper = Annotated[str, *_choice(*PAPER)]
Orientation = Annotated[str, *_choice("portrait", "landscape")]
RoleName = Annotated[Role, *_choice(*(role.value for role in Role), make=Role)]
ListName = Annotated[str, *_choice("long_term_goals", "annual_goals", "budget.sources")]
Yes = Annotated[bool, *_choice("true", "false", make=lambda text: text == "true")]


class Sheet(Model):
    """Paper and margins, in millimetres."""

    paper: Paper = "A4"
    orientation: Orientation = "portrait"
    top: Millimetres = Decimal(25)
    bottom: Millimetres = Decimal(25)
    left: Millimetres = Decimal(20)
    right: Millimetres = Decimal(20)


class FormCell(Model):
    """A cell outside of tables: fixed words, a field of the declaration, or the words and then the field.

    The words are a `label`, or the official label of the field that `term` names. `empty` is printed if
    the field has no value; `choices` prints the field as check boxes; `rows` merges downwards; `times`
    repeats the cell to the right.
    """

    label: Text | None = None
    term: Text | None = None
    field: Text | None = None
    empty: Text | None = None
    choices: Words = ()
    span: Count = 1
    rows: Count = 1
    times: Count = 1
    role: RoleName = Role.LABEL


class Level(Model):
    """A level 1 of a table and the level 2 below it, by their keys and in the order of the form."""

    level1: Text
    level2: Words


class SubColumn(Model):
    """A column of a table: the field that it shows, under a head (the field's official label if left out).

    `over` names the list that the field is taken from if it is not the table's own, so that two lists can be
    shown side by side. `more` is the text of this column in the last row of the blank form, such as dots.
    """

    head: Text | None = None
    field: Text | None = None
    span: Count = 1
    role: RoleName = Role.TEXT
    over: ListName | None = None
    more: Text | None = None


class Column(SubColumn):
    """A column, or a head over several."""

    columns: tuple[SubColumn, ...] = ()


class Table(Model):
    """A table over a list: a row for each element or, with `levels`, for each indicator of its goals.

    `room` is the least number of rows of each level 2 in the blank form. With `more` the blank form ends with
    a row of dots; if there are levels, a row for the next goal comes before it. `untitled` omits the heads.
    """

    over: ListName
    band: Text | None = None
    untitled: Yes = False
    levels: tuple[Level, ...] = ()
    labels: dict[Text, Text] = Field(default_factory=dict)
    columns: tuple[Column, ...]
    room: Count = 1
    more: Yes = False


class Block(Model):
    """A row of cells, or a table."""

    cells: tuple[FormCell, ...] = ()
    height: Millimetres | None = None
    head: Yes = False
    table: Table | None = None


class Layout(Model):
    """An official form: paper, column widths in millimetres, and blocks from top to bottom."""

    pgdecl_layout: Version
    name: Text
    title: Text
    source: Text | None = None
    sheet: Sheet = Sheet()
    columns: Widths
    blocks: tuple[Block, ...]
