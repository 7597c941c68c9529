"""Applying the fixes that findings offer, and showing the changes as a diff."""

from typing import NamedTuple

from pgdecl.app.validate import Checked, check
from pgdecl.config.settings import Settings
from pgdecl.declaration.models import Declaration
from pgdecl.i18n.safe_text import safe
from pgdecl.yamlfile.edits import edited

_BOM = b"\xef\xbb\xbf"
_MOST_ROUNDS = 5


class Fixed(NamedTuple):
    """A file after fixing: its bytes, the findings that remain, and how many findings were fixed.

    `before` has the findings before fixing.
    """

    data: bytes
    checked: Checked
    mended: int
    before: Checked


def fixed(data: bytes, settings: Settings, name: str) -> Fixed:
    """Applies every safe fix, repeatedly until no fix is left.

    A fix is safe if it changes its own value as intended and nothing else. Comments, formatting, line breaks
    and a byte order mark stay. Fixing a second time changes nothing. A file that is not valid YAML or has
    characters that are not allowed is returned unchanged, because its content is uncertain.
    """
    checked = check(data, settings, name, results=True)
    at_first, before = checked, data
    for _ in range(_MOST_ROUNDS):
        mark, text = (_BOM if data.startswith(_BOM) else b""), checked.source_map.text
        edits = [edit for finding in checked.findings for edit in finding.fix]
        if not edits or mark + text.encode() != data:
            break
        after = edited(text, edits, Declaration)
        if after == text:
            break
        data = mark + after.encode()
        checked = check(data, settings, name, results=True)
    mended = max(_fixable(at_first) - _fixable(checked), int(data != before))
    return Fixed(data, _without_fixes(checked), mended, at_first)


def _fixable(checked: Checked) -> int:
    return sum(bool(finding.fix) for finding in checked.findings)


def _without_fixes(checked: Checked) -> Checked:
    """The same findings without fixes, after all fixes that can be applied have been applied."""
    return checked._replace(findings=tuple(finding._replace(fix=()) for finding in checked.findings))


def difference(name: str, before: bytes, after: bytes) -> str:
    """The change as a unified diff; empty where there is none."""
    from difflib import unified_diff  # noqa: PLC0415 - only needed with --diff

    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    shown = safe(name, "line")
    lines = (
        safe(line, "diff") if line.endswith("\n") else f"{safe(line, 'diff')}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, shown, shown)
    )
    return "".join(lines) if before != after else ""
