"""A comparison on the terminal: tables where they fit, else a block for each row."""

from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import zip_longest
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from pgdecl.i18n.safe_text import safe
from pgdecl.report.comparison.report import Report, ReportCell, ReportTable, Tone
from pgdecl.report.comparison.wrapping import column_widths, wrapped
from pgdecl.report.full import display_width

_STYLES = {
    Tone.PLAIN: "",
    Tone.GOOD: "green",
    Tone.BAD: "bold red",
    Tone.UNSURE: "yellow",
    Tone.QUIET: "dim",
}
_HEADING, _QUIET = "bold", "dim"
_BETWEEN = 2
"""How many columns of a terminal stand between two columns of a table, and before what belongs to a row."""
_NARROWEST = 8
"""Lines narrower than this would hold nothing readable."""


class _Piece(NamedTuple):
    """Text in a place of its own on the line: its style, its width, and whether it is set to the right."""

    text: str
    style: str
    width: int
    right: bool = False


def terminal_text(report: Report, *, colour: bool, width: int) -> str:
    """The report as lines of at most `width` columns, Chinese characters taking two; none ends in a blank."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=width,
        height=25,  # rich takes the width only where it is told both
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for line in _report(report, max(width, _NARROWEST)):
        console.print(line, soft_wrap=True)
    return stream.getvalue()


def _report(report: Report, width: int) -> Iterator[Text]:
    yield from _paragraph(report.title, _HEADING, width)
    yield from _labelled([(name, ReportCell(value)) for name, value in report.facts], width)
    for table in report.tables:
        yield Text()
        yield from _paragraph(table.title, _HEADING, width)
        if not table.rows:
            yield from _paragraph(table.empty, _QUIET, width)
        elif widths := _widths(table, width):
            yield from _grid(table, widths, width)
        else:
            yield from _blocks(table, width)
    if report.notes:
        yield Text()
    for note in report.notes:
        yield from _paragraph(note, "", width)


def _widths(table: ReportTable, width: int) -> list[int]:
    """How wide each column is to be; none where they do not fit side by side."""
    columns = [
        (column.title, *(str(row.cells[at]) for row in table.rows)) for at, column in enumerate(table.columns)
    ]
    room = width - _BETWEEN * (len(columns) - 1)
    return column_widths(columns, [column.share for column in table.columns], room)


def _grid(table: ReportTable, widths: Sequence[int], width: int) -> Iterator[Text]:
    """The table, a row's details below it; a blank line follows a row of several lines."""
    sides = [(wide, column.numeric) for wide, column in zip(widths, table.columns, strict=True)]
    titles = [_Piece(column.title, "", *side) for column, side in zip(table.columns, sides, strict=True)]
    yield from _beside(titles)
    yield from _beside([_Piece("─" * wide, _QUIET, wide) for wide in widths])
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        cells = zip(row.cells, sides, strict=True)
        lines = [*_beside([_Piece(str(cell), _STYLES[cell.tone], *side) for cell, side in cells])]
        lines += _details(row.details, width)
        yield from lines
        if len(lines) > 1 and number < last:
            yield Text()


def _blocks(table: ReportTable, width: int) -> Iterator[Text]:
    """The first cell of each row as a heading, the others as lines below it."""
    for number, row in enumerate(table.rows):
        if number:
            yield Text()
        yield from _paragraph(str(row.cells[0]), _HEADING, width)
        titles = (column.title for column in table.columns[1:])
        others = [pair for pair in zip(titles, row.cells[1:], strict=True) if str(pair[1])]
        yield from _labelled(others, width, indent=_BETWEEN)
        yield from _details(row.details, width)


def _labelled(pairs: Sequence[tuple[str, ReportCell]], width: int, *, indent: int = 0) -> Iterator[Text]:
    """Lines of a label and its text; long labels are wrapped, so that the text has room."""
    room = width - indent - _BETWEEN
    wide = min(max((display_width(label) for label, _ in pairs), default=0), room // 2)
    for label, cell in pairs:
        value = _Piece(str(cell), _STYLES[cell.tone], room - wide)
        yield from _beside([_Piece(label, _QUIET, wide), value], indent)


def _details(details: Sequence[str], width: int) -> Iterator[Text]:
    for detail in details:
        yield from _beside([_Piece(detail, _QUIET, width - _BETWEEN)], _BETWEEN)


def _paragraph(text: str, style: str, width: int) -> Iterator[Text]:
    yield from _beside([_Piece(text, style, width)])


def _beside(pieces: Sequence[_Piece], indent: int = 0) -> Iterator[Text]:
    """The lines of pieces that stand side by side."""
    for lines in zip_longest(
        *(wrapped(safe(piece.text, "text"), piece.width) for piece in pieces), fillvalue=""
    ):
        text, at = Text(), indent
        for piece, line in zip(pieces, lines, strict=True):
            start = at + (piece.width - display_width(line) if piece.right else 0)
            if line:
                text.append(" " * (start - display_width(text.plain))).append(line, piece.style)
            at += piece.width + _BETWEEN
        yield text
