"""Writing documents: their paths, and atomic writing."""

import os
from pathlib import Path
from typing import NamedTuple

from pgdecl.files.errors import AccessError, CallError, NotRegularFileError

_LONGEST_NAME = 60
_UNSAFE = frozenset('<>:"/\\|?*')


class Destination(NamedTuple):
    """A folder in which each document gets its own name, or the path of a single document."""

    path: Path
    suffix: str
    is_folder: bool

    @classmethod
    def of(cls, output: str | None, suffix: str, *, several: bool) -> "Destination":
        """The meaning of `-o`: a folder if it exists as one, ends with a slash or has to be one; else a file.

        Raises:
            CallError: several documents are to be written and `-o` names a file.
        """
        if output is None:
            return cls(Path(), suffix, is_folder=True)
        path = Path(output)
        is_folder = os.path.isdir(output) or output.endswith(("/", os.sep)) or (several and not path.suffix)
        if several and not is_folder:
            raise CallError("not-a-folder", path=output)
        return cls(path, suffix, is_folder)

    def file(self, name: str, year: int | None = None) -> Path:
        """The path of the document of a project."""
        if not self.is_folder:
            return self.path
        return self.path / f"{safe_name(name)}{f'-{year}' if year else ''}{self.suffix}"


def safe_name(name: str) -> str:
    """A project's name as a file name on every system: nothing unsafe, not hidden, not too long."""
    printable = "".join("_" if c in _UNSAFE or not c.isprintable() else c for c in name)
    return printable.strip(" .")[:_LONGEST_NAME].rstrip(" .") or "_"


def stage(path: Path, data: bytes) -> Path:
    """Writes the data to a part file in the same folder, for `settle` to rename; returns the part's path.

    Raises:
        AccessError: it cannot be written, or the path is a device or a pipe, which must not be replaced.
    """
    part = path.with_name(f".pgdecl-{os.urandom(8).hex()}.part")  # short, however long the name is
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise NotRegularFileError
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        discard(part)
        raise AccessError.writing(str(path), error) from error
    return part


def settle(part: Path, path: Path, *, force: bool) -> None:
    """Renames a part to its final path, so that there is never an incomplete file.

    Raises:
        CallError: there is a file already and `force` is not given.
        AccessError: the file cannot be replaced.
    """
    try:
        if path.exists():
            if not force:
                raise CallError("exists", path=str(path))
            part.chmod(path.stat().st_mode)
        part.replace(path)
    except OSError as error:
        raise AccessError.writing(str(path), error) from error
    finally:
        discard(part)


def write(path: Path, data: bytes, *, force: bool) -> None:
    """Writes a file completely or not at all.

    Raises:
        CallError: the path is a folder, or there is a file already and `force` is not given.
        AccessError: the file cannot be written.
    """
    if os.path.isdir(path):
        raise CallError("one-file", path=str(path))
    settle(stage(path, data), path, force=force)


def discard(part: Path) -> None:
    """Removes a part if it still exists."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # its folder is not accessible, so nothing was written there
