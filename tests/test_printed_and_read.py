"""What a form prints is read back: what was read gives the same form when it is printed again."""

from pathlib import Path
from typing import Any, Literal

import pytest

from conftest import EXAMPLES
from generated_declarations import Maker
from official_forms import shape
from pgdecl.app.filled import content_of
from pgdecl.config.settings import DEFAULT
from pgdecl.declaration.base import Model
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.documents.reading import read
from pgdecl.forms.content import Content
from pgdecl.forms.formats import paint
from pgdecl.forms.named import names, official
from pgdecl.importer.content import Form
from pgdecl.importer.reader import read_forms
from pgdecl.yamlfile.document import read as read_yaml
from pgdecl.yamlfile.writer import written

MADE_UP = 10
"""How many declarations are made up for each layout."""
FORMATS: tuple[Literal["docx", "xlsx"], ...] = ("docx", "xlsx")
FORMS = sorted(path for path in (EXAMPLES / "forms").glob("*.yaml") if ".results" not in path.name)


def read_back(layout: str, content: Content, format_name: str) -> Form:
    """The form that a document is read as; everything in it has found a place."""
    document = read(paint(official(layout).fill(content), format_name), f"form.{format_name}")
    (form,) = read_forms(document)
    assert [given.text for given in form.unplaced] == []
    return form


def model_of(data: dict[str, Any], model: type[Model]) -> Any:
    """The model of data that was read; a form that has no place for a field may lack it."""
    document = read_yaml(written(data, model, "zh").encode(), model)
    assert {finding.code for finding in document.findings} <= {"PG103"}
    return document.content


def check(layout: str, content: Content, format_name: str) -> None:
    form = read_back(layout, content, format_name)
    assert form.declaration["layout"] == layout
    declaration = model_of(form.declaration, Declaration)
    results = model_of(form.results, Results) if form.results else None
    again = content_of(declaration, results, DEFAULT.profile)
    assert shape(official(layout).fill(again)) == shape(official(layout).fill(content))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_example_is_read_as_it_was_printed(path: Path, format_name: str) -> None:
    declaration = read_yaml(path.read_bytes(), Declaration).content
    assert declaration is not None
    of_results = path.with_suffix(".results.yaml")
    results = read_yaml(of_results.read_bytes(), Results).content if of_results.exists() else None
    check(declaration.layout, content_of(declaration, results, DEFAULT.profile), format_name)


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("layout", names())
def test_declarations_made_up_are_read_as_they_were_printed(layout: str, format_name: str) -> None:
    for seed in range(MADE_UP):
        check(layout, Maker(official(layout), seed).content(), format_name)
