import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from conftest import ROOT
from formats.grids import form, of_texts
from formats.opened import part
from pgdecl.forms.formats import FORMATS, docx_rows, paint, xlsx_rows
from pgdecl.forms.formats.package import is_plain, join_texts, load, split, with_texts
from pgdecl.forms.grid import Grid

BLANK = ROOT / "src" / "pgdecl" / "forms" / "formats" / "blank"
PAINT = """
import sys, hashlib
sys.path[:0] = sys.argv[1:]
from formats.grids import form
from pgdecl.forms.formats import paint
for name in ("docx", "xlsx", "html"):
    print(name, hashlib.sha256(paint(form("草稿"), name)).hexdigest())
"""
PACKAGES = ("docx", "xlsx")
PAINTED = (*PACKAGES, "html")  # without the help of another program
LIBRARIES = {"zipfile", "docx", "openpyxl", "lxml", "xml"}


def python(code: str, folder: Path, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "tests")],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_is_a_sound_zip_with_fixed_stamps(name: str) -> None:
    with ZipFile(BytesIO(paint(form(), name))) as package:
        assert package.testzip() is None
        entries = package.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert len({entry.filename for entry in entries}) == len(entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.compress_type, entry.create_system, entry.external_attr) for entry in entries} == {
        (ZIP_DEFLATED, 0, 0)
    }


@pytest.mark.parametrize("name", PACKAGES)
def test_every_part_is_declared_and_every_relationship_leads_to_a_part(name: str) -> None:
    data = paint(form(), name)
    with ZipFile(BytesIO(data)) as package:
        names = set(package.namelist()) - {"[Content_Types].xml"}
    relations = {part_name for part_name in names if part_name.endswith(".rels")}
    declared = [entry.get("PartName") for entry in part(data, "[Content_Types].xml")]
    assert {entry for entry in declared if entry} == {f"/{part_name}" for part_name in names - relations}
    targets = {
        relation.partition("_rels/")[0] + str(entry.get("Target"))
        for relation in relations
        for entry in part(data, relation)
    }
    assert targets == names - relations


def test_the_same_form_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    here = python(PAINT, ROOT, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    there = python(PAINT, tmp_path, PYTHONHASHSEED="2", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")
    own = [f"{name} {hashlib.sha256(paint(form('草稿'), name)).hexdigest()}" for name in PAINTED]
    assert here.split("\n")[:-1] == there.split("\n")[:-1] == own


def test_painting_needs_no_document_library(tmp_path: Path) -> None:
    code = PAINT.replace("from formats.grids", "before = set(sys.modules)\nfrom pgdecl_form")
    (tmp_path / "pgdecl_form.py").write_text(
        "from pgdecl.forms.grid import Cell, Grid, Page, Role, row_of\n"
        "def form(mark):\n"
        "    rows = (row_of((Cell('完成', 0, 1, 1, Role.TEXT),)),)\n"
        "    return Grid('', '', Page(11906, 16838, 0, 0, 0, 0), (1000,), rows, mark)\n",
        encoding="utf-8",
    )
    code += "print(*{name.partition('.')[0] for name in set(sys.modules) - before})\n"
    loaded = python(code, tmp_path, PYTHONPATH=str(tmp_path)).splitlines()[-1].split()
    assert "pgdecl" in loaded
    assert not LIBRARIES & set(loaded)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("html", "text/html"),
        ("pdf", "application/pdf"),
    ],
)
def test_a_format_has_its_suffix_and_media_type(name: str, media_type: str) -> None:
    assert FORMATS[name].suffix == f".{name}"
    assert FORMATS[name].media_type == media_type


def test_an_unknown_format_is_a_callers_mistake() -> None:
    with pytest.raises(KeyError):
        paint(of_texts([]), "odt")


@pytest.mark.parametrize("name", PACKAGES)
def test_only_slotted_parts_have_places_to_fill_in(name: str) -> None:
    ready, slotted = split((BLANK / f"{name}.parts").read_text(encoding="utf-8"))
    assert all("{" not in text for text in ready.values())
    assert all("{" in text for text in slotted.values())
    assert load(name).number == len(ready)


@pytest.mark.parametrize(
    ("texts", "joined"),
    [([], ""), ([""], ""), (["一", "", "二"], "一\r\r二"), (["一\r\n二\r三\n", "四"], "一\n二\n三\n\r四")],
)
def test_texts_put_together_come_apart_where_they_were_joined(texts: list[str], joined: str) -> None:
    assert join_texts(texts) == joined
    apart = b"|".join([b"%s"] * max(1, len(texts)))
    assert with_texts(apart, joined).decode() == joined.replace("\r", "|")


@pytest.mark.parametrize(
    ("texts", "plain"),
    [
        (["一", "", "a b"], True),
        ([" 一"], False),
        (["一 "], False),
        (["一", " 二"], False),
        (["一 ", "二"], False),
        (["A&B"], False),
        (["a_b"], False),
        (["一\n二"], False),
    ],
)
def test_plain_texts_can_stand_in_xml_as_they_are(texts: list[str], plain: bool) -> None:  # noqa: FBT001 - a case
    assert is_plain(join_texts(texts)) is plain


@pytest.mark.parametrize("name", PAINTED)
def test_document_does_not_depend_on_those_painted_before(name: str) -> None:
    """Prepared rows are kept between documents: other texts, columns and characters must not mix."""
    grids = [
        form("草稿"),
        of_texts(["", "A&B"]),
        of_texts(["完成", ""], width=4000),
        of_texts([" 完成", "%s%d"]),
    ]
    first = [paint(grid, name) for grid in grids]
    assert [paint(grid, name) for grid in reversed(grids)] == first[::-1]
    assert first == [fresh_paint(grid, name) for grid in grids]


def fresh_paint(grid: Grid, name: str) -> bytes:
    """Painted with nothing kept from before."""
    for memo in (docx_rows.prepared, xlsx_rows.prepared):
        memo.cache_clear()
    return paint(grid, name)
