"""The zip archive that a DOCX or XLSX file is, checked before and while it is read.

A member is inflated only when it is asked for, and never beyond the limits, whatever the directory says.
"""

import io
import re
import zipfile
import zlib
from typing import Final

from pgdecl.documents.errors import DamagedError, UnsafeError

LARGEST: Final = 10 * 1024 * 1024
"""The maximum size of a file in bytes."""
MOST_MEMBERS: Final = 1000
LARGEST_EXPANDED: Final = 50 * 1024 * 1024
"""The maximum size of all members together in bytes, declared and actually read."""
HIGHEST_RATIO: Final = 100
"""How many times its compressed size a member may have, if it is longer than `_SHORT` bytes."""
_SHORT: Final = 1024 * 1024
_ENTRY: Final = b"PK\1\2"
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1
_unsafe_name: Final = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|[\x00-\x1f]").search
# What zipfile raises on archives that are not as they should be.
_FAULTS: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)


class Archive:
    """The members of an archive by name, without regard to case, as OPC wants it (ECMA-376-2, 6.2.2)."""

    def __init__(self, data: bytes) -> None:
        """Checks the archive's directory.

        Raises:
            DamagedError: it is no whole zip archive.
            UnsafeError: it is beyond a limit, encrypted, or has names that no Office program writes.
        """
        if len(data) > LARGEST:
            raise UnsafeError("too-large", limit=str(LARGEST // 1024 // 1024))
        if data.count(_ENTRY) > MOST_MEMBERS:
            raise UnsafeError("too-many-members", limit=str(MOST_MEMBERS))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise DamagedError("damaged-archive") from error
        self.infos: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            _check(info)
            if self.infos.setdefault(info.filename.lower(), info) is not info:
                raise UnsafeError("member-twice", member=info.filename)
        if sum(info.file_size for info in self.infos.values()) > LARGEST_EXPANDED:
            raise UnsafeError("expands", limit=str(LARGEST_EXPANDED // 1024 // 1024))
        self._room = LARGEST_EXPANDED
        self._read: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        """Whether there is a member of this name."""
        return name.lower() in self.infos

    def read(self, name: str) -> bytes:
        """The content of a member.

        Raises:
            DamagedError: there is none of this name, or it is broken.
            UnsafeError: it is longer than the directory says, or all that was read is beyond the limit.
        """
        key = name.lower()
        if key not in self._read:
            self._read[key] = self._inflated(key)
        return self._read[key]

    def _inflated(self, key: str) -> bytes:
        info = self.infos.get(key)
        if info is None:
            raise DamagedError("missing-member", member=key)
        try:
            with self._zip.open(info) as member:
                data = member.read(min(info.file_size, self._room) + 1)
        except _FAULTS as error:
            raise DamagedError("damaged-member", member=info.filename) from error
        if len(data) > self._room:
            raise UnsafeError("expands", limit=str(LARGEST_EXPANDED // 1024 // 1024))
        if len(data) != info.file_size:
            raise DamagedError("damaged-member", member=info.filename)
        self._room -= len(data)
        return data


def _check(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise UnsafeError("encrypted")
    if _unsafe_name(info.filename):
        raise UnsafeError("unsafe-name", member=info.filename)
    if info.compress_type not in _METHODS:
        raise UnsafeError("unknown-compression", member=info.filename)
    if info.file_size > max(_SHORT, HIGHEST_RATIO * info.compress_size):
        raise UnsafeError("ratio", member=info.filename, limit=str(HIGHEST_RATIO))


def packed(archive: Archive, changed: dict[str, bytes]) -> bytes:
    """An archive with the same members, some of them changed or new; all others keep their bytes and dates.

    New members have the first date that a zip can hold.

    Raises:
        DamagedError: a member is broken.
    """
    target = io.BytesIO()
    new = {name.lower(): (name, data) for name, data in changed.items()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as output:
        for key, info in archive.infos.items():
            data = new.pop(key)[1] if key in new else archive.read(key)
            output.writestr(_copied(info), data, info.compress_type)
        for name, data in new.values():
            output.writestr(_copied(zipfile.ZipInfo(name)), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _copied(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """What is written of a member besides its content; the same on every system."""
    copy = zipfile.ZipInfo(info.filename, info.date_time)
    copy.external_attr, copy.create_system = info.external_attr, info.create_system
    return copy
