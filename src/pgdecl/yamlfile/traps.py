"""Common mistakes in Chinese declarations that YAML misreads or rejects, explained without YAML terms.

Each check looks at one line, and returns what is wrong with it and the line as it should be, so that one run
can report every trap in a file and check the rest of the file too.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from pgdecl.finding import Finding, Location, Span
from pgdecl.i18n.catalogue import fault
from pgdecl.patterns import regex

_LEAD = r"^(?P<lead>[ ]*(?:- +)*)"
_KEY = r"(?P<key>[^\s\"'#:：\-][^:：#\"']{0,30})"
_BEFORE_VALUE = r"^(?P<before>[ ]*+(?:- ++)*+(?:[^\s\"'#][^:#\"']*+:[ ]++)?)"

_TAB = regex(r"^ *(?P<at>\t)")
_WIDE_SPACE = regex(r"^[ ]*(?P<at>[\u3000\u00a0]+)")
_WIDE_COLON = regex(_LEAD + _KEY + r"\s*(?P<at>：)\s*(?P<rest>.*)$")
_COMPARISON = regex(_BEFORE_VALUE + r"(?P<value>(?P<at>>=?)\s*[^\s+\-].*)$")
_SYMBOL = regex(_BEFORE_VALUE + r"(?P<value>(?P<at>[%@`*&!|\[{\]}]).*)$")
_AFTER_QUOTE = regex(
    _BEFORE_VALUE + r"(?P<value>(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*(?P<at>[^\s#:,\]}].*))"
)
_COLON_IN_TEXT = regex(_LEAD + _KEY + r":[ ]+(?P<value>[^\s\"'\[{|>].*?(?P<at>:)(?=\s|$).*)")
_GLUED_COLON = regex(_LEAD + _KEY + r"(?P<at>:)(?P<rest>[^\s:/].*)$")
_GLUED_COMMENT = regex(r"[^\s](?P<at>[ \t]* #(?P<rest>[^\s#!].*))$", re.MULTILINE)

_SPACES = {"\u3000": "U+3000", "\u00a0": "U+00A0"}


class Trap(NamedTuple):
    """The finding on a trap, and the line without the trap."""

    finding: Finding
    mended: str


def trap_in_line(line: str, number: int) -> Trap | None:
    """The first trap in a line that YAML could not read; `number` counts from 1."""
    traps = (check(line, number) for check in _CHECKS)
    return next((trap for trap in traps if trap), None)


def trap_in_text(line: str, number: int) -> Finding | None:
    """The trap in a line that was read as one text, though keys were expected."""
    trap = _wide_colon(line, number) or _glued_colon(line, number)
    return trap.finding if trap else None


def trap_in_key(line: str, number: int) -> Finding | None:
    """The trap in the line of an unknown key."""
    trap = _wide_space(line, number) or _wide_colon(line, number)
    return trap.finding if trap else None


def glued_comments(text: str) -> list[tuple[tuple[int, int], Finding]]:
    """The findings on comments that follow a value and may be meant as part of it.

    Each comes with the line and the column, from 0, where the value before it ends.
    """
    findings = []
    for match in _GLUED_COMMENT.finditer(text):
        start = match.start("at")
        begin = text.rfind("\n", 0, start) + 1
        line, rest = text.count("\n", 0, start), match["rest"].rstrip()
        span = Span.on_line(line + 1, match.start("rest") - begin, len(rest) + 1)
        findings.append(((line, start - begin), fault("PG013", Location(span=span), rest="#" + rest)))
    return findings


def _at(match: re.Match[str], number: int, code: str, **values: str) -> Finding:
    start, end = match.span("at")
    return fault(code, Location(span=Span.on_line(number, start + 1, end - start)), **values)


def _tab(line: str, number: int) -> Trap | None:
    match = _TAB.search(line)
    return match and Trap(_at(match, number, "PG014"), line.replace("\t", "  "))


def _wide_space(line: str, number: int) -> Trap | None:
    match = _WIDE_SPACE.search(line)
    if not match:
        return None
    indent = line[: match.end("at")].replace("\u3000", "  ").replace("\u00a0", " ")
    finding = _at(match, number, "PG012", character=_SPACES[match["at"][0]])
    return Trap(finding, indent + line[match.end("at") :])


def _wide_colon(line: str, number: int) -> Trap | None:
    match = _WIDE_COLON.search(line)
    return match and Trap(
        _at(match, number, "PG008", key=match["key"].strip()),
        f"{match['lead']}{match['key']}: {match['rest']}",
    )


def _glued_colon(line: str, number: int) -> Trap | None:
    match = _GLUED_COLON.search(line)
    return match and Trap(
        _at(match, number, "PG027", key=match["key"].strip()),
        f"{match['lead']}{match['key']}: {match['rest']}",
    )


def _quoted(match: re.Match[str]) -> str:
    """The line with its value in quotes."""
    value = match["value"].rstrip()
    return match.string[: match.start("value")] + "'" + value.replace("'", "''") + "'"


def _value_trap(pattern: re.Pattern[str], code: str, name: str) -> Callable[[str, int], Trap | None]:
    """A check for a value that only needs quotes; the message shows the matched text as `name`."""

    def check(line: str, number: int) -> Trap | None:
        match = pattern.search(line)
        values: dict[str, Any] = {name: match["at"].strip()} if match else {}
        return match and Trap(_at(match, number, code, **values), _quoted(match))

    return check


_CHECKS = (
    _tab,
    _wide_space,
    _value_trap(_COMPARISON, "PG009", "symbol"),
    _value_trap(_AFTER_QUOTE, "PG011", "rest"),
    _value_trap(_COLON_IN_TEXT, "PG026", "symbol"),
    _wide_colon,
    _glued_colon,
    _value_trap(_SYMBOL, "PG010", "symbol"),
)
