"""A finding with its source line, carets under the span, and the help."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from pgdecl.finding import WHOLE_FILE, Finding, Location, Severity, Span
from pgdecl.i18n.language import Language
from pgdecl.i18n.safe_text import safe
from pgdecl.i18n.words import words
from pgdecl.report.report import Lines, Reporter, Style
from pgdecl.report.wording import advice, entry, is_of_rule, message

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDE = "WF"
_TAB = "    "
_MOST_RELATED = 6
_MOST_COLUMNS = 100
_CONTEXT = 30


class Full(Reporter):
    """The default format, for people at a terminal."""

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """A paragraph for each finding; with `explain`, the first of each rule includes the rule's texts."""
        explained: set[str] = set()
        paragraphs = []
        shown = safe(name, "line")
        for finding in findings:
            explain = style.explain and finding.code not in explained
            paragraphs.append(_paragraph(shown, finding, line, style._replace(explain=explain)))
            explained.add(finding.code)
        return "".join(paragraphs)


def _paragraph(name: str, finding: Finding, line: Lines, style: Style) -> str:
    language, span = style.language, finding.span
    colour = _COLOURS[finding.severity]
    severity = words("severities", finding.severity.name.lower(), language)
    colon = "：" if language == "zh" else ": "
    head = (
        f"{_painted(severity, colour, style)} {_painted(finding.code, '1', style)} {entry(finding.code).name}"
    )
    margin = " " * len(str(span.line))
    source, carets = excerpt(line(span.line), span)
    rows = [
        f"{head}{colon}{message(finding, language)}",
        f"{margin}--> {finding.place(name, language)}",
    ]
    if finding.location.cell is not None:
        rows += [f"{margin}  | {source}"] if source.strip() else []
    elif source.strip():
        rows += [
            f"{margin} |",
            f"{span.line} | {source}",
            f"{margin} | {_painted(carets, colour, style)}",
        ]
    places = [_related(related, line, language) for related in finding.related if related.span]
    rows += [
        f"{margin} = {words('labels', 'related', language)}{colon}{place}" for place in places[:_MOST_RELATED]
    ]
    if more := len(places[_MOST_RELATED:]):
        rows.append(f"{margin} = {words('labels', 'more-related', language, count=str(more))}")
    rows += [f"{margin} = {row}" for row in _notes(finding, style, colon)]
    return "\n".join(rows) + "\n\n"


def _notes(finding: Finding, style: Style, colon: str) -> list[str]:
    """The help, the command that shows the rule and, with `explain`, the texts of the rule."""
    language = style.language
    more = f" [pgdecl rules {finding.code}]" if is_of_rule(finding.code) else ""
    notes = [f"{words('labels', 'help', language)}{colon}{advice(finding, language)}{more}"]
    if style.explain and more:
        from pgdecl.rules.documentation import documentation  # noqa: PLC0415 - only needed with --explain

        rule = documentation()[finding.code]
        parts = {"what": rule.what, "why": rule.why, "silent": rule.silent}
        notes += [
            f"{words('pages', name, language)}{colon}{text.text(language)}" for name, text in parts.items()
        ]
    return notes


def excerpt(line: str, span: Span) -> tuple[str, str]:
    """A source line and the carets under the span, aligned by display width; a tab becomes four blanks.

    A long line is cut to the part around the span.
    """
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = 0
    # A line may have a million characters, and a finding for every few of them.
    if len(line) > _MOST_COLUMNS or display_width(line) > _MOST_COLUMNS:
        first = max(0, start - _CONTEXT)
        last = max(first + 2 * _CONTEXT, min(end, first + _MOST_COLUMNS))
        before, after = "…" if first else "", "…" if last < len(line) else ""
        line, start, end = (
            before + line[first:last] + after,
            start - first + len(before),
            end - first + len(before),
        )
    end = min(max(end, start + 1), max(len(line), start + 1))
    blank = " " * display_width(line[:start])
    carets = "^" * max(1, display_width(line[start:end]))
    return safe(line, "source").replace("\t", _TAB), blank + carets


def display_width(text: str) -> int:
    """How many terminal columns a text takes."""
    return sum(len(_TAB) if c == "\t" else 2 if east_asian_width(c) in _WIDE else 1 for c in text)


def _related(location: Location, line: Lines, language: Language) -> str:
    """The line of a related place; of one in another file, where it is."""
    span = location.span or WHOLE_FILE
    if location.file:
        return f"{location.file}:{span.line}:{span.column}"
    number = words("labels", "line", language, line=str(span.line))
    if location.cell is not None:
        number = location.cell.text(language)
    return f"{number}  {excerpt(line(span.line), span)[0].strip()}"


def _painted(text: str, colour: str, style: Style) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if style.colour else text
