"""A comparison as GitHub-flavoured Markdown, for the comment of a pull request."""

import re

from pgdecl.reporters.tables.report import Cell, Report, Row, Table

_LONG = 30
"""Tables of more rows than this are folded."""
_SPECIAL = re.compile(r"([\\`*_~\[\]|#])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}


def text(report: Report) -> str:
    """The report; nothing in it can break a table, become markup, or mention anybody."""
    parts = [f"## {_escaped(report.title)}"]
    if report.facts:
        parts.append("\n".join(f"- {_escaped(name)}: {_escaped(value)}" for name, value in report.facts))
    for table in report.tables:
        parts += _table(table)
    if report.notes:
        parts.append("\n".join(f"- {_escaped(note)}" for note in report.notes))
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> list[str]:
    title = f"### {_escaped(table.title)}"
    if not table.rows:
        return [title, _escaped(table.empty)]
    lines = [
        _line([_escaped(column.title) for column in table.columns]),
        _line(["--:" if column.numeric else "---" for column in table.columns]),
        *map(_row, table.rows),
    ]
    if len(table.rows) <= _LONG:
        return [title, "\n".join(lines)]
    summary = f"<details><summary>{_escaped(table.title)} ({len(table.rows)})</summary>"
    return [title, summary, "\n".join(lines), "</details>"]


def _row(row: Row) -> str:
    first, *others = map(_cell, row.cells)
    details = "".join(f"<br><sub>{_escaped(detail)}</sub>" for detail in row.details)
    return _line([first + details, *others])


def _cell(cell: Cell) -> str:
    return _escaped(str(cell))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(said: str) -> str:
    marked = "".join(_HTML.get(character, character) for character in _SPECIAL.sub(r"\\\1", said))
    return "<br>".join(marked.split("\n"))
