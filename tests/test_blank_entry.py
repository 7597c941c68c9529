"""Blank spreadsheets: drop-downs, locked labels, open cells; the layout in the properties of both formats."""

import re
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

import pgdecl
from conftest import ROOT
from documents.builders import unzipped
from pgdecl.cli import run
from pgdecl.forms.formats import paint
from pgdecl.forms.named import names, official
from tables import cases

DECLARATION = pgdecl.load(str(ROOT / "examples" / "forms" / "huangshi-2022.yaml"))
CASES = cases("blank-entry.tsv")


def sheet(data: bytes) -> Worksheet:
    opened = openpyxl.load_workbook(BytesIO(data)).active
    assert isinstance(opened, Worksheet)
    return opened


def blank(layout: str) -> Worksheet:
    return sheet(paint(official(layout).blank(), "xlsx"))


def entry(form: Worksheet, label: str) -> str:
    """The cell that a label is for: the first open one below a head, or else at the right of it."""
    labels = (cell for row in form.iter_rows() for cell in row if str(cell.value or "").strip() == label)
    found = next(labels)
    row, column = found.row or 0, found.column or 0
    below = [form.cell(number, column) for number in range(row + 1, form.max_row + 1)]
    beside = [form.cell(row, number) for number in range(column + 1, form.max_column + 1)]
    is_head = found.style == "form-head"
    cells = [cell for cell in (below if is_head else beside) if not isinstance(cell, MergedCell)]
    return next(cell.coordinate for cell in cells if not cell.protection.locked)


def offered(form: Worksheet, coordinate: str) -> str:
    lists = [rule for rule in form.data_validations.dataValidation if coordinate in rule.cells]
    assert all(rule.type == "list" for rule in lists)
    return "|".join(str(rule.formula1).strip('"').replace(",", "|") for rule in lists) or "-"


@pytest.mark.parametrize(("layout", "label", "texts"), CASES)
def test_cells_with_few_texts_have_a_drop_down(layout: str, label: str, texts: str) -> None:
    form = blank(layout)
    assert offered(form, entry(form, label)) == texts


@pytest.mark.parametrize("layout", names())
def test_other_texts_are_refused_and_none_is_allowed(layout: str) -> None:
    # Older openpyxl reads these attributes wrongly, so they are looked for in the sheet itself.
    text = unzipped(paint(official(layout).blank(), "xlsx"))["xl/worksheets/sheet1.xml"].decode()
    rules = re.findall("<dataValidation [^>]*>", text)
    assert all('allowBlank="1"' in rule and 'showErrorMessage="1"' in rule for rule in rules)
    assert len(rules) == len(blank(layout).data_validations.dataValidation)


@pytest.mark.parametrize("layout", names())
def test_labels_are_locked_and_every_other_cell_is_open(layout: str) -> None:
    form = blank(layout)
    assert form.protection.sheet
    assert form.protection.password is None
    cells = [cell for row in form.iter_rows() for cell in row if not isinstance(cell, MergedCell)]
    for cell in cells:
        text, is_label = str(cell.value or ""), cell.style in {"form-label", "form-head", "form-band"}
        has_place = not text.strip("… ") or "　" in text or "（）" in text or "××" in text
        if is_label:
            assert cell.protection.locked is not has_place, (cell.coordinate, text)
        elif cell.style != "form-title":
            assert not cell.protection.locked, (cell.coordinate, text)
    assert any(cell.protection.locked for cell in cells)


def test_rows_can_be_added_to_a_blank_form() -> None:
    protection = blank("hubei-project").protection
    assert not protection.insertRows
    assert not protection.formatRows


def test_every_column_of_likelihoods_offers_ticks_in_every_row() -> None:
    form = blank("monitoring")
    (rule,) = form.data_validations.dataValidation
    assert str(rule.sqref).count("N") == 18
    assert "N13" in rule.cells
    assert "M13" not in rule.cells


@pytest.mark.parametrize("name", ["sign-value-unit", "huangshi-2022"])
def test_a_filled_form_is_neither_protected_nor_restricted(name: str) -> None:
    form = sheet(pgdecl.render(pgdecl.load(str(ROOT / f"examples/forms/{name}.yaml")), "xlsx"))
    assert not form.protection.sheet
    assert not form.data_validations.dataValidation


@pytest.mark.parametrize("is_blank", [True, False])
def test_properties_name_the_layout_and_its_year(*, is_blank: bool) -> None:
    form = official("huangshi-2022")
    grid = form.blank() if is_blank else form.fill(DECLARATION)
    word = docx.Document(BytesIO(paint(grid, "docx"))).core_properties
    excel = openpyxl.load_workbook(BytesIO(paint(grid, "xlsx"))).properties
    assert (word.subject, word.version) == ("huangshi-2022", "2022")
    assert (excel.subject, excel.version) == ("huangshi-2022", "2022")


def test_a_blank_form_filled_in_by_its_lists_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    form = blank("huangshi-2022")
    form[entry(form, "项目名称")] = "绿道维护"
    nature = entry(form, "项目属性")
    form[nature] = offered(form, nature).split("|")[1]
    assert form.parent is not None
    form.parent.save("huangshi.xlsx")
    assert run(["import", "huangshi.xlsx", "-o", "."]) == 0
    written = Path("绿道维护.yaml").read_text(encoding="utf-8")
    assert "版式: huangshi-2022\n" in written
    assert "项目性质: 新增性项目\n" in written
    assert "#" not in written


def test_a_target_chosen_by_its_parts_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    form = blank("sign-value-unit")
    texts = {
        "三级指标": "绿道长度",
        "指标性质": "正向",
        "指标方向": "大于等于",
        "目标值": "12",
        "计量单位": "公里",
    }
    for head, text in texts.items():
        cell = entry(form, head)
        assert offered(form, cell) == "-" or text in offered(form, cell).split("|")
        form[cell] = text
    assert form.parent is not None
    form.parent.save("parts.xlsx")
    assert run(["import", "parts.xlsx", "-o", "parts.yaml"]) == 0
    assert "指标值: ≥12公里\n" in Path("parts.yaml").read_text(encoding="utf-8")
