"""Older formats: LibreOffice converts them, in a process of its own; here small scripts do."""

import sys
import time
from pathlib import Path
from shlex import quote

import pytest

from documents.builders import texts
from documents.hostile import GOOD_EXCEL, GOOD_WORD, OLE
from pgdecl.documents.errors import ConversionError, DocumentError
from pgdecl.documents.reading import read

DOC = OLE + "WordDocument".encode("utf-16-le")
XLS = OLE + "Workbook".encode("utf-16-le")


def converter(folder: Path, *lines: str) -> str:
    """A converter that runs these lines, with its arguments as LibreOffice gets them."""
    path = folder / "soffice"
    begin = (
        "import shutil, sys, time, pathlib\nsource, output = map(pathlib.Path, (sys.argv[-1], sys.argv[-2]))"
    )
    # The first line of a script may hold no path with a blank, so a shell starts Python.
    program = path.with_suffix(".py")
    program.write_text("\n".join((begin, *lines)), encoding="utf-8")
    path.write_text(f'#!/bin/sh\nexec {quote(sys.executable)} {quote(str(program))} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def writing(folder: Path, data: bytes, name: str) -> tuple[str, ...]:
    """The lines of a converter that makes these bytes of any file."""
    (folder / "result").write_bytes(data)
    return (
        "output.mkdir()",
        f"(output / {name!r}).write_bytes(pathlib.Path({str(folder / 'result')!r}).read_bytes())",
        "seen = ' '.join(sys.argv[1:]) + '|' + str(source.stat().st_size)",
        f"pathlib.Path({str(folder / 'seen')!r}).write_text(seen)",
    )


@pytest.mark.parametrize(
    ("name", "data", "target", "result"),
    [
        ("表.doc", DOC, "docx", GOOD_WORD),
        ("表.wps", DOC, "docx", GOOD_WORD),
        ("表.et", XLS, "xlsx", GOOD_EXCEL),
    ],
)
def test_older_file_is_converted_and_read(
    name: str, data: bytes, target: str, result: bytes, tmp_path: Path
) -> None:
    program = converter(tmp_path, *writing(tmp_path, result, f"document.{target}"))
    document = read(data, name, program)
    assert texts(document) == texts(read(result))
    kind = "DOC" if target == "docx" else "XLS"
    assert [note.message("zh") for note in document.notes] == [f"由 LibreOffice 从 {kind} 转换而来"]
    arguments, _, size = (tmp_path / "seen").read_text(encoding="utf-8").partition("|")
    assert f"--convert-to {target} --outdir" in arguments
    assert "-env:UserInstallation=file://" in arguments
    assert int(size) == len(data)
    assert not Path(arguments.split()[-1]).parent.exists()


def test_converter_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converter(tmp_path, *writing(tmp_path, GOOD_WORD, "document.docx"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert texts(read(DOC, "表.doc")) == texts(read(GOOD_WORD))


@pytest.mark.parametrize("lines", [("sys.exit(1)",), ("pass",)], ids=["fails", "makes nothing"])
def test_converter_that_fails(lines: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(ConversionError) as caught:
        read(DOC, "表.doc", converter(tmp_path, *lines))
    assert caught.value.message("zh") == "LibreOffice 没能转换这个 DOC 文件"
    assert caught.value.advice("en") == "open it in Word, Excel or WPS and save it as docx"


def test_converter_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(ConversionError) as caught:
        read(DOC, "表.doc", str(tmp_path / "nothing"))
    assert caught.value.name == "converter-failed"


def test_converter_that_makes_nonsense(tmp_path: Path) -> None:
    program = converter(tmp_path, *writing(tmp_path, b"PK\3\4", "document.docx"))
    with pytest.raises(DocumentError) as caught:
        read(DOC, "表.doc", program)
    assert caught.value.name == "damaged-archive"


def test_slow_converter_is_stopped_with_what_it_has_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pgdecl.documents.converting.TIMEOUT", 1)
    child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(tmp_path / 'late')!r}).touch()"
    program = converter(
        tmp_path,
        "import subprocess",
        f"subprocess.Popen([sys.executable, '-c', {child!r}])",
        "time.sleep(60)",
    )
    with pytest.raises(ConversionError) as caught:
        read(XLS, "表.xls", program)
    assert caught.value.message("en") == (
        "LibreOffice took more than 1 seconds to convert this XLS file and was stopped"
    )
    time.sleep(1.5)
    assert not (tmp_path / "late").exists()
