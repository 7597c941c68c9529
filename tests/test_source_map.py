"""From paths to places and back, and keys by any official label."""

from pathlib import Path as FilePath

import pytest

from conftest import EXAMPLES
from pgdecl.app.validate import check
from pgdecl.config.settings import WITHOUT_RULES
from pgdecl.declaration.models import Declaration
from pgdecl.finding import Location, Path
from pgdecl.yamlfile.document import Document, read
from tables import cases

GOOD = EXAMPLES / "ezhou-2022.yaml"
CHINESE = EXAMPLES / "ezhou-2022.zh.yaml"
LABELS = cases("labels.tsv")


def document(text: str) -> Document[Declaration]:
    return read(text.encode(), Declaration)


SMALL = """\
pgdecl: 1
declaring_unit: 示范市教育局
project: {name: 教师培训经费, category: 延续性项目}
budget:
  total: 20万元
  sources: {财政拨款: 15万元}
annual_goals:
  - statement: 提高培训质量
    indicators:
      output:
        quantity:
          - name: 培训人次
            target: ≥200人次
      other:
        管理指标:
          制度建设:
            - {name: 制度修订数, target: ≥2项}
"""
PLACES: list[tuple[int, int, Path]] = [
    (1, 1, ("pgdecl",)),
    (2, 20, ("declaring_unit",)),
    (3, 1, ("project",)),
    (3, 12, ("project", "name")),
    (3, 30, ("project", "category")),
    (5, 10, ("budget", "total")),
    (6, 20, ("budget", "sources", "财政拨款")),
    (8, 20, ("annual_goals", 0, "statement")),
    (12, 20, ("annual_goals", 0, "indicators", "output", "quantity", 0, "name")),
    (13, 22, ("annual_goals", 0, "indicators", "output", "quantity", 0, "target")),
    (13, 99, ("annual_goals", 0, "indicators", "output", "quantity", 0, "target")),
    (15, 9, ("annual_goals", 0, "indicators", "other", "管理指标")),
    (17, 36, ("annual_goals", 0, "indicators", "other", "管理指标", "制度建设", 0, "target")),
]


@pytest.mark.parametrize(("line", "column", "path"), PLACES, ids=str)
def test_place_leads_to_its_path(line: int, column: int, path: Path) -> None:
    assert document(SMALL).source_map.path_at(line, column) == path


@pytest.mark.parametrize("path", [GOOD, CHINESE], ids=lambda path: path.name)
def test_span_of_every_value_leads_back_to_its_path(path: FilePath) -> None:
    text = path.read_text(encoding="utf-8")
    read_document = document(text)
    assert read_document.content is not None
    paths: list[Path] = [("project", "name"), ("budget",), ("annual_goals", 0, "statement")]
    for level in ("quality", "timeliness"):
        indicator: Path = ("annual_goals", 0, "indicators", "output", level, 0)
        paths += [(*indicator, key) for key in ("name", "last_year", "target", "basis")]
    for expected in paths:
        for at_key in (False, True):
            span = read_document.source_map.located(Location(expected, at_key)).span
            assert span is not None
            assert read_document.source_map.path_at(span.line, span.column) == expected


@pytest.mark.parametrize(("canonical", "label"), LABELS, ids=str)
def test_every_label_of_a_form_is_read_as_the_canonical_one(canonical: str, label: str) -> None:
    text = CHINESE.read_text(encoding="utf-8")
    assert f"{canonical}:" in text
    changed = text.replace(f"{canonical}:", f"{label}:")
    assert document(changed).findings == ()
    assert document(changed).content == document(text).content


def test_finding_is_at_a_key_of_any_label() -> None:
    text = CHINESE.read_text(encoding="utf-8")
    codes = [(f.code, f.span.line, f.path) for f in check(text.encode()).findings]
    changed = text.replace("指标值:", "年度指标值:").replace("立项依据:", "项目立项依据:")
    assert [(f.code, f.span.line, f.path) for f in check(changed.encode()).findings] == codes


@pytest.mark.parametrize(("key", "suggestion"), [row[:2] for row in cases("key-hints.tsv")], ids=str)
def test_unknown_key_is_met_with_the_nearest_free_one(key: str, suggestion: str) -> None:
    text = CHINESE.read_text(encoding="utf-8").replace("上年:", f"{key}:", 1)
    (finding,) = check(text.encode(), WITHOUT_RULES).findings
    assert finding.values.get("suggestion", "") == suggestion
    assert finding.code == ("PG101" if suggestion else "PG102")


def test_levels_of_no_frame_are_read_under_their_own_names() -> None:
    record = document(SMALL).content
    assert record is not None
    (indicator,) = record.annual_goals[0].indicators.other["管理指标"]["制度建设"]
    assert (indicator.name, indicator.target.text) == ("制度修订数", "≥2项")
