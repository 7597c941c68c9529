"""Writing files completely or not at all, and never over another without being told to."""

import os
import re
import stat
import sys
from contextlib import suppress
from errno import EILSEQ, ELOOP
from functools import cache
from pathlib import Path

from pgdecl.files.errors import AccessError, CallError, NotRegularFileError

if sys.platform != "win32":  # there are no such locks, so leftovers stay until somebody removes them
    from fcntl import LOCK_EX, LOCK_NB, flock

_PART = re.compile(r"\.pgdecl-[0-9a-f]{16}\.part")


def write(path: Path, data: bytes, *, force: bool) -> None:
    """Writes a file completely or not at all.

    The bytes go to a part in the same folder, which then gets the name of the file. The part is removed
    whatever happens, except if the process is killed; the next run that writes to the folder removes it then.
    A file that is replaced keeps its mode and, where the system permits it, its owner. A symbolic link stays,
    and the file that it points to is written; it counts as a file that exists, also if that is missing.

    Args:
        path: where to.
        data: what to write.
        force: whether to replace a file.

    Raises:
        CallError: the path is a folder, or there is a file already and `force` is not given.
        AccessError: the file cannot be written, or the path is a device or a pipe, which is never replaced.
    """
    if os.path.isdir(path):
        raise CallError("one-file", path=str(path))
    try:
        target = _target(path, force=force)
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(os.path.abspath(target.parent))
        _write(target, data, force=force)
    except UnicodeEncodeError as error:
        raise AccessError.writing(str(path), OSError(EILSEQ, "")) from error
    except OSError as error:
        raise AccessError.writing(str(path), error) from error


def _target(path: Path, *, force: bool) -> Path:
    """The file to write, which is behind the path if that is a symbolic link.

    Raises:
        CallError: there is a file or a link already and `force` is not given.
        OSError: the path is not that of a file.
    """
    if not os.path.lexists(path):
        return path
    if not force:
        raise CallError("exists", path=str(path))
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    if target.is_symlink():
        raise OSError(ELOOP, "")
    if target.exists() and not target.is_file():
        raise NotRegularFileError
    return target


def _write(target: Path, data: bytes, *, force: bool) -> None:
    part = target.with_name(f".pgdecl-{os.urandom(8).hex()}.part")  # short, however long the name is
    try:
        with part.open("xb") as file:
            if not _is_locked(file.fileno()):
                _write(target, data, force=force)
                return
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":  # the lock is kept until the part has its final name
                _give_name(part, target, force=force)
        if sys.platform == "win32":  # Windows does not rename open files
            _give_name(part, target, force=force)
    finally:
        with suppress(OSError):
            part.unlink()


def _give_name(part: Path, target: Path, *, force: bool) -> None:
    """Gives a part its final name.

    Raises:
        CallError: there is a file of that name by now, and `force` is not given.
        OSError: the system refuses.
    """
    if force:
        _keep_owner_and_mode(part, target)
        part.replace(target)
        return
    try:
        os.link(part, target)  # unlike renaming, this never replaces a file
    except FileExistsError as error:
        raise CallError("exists", path=str(target)) from error
    except OSError as error:  # there are file systems without hard links
        if os.path.lexists(target):
            raise CallError("exists", path=str(target)) from error
        part.rename(target)


def _keep_owner_and_mode(part: Path, target: Path) -> None:
    try:
        before, made = target.stat(), part.stat()
    except FileNotFoundError:
        return
    if (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid):
        for owner in (before.st_uid, -1):  # who may not give a file away may still give it to the group
            with suppress(PermissionError):
                os.chown(part, owner, before.st_gid)
                break
    part.chmod(stat.S_IMODE(before.st_mode))


def _is_locked(descriptor: int) -> bool:
    """Locks a part as long as it is open, so that no other run removes it; False if one was faster."""
    if sys.platform != "win32":
        with suppress(OSError):  # no locks on this file system, and so nothing is removed there
            flock(descriptor, LOCK_EX)
    return os.fstat(descriptor).st_nlink > 0


@cache
def _remove_leftovers(folder: str) -> None:
    """Removes the parts that killed runs have left in a folder: those that nobody has locked."""
    with suppress(OSError):  # a folder that may be written to need not be readable
        for name in filter(_PART.fullmatch, os.listdir(folder)):
            _remove_unlocked(os.path.join(folder, name))


def _remove_unlocked(part: str) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(part, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        with suppress(BlockingIOError):  # it is being written
            flock(descriptor, LOCK_EX | LOCK_NB)
            os.unlink(part)
    finally:
        os.close(descriptor)
