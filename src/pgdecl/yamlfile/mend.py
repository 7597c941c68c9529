"""Composing a text with faults: known traps are reported and mended in memory."""

import yaml
from yaml.composer import ComposerError

from pgdecl.finding import Finding, Location, Span
from pgdecl.i18n.catalogue import fault
from pgdecl.yamlfile.limits import forbidden
from pgdecl.yamlfile.nodes import LOADER, Composed, PurePythonLoader, compose
from pgdecl.yamlfile.traps import Trap, trap_in_line

_MOST_MENDED = 20
_LARGE = 100_000
_LOOK_BACK = 3


def compose_mending(text: str) -> Composed:
    """The nodes of a text with faults; the rest of the text can still be read after a known trap."""
    findings: list[Finding] = []
    mended: set[int] = set()
    lines = text.split("\n")
    for _ in range(1 if len(text) > _LARGE else _MOST_MENDED):
        mended_text = "\n".join(lines)
        # What follows a trap may be nested too deeply, which no scan could see before.
        if refused := forbidden(mended_text, LOADER):
            findings.append(refused)
            break
        try:
            # The pure Python parser is used, so that faults are the same with and without libyaml.
            return Composed(compose(mended_text, PurePythonLoader), findings, frozenset(mended))
        except yaml.MarkedYAMLError as error:
            trap = _trap_near(lines, error, mended)
            findings.append(trap.finding if trap else _unexplained(lines, error))
            if trap is None or trap.finding.span.line in mended:
                break
            number = trap.finding.span.line
            mended.add(number)
            lines[number - 1] = trap.mended
    return Composed(None, findings, frozenset(mended))


def _trap_near(lines: list[str], error: yaml.MarkedYAMLError, mended: set[int]) -> Trap | None:
    """The trap that explains an error: on the line of the error, or on one of the few lines before it."""
    error_line = min(_line(error), len(lines) - 1)
    checked = 0
    for number in range(error_line, -1, -1):
        line = lines[number].rstrip("\r")
        if number + 1 in mended or not line.strip() or line.lstrip().startswith("#"):
            continue
        if trap := trap_in_line(line, number + 1):
            return trap
        checked += 1
        if checked == _LOOK_BACK:
            break
    return None


def _line(error: yaml.MarkedYAMLError) -> int:
    """The 0-based line that the error is about: where an unclosed quote began, else where reading stopped."""
    mark = error.context_mark if _unclosed(error) else error.problem_mark
    return mark.line if mark is not None else 0


def _unclosed(error: yaml.MarkedYAMLError) -> bool:
    return error.context is not None and "quoted scalar" in error.context


def _unexplained(lines: list[str], error: yaml.MarkedYAMLError) -> Finding:
    if isinstance(error, ComposerError):
        mark, code = error.problem_mark, "PG018"
    elif _unclosed(error):
        mark, code = error.context_mark, "PG025"
    else:
        mark, code = error.problem_mark, "PG007"
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark and mark.line == line else 0
    return fault(code, Location(span=Span.on_line(line + 1, column + 1)))
