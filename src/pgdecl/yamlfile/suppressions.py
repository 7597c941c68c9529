"""Comments that suppress findings: `# pgdecl: ignore[PG202] 原因`, on the line or on the line above."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from pgdecl.finding import Finding, Span
from pgdecl.patterns import regex
from pgdecl.yamlfile.source_map import SourceMap

_MARK, _WORD = "pgdecl:", "ignore"
_COMMENT = regex(r"(?:^|\s)#\s*pgdecl:\s*ignore\b(?P<list>\s*\[(?P<codes>[^\[\]]*)\])?")
_CODE = regex(r"[^\s,，、]+")
MOST_CODES = 10_000
"""How many codes are read in a file, a comment without any counting as one."""


class Suppression(NamedTuple):
    """One comment: the codes that it names with their spans, the line that it covers, its own span."""

    codes: tuple[tuple[str, Span], ...]
    line: int
    span: Span


class Suppressions:
    """The comments of one text, and which of their codes have suppressed a finding.

    `too_many` is the first comment that has more codes than are read.
    """

    def __init__(self, text: str, source_map: SourceMap) -> None:
        comments = _comments(text) if _WORD in text and _MARK in text else iter(())
        outside_texts = (
            comment
            for comment in comments
            if not source_map.is_in_text(comment.span.line, comment.span.column)
        )
        self.all, self.too_many = _limited(outside_texts)
        self._by_line: dict[int, list[Suppression]] = {}
        for comment in self.all:
            self._by_line.setdefault(comment.line, []).append(comment)
        self._source_map = source_map
        self._used: set[Span] = set()

    def covers(self, finding: Finding) -> bool:
        """Whether a comment suppresses the finding; the comment then counts as used."""
        if not self.all:
            return False
        spans = [
            span
            for line in self._lines(finding)
            for comment in self._by_line.get(line, ())
            for code, span in comment.codes
            if code.upper() == finding.code
        ]
        self._used.update(spans)
        return bool(spans)

    def unused(self) -> Iterator[tuple[str, Span]]:
        """The codes that have suppressed no finding, with their spans."""
        for comment in self.all:
            yield from ((code, span) for code, span in comment.codes if span not in self._used)

    def _lines(self, finding: Finding) -> set[int]:
        """The line of a finding; for a value of several lines also the line on which the value begins."""
        region = self._source_map.region(finding.path)
        return {finding.span.line} | ({region.line + 1} if region else set())


def _limited(comments: Iterator[Suppression]) -> tuple[tuple[Suppression, ...], Suppression | None]:
    """The comments up to the most codes, and the first beyond them."""
    read: list[Suppression] = []
    room = MOST_CODES
    for comment in comments:
        if room < max(1, len(comment.codes)):
            return tuple(read), comment
        read.append(comment)
        room -= max(1, len(comment.codes))
    return tuple(read), None


def _comments(text: str) -> Iterator[Suppression]:
    lines = text.split("\n")
    covered = _covered_lines(lines)
    for number, line in enumerate(lines, 1):
        is_comment = line.lstrip().startswith("#")
        for match in _COMMENT.finditer(line) if _MARK in line else ():
            start = line.index("#", match.start())
            code_matches = islice(_CODE.finditer(match["codes"] or ""), MOST_CODES + 1)
            offset = match.start("codes") + 1
            codes = tuple(
                (code[0], Span.on_line(number, offset + code.start(), len(code[0]))) for code in code_matches
            )
            span = Span.on_line(number, start + 1, match.end() - start)
            yield Suppression(codes, covered[number - 1] if is_comment else number, span)


def _covered_lines(lines: list[str]) -> list[int]:
    """For each line the number of the next line that is not a comment; its own number if there is none."""
    next_number, covered = 0, []
    for number in range(len(lines), 0, -1):
        covered.append(next_number or number)
        content = lines[number - 1].strip()
        if content and not content.startswith("#"):
            next_number = number
    return covered[::-1]
