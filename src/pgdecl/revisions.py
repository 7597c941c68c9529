"""Files as they are in a git revision."""

import os
import subprocess

from pgdecl.files import CannotRunError


def read_at(revision: str, path: str) -> bytes:
    """The bytes that a file has in a revision of the repository that it lies in.

    Raises:
        CannotRunError: there is no git, no repository, no such revision, or no such file in it.
    """
    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 - names are texts everywhere here
    # The revision comes from the command line alone, and can be no option: git is told where options end.
    call = ["git", "-C", folder, "show", "--no-textconv", "--end-of-options", f"{revision}:./{name}"]
    try:
        done = subprocess.run(call, capture_output=True, check=False)  # noqa: S603 - see above
    except OSError as error:
        raise CannotRunError("no-git") from error
    if done.returncode:
        raise CannotRunError("no-revision", path=path, revision=revision)
    return done.stdout
