"""A finding with the line it is about, a caret under the place, and what to do."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from pgdecl.finding import Finding, Severity, Span
from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.report.report import LineReporter, Lines, Style
from pgdecl.report.wording import advice, entry, is_of_rule, message

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDE = "WF"
_TAB = "    "
_MOST_RELATED = 6
_MOST_COLUMNS = 100
_CONTEXT = 30


class Full(LineReporter):
    """For people at a terminal."""

    def file(self, name: str, findings: Sequence[Finding], line: Lines, style: Style) -> str:
        """A paragraph for each finding; with `explain`, the first one of each rule has the rule beside it."""
        explained: set[str] = set()
        paragraphs = []
        for finding in findings:
            explain = style.explain and finding.code not in explained
            paragraphs.append(_paragraph(name, finding, line, style._replace(explain=explain)))
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
    shown, caret = excerpt(line(span.line), span)
    rows = [
        f"{head}{colon}{message(finding, language)}",
        f"{margin}--> {name}:{span.line}:{span.column}",
    ]
    if shown.strip():
        rows += [
            f"{margin} |",
            f"{span.line} | {shown}",
            f"{margin} | {_painted(caret, colour, style)}",
        ]
    places = [related.span for related in finding.related if related.span]
    rows += [
        f"{margin} = {words('labels', 'related', language)}{colon}{_place(place, line, language)}"
        for place in places[:_MOST_RELATED]
    ]
    if more := len(places[_MOST_RELATED:]):
        rows.append(f"{margin} = {words('labels', 'more-related', language, count=str(more))}")
    rows += [f"{margin} = {row}" for row in _notes(finding, style, colon)]
    return "\n".join(rows) + "\n\n"


def _notes(finding: Finding, style: Style, colon: str) -> list[str]:
    """What to do, where to read more, and the rule itself if it is to be explained."""
    language = style.language
    more = f" [pgdecl rules {finding.code}]" if is_of_rule(finding.code) else ""
    notes = [f"{words('labels', 'help', language)}{colon}{advice(finding, language)}{more}"]
    if style.explain and more:
        from pgdecl.rules.documentation import documentation  # noqa: PLC0415 - only where it is asked for

        rule = documentation()[finding.code]
        parts = {"what": rule.what, "why": rule.why, "silent": rule.silent}
        notes += [
            f"{words('pages', name, language)}{colon}{text.text(language)}" for name, text in parts.items()
        ]
    return notes


def excerpt(line: str, span: Span) -> tuple[str, str]:
    """A line for showing, and below it carets under the span: placed by display width, tabs as four blanks.

    Of a long line only the surroundings of the span are shown.
    """
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = 0
    if display_width(line) > _MOST_COLUMNS:
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
    return line.replace("\t", _TAB), blank + carets


def display_width(text: str) -> int:
    """How many cells a terminal takes for a text."""
    return sum(len(_TAB) if c == "\t" else 2 if east_asian_width(c) in _WIDE else 1 for c in text)


def _place(span: Span, line: Lines, language: Language) -> str:
    where = words("labels", "line", language, line=str(span.line))
    return f"{where}  {excerpt(line(span.line), span)[0].strip()}"


def _painted(text: str, colour: str, style: Style) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if style.colour else text
