"""Filled forms in Word and Excel files are read by their labels, with nothing lost."""

from pathlib import Path

import pytest

from conftest import DATA
from documents.builders import unzipped, zipped
from grid_documents import as_docx, as_xlsx
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.documents.reading import read
from pgdecl.importer.content import Form
from pgdecl.importer.reader import read_forms
from pgdecl.yamlfile.writer import written

EXPECTED = DATA / "imported"
NAMES = sorted(
    str(path.relative_to(DATA / "forms")).removesuffix(".json")
    for path in [*(DATA / "forms").glob("*.filled.json"), *(DATA / "forms" / "variants").glob("*.json")]
)


def told(form: Form) -> str:
    """What is read of a form: the declaration, the results, and the texts without a place."""
    text = written(form.declaration, Declaration, "zh")
    if form.results:
        text += "---\n" + written(form.results, Results, "zh")
    return text + "".join(f"# {' '.join(given.text.split())}\n" for given in form.unplaced)


def forms_in(data: bytes, name: str) -> list[str]:
    return [told(form) for form in read_forms(read(data, name))]


@pytest.mark.parametrize("name", NAMES)
def test_form_as_a_unit_filled_it_is_read_whole(name: str) -> None:
    expected = (EXPECTED / f"{Path(name).name}.yaml").read_text(encoding="utf-8")
    assert "======\n".join(forms_in(as_docx(name), "form.docx")) == expected
    assert "======\n".join(forms_in(as_xlsx(name), "form.xlsx")) == expected


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("repeated", [False, True], ids=["blank-below", "repeated"])
def test_form_without_merged_cells_says_the_same(name: str, *, repeated: bool) -> None:
    merged = read_forms(read(as_docx(name), "form.docx"))
    unmerged = read_forms(read(as_docx(name, merged=False, repeated=repeated), "form.docx"))
    assert [form.declaration for form in unmerged] == [form.declaration for form in merged]
    assert [form.results for form in unmerged] == [form.results for form in merged]


def test_rate_that_contradicts_its_amounts_is_not_lost() -> None:
    parts = unzipped(as_docx("hubei-self-evaluation.filled"))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"97.75%", b"99%")
    (form,) = read_forms(read(zipped(parts), "form.docx"))
    assert [given.text for given in form.unplaced] == ["99%"]
