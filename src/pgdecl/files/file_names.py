"""File names that every system takes, made of the names of projects."""

import os
import unicodedata
from pathlib import Path
from typing import NamedTuple

from pgdecl.files.errors import CallError

_LONGEST_NAME = 60
_MOST_BYTES = 200
"""Of 255 that most file systems take; year and suffix need some, and so does a number."""
_UNSAFE = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [device + number for device in ("COM", "LPT") for number in "0123456789¹²³"]
)
"""What Windows takes for a device, whatever follows after a dot."""


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

    def changed(self, name: str) -> str:
        """The project's name if its document is not named so, because no file can be; or ""."""
        return name.strip() if self.is_folder and name.strip() != safe_name(name) else ""


def safe_name(name: str) -> str:
    """A project's name as a file name on every system.

    Nothing unsafe is in it, it is not hidden, not an option or a device for any system, and not too long.
    """
    printable = "".join("_" if c in _UNSAFE or not c.isprintable() else c for c in name.strip())
    visible = printable.strip(" .")
    if visible.startswith("-") or visible.partition(".")[0].rstrip().upper() in _RESERVED:
        visible = f"_{visible}"
    return _shortened(visible).rstrip(" .") or "_"


def _shortened(name: str) -> str:
    """The beginning of a name that is short enough in characters and in bytes."""
    encoded = name[:_LONGEST_NAME].encode("utf-8", "replace")
    return encoded[:_MOST_BYTES].decode("utf-8", "ignore")


class UniqueNames:
    """The documents of a run: which file each of them was made of, and who has a name already.

    Names that differ only in upper and lower case, or in how their characters are composed, are the same to
    some systems, and so they are the same here.
    """

    def __init__(self) -> None:
        self._makers: dict[str, tuple[str, str]] = {}

    def path(self, path: Path, project: str, source: str) -> Path:
        """The path for a document; with a number where a project of another name has the path already.

        Args:
            path: the path that the project's name gives.
            project: the name of the project, as it is written.
            source: the file that the document is made of.

        Raises:
            CallError: there is a document of that project already.
        """
        numbered = path
        number = 1
        while _folded(numbered) in self._makers:
            first, other = self._makers[_folded(numbered)]
            if other == project:
                raise CallError("same-output", first=first, second=source, path=str(path))
            number += 1
            numbered = path.with_name(f"{path.stem}-{number}{path.suffix}")
        self._makers[_folded(numbered)] = (source, project)
        return numbered


def _folded(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path).casefold())
