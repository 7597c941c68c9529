"""Files as they are in a git revision."""

import os
import subprocess

from pgdecl.files.discovery import STANDARD_INPUT, CannotRunError

_Done = subprocess.CompletedProcess[bytes]


def read_at(revision: str, path: str) -> bytes:
    """The bytes that a file has in a revision of the repository that it lies in.

    Raises:
        CannotRunError: there is no git, no repository, no such revision, or no such file in it.
    """
    if not revision:  # git would take the index
        raise CannotRunError("needs-value", option="--rev")
    if path == STANDARD_INPUT:
        raise CannotRunError("rev-one-file")
    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 - names are texts everywhere here
    done = _git(folder, "show", "--no-textconv", "--end-of-options", f"{revision}:./{name}")
    if done.returncode:
        raise _why(folder, name, revision, path)
    return done.stdout


def _git(folder: str, *arguments: str) -> _Done:
    # The revision comes from the command line alone, and can be no option: git is told where options end.
    # What git says of its own is shown only where it has no repository, and then in one language.
    try:
        return subprocess.run(  # noqa: S603 - see above
            ["git", "-C", folder, *arguments],  # noqa: S607 - the git of the user's machine
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError as error:
        raise CannotRunError("no-git") from error


def _why(folder: str, name: str, revision: str, path: str) -> CannotRunError:
    """What is missing: the repository, the revision, or the file in it."""
    found = _git(folder, "rev-parse", "--is-shallow-repository")
    if found.returncode:
        said = os.fsdecode(found.stderr).strip().splitlines()
        return CannotRunError("no-repository", path=path, reason=said[0] if said else "")
    if _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}"
    ).returncode:
        shallow = found.stdout.strip() == b"true"
        return CannotRunError("no-revision-shallow" if shallow else "no-revision", revision=revision)
    before = _earlier_name(folder, name, revision)
    if before:
        return CannotRunError("renamed-since", path=path, revision=revision, before=before)
    return CannotRunError("not-in-revision", path=path, revision=revision)


def _earlier_name(folder: str, name: str, revision: str) -> str:
    """What git takes the file to have been called then, from the root of the repository; or ""."""
    compared = ("--no-ext-diff", "--no-textconv", "--find-renames", "--diff-filter=R", "--name-status", "-z")
    found = _git(folder, "diff", *compared, "--end-of-options", revision)
    root = _git(folder, "rev-parse", "--show-prefix")
    now = os.fsdecode(root.stdout).removesuffix("\n") + name
    # Each rename is three fields: how sure, the old name, the new one.
    fields = os.fsdecode(found.stdout).split("\0")
    return next((fields[at + 1] for at in range(0, len(fields) - 2, 3) if fields[at + 2] == now), "")
