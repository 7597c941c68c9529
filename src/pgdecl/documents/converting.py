"""Older formats made into DOCX and XLSX by LibreOffice, which runs apart, in a profile of its own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from pgdecl.documents.archive import LARGEST
from pgdecl.documents.errors import ConversionError, UnsafeError

TIMEOUT: Final = 120
"""How long a conversion may take, in seconds."""
_COMMANDS: Final = ("soffice", "libreoffice")


def find_converter() -> str | None:
    """The path of LibreOffice if it is on the PATH."""
    return next(filter(None, map(shutil.which, _COMMANDS)), None)


def converted(data: bytes, kind: str, target: str, converter: str | None = None) -> bytes:
    """A file in another format.

    Args:
        data: the file.
        kind: its extension, such as "doc".
        target: the extension of the format wanted, such as "docx".
        converter: the path of `soffice`; without it, the PATH is searched.

    Raises:
        ConversionError: there is no converter, or it made nothing of the file.
        UnsafeError: the file is larger than any form.
    """
    if len(data) > LARGEST:
        raise UnsafeError("too-large", limit=str(LARGEST // 1024 // 1024))
    program = converter or find_converter()
    if program is None:
        raise ConversionError("no-converter", kind=kind.upper(), target=target)
    try:
        with tempfile.TemporaryDirectory(prefix="pgdecl-", ignore_cleanup_errors=True) as folder:
            return _run(program, data, kind, target, Path(folder))
    except OSError as error:
        raise ConversionError("converter-failed", kind=kind.upper(), target=target) from error


def _run(program: str, data: bytes, kind: str, target: str, folder: Path) -> bytes:
    source, output = folder / f"document.{kind}", folder / "output"
    source.write_bytes(data)
    command = [
        *(program, "--headless", "--norestore", "--nolockcheck", "--nodefault"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--convert-to", target, "--outdir", str(output), str(source)),
    ]
    process = subprocess.Popen(  # noqa: S603 - the user has named the program or has it on the PATH
        command,
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired as error:
        raise ConversionError(
            "converter-slow", kind=kind.upper(), limit=str(TIMEOUT), target=target
        ) from error
    finally:
        _stop(process)
    result = output / f"document.{target}"
    if not result.is_file():
        raise ConversionError("converter-failed", kind=kind.upper(), target=target)
    return result.read_bytes()


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Ends a converter that still runs, with the processes that it has started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
