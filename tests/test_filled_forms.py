"""Forms that units have filled in, from the declarations and results in `examples/forms/`, cell by cell."""

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import pgdecl
from conftest import DATA, EXAMPLES
from official_forms import FormRows, official, shape
from pgdecl.analysis.profile import STANDARD_PROFILE
from pgdecl.app.compared import read_results
from pgdecl.app.filled import content_of
from pgdecl.app.load import form_named
from pgdecl.forms.fill import Form
from pgdecl.forms.named import read_layout
from tables import cases

EXAMPLE_FORMS = EXAMPLES / "forms"
LAYOUTS = Path(pgdecl.__file__).parent / "forms" / "layouts"
DRESS = cases("forms/dress.tsv")
CORRECTIONS = cases("forms/corrections.tsv")
EXACT = (
    "self-evaluation",
    "huangshi-2022",
    "ezhou-2022-annual",
    "transfer-region",
    "hubei-self-evaluation",
    "monitoring",
)

WITHOUT_NOTES = {"monitoring": 1, "hubei-self-evaluation": 1}
"""How many rows at the end of a form were not stored with it: the notes."""


def layout_of(name: str) -> Form:
    """The layout with the words that the unit's own form has, as `dress.tsv` lists them."""
    text = (LAYOUTS / f"{name}.yaml").read_text(encoding="utf-8")
    for form, words, own in DRESS:
        if form == name:
            written, local = (part.replace("\\n", "\n") for part in (words, own))
            assert written in text, words
            text = text.replace(written, local)
    document = read_layout(text.encode())
    assert document.findings == ()
    assert document.content is not None
    return Form(document.content)


def filled(name: str, form: Form) -> FormRows:
    declaration = pgdecl.load(EXAMPLE_FORMS / f"{name}.yaml")
    results = EXAMPLE_FORMS / f"{name}.results.yaml"
    of_file = read_results(str(results)) if results.exists() else None
    return shape(form.fill(content_of(declaration, of_file, STANDARD_PROFILE)))


def expected(name: str) -> FormRows:
    """The published form, with the faults of its filling or of its storage put right (`corrections.tsv`)."""
    rows = official(f"{name}.filled")
    for form, row, cell, stored, printed, _reason in CORRECTIONS:
        if form == name:
            place = rows[int(row) - 1]
            assert place[int(cell) - 1].text == stored.replace("\\n", "\n"), (form, row, cell)
            place[int(cell) - 1] = place[int(cell) - 1]._replace(text=printed.replace("\\n", "\n"))
    return rows


@pytest.mark.parametrize("name", EXACT)
def test_filled_form_is_the_published_one(name: str) -> None:
    rows, published = filled(name, layout_of(name)), expected(name)
    notes = WITHOUT_NOTES.get(name, 0)
    assert rows[: len(rows) - notes] == published[: len(rows) - notes]


def test_list_of_projects_has_the_rows_of_the_published_one_in_the_order_of_the_levels() -> None:
    """The published list has the level 2 of an export in any order; a declaration keeps them together."""
    name = "sign-value-unit-list"
    rows, published = filled(name, layout_of(name)), expected(name)
    assert rows[:4] == published[:4]
    assert rows[4][:5] == published[4][:5]

    def texts(of: FormRows) -> list[tuple[str, ...]]:
        return sorted(tuple(cell.text for cell in row)[-6:] for row in of[4:])

    assert texts(rows) == texts(published)


def test_tables_of_data_are_of_forms_that_are_tested() -> None:
    assert {row[0] for row in (*DRESS, *CORRECTIONS)} <= {*EXACT, "sign-value-unit-list"}
    assert (DATA / "forms").is_dir()


def test_form_of_ones_own_is_made_with_a_layout_file_alone(tmp_path: Path) -> None:
    """The declaration of the official form, on the district's own: the published form, cell by cell."""
    own = form_named(EXAMPLES / "layouts" / "qingshan-2020.yaml")
    declaration = pgdecl.load(EXAMPLE_FORMS / "central-2015.yaml")
    assert shape(own.fill(declaration)) == official("central-2015.filled")
    command = [sys.executable, "-m", "pgdecl", "render", str(EXAMPLE_FORMS / "central-2015.yaml")]
    layout = ["--layout", str(EXAMPLES / "layouts" / "qingshan-2020.yaml"), "-o", "form.xlsx"]
    subprocess.run([*command, "--format", "xlsx", *layout], check=True, cwd=tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx").active
    assert sheet is not None
    assert "二级指标（长期）" in [cell.value for row in sheet.iter_rows() for cell in row]
