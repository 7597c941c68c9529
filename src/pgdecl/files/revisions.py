"""Files as they are in a git revision."""

import os
import subprocess

from pgdecl.files.errors import AccessError, CallError
from pgdecl.files.reading import LARGEST, STANDARD_INPUT

# Messages of git are shown only if there is no repository, and always in English.
_ENVIRONMENT = {"LC_ALL": "C"}


def read_at(revision: str, path: str) -> bytes:
    """The bytes that a file has in a revision of its repository, one more than allowed at most.

    Raises:
        CallError: there is no git, no repository, no such revision, or no such file in it.
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
    data = _shown(folder, f"{revision}:./{name}")
    if data is None:
        raise _why_missing(folder, name, revision, path)
    return data


def _shown(folder: str, file: str) -> bytes | None:
    """The bytes of a file of a revision, at most one more than allowed; None if git does not have it."""
    command = _command(folder, "show", "--no-textconv", "--end-of-options", file)
    try:
        # The revision comes from the command line; --end-of-options keeps git from reading it as an option.
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603
    except OSError as error:
        raise CallError("no-git") from error
    with process:
        data = process.stdout.read(LARGEST + 1) if process.stdout else b""
    return data if len(data) > LARGEST or process.returncode == 0 else None


def _why_missing(folder: str, name: str, revision: str, path: str) -> CallError:
    """What is missing: the repository, the revision, or the file in it."""
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    if shallow.returncode:
        lines = os.fsdecode(shallow.stderr).strip().splitlines()
        return CallError("no-repository", path=path, reason=lines[0] if lines else "")
    tree = f"{revision}^{{tree}}"
    if _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", tree).returncode:
        is_shallow = shallow.stdout.strip() == b"true"
        return CallError("no-revision-shallow" if is_shallow else "no-revision", revision=revision)
    before = _earlier_name(folder, name, revision)
    if before:
        return CallError("renamed-since", path=path, revision=revision, before=before)
    return CallError("not-in-revision", path=path, revision=revision)


def _earlier_name(folder: str, name: str, revision: str) -> str:
    """The path of the file in that revision, if git has detected a rename since; or ""."""
    options = ("--no-ext-diff", "--no-textconv", "--find-renames", "--diff-filter=R", "--name-status", "-z")
    renames = _git(folder, "diff", *options, "--end-of-options", revision)
    root = _git(folder, "rev-parse", "--show-prefix")
    name_now = os.fsdecode(root.stdout).removesuffix("\n") + name
    # Each rename has three fields: the similarity, the old name, the new name.
    fields = os.fsdecode(renames.stdout).split("\0")
    names_of_renames = zip(fields[1::3], fields[2::3], strict=False)
    return next((old for old, new in names_of_renames if new == name_now), "")


def _git(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **_ENVIRONMENT}
    return subprocess.run(_command(folder, *arguments), capture_output=True, check=False, env=environment)  # noqa: S603


def _command(folder: str, *arguments: str) -> list[str]:
    return ["git", "-C", folder, *arguments]
