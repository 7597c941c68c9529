"""A comparison as one HTML page without scripts, fonts or images from elsewhere."""

from collections.abc import Iterator, Sequence
from typing import Final

from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.report.comparison.report import (
    Report,
    ReportCell,
    ReportColumn,
    ReportRow,
    ReportTable,
    Tone,
)
from pgdecl.report.comparison.trend_line import trend_line
from pgdecl.report.comparison.wording import phrase
from pgdecl.tables import read_data

_LANGUAGES: Final = {"zh": "zh-CN", "en": "en"}
_TREND_SHARE: Final = 3
_SHARE_WIDTH: Final = 2.5  # rem that a share of a table has at least: a narrower window scrolls the table
# Nothing may be loaded or run, whatever the texts of a report contain.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(report: Report, language: Language) -> str:
    """The whole page, in light or dark colours as the reader's system has them, ready to print on A4."""
    sections = (
        _section(table, f"table-{number}", report.title, language)
        for number, table in enumerate(report.tables, 1)
    )
    return read_data(__file__, "page.html").format(
        language=_LANGUAGES[language],
        policy=_POLICY,
        title=_text(report.title),
        style=read_data(__file__, "page.css"),
        facts=_facts(report.facts),
        body="\n".join((*sections, *_notes(report.notes))),
    )


def _text(text: str) -> str:
    return safe(text, "html")


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    pairs = (f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in facts)
    return f"<dl>{''.join(pairs)}</dl>" if facts else ""


def _notes(notes: Sequence[str]) -> Iterator[str]:
    if notes:
        yield f'<footer class="notes">{"".join(f"<p>{_text(note)}</p>" for note in notes)}</footer>'


def _section(table: ReportTable, name: str, report_title: str, language: Language) -> str:
    # Where the table is the whole report, its title would only say the page's again.
    hidden = ' class="heard"' if table.title == report_title else ""
    heading = f'<h2 id="{name}"{hidden}>{_text(table.title)}</h2>'
    if not table.rows:
        return f"<section>{heading}<p>{_text(table.empty)}</p></section>"
    # A box that scrolls must be reached by keyboard and have a name.
    return (
        f'<section><div class="scroll" role="region" tabindex="0" aria-labelledby="{name}">'
        f"{_table(table, heading, language)}</div></section>"
    )


def _table(table: ReportTable, heading: str, language: Language) -> str:
    with_trend = any(row.series for row in table.rows)
    shares = [column.share for column in table.columns] + [_TREND_SHARE] * with_trend
    total = sum(shares)
    widths = "".join(f'<col style="width:{share / total:.2%}">' for share in shares)
    heads = "".join(map(_head, table.columns))
    if with_trend:
        heads += f'<th scope="col">{_text(phrase("trend", language))}</th>'
    rows = (_row(row, table.columns, language, with_trend=with_trend) for row in table.rows)
    return "\n".join(
        (
            f'<table style="min-width:{total * _SHARE_WIDTH:g}rem">',
            f"<caption>{heading}</caption>",
            f"<colgroup>{widths}</colgroup>",
            f"<thead><tr>{heads}</tr></thead>",
            *rows,
            "</table>",
        )
    )


def _head(column: ReportColumn) -> str:
    return f'<th scope="col"{_classes(column.numeric, Tone.PLAIN)}>{_text(column.title)}</th>'


def _row(row: ReportRow, columns: Sequence[ReportColumn], language: Language, *, with_trend: bool) -> str:
    """A row with its details below it, in a group of its own, so that no page break comes between them."""
    first, *rest = zip(row.cells, columns, strict=True)
    width = len(rest) + with_trend
    spanned = ' rowspan="2"' if row.details and width else ""
    cells = [_cell(cell, column, "td") for cell, column in rest]
    if with_trend:
        cells.append(f"<td>{trend_line(row.series, language) if row.series else ''}</td>")
    heading = _cell(*first, f'th scope="row"{spanned}')
    line = f"<tr>{heading}{''.join(cells)}</tr>"
    details = "".join(f"<p>{_text(detail)}</p>" for detail in row.details)
    below = f'<tr class="details"><td colspan="{width or 1}">{details}</td></tr>' if details else ""
    return f"<tbody>{line}{below}</tbody>"


def _cell(cell: ReportCell, column: ReportColumn, tag: str) -> str:
    sign = f'<span class="sign">{_text(cell.sign)}</span>' if cell.sign else ""
    gap = " " if cell.sign and cell.text else ""
    classes = _classes(column.numeric, cell.tone)
    return f"<{tag}{classes}>{sign}{gap}{_text(cell.text)}</{tag[:2]}>"


def _classes(numeric: bool, tone: Tone) -> str:  # noqa: FBT001 - a column's property, passed on
    names = ["number"] * numeric + [tone.value] * (tone is not Tone.PLAIN)
    return f' class="{" ".join(names)}"' if names else ""
