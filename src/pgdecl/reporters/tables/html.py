"""A comparison as one HTML page: nothing loaded from elsewhere, nothing to run."""

from html import escape

from pgdecl.catalogue import Language
from pgdecl.data import read_data
from pgdecl.reporters.tables.report import Cell, Column, Report, Row, Table, Tone
from pgdecl.reporters.tables.trend import drawn

_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def page(report: Report, language: Language) -> str:
    """The report as a page, light or dark as the reader's system is, and made to be printed."""
    title = escape(report.title)
    head = (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{read_data(__file__, 'page.css')}</style>"
    )
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in report.facts)
    body = [
        f"<h1>{title}</h1>",
        f"<dl>{facts}</dl>" if facts else "",
        *map(_table, report.tables),
        f"<footer>{''.join(f'<p>{escape(note)}</p>' for note in report.notes)}</footer>",
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[language]}">\n<head>\n{head}\n</head>\n<body>\n'
        + "\n".join(filter(None, body))
        + "\n</body>\n</html>\n"
    )


def _table(table: Table) -> str:
    title = f"<h2>{escape(table.title)}</h2>"
    if not table.rows:
        return f'<section>{title}<p class="quiet">{escape(table.empty)}</p></section>'
    headings = "".join(
        f'<th scope="col"{_class("number" if column.numeric else "")}>{escape(column.title)}</th>'
        for column in table.columns
    )
    rows = "\n".join(_row(row, table.columns) for row in table.rows)
    return (
        f'<section>{title}\n<div class="box"><table>\n<thead><tr>{headings}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table></div></section>"
    )


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    """The first cell heads the row, with the trend and the details below its text."""
    first, *others = row.cells
    below = (drawn(row.series) if row.series else "") + "".join(
        f'<span class="detail">{escape(detail)}</span>' for detail in row.details
    )
    heading = f'<th scope="row"{_class(_tone(first))}>{_text(first)}{below}</th>'
    cells = (
        f"<td{_class('number' if column.numeric else '', _tone(cell))}>{_text(cell)}</td>"
        for column, cell in zip(columns[1:], others, strict=True)
    )
    return f"<tr>{heading}{''.join(cells)}</tr>"


def _text(cell: Cell) -> str:
    return escape(str(cell)).replace("\n", "<br>")


def _tone(cell: Cell) -> str:
    return "" if cell.tone is Tone.PLAIN else cell.tone.value


def _class(*names: str) -> str:
    given = " ".join(filter(None, names))
    return f' class="{given}"' if given else ""
