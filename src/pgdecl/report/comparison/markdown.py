"""A comparison as GitHub-flavoured Markdown, for the comment of a pull request."""

from pgdecl.i18n.safe_text import safe
from pgdecl.report.comparison.report import Report, ReportRow, ReportTable

_LONG = 30
"""Tables of more rows than this are folded."""
_BREAK = "<br>"


def markdown(report: Report) -> str:
    """The report; nothing in it can break a table, become markup, or mention anybody."""
    parts = [f"## {_escaped(report.title)}"]
    if report.facts:
        parts.append("\n".join(f"- {_escaped(name)}: {_escaped(value)}" for name, value in report.facts))
    for table in report.tables:
        parts += _table(table)
    if report.notes:
        parts.append("\n".join(f"- {_escaped(note)}" for note in report.notes))
    return "\n\n".join(parts) + "\n"


def _table(table: ReportTable) -> list[str]:
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
    # The line of a summary is HTML, in which a backslash would be seen.
    summary = f"<details><summary>{safe(table.title, 'summary')} ({len(table.rows)})</summary>"
    return [title, summary, "\n".join(lines), "</details>"]


def _row(row: ReportRow) -> str:
    first, *others = (_escaped(str(cell)) for cell in row.cells)
    details = "".join(f"{_BREAK}<sub>{_escaped(detail)}</sub>" for detail in row.details)
    return _line([first + details, *others])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return safe(text, "markdown")
