"""A comparison as GitHub-flavoured Markdown, for the comment of a pull request."""

import re
from typing import Final

from pgdecl.report.comparison.report import Report, ReportRow, ReportTable, safe

_LONG = 30
"""Tables of more rows than this are folded."""
_markup: Final = re.compile(r"[\\`*_~\[\]|]")
# What opens a heading, a list or a rule where a line starts with it.
_opening: Final = re.compile(r"^(\d*)(?=[-+=#.)]+(?:\s|$))")
# GitHub looks for names, issues and formulas after it has read backslashes and entities. Only an empty
# comment stops it, which is neither seen nor copied.
_references: Final = re.compile(r"@|#(?=\d)|(?<=GH-)(?=\d)", re.IGNORECASE)
_HTML: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BETWEEN = "<!-- -->"
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
    summary = f"<details><summary>{_as_html(table.title)} ({len(table.rows)})</summary>"
    return [title, summary, "\n".join(lines), "</details>"]


def _row(row: ReportRow) -> str:
    first, *others = (_escaped(str(cell)) for cell in row.cells)
    details = "".join(f"{_BREAK}<sub>{_escaped(detail)}</sub>" for detail in row.details)
    return _line([first + details, *others])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """The text as Markdown that shows it, in one line of source."""
    return _BREAK.join(
        _opening.sub(r"\1\\", _markup.sub(r"\\\g<0>", _as_html(line.strip()))) for line in text.splitlines()
    )


def _as_html(text: str) -> str:
    """The text as HTML that shows it, in one line; nobody is mentioned, no issue linked, no formula set."""
    marked = "".join(_HTML.get(character, character) for character in " ".join(safe(text).splitlines()))
    return _references.sub(rf"\g<0>{_BETWEEN}", marked).replace("$", "<span>$</span>")
