"""`docs/layouts.md`: every block and key of the language, no other, and an example that works."""

import re
from pathlib import Path

import pytest

import pgdecl
from conftest import EXAMPLES, ROOT
from pgdecl.api import load
from pgdecl.app.load import form_named
from pgdecl.declaration.base import Model
from pgdecl.forms.fields import LISTS
from pgdecl.forms.grid import Role
from pgdecl.forms.layout import Block, Column, FormCell, Layout, Level, Sheet, Sum, Table

DOCUMENT = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")
SECTIONS: dict[str, type[Model]] = {
    "The file": Layout,
    "`sheet`": Sheet,
    "`blocks`": Block,
    "`cells`": FormCell,
    "`table`": Table,
    "`levels`": Level,
    "`columns` of a table": Column,
    "`sum`": Sum,
}


def section(title: str) -> str:
    return DOCUMENT.split(f"\n## {title}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("title", SECTIONS)
def test_every_key_is_explained_and_no_other(title: str) -> None:
    explained = re.findall(r"^\| `(\w+)` \|", section(title), re.MULTILINE)
    assert sorted(explained) == sorted(SECTIONS[title].model_fields)


def test_roles_and_lists_are_named() -> None:
    roles = section("`cells`").split("`role` | ")[1].split("\n")[0]
    assert set(re.findall(r"`(\w+)`", roles)) == {role.value for role in Role} - {"mark"}
    over = section("`table`").split("`over` | ")[1].split("\n")[0]
    assert set(re.findall(r"`([\w.]+)`", over)) == set(LISTS)


def test_example_is_sound_and_prints_a_declaration(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
    path = tmp_path / "town-annual.yaml"
    path.write_text(example, encoding="utf-8")
    form = form_named(path)
    declaration = load(EXAMPLES / "forms" / "sign-value-unit.yaml")
    rows = [[cell.text for cell in row.cells if cell.rows] for row in form.fill(declaration).rows]
    assert ["（2026年度）"] in rows
    assert ["合计", "120"] in rows
    assert ["绩效指标", "一级指标", "二级指标", "三级指标", "符号", "指标值", "单位", "分值权重"] in rows
    assert ["产出指标（50分）", "数量指标", "巡查水库数量", "≥", "23", "座", "15"] in rows
    assert pgdecl.render(None, layout=path)
