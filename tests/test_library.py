"""What a program gets: typed records, walking, errors that carry findings, agreement of model and schema."""

import copy
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ValidationError

import pgdecl
from conftest import EXAMPLES
from declared import declared
from pgdecl.app.validate import check
from pgdecl.cli import run
from pgdecl.config.settings import WITHOUT_RULES
from pgdecl.declaration.models import Declaration

GOOD = EXAMPLES / "ezhou-2022.yaml"
REVISED = EXAMPLES / "ezhou-2022.revised.yaml"
DECLARATIONS = [path for path in sorted(EXAMPLES.glob("*.yaml")) if ".results" not in path.name]


def plain(path: Path) -> dict[str, Any]:
    """A declaration as data, every scalar a text."""
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    return loaded


def test_every_public_name_can_be_had() -> None:
    for name in pgdecl.__all__:
        assert getattr(pgdecl, name).__doc__
    with pytest.raises(AttributeError):
        pgdecl.no_such_name  # noqa: B018 - asking is the test


def test_every_indicator_is_walked_with_its_place() -> None:
    declaration = pgdecl.load(GOOD)
    places = list(pgdecl.indicators(declaration))
    assert len(places) == 14
    first, last = places[0], places[-1]
    assert (first.goal.name, first.level1, first.level2) == ("长期绩效目标1", "output", "quantity")
    assert first.path == ("long_term_goals", 0, "indicators", "output", "quantity", 0)
    assert (last.goal.name, last.level1, last.indicator.name) == (
        "年度绩效目标1",
        "satisfaction",
        "市民对项目的满意率",
    )


def test_paths_lead_to_what_was_walked() -> None:
    data = plain(REVISED)
    for place in pgdecl.indicators(pgdecl.load(REVISED)):
        found: Any = data
        for part in place.path:
            found = found[part]
        assert found["name"] == place.indicator.name


def test_models_are_frozen_pydantic_models_and_equal_by_value() -> None:
    declaration, again = pgdecl.load(GOOD), pgdecl.load(GOOD)
    assert issubclass(pgdecl.Declaration, BaseModel)
    assert declaration == again
    with pytest.raises(ValidationError):
        declaration.year = 2023
    later = declaration.model_copy(update={"year": 2023})
    assert (later.year, later.project) == (2023, declaration.project)
    assert later != declaration
    assert "year=2023" in repr(later)


@pytest.mark.parametrize("mode", ["python", "json"])
@pytest.mark.parametrize("path", DECLARATIONS, ids=lambda path: path.name)
def test_what_is_dumped_is_read_again_as_the_same(path: Path, mode: str) -> None:
    declaration = pgdecl.load(path)
    assert Declaration.model_validate(declaration.model_dump(mode=mode)) == declaration
    assert Declaration.model_validate_json(declaration.model_dump_json()) == declaration


@pytest.mark.parametrize("path", DECLARATIONS, ids=lambda path: path.name)
def test_what_yaml_makes_of_a_file_is_validated_to_the_same(path: Path) -> None:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert Declaration.model_validate(loaded) == pgdecl.load(path)


def test_numbers_truth_values_and_dates_of_yaml_are_text_again() -> None:
    data = plain(REVISED) | {
        "year": 2022,
        "project": {"name": True, "category": 12.5, "nature": date(2022, 12, 31)},
    }
    project = Declaration.model_validate(data).project
    assert (project.name, project.category, project.nature) == ("true", "12.5", "2022-12-31")


def test_models_refuse_unknown_missing_and_doubled_fields() -> None:
    for data in (
        {"nmae": "x", "name": "y"},
        {},
        {"name": "x", "项目名称": "y"},
        {"name": ["x"]},
        {"name": " "},
    ):
        with pytest.raises(ValidationError):
            pgdecl.Project.model_validate(data)


def test_any_official_label_is_a_key() -> None:
    one = {"指标名称": "培训人次", "年度指标值": "≥200人次", "分值": "10"}
    other = {"三级指标": "培训人次", "指标值": "≥200人次", "分值权重": "10"}
    assert pgdecl.Indicator.model_validate(one) == pgdecl.Indicator.model_validate(other)


def test_model_json_schema_is_made_by_pydantic() -> None:
    assert set(Declaration.model_json_schema()["required"]) == {
        "pgdecl",
        "declaring_unit",
        "project",
        "budget",
    }


def test_numbers_are_exact() -> None:
    declaration = pgdecl.load(REVISED)
    assert declaration.annual_goals[0].indicators.output.timeliness[0].target.parsed.number == Decimal("2.5")
    assert declaration.budget.total.amount("万元") == Decimal(500000)


def test_sources_of_money_keep_their_names() -> None:
    data = plain(REVISED) | {"budget": {"total": "50万元", "sources": {"财政拨款": "45万元"}}}
    declaration = Declaration.model_validate(data)
    assert declaration.budget.sources == {"财政拨款": pgdecl.Money("45万元")}


def test_load_raises_with_every_finding() -> None:
    path = EXAMPLES / "broken" / "several-faults.yaml"
    with pytest.raises(pgdecl.DeclarationError) as raised:
        pgdecl.load(path)
    assert [finding.code for finding in raised.value.findings] == ["PG008", "PG110", "PG009", "PG101"]
    assert raised.value.findings == pgdecl.validate(path)


def test_render_refuses_what_it_does_not_know() -> None:
    for options in ({"format_name": "odt"}, {"layout": "nowhere"}, {"layout": "nowhere.yaml"}):
        with pytest.raises(KeyError):
            pgdecl.render(pgdecl.load(GOOD), **options)  # type: ignore[arg-type]  # a table of calls


def changes(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The data with one thing in it wrong, in many ways: left out, of another shape, unknown."""
    made = []
    for path in list(_paths(data)):
        for wrong in (None, ["x"], {"x": "y"}, "？"):
            changed = copy.deepcopy(data)
            holder: Any = changed
            for part in path[:-1]:
                holder = holder[part]
            if wrong is None:
                del holder[path[-1]]
            else:
                holder[path[-1]] = wrong
            made.append(changed)
    return made


def _paths(data: Any, path: tuple[Any, ...] = ()) -> Any:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def test_reader_and_pydantic_agree_on_what_is_wrong() -> None:
    seen = {True: 0, False: 0}
    for data in changes(plain(EXAMPLES / "ezhou-2022.yaml")):
        text = json.dumps(data, ensure_ascii=False)  # JSON is YAML, and written faster
        found = [f for f in check(text.encode(), WITHOUT_RULES).findings if f.code != "PG904"]
        try:
            record = Declaration.model_validate(data)
        except ValidationError:
            record = None
        assert (record is None) == bool(found), data
        seen[bool(found)] += 1
    assert min(seen.values()) > 50


@pytest.mark.parametrize("language", ["zh", "en"])
def test_show_prints_what_each_target_is_read_as(language: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["show", str(REVISED), "--lang", language]) == 0
    out = capfd.readouterr().out
    assert "办事群众满意度  ≥98%  → ≥ 98 %" in out
    assert ("产出指标" in out) == (language == "zh")
    assert ("Output" in out) == (language == "en")
    assert "500,000" in out
    assert "96.8%  → 96.8 %\n" in out


def test_show_prints_brackets_as_they_are(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(declared(["category: [b]延续[/]"]).text, encoding="utf-8")
    assert run(["show", str(path)]) == 0
    assert "[b]延续[/]" in capfd.readouterr().out
