"""Files as they are in a git revision."""

import os
import re

from pgdecl.files.errors import AccessError, CallError
from pgdecl.files.git import git
from pgdecl.files.reading import LARGEST, STANDARD_INPUT

_OBJECT = re.compile(rb"[0-9a-f]{40,64}\n")
_IN_BRACES = re.compile(r"\{[^{}]*\}")
_NO_COMMIT = re.compile(r"^[-^]|:|\.\.|\^[@!-]")
"""What starts an option, or names a path, a range, or all parents of a commit."""


def read_at(revision: str, path: str) -> bytes:
    """The bytes that a file has in a revision of its repository.

    Only objects are read, so that nothing runs that the repository configures, and nothing is fetched.

    Raises:
        CallError: there is no git, no repository, no such commit, no such file in it, or the file is too
            large or has not been fetched.
        AccessError: the current folder does not exist any more.
    """
    if not revision:  # git would take the index
        raise CallError("needs-value", option="--rev")
    if path == STANDARD_INPUT:
        raise CallError("rev-one-file")
    try:
        folder, name = os.path.split(os.path.abspath(path))
    except OSError as error:
        raise AccessError.reading(path, error) from error
    commit = _commit(folder, revision, path)
    blob, is_fetched = _object(folder, f"{commit}:./{name}")
    kind, size = _kind_and_size(folder, blob) if blob else ("", 0)
    if not is_fetched or (blob and not kind and not _is_submodule(folder, name, commit)):
        raise CallError("not-fetched", path=path, revision=revision)
    if kind != "blob":
        before = _earlier_name(folder, name, commit)
        problem = "renamed-since" if before else "not-in-revision"
        raise CallError(problem, path=path, revision=revision, before=before)
    if size > LARGEST:
        raise CallError("large-in-revision", path=path, revision=revision, limit=str(LARGEST // 1024))
    content = git(folder, "cat-file", "blob", blob)
    if content.returncode:
        raise CallError("not-fetched", path=path, revision=revision)
    return content.stdout


def _commit(folder: str, revision: str, path: str) -> str:
    """The commit that a revision names.

    Raises:
        CallError: there is no repository, or no such commit in it, or the revision names something else.
    """
    shallow = git(folder, "rev-parse", "--is-shallow-repository")
    if shallow.returncode:
        lines = os.fsdecode(shallow.stderr).strip().splitlines()
        raise CallError("no-repository", path=path, reason=lines[0] if lines else "")
    if not revision.isprintable() or _NO_COMMIT.search(_IN_BRACES.sub("", revision)):
        raise CallError("no-commit", revision=revision)
    commit, _ = _object(folder, f"{revision}^{{commit}}")
    if commit:
        return commit
    other, _ = _object(folder, revision)
    if other and _kind_and_size(folder, other)[0]:  # git believes a whole identifier without looking
        raise CallError("no-commit", revision=revision)
    is_shallow = shallow.stdout.strip() == b"true"
    raise CallError("no-revision-shallow" if is_shallow else "no-revision", revision=revision)


def _object(folder: str, name: str) -> tuple[str, bool]:
    """The identifier of an object, or "" if there is none; and whether git can tell without fetching."""
    answer = git(folder, "rev-parse", "--verify", "--end-of-options", name)
    is_object = answer.returncode == 0 and _OBJECT.fullmatch(answer.stdout)
    return answer.stdout.decode().strip() if is_object else "", b"promisor" not in answer.stderr


def _kind_and_size(folder: str, identifier: str) -> tuple[str, int]:
    """The kind of an object, and its size in bytes; no kind if it has not been fetched."""
    answer = git(folder, "cat-file", "--batch-check", questions=f"{identifier}\n".encode())
    _, _, kind_and_size = answer.stdout.decode().partition(" ")
    kind, _, size = kind_and_size.partition(" ")
    return (kind, int(size)) if size else ("", 0)


def _is_submodule(folder: str, name: str, commit: str) -> bool:
    """Whether a name is that of a submodule, whose commits belong to another repository."""
    return git(folder, "ls-tree", commit, "--", name).stdout.startswith(b"160000")


def _earlier_name(folder: str, name: str, commit: str) -> str:
    """The path of the file in that commit, if git detects a rename between it and the newest; or ""."""
    options = (
        "-r",
        "--no-ext-diff",
        "--no-textconv",
        "--find-renames",
        "--diff-filter=R",
        "--name-status",
        "-z",
    )
    renames = git(folder, "diff-tree", *options, commit, "HEAD")
    root = git(folder, "rev-parse", "--show-prefix")
    name_now = os.fsdecode(root.stdout).removesuffix("\n") + name
    # Each rename has three fields: the similarity, the old name, the new name.
    fields = os.fsdecode(renames.stdout).split("\0")
    names_of_renames = zip(fields[1::3], fields[2::3], strict=False)
    return next((old for old, new in names_of_renames if new == name_now), "")
