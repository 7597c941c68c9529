"""Which files a call means: those that it names, and the declarations in the folders that it names."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from errno import ENOENT, ENOTDIR
from itertools import chain, islice
from typing import NamedTuple

from pgdecl.files.errors import AccessError, CallError
from pgdecl.files.reading import STANDARD_INPUT, SourceFile

MOST_FILES = 5000
"""The most declarations that one run takes."""
_SUFFIXES = (".yaml", ".yml")
# The key in any encoding that a declaration may have been saved in by mistake: a file that is to be reported
# rather than passed over. UTF-16 is read with its zero bytes left out.
_MARKER = re.compile(
    rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\"']?pgdecl[\"']?\s*(?::|\xef\xbc\x9a|\xa3\xba)", re.MULTILINE
)
OnError = Callable[[AccessError], object]


class Sources(NamedTuple):
    """The declarations that a call means.

    `files` are read when they are asked for, each once. `first` is the name of the first one; `most` is how
    many there can be: files in folders may turn out to be something else when they are read. `problems` are
    folders that cannot be read.
    """

    files: Iterator[SourceFile]
    first: str
    is_single: bool
    most: int
    problems: Sequence[AccessError]


class _Candidate(NamedTuple):
    """A file that may be a declaration: taken as one if the call names it, else if it has the marker key."""

    name: str
    is_named: bool


def sources(paths: Sequence[str]) -> Sources:
    """The declarations that the paths mean, in the order of the paths and of the names in a folder.

    Raises:
        CallError: a path does not exist, or there is no declaration, or more than `MOST_FILES`.
        AccessError: the system does not tell whether a path exists, or does not let a folder be read.
    """
    problems: list[AccessError] = []
    candidates = _candidates(paths, problems.append)
    files = _declarations(candidates)
    head = list(islice(files, 2))
    if not head:
        raise problems[0] if problems else CallError("no-declarations", paths=", ".join(paths))
    return Sources(chain(head, files), head[0].name, len(head) == 1, len(candidates), problems)


def find(paths: Sequence[str]) -> list[str]:
    """The names of the declarations that the paths mean; files in folders are read for it.

    Raises:
        CallError: a path does not exist, or there is no declaration, or more than `MOST_FILES`.
        AccessError: the system does not tell whether a path exists, or does not let a folder be read.
    """

    def refuse(error: AccessError) -> None:
        raise error

    names = [candidate.name for candidate in _candidates(paths, refuse) if _is_meant(candidate)]
    if not names:
        raise CallError("no-declarations", paths=", ".join(paths))
    return names


def is_folder(path: str) -> bool:
    """Whether a path is a folder; one that the system refuses to look at counts as a file, to be reported."""
    return path != STANDARD_INPUT and os.path.isdir(path)


def _candidates(paths: Sequence[str], on_error: OnError) -> list[_Candidate]:
    by_name: dict[str, _Candidate] = {}
    for path in paths:
        if is_folder(path):
            for name in _in_folder(path, on_error):
                by_name.setdefault(name, _Candidate(name, is_named=False))
        else:
            _must_exist(path)
            by_name[path] = _Candidate(path, is_named=True)
    # Nothing is to be done to the first files if there are too many, so that they are counted before.
    if len(by_name) > MOST_FILES and sum(map(_is_meant, by_name.values())) > MOST_FILES:
        raise CallError("too-many-files", limit=str(MOST_FILES))
    return list(by_name.values())


def _declarations(candidates: Iterable[_Candidate]) -> Iterator[SourceFile]:
    for candidate in candidates:
        file = SourceFile.of(candidate.name)
        if candidate.is_named or _is_declaration(file):
            yield file


def _is_meant(candidate: _Candidate) -> bool:
    return candidate.is_named or _is_declaration(SourceFile.of(candidate.name))


def _must_exist(path: str) -> None:
    """That there is something of this name, if only a link to nothing, which reading reports."""
    if path == STANDARD_INPUT:
        return
    try:
        os.lstat(path)
    except OSError as error:
        if error.errno in (ENOENT, ENOTDIR):
            raise CallError("missing-path", path=path) from error
        raise AccessError.reading(path, error) from error


def _in_folder(folder: str, on_error: OnError) -> Iterator[str]:
    """YAML files below a folder in the order of their names; hidden folders are passed over."""

    def report(error: OSError) -> None:
        on_error(AccessError.reading(error.filename, error))

    for here, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(here, name) for name in sorted(names) if name.lower().endswith(_SUFFIXES))


def _is_declaration(file: SourceFile) -> bool:
    """Whether a file has the marker key; one that cannot be read counts, so that it is reported."""
    return bool(file.refusal) or _MARKER.search(file.data.replace(b"\x00", b"")) is not None
