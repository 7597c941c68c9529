"""PDF through LibreOffice: a program of that name stands in for it."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from conftest import EXAMPLES
from formats.grids import of_texts
from pgdecl.cli import run
from pgdecl.files.errors import CallError
from pgdecl.forms.formats import pdf

GOOD = EXAMPLES / "ezhou-2022.revised.yaml"
FAKE = """#!/bin/sh
for argument; do last=$argument; done
while [ $# -gt 0 ]; do
  case $1 in
    -env:UserInstallation=file://*) profile=${1#-env:UserInstallation=file://} ;;
    --outdir) folder=$2 ;;
  esac
  shift
done
[ "$TMPDIR" = "$folder" ] || exit 1
[ "${profile%/*}" = "$folder" ] || exit 1
mkdir "$profile"
head -c 2 "$last" > "$folder/form.pdf"
cat >> "$folder/form.pdf" <<'END'
REST
END
"""
WRITTEN = """/CreationDate(D:%s)
/ID [ <89AC0BFF3DE1CF6F8650AF7709E7390D>
<89AC0BFF3DE1CF6F8650AF7709E7390D> ]
/DocChecksum /97316B0638C30F87FB1F672F67684DEA"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH besides the system's, and a folder for temporary files that must stay empty."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(pdf, "PROGRAMS", ("pretended-office",))
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return folder


def install(programs: Path, script: str) -> None:
    program = programs / "pretended-office"
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)


def left_over(programs: Path) -> list[str]:
    return sorted(path.name for path in (programs.parent / "temporary").iterdir())


@pytest.mark.parametrize(
    ("date", "fixed"),
    [
        ("20261125210446Z'", "19800101000000Z'"),
        ("20261125210446+08'00'", "19800101000000+08'00'"),
        ("20261125210446-05'30'", "19800101000000-05'30'"),
    ],
)
def test_a_pdf_has_the_same_bytes_whenever_it_is_made(programs: Path, date: str, fixed: str) -> None:
    install(programs, FAKE.replace("REST", WRITTEN % date))
    zeros = "0" * 32
    assert pdf.paint(of_texts(["完成"])).decode() == (
        f"PK/CreationDate(D:{fixed})\n/ID [ <{zeros}>\n<{zeros}> ]\n/DocChecksum /{zeros}\n"
    )
    assert left_over(programs) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "印成 PDF 要用 LibreOffice，而这台机器上没有"),
        ("en", "PDF needs LibreOffice, which is not installed"),
    ],
)
def test_without_libreoffice_the_call_says_what_to_do(
    programs: Path, language: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    target = programs.parent / "a.pdf"
    assert run(["render", str(GOOD), "--format", "pdf", "-o", str(target), "--lang", language]) == 2
    error = capfd.readouterr().err
    assert said in error
    assert "--format docx" in error
    assert not target.exists()


def test_a_pdf_is_written_where_the_call_says(programs: Path, capfd: pytest.CaptureFixture[str]) -> None:
    install(programs, FAKE.replace("REST", ""))
    target = programs.parent / "a.pdf"
    assert run(["render", str(GOOD), "--format", "pdf", "-o", str(target)]) == 0
    assert capfd.readouterr().out == f"{target}\n"
    assert target.read_bytes() == b"PK\n"


@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 0\n", "#!/bin/sh\necho trouble >&2\nexit 1\n"])
def test_if_libreoffice_writes_nothing_the_call_says_so(programs: Path, script: str) -> None:
    install(programs, script)
    with pytest.raises(CallError) as caught:
        pdf.paint(of_texts(["完成"]))
    assert caught.value.name == "libreoffice-failed"
    assert left_over(programs) == []


def test_a_program_that_hangs_is_ended_with_all_that_it_started(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = programs.parent / "number"
    install(programs, f"#!/bin/sh\nsleep 600 &\necho $! > {number}.part\nmv {number}.part {number}\nwait\n")
    monkeypatch.setattr(pdf, "TIMEOUT", 1)
    with pytest.raises(CallError) as caught:
        pdf.paint(of_texts(["完成"]))
    assert caught.value.name == "libreoffice-slow"
    assert caught.value.values["seconds"] == "1"
    assert left_over(programs) == []
    started = int(number.read_text())
    assert any(_has_ended(started) for _ in range(100))


def _has_ended(process: int) -> bool:
    """Whether a process has ended; what a container's first process has not reaped is a zombie."""
    status = Path(f"/proc/{process}/stat")
    if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
        return True
    time.sleep(0.05)
    return False
