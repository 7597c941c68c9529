"""An Office package: text escaped for XML, prepared parts, and a reproducible zip.

The zip is written here because zipfile would deflate the prepared parts again for each document, and because
importing zipfile slows down the start of a command.
"""

import re
import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pgdecl.tables import read_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pgdecl.forms.grid import Grid

# Control characters that XML 1.0 forbids (production 2), as the inside of a character class. `encode`
# replaces the others that it forbids: a class with characters so far apart takes long to compile.
_CONTROLS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f"
SPECIAL: Final = f'&<>"{_CONTROLS}'
"""The inside of a character class: what `escape` changes."""

_find_special: Final = re.compile(f"[{SPECIAL}]").search
# In addition, what formats write in their own ways: breaks, tabs, and the underscore that Excel may misread.
_not_plain: Final = re.compile(f"[{SPECIAL}\n\t_]").search
_replace_controls: Final = re.compile(f"[{_CONTROLS}]").sub
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20  # what deflate needs; also written as "made by", on every system
_DEFLATED: Final = 8
_DATE: Final = (1 << 5) + 1  # 1980-01-01, the first date that a zip can hold
_LEVEL: Final = 3  # a third of the time of the usual 6, for two or three kilobytes more

_PART: Final = "<?part "
_SLOTTED: Final = "<?slotted "


def join_texts(texts: "Sequence[str]") -> str:
    """Joins texts by carriage returns, so that all of them can be searched and changed at once.

    Every kind of line break within a text becomes a line feed.
    """
    joined = "\r".join(texts)
    if joined.count("\r") < max(1, len(texts)):
        return joined
    return "\r".join(map(with_line_feeds, texts))


def is_plain(texts: str) -> bool:
    """Whether joined texts can be written to XML unchanged; a blank at an end needs `xml:space`."""
    ends = texts[:1] == " " or texts[-1:] == " " or "\r " in texts or " \r" in texts
    return not (ends or _not_plain(texts))


def with_texts(template: bytes, texts: str) -> bytes:
    """XML with joined texts in place of its `%s`, of which there must be one for each text, at least one."""
    return template % tuple(encode(texts).split(b"\r"))


def properties(grid: "Grid") -> dict[str, str]:
    """What a document's properties say: title, author, and as subject and version the layout and its year."""
    return {"title": grid.title, "author": grid.author, "layout": grid.layout, "edition": grid.edition}


def escape(text: str) -> str:
    """Text for an XML element or attribute; a control character that XML forbids becomes U+FFFD.

    Declarations with such a character are refused when they are checked; this only keeps the package valid.
    """
    if _find_special(text):
        return _replace_controls("\ufffd", text).translate(_ESCAPES)
    return text


def with_line_feeds(text: str) -> str:
    """Text with each kind of line break as one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encode(xml: str) -> bytes:
    """A part as UTF-8; the noncharacters and lone surrogates that XML forbids become U+FFFD."""
    xml = xml.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    try:
        return xml.encode()
    except UnicodeEncodeError:
        return xml.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


class Blank(NamedTuple):
    """A package without its content: `local` and `directory` are the zip's bytes for `number` ready parts.

    `slotted` holds the parts with slots to fill in, as text for `str.format_map`.
    """

    local: bytes
    directory: bytes
    number: int
    slotted: "Mapping[str, str]"

    def filled(self, values: "Mapping[str, str]") -> dict[str, bytes]:
        """The slotted parts with their values, which must be XML."""
        return {name: encode(text.format_map(values)) for name, text in self.slotted.items()}

    def packed(self, parts: "Mapping[str, bytes]") -> bytes:
        """The whole package: the ready parts, then these, in this order."""
        local, directory = _entries(parts, len(self.local))
        directory = self.directory + directory
        start, count = len(self.local) + len(local), self.number + len(parts)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
        return b"".join((self.local, local, directory, end))


def _entries(parts: "Mapping[str, bytes]", start: int) -> tuple[bytes, bytes]:
    """Entries for a zip that has `start` bytes already, and their records in its directory."""
    entries: list[bytes] = []
    directory: list[bytes] = []
    for name, data in parts.items():
        body = zlib.compress(data, _LEVEL, wbits=-zlib.MAX_WBITS)
        path = name.encode("ascii")
        common = (_VERSION, 0, _DEFLATED, 0, _DATE, zlib.crc32(data), len(body), len(data), len(path), 0)
        entry = b"".join((_LOCAL.pack(b"PK\3\4", *common), path, body))
        directory.append(_CENTRAL.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, start) + path)
        entries.append(entry)
        start += len(entry)
    return b"".join(entries), b"".join(directory)


@cache
def load(name: str) -> Blank:
    """The blank package of a format, read from one file and deflated once per process."""
    parts, slotted = split(read_data(__file__, f"blank/{name}.parts"))
    local, directory = _entries({part: text.encode() for part, text in parts.items()}, 0)
    return Blank(local, directory, len(parts), slotted)


def split(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The ready and the slotted parts of a blank package's file.

    A line `<?part NAME?>` or `<?slotted NAME?>` goes before each part; the part ends before the next.
    """
    ready: dict[str, str] = {}
    slotted: dict[str, str] = {}
    first, *rest = text.split(f"\n{_SLOTTED}")
    for target, blocks in ((ready, f"\n{first}".split(f"\n{_PART}")[1:]), (slotted, rest)):
        for block in blocks:
            name, _, body = block.partition("?>\n")
            target[name] = body
    return ready, slotted
