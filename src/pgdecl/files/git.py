"""Asking git about a repository such that nothing runs that the repository configures.

Commands that read only objects run no filter, hook, monitor, external diff or pager, and an alias cannot
stand for a command of git. The settings and variables here keep the rest from happening: that git fetches
what is missing, takes other objects in place of the named ones, or is sent elsewhere by the environment.
Which repositories git trusts (`safe.directory`) stays as the user has configured it.
"""

import os
import subprocess
from collections.abc import Mapping

from pgdecl.files.errors import CallError

_OPTIONS = ("--no-pager", "--no-replace-objects", "--literal-pathspecs")
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.bigFileThreshold": "2m",  # larger files are not loaded to find renames
    "diff.renameLimit": "400",
    "protocol.allow": "never",
}
VARIABLES = {
    "LC_ALL": "C",  # messages of git are shown only if there is no repository, and always in English
    "GIT_ALLOW_PROTOCOL": "none",  # for versions of git that do not know the next one
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
"""What stands in the environment of git in place of the caller's variables."""
_NAME = "git.exe" if os.name == "nt" else "git"


def git(folder: str, *arguments: str, questions: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """What git answers in a folder.

    Args:
        folder: where git looks for the repository.
        arguments: the command and its arguments.
        questions: the standard input of the command.

    Raises:
        CallError: there is no git.
    """
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    command = [_program(), *_OPTIONS, *settings, "-C", folder, *arguments]
    try:
        return subprocess.run(  # noqa: S603 - what comes from outside are no options, see revisions.py
            command, input=questions, capture_output=True, check=False, env=_environment(os.environ)
        )
    except OSError as error:
        raise CallError("no-git") from error


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment without the variables that change what git does."""
    kept = {name: value for name, value in variables.items() if not name.upper().startswith("GIT_")}
    return kept | VARIABLES


def _program() -> str:
    """The path of git, never in the current folder, which may be the repository.

    Raises:
        CallError: there is no git.
    """
    for folder in os.get_exec_path():
        path = os.path.join(folder, _NAME)
        if os.path.isabs(path) and os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    raise CallError("no-git")
