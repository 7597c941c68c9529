"""The models of a layout file, which describes an official form as data."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from pgdecl.declaration.base import Model
from pgdecl.declaration.scalars import (
    Text,
    Version,
    Year,
    Yes,
    choice_schema,
    matching,
    one_of,
    scalar_schema,
)
from pgdecl.forms.fields import LISTS
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
ListName = Annotated[str, *_choice(*LISTS)]
Boxes = Annotated[str, *_choice("before", "after", "numbered")]
Skeleton = Annotated[str, *_choice("always", "blank", "never")]
Certainty = Annotated[str, *_choice("seen", "reconstructed", "known", "unseen")]
Frame = Annotated[str, *_choice("2015", "2021", "own")]
WeightTotal = Annotated[int, *_choice("80", "90", "100", make=int)]


class Sheet(Model):
    """Paper and margins, in millimetres."""

    paper: Paper = "A4"
    orientation: Orientation = "portrait"
    top: Millimetres = Decimal(25)
    bottom: Millimetres = Decimal(25)
    left: Millimetres = Decimal(20)
    right: Millimetres = Decimal(20)


class FormCell(Model):
    """A cell outside of tables: fixed words, a field, or the words and then the field.

    The words are a `label`, which may be a template, or the official label of the field that `term` names.
    `empty` is printed if the field has no value, `blank` if it has none in a blank form. `choices` prints
    the field as check boxes, with each box `before` or `after` its words, or `numbered` and after them;
    `rows` merges downwards; `times` repeats the cell to the right.
    """

    label: Text | None = None
    term: Text | None = None
    field: Text | None = None
    empty: Text | None = None
    blank: Text | None = None
    choices: Words = ()
    boxes: Boxes = "before"
    span: Count = 1
    rows: Count = 1
    times: Count = 1
    role: RoleName = Role.LABEL


class Level(Model):
    """A level 1 of a table and the level 2 below it, by their keys and in the order of the form.

    A level 2 that the form moves here from another level 1 is written with both keys
    (`satisfaction.beneficiary`). `room` is the least number of rows in the blank form, if not the table's.
    """

    level1: Text
    level2: Words
    room: Count | None = None


class SubColumn(Model):
    """A column of a table: the field that it shows, under a head (the field's official label if left out).

    `text` is a template in place of the `field`; heads may be templates, too. `over` names the list that the
    field is taken from if it is not the table's own, so that two lists can be shown side by side. `tick`
    prints a tick in the rows where the field has this text, and nothing in others. `more` are the texts of
    this column in the last rows of each level 2 (or list) of a blank form, such as dots; of a column of
    level 2, in a row that closes each level 1. `total` is the field to print in the row of sums.
    """

    head: Text | None = None
    field: Text | None = None
    text: Text | None = None
    span: Count = 1
    role: RoleName = Role.TEXT
    over: ListName | None = None
    tick: Text | None = None
    more: Text | None = None
    total: Text | None = None


class Column(SubColumn):
    """A column, or a head over several."""

    columns: tuple[SubColumn, ...] = ()


class Sum(Model):
    """The row of sums below a list: its label, which covers so many columns; money beyond them is summed."""

    label: Text
    span: Count = 1


class Table(Model):
    """A table over a list: a row for each element or, with `levels`, for each indicator of its goals.

    `side` is a cell at the left, beside the heads and all rows. `room` is the least number of rows of each
    level 2, or of the list, in the blank form. With `more` the blank form ends with a row of dots; if there
    are levels, a row for the next goal comes before it. `untitled` omits the heads.

    `optional` leaves the table out of a filled form if the list is empty. `skeleton` says whether a level 2
    without indicators has a row: `always`, in the `blank` form only, or `never`. `other_levels` adds the
    levels that neither frame has. `repeated` prints goal and levels in every row instead of merging them.
    `each_goal` prints heads and rows anew for each goal, of which the blank form has `goals`.
    """

    over: ListName
    band: Text | None = None
    side: FormCell | None = None
    untitled: Yes = False
    levels: tuple[Level, ...] = ()
    labels: dict[Text, Text] = Field(default_factory=dict)
    columns: tuple[Column, ...]
    sum: Sum | None = None
    room: Count = 1
    more: Yes = False
    optional: Yes = False
    skeleton: Skeleton = "always"
    other_levels: Yes = False
    repeated: Yes = False
    each_goal: Yes = False
    goals: Count = 1


class Block(Model):
    """A row of cells, or a table. An `optional` row is left out of a filled form if its fields are empty."""

    cells: tuple[FormCell, ...] = ()
    height: Millimetres | None = None
    head: Yes = False
    optional: Yes = False
    table: Table | None = None


class Layout(Model):
    """An official form: paper, column widths in millimetres, and blocks from top to bottom.

    `issuer`, `year` and `source` say where the form is from, `certainty` how well it is known: `seen` cell by
    cell, `reconstructed` from a text without its cells, `known` from its regulation alone, or `unseen` as a
    whole. `frame` and `weight_total` are what the rules expect of a declaration, `required` the fields that
    it needs. A `list` prints several declarations as one form.
    """

    pgdecl_layout: Version
    name: Text
    title: Text
    issuer: Text | None = None
    year: Year | None = None
    certainty: Certainty = "seen"
    source: Text | None = None
    remark: Text | None = None
    frame: Frame = "own"
    weight_total: WeightTotal | None = None
    required: Words = ()
    list: Yes = False
    sheet: Sheet = Sheet()
    columns: Widths
    blocks: tuple[Block, ...]
