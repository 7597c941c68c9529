"""The least that a document of an Office format can cost: its one large part deflated, the others ready."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def zipping(package: bytes, part: str) -> Callable[[], bytes]:
    """A function that zips one finished part of a package anew, beside the others as they are."""
    with zipfile.ZipFile(io.BytesIO(package)) as whole:
        content = whole.read(part)
        rest = {name: whole.read(name) for name in whole.namelist() if name != part}
    ready = io.BytesIO()
    with zipfile.ZipFile(ready, "w", zipfile.ZIP_DEFLATED) as others:
        for name, data in rest.items():
            others.writestr(name, data)
    _, _, _, _, count, size, start, _ = _END.unpack(ready.getvalue()[-_END.size :])
    local, directory = ready.getvalue()[:start], ready.getvalue()[start : start + size]
    name_bytes = part.encode()

    def zipped() -> bytes:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        body = deflate.compress(content) + deflate.flush()
        fields = (20, 0, 8, 0, 33, zlib.crc32(content), len(body), len(content), len(name_bytes), 0)
        entry = _LOCAL.pack(b"PK\3\4", *fields) + name_bytes
        line = _CENTRAL.pack(b"PK\1\2", 20, *fields, 0, 0, 0, 0, start) + name_bytes
        begins = start + len(entry) + len(body)
        end = _END.pack(b"PK\5\6", 0, 0, count + 1, count + 1, size + len(line), begins, 0)
        return b"".join((local, entry, body, directory, line, end))

    return zipped
