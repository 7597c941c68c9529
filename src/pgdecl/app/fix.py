"""Applying what findings offer to do about themselves, and showing it as a diff."""

from typing import NamedTuple

from pgdecl.app.validate import Checked, check
from pgdecl.config.settings import Settings
from pgdecl.declaration.models import Declaration
from pgdecl.yamlfile.edits import edited

_BOM = b"\xef\xbb\xbf"
_MOST_ROUNDS = 5


class Fixed(NamedTuple):
    """A file after mending: its bytes, what is left to report, and how many findings are gone for it.

    `before` is what there was to report of it.
    """

    data: bytes
    checked: Checked
    mended: int
    before: Checked


def fixed(data: bytes, settings: Settings, name: str) -> Fixed:
    """The bytes with every safe fix applied, again and again until nothing more can be done.

    A fix is safe if it changes its own value as it says and nothing else. Comments, layout, line breaks and
    a byte order mark stay. Mending a second time changes nothing. A file is left alone if it is no YAML or
    has characters that are not allowed: nobody can be sure then what stands there.
    """
    checked = check(data, settings, name)
    at_first, before = checked, data
    for _ in range(_MOST_ROUNDS):
        mark, text = (_BOM if data.startswith(_BOM) else b""), checked.places.text
        edits = [edit for finding in checked.findings for edit in finding.fix]
        if not edits or mark + text.encode() != data:
            break
        after = edited(text, edits, Declaration)
        if after == text:
            break
        data = mark + after.encode()
        checked = check(data, settings, name)
    mended = max(_fixable(at_first) - _fixable(checked), int(data != before))
    return Fixed(data, _without_fixes(checked), mended, at_first)


def _fixable(checked: Checked) -> int:
    return sum(bool(finding.fix) for finding in checked.findings)


def _without_fixes(checked: Checked) -> Checked:
    """The same with nothing more to offer: what could be done has been done."""
    return checked._replace(findings=tuple(finding._replace(fix=()) for finding in checked.findings))


def difference(name: str, before: bytes, after: bytes) -> str:
    """The change as a unified diff; empty where there is none."""
    from difflib import unified_diff  # noqa: PLC0415 - only asked for now and then

    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    lines = (
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, name, name)
    )
    return "".join(lines) if before != after else ""
