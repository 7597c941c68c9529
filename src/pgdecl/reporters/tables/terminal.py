"""A comparison on the terminal: tables where they fit, else a block for each row."""

from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from pgdecl.reporters.full import display_width
from pgdecl.reporters.tables.report import Cell, Report, Row, Table, Tone

_STYLES = {
    Tone.PLAIN: "",
    Tone.GOOD: "green",
    Tone.BAD: "bold red",
    Tone.UNSURE: "yellow",
    Tone.QUIET: "dim",
}
_BESIDE = 2
"""How many columns of a terminal stand between two columns of a table."""
_NARROWEST, _FIRST = 6, 10


def text(report: Report, *, colour: bool, width: int) -> str:
    """The report as lines of at most `width` columns, Chinese characters taking two."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(Text(report.title, "bold"))
    for name, value in report.facts:
        console.print(Text.assemble((f"{name}  ", "dim"), value))
    for table in report.tables:
        console.print(_table(table, width))
    for note in report.notes:
        console.print(Text(note))
    return "\n".join(line.rstrip() for line in stream.getvalue().rstrip("\n").split("\n")) + "\n"


def _table(table: Table, width: int) -> RenderableType:
    title = Text(f"\n{table.title}", "bold")
    if not table.rows:
        return Group(title, Text(table.empty, "dim"), Text(""))
    body = _grid(table, width) if _fits(table, width) else _blocks(table)
    return Group(title, body)


def _fits(table: Table, width: int) -> bool:
    """Whether each column gets room for its heading and a few characters of text."""
    needed = (max(display_width(column.title), _NARROWEST) + _BESIDE for column in table.columns)
    return sum(needed) + _FIRST <= width


def _grid(table: Table, width: int) -> RenderableType:
    """The table, with a row's details under its first cell."""
    grid = RichTable(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for column, wide in zip(table.columns, _widths(table, width), strict=True):
        side: JustifyMethod = "right" if column.numeric else "left"
        grid.add_column(Text(column.title), justify=side, overflow="fold", width=wide)
    for row in table.rows:
        first = Text("\n").join([_cell(row.cells[0]), *(Text(detail, "dim") for detail in row.details)])
        grid.add_row(first, *map(_cell, row.cells[1:]))
    return grid


def _widths(table: Table, width: int) -> list[int]:
    """What each column needs; where that is too much in all, the widest give way, but not below a heading."""
    least = [max(display_width(column.title), _NARROWEST) for column in table.columns]
    least[0] += _FIRST
    widths = [
        max(narrowest, *(display_width(said) for row in table.rows for said in _said(row, at)))
        for at, narrowest in enumerate(least)
    ]
    room = width - _BESIDE * len(widths)
    while sum(widths) > room:
        slack = [wide if wide > narrowest else 0 for wide, narrowest in zip(widths, least, strict=True)]
        widths[slack.index(max(slack))] -= 1
    return widths


def _said(row: Row, at: int) -> tuple[str, ...]:
    """The texts that stand in a column of a row: the cell, and the details in the first one."""
    own = str(row.cells[at])
    return (own, *row.details) if at == 0 else (own,)


def _cell(cell: Cell) -> Text:
    return Text(str(cell), _STYLES[cell.tone])


def _blocks(table: Table) -> RenderableType:
    return Group(*(Padding(_block(table, row), (0, 0, 1, 0)) for row in table.rows))


def _block(table: Table, row: Row) -> RenderableType:
    """The first cell as a heading, the others as lines below it."""
    first, *others = row.cells
    lines = [Text(str(first), "bold")]
    for column, cell in zip(table.columns[1:], others, strict=True):
        if str(cell):
            lines.append(Text.assemble((f"  {column.title}  ", "dim"), _cell(cell)))
    lines += [Text(f"  {detail}", "dim") for detail in row.details]
    return Group(*lines)
