"""A Grid as a PDF: the DOCX, converted by LibreOffice if it is installed.

LibreOffice runs without a window and with a profile of its own in a temporary folder, so that the user's
profile, and a window that is open, are left alone. Nothing remains of the folder.
"""

import os
import re
import signal
import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from pgdecl.files.errors import AccessError, CallError
from pgdecl.forms.formats import docx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pgdecl.forms.grid import Grid

PROGRAMS: Final = ("soffice", "libreoffice")
TIMEOUT: Final = 180
"""Seconds for one document: the first start on a slow machine takes a minute."""

_NAME: Final = "form"
# What LibreOffice writes anew in each run: the time, and numbers that are made from it.
_date: Final = re.compile(rb"(?<=/CreationDate\(D:)\d{14}[Z+-](?:\d\d'\d\d)?(?='?\))").sub
_identifiers: Final = re.compile(rb"/ID \[ <[0-9A-F]{32}>\s*<[0-9A-F]{32}> \]|/DocChecksum /[0-9A-F]{32}").sub
_digits: Final = re.compile(rb"[0-9A-F]{32}").sub


def paint(grid: "Grid") -> bytes:
    """The form as the bytes of a PDF file.

    Raises:
        CallError: LibreOffice is not installed, or it does not convert the document.
        AccessError: the temporary folder cannot be used.
    """
    program = next(filter(None, map(which, PROGRAMS)), None)
    if program is None:
        raise CallError("no-libreoffice")
    document = docx.paint(grid)
    try:
        with TemporaryDirectory(prefix="pgdecl-", ignore_cleanup_errors=True) as folder:
            return _reproducible(_converted(program, Path(folder), document))
    except OSError as error:
        raise AccessError.of(error) from error


def _converted(program: str, folder: Path, document: bytes) -> bytes:
    source, result = folder / f"{_NAME}.docx", folder / f"{_NAME}.pdf"
    source.write_bytes(document)
    profile = (folder / "profile").as_uri()
    _run(
        [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            str(folder),
            str(source),
        ],
        folder,
    )
    if not result.is_file():
        raise CallError("libreoffice-failed", program=program)
    return result.read_bytes()


def _run(command: "Sequence[str]", folder: Path) -> None:
    """Runs LibreOffice to its end; the processes that it starts end with it, whatever happens.

    Raises:
        CallError: it takes too long.
    """
    process = subprocess.Popen(  # noqa: S603 - a program on PATH, with arguments of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(folder)},
        start_new_session=True,
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired as error:
        raise CallError("libreoffice-slow", program=command[0], seconds=f"{TIMEOUT:g}") from error
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a process, if it still runs, and those that it has started."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _reproducible(data: bytes) -> bytes:
    """The PDF without the time of its making; all lengths, and so all offsets within it, stay the same."""
    data = _date(lambda date: b"19800101000000" + date[0][14:], data)
    return _identifiers(lambda identifiers: _digits(b"0" * 32, identifiers[0]), data)
