"""The forms that pgdecl prints are read back cell by cell, the same from Word and from Excel."""

from itertools import chain
from pathlib import Path

import pytest

from conftest import EXAMPLES
from documents.builders import drawn
from pgdecl import load, render
from pgdecl.documents.model import Document
from pgdecl.documents.reading import read

FILES = sorted(path for path in EXAMPLES.glob("*.yaml") if ".results." not in path.name)


def lines(document: Document) -> list[str]:
    return list(chain.from_iterable(map(drawn, document.tables)))


@pytest.mark.parametrize("path", [*FILES, None], ids=lambda path: path.stem if path else "blank")
def test_both_formats_are_read_as_the_same_form(path: Path | None) -> None:
    declaration = None if path is None else load(path)
    word, excel = (read(render(declaration, name), f"表.{name}") for name in ("docx", "xlsx"))
    assert lines(word) == lines(excel)
    assert len(lines(word)) > 20
    assert word.notes == excel.notes == ()
