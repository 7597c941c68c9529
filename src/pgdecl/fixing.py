"""Applying what findings offer to do about themselves, and showing it as a diff."""

from typing import NamedTuple

from pgdecl.checking import Checked, check
from pgdecl.config.settings import Settings
from pgdecl.model.declaration import Declaration
from pgdecl.model.shape import shape_of
from pgdecl.source.editing import edited

_BOM = b"\xef\xbb\xbf"
_MOST_ROUNDS = 5


class Fixed(NamedTuple):
    """A file after mending: its bytes, what is left to report, and how many findings are gone for it."""

    data: bytes
    checked: Checked
    mended: int


def fixed(data: bytes, settings: Settings, name: str) -> Fixed:
    """The bytes with every safe fix applied, again and again until nothing more can be done.

    A fix is safe if it changes its own value as it says and nothing else. Comments, layout, line breaks and
    a byte order mark stay. Mending a second time changes nothing.
    """
    checked = check(data, settings, name)
    at_first = len(checked.findings)
    for _ in range(_MOST_ROUNDS):
        edits = [edit for finding in checked.findings for edit in finding.fix]
        before = checked.places.text
        after = edited(before, edits, shape_of(Declaration)) if edits else before
        if after == before:
            break
        data = (_BOM if data.startswith(_BOM) else b"") + after.encode()
        checked = check(data, settings, name)
    return Fixed(data, checked, max(0, at_first - len(checked.findings)))


def difference(name: str, before: bytes, after: bytes) -> str:
    """The change as a unified diff; empty where there is none."""
    from difflib import unified_diff  # noqa: PLC0415 - only asked for now and then

    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    lines = (
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, name, name)
    )
    return "".join(lines) if before != after else ""
