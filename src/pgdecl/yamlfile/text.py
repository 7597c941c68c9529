"""Decoding of files: UTF-8 only, without invisible or unprintable characters; all faults are located."""

import re
from functools import cache

from pgdecl.files.reading import LARGEST
from pgdecl.finding import WHOLE_FILE, Finding, Location, Span
from pgdecl.i18n.catalogue import fault

_BOM = "\ufeff"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_REPLACEMENT = "\ufffd"
_MOST_REPORTED = 20


def decode(data: bytes) -> tuple[str, list[Finding]]:
    """The text of a file, and the findings on it.

    The text is empty if the file cannot be decoded. Characters that are not allowed are replaced one for one,
    so that positions do not change.
    """
    if len(data) > LARGEST:
        return "", [fault("PG004", Location(span=WHOLE_FILE), limit=str(LARGEST))]
    try:
        text = data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        return "", [_other_encoding(data, error.start)]
    if not text.strip():
        return "", [empty_file()]
    # No character that is not allowed is printable, and `isprintable` is fast.
    if text.replace("\n", "").replace("\u3000", "").isprintable() or not _illegal_pattern().search(text):
        return text, []
    return _illegal_pattern().sub(_REPLACEMENT, text), _illegal(text)


def empty_file() -> Finding:
    """The finding on a file that is empty or has only comments."""
    return fault("PG006", Location(span=WHOLE_FILE))


@cache
def _illegal_pattern() -> re.Pattern[str]:
    """Characters that XML 1.0 forbids, or that editors do not show or treat differently.

    These are control characters, line separators that editors do not count as lines, a lone carriage return,
    surrogates, noncharacters, blanks without width and marks of direction.
    """
    ends = "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
    return re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef"
        + ends
        + "]|\r(?!\n)"
    )


def _illegal(text: str) -> list[Finding]:
    findings = []
    for match in _illegal_pattern().finditer(text):
        span = Span.on_line(*position(text, match.start()))
        findings.append(fault("PG005", Location(span=span), character=f"U+{ord(match[0][0]):04X}"))
        if len(findings) == _MOST_REPORTED:
            break
    return findings


def first_illegal(text: str) -> str | None:
    """The first character of a value that is not allowed, named as U+XXXX."""
    match = _illegal_pattern().search(text)
    return f"U+{ord(match[0][0]):04X}" if match else None


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _other_encoding(data: bytes, start: int) -> Finding:
    location = Location(span=_span_of_byte(data, start))
    encoding = _guess(data)
    if encoding:
        return fault("PG002", location, offset=str(start + 1), encoding=encoding)
    return fault("PG003", location, offset=str(start + 1))


def _guess(data: bytes) -> str | None:
    """The probable encoding; UTF-16 has a byte order mark, or zero bytes between ASCII characters."""
    if data.startswith(_UTF16_BOMS) or b"\x00" in data[:64]:
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "GBK"


def _span_of_byte(data: bytes, start: int) -> Span:
    """The position of the first byte that is not UTF-8."""
    before = data[:start].decode("utf-8").removeprefix(_BOM)
    return Span.on_line(*position(before, len(before)))


def without_illegal(text: str) -> str:
    """The text with U+FFFD for each character that is not allowed."""
    return _illegal_pattern().sub(_REPLACEMENT, text)
