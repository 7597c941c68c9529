"""Comments that keep findings quiet: `# pgdecl: ignore[PG202] 原因`, on the line or on the line above."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.finding import Finding, Span
from pgdecl.yamlfile.source_map import SourceMap

_MARK, _WORD = "pgdecl:", "ignore"
_COMMENT = re.compile(r"(?:^|\s)#\s*pgdecl:\s*ignore\b(?P<list>\s*\[(?P<codes>[^\[\]]*)\])?")
_CODE = re.compile(r"[^\s,，、]+")


class Suppression(NamedTuple):
    """One comment: the codes that it names with their places, the line that it covers, its own place."""

    codes: tuple[tuple[str, Span], ...]
    line: int
    span: Span


class Suppressions:
    """The comments of one text, and which of their codes have been of use."""

    def __init__(self, text: str, places: SourceMap) -> None:
        found = _found(text) if _WORD in text and _MARK in text else ()
        self.all = tuple(one for one in found if not places.is_in_text(one.span.line, one.span.column))
        self._by_line: dict[int, list[Suppression]] = {}
        for comment in self.all:
            self._by_line.setdefault(comment.line, []).append(comment)
        self._places = places
        self._used: set[Span] = set()

    def covers(self, finding: Finding) -> bool:
        """Whether a comment names the finding's code for its line; the comment has been of use then."""
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
        """The codes that no finding has asked for, with their places."""
        for comment in self.all:
            yield from ((code, span) for code, span in comment.codes if span not in self._used)

    def _lines(self, finding: Finding) -> set[int]:
        """The line of a finding, and for a text of several lines that on which it begins."""
        region = self._places.region(finding.path)
        return {finding.span.line} | ({region.line + 1} if region else set())


def _found(text: str) -> Iterator[Suppression]:
    lines = text.split("\n")
    below = _below(lines)
    for number, line in enumerate(lines, 1):
        alone = line.lstrip().startswith("#")
        for comment in _COMMENT.finditer(line) if _MARK in line else ():
            start = line.index("#", comment.start())
            codes = _CODE.finditer(comment["codes"] or "")
            offset = comment.start("codes") + 1
            placed = tuple(
                (code[0], Span.on_line(number, offset + code.start(), len(code[0]))) for code in codes
            )
            span = Span.on_line(number, start + 1, comment.end() - start)
            yield Suppression(placed, below[number - 1] if alone else number, span)


def _below(lines: list[str]) -> list[int]:
    """For each line the number of the next one that is no comment; its own number where there is none."""
    found, below = 0, []
    for number in range(len(lines), 0, -1):
        below.append(found or number)
        bare = lines[number - 1].strip()
        if bare and not bare.startswith("#"):
            found = number
    return below[::-1]
