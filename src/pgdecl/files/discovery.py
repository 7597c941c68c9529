"""The files of a call: the files that it names, and the declarations in the folders that it names."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from errno import EBADF, ENOENT, ENOTDIR
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from pgdecl.files.errors import AccessError, CallError
from pgdecl.files.reading import DOCUMENT_SUFFIXES, STANDARD_INPUT, SourceFile

MOST_FILES = 5000
"""The maximum number of declarations in one run."""
_SUFFIXES = (".yaml", ".yml")
_OF_RESULTS = ".results"
# The key in any encoding that a declaration may have been saved in by mistake, so that such a file is
# reported and not skipped. The zero bytes of UTF-16 are removed before matching.
_MARKER = re.compile(
    rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\"']?pgdecl(?P<results>_results)?[\"']?\s*(?::|\xef\xbc\x9a|\xa3\xba)",
    re.MULTILINE,
)
OnError = Callable[[AccessError], object]


class Sources(NamedTuple):
    """The declarations that a call means.

    `files` are read lazily, each once. `first` is the name of the first one. `most` is their maximum number:
    some files in folders may turn out not to be declarations. `problems` are the errors of folders that
    cannot be read.
    """

    files: Iterator[SourceFile]
    first: str
    is_single: bool
    most: int
    problems: Sequence[AccessError]


class _Candidate(NamedTuple):
    """A file that may be a declaration: it is one if the call names it or if it has the marker key."""

    name: str
    is_named: bool


def sources(paths: Sequence[str], *, results: bool = False) -> Sources:
    """The declarations at the paths, in the order of the paths and of the names in a folder.

    Args:
        paths: files and folders.
        results: whether results files in folders are meant, too.

    Raises:
        CallError: a path does not exist, or there is no declaration, or more than `MOST_FILES`.
        AccessError: the system does not tell whether a path exists, or does not let a folder be read.
    """
    problems: list[AccessError] = []
    candidates = _candidates(paths, problems.append, results=results)
    files = _declarations(candidates, results=results)
    head = list(islice(files, 2))
    if not head:
        raise problems[0] if problems else CallError("no-declarations", paths=", ".join(paths))
    return Sources(chain(head, files), head[0].name, len(head) == 1, len(candidates), problems)


def documents(paths: Sequence[str]) -> Sources:
    """The Word and Excel files at the paths: those that are named, and those in folders by their extension.

    Raises:
        CallError: a path does not exist, or there is no such file, or more than `MOST_FILES`.
        AccessError: the system does not tell whether a path exists, or does not let a folder be read.
    """
    problems: list[AccessError] = []
    candidates = _candidates(paths, problems.append, DOCUMENT_SUFFIXES)
    if not candidates:
        raise problems[0] if problems else CallError("no-documents", paths=", ".join(paths))
    files = (SourceFile.of(candidate.name) for candidate in candidates)
    return Sources(files, candidates[0].name, len(candidates) == 1, len(candidates), problems)


def find(paths: Sequence[str], problems: list[AccessError] | None = None) -> list[str]:
    """The names of the declarations at the paths; files in folders are read to tell.

    Args:
        paths: files and folders.
        problems: where to add the errors of folders that cannot be read, if the rest is to be found.

    Raises:
        CallError: a path does not exist, or there is no declaration, or more than `MOST_FILES`.
        AccessError: the system does not tell whether a path exists, or does not let a folder be read.
    """
    errors: list[AccessError] = [] if problems is None else problems
    names = [candidate.name for candidate in _candidates(paths, errors.append) if _is_meant(candidate)]
    if errors and (problems is None or not names):
        raise errors[0]
    if not names:
        raise CallError("no-declarations", paths=", ".join(paths))
    return names


def present(paths: Sequence[str]) -> list[str]:
    """The names of the files at the paths, without reading them: some may turn out not to be declarations.

    Raises:
        CallError: a path does not exist, or there are too many files.
        AccessError: the system does not tell whether a path exists.
    """
    return [candidate.name for candidate in _candidates(paths, lambda _error: None)]


def is_folder(path: str) -> bool:
    """Whether a path is a folder; an inaccessible path counts as a file, so that it is reported."""
    return path != STANDARD_INPUT and os.path.isdir(path)


def declaration_beside(name: str) -> str | None:
    """The name of the declaration beside a results file: goals.yaml for goals.results.yaml; else None."""
    stem, suffix = os.path.splitext(name)
    return stem.removesuffix(_OF_RESULTS) + suffix if stem.endswith(_OF_RESULTS) else None


def folder_of(name: str) -> str:
    """The folder of a file, as its name has it."""
    return os.path.dirname(name)


def _candidates(
    paths: Sequence[str],
    on_error: OnError,
    suffixes: tuple[str, ...] = _SUFFIXES,
    *,
    results: bool = False,
) -> list[_Candidate]:
    by_name: dict[str, _Candidate] = {}
    for path in paths:
        if is_folder(path):
            for name in _in_folder(path, on_error, suffixes):
                by_name.setdefault(name, _Candidate(name, is_named=False))
        else:
            _must_exist(path)
            by_name[path] = _Candidate(path, is_named=True)
    # Files are counted first, so that nothing is done to any file if there are too many.
    are_meant = partial(_is_meant, results=results) if suffixes == _SUFFIXES else bool
    if len(by_name) > MOST_FILES and sum(map(are_meant, by_name.values())) > MOST_FILES:
        raise CallError("too-many-files", limit=str(MOST_FILES))
    return list(by_name.values())


def _declarations(candidates: Iterable[_Candidate], *, results: bool) -> Iterator[SourceFile]:
    for candidate in candidates:
        file = SourceFile.of(candidate.name)
        if candidate.is_named or _is_declaration(file, results=results):
            yield file


def _is_meant(candidate: _Candidate, *, results: bool = False) -> bool:
    return candidate.is_named or _is_declaration(SourceFile.of(candidate.name), results=results)


def _must_exist(path: str) -> None:
    """Raises an error if there is nothing at the path, or standard input is closed; broken links are read."""
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise AccessError.reading(path, OSError(EBADF, ""))
        return
    try:
        os.lstat(path)
    except OSError as error:
        if error.errno in (ENOENT, ENOTDIR):
            raise CallError("missing-path", path=path) from error
        raise AccessError.reading(path, error) from error


def _in_folder(folder: str, on_error: OnError, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Files below a folder in the order of their names; hidden folders are skipped."""

    def report(error: OSError) -> None:
        on_error(AccessError.reading(error.filename, error))

    for here, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(here, name) for name in sorted(names) if _is_of(name, suffixes))


def _is_of(name: str, suffixes: tuple[str, ...]) -> bool:
    """Whether a file has one of the extensions, and is not the lock that Office keeps beside an open file."""
    return name.lower().endswith(suffixes) and not name.startswith("~$")


def _is_declaration(file: SourceFile, *, results: bool = False) -> bool:
    """Whether a file has the marker key; an unreadable file counts as one, so that it is reported."""
    if file.refusal:
        return True
    markers = _MARKER.finditer(file.data.replace(b"\x00", b""))
    return any(results or not marker["results"] for marker in markers)
