"""The file of results to fill in: that it has every indicator, and how `pgdecl new` writes it."""

from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from conftest import DATA, EXAMPLES
from declared import declaration_of, record_of
from pgdecl.analysis.profile import STANDARD_PROFILE
from pgdecl.analysis.view import DeclarationView
from pgdecl.api import load
from pgdecl.app.schemas import schema_of
from pgdecl.cli import run
from pgdecl.compare.skeleton import skeleton
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results, placed_results
from pgdecl.i18n.language import Language
from pgdecl.scoring.matching import matched
from pgdecl.scoring.results import compare_results
from pgdecl.yamlfile.document import read
from pgdecl.yamlfile.writer import scalar

ROAD = EXAMPLES / "road-maintenance-2023.yaml"
ROAD_RESULTS = EXAMPLES / "road-maintenance-2023.results.yaml"


@pytest.mark.parametrize("keys", ["en", "zh"])
def test_schema_allows_the_skeleton_and_refuses_unknown_keys(keys: Language) -> None:
    made = skeleton(load(ROAD), keys)
    schema = schema_of("results", keys)
    data = yaml.safe_load(made)
    jsonschema.validate(data, schema)
    example = yaml.load(ROAD_RESULTS.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    assert Draft7Validator(schema).is_valid(example) == (keys == "en")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data | {"unknown": 1}, schema)


@pytest.mark.parametrize("name", ["ezhou-2022.yaml", "ezhou-2022.revised.yaml", "road-maintenance-2022.yaml"])
@pytest.mark.parametrize("keys", ["en", "zh"])
def test_skeleton_has_every_annual_indicator_waiting(name: str, keys: Language) -> None:
    declaration = load(EXAMPLES / name)
    found = compare_results(declaration, record_of(skeleton(declaration, keys), Results))
    assert ([row for row in found.rows if row.result is None], found.unmatched) == ([], ())
    assert found.rows
    assert {row.actual for row in found.rows} == {None}


def test_skeleton_shows_target_and_weight_and_asks_how_far_for_words() -> None:
    lines = skeleton(load(ROAD)).splitlines()
    at = lines.index("          # target ≥12.5万平方米, weight 8")
    assert lines[at + 1 : at + 3] == ["          - name: 路面修补面积", "            actual:"]
    at = lines.index("          # target 健全, weight 10")
    assert lines[at + 3] == "            attainment:"


NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff\ufffe\uffff")
    | st.sampled_from("\"'\\:#\n\t-[]{}&*!|>%@`，：？"),
    min_size=1,
    max_size=40,
)


@given(name=NAMES, project=NAMES)
@settings(max_examples=150, deadline=None)
def test_any_name_is_read_back_from_the_skeleton(name: str, project: str) -> None:
    data = {
        "pgdecl": "1",
        "declaring_unit": "单位",
        "project": {"name": project},
        "budget": "50万元",
        "annual_goals": [
            {
                "name": name,
                "statement": "目标",
                "indicators": {"output": {"quality": [{"name": name, "target": f"≥95% {name}"}]}},
            }
        ],
    }
    declaration = read(yaml.safe_dump(data).encode(), Declaration)
    assume(
        declaration.content is not None and not declaration.findings
    )  # else no declaration has such a name
    assert declaration.content is not None
    results = record_of(skeleton(declaration.content), Results)
    assert results.project == declaration.content.project.name
    rows = DeclarationView(declaration.content, STANDARD_PROFILE).annual
    assert [placed.indicator.name for placed in placed_results(results)] == [row.name.text for row in rows]
    assert all(
        result for _, result in matched(DeclarationView(declaration.content, STANDARD_PROFILE), results).pairs
    )


def test_new_writes_a_file_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "完成 情况.yaml"
    call = ["new", "--results", str(ROAD), "-o", str(path)]
    assert run(call) == 0
    assert capfd.readouterr().out == f"{path}\n"
    assert path.read_text("utf-8") == skeleton(load(ROAD))
    path.write_text("mine", encoding="utf-8")
    assert run(call) == 2
    assert "--force" in capfd.readouterr().err
    assert path.read_text("utf-8") == "mine"
    assert run([*call, "--force", "--keys", "zh"]) == 0
    assert path.read_text("utf-8") == skeleton(load(ROAD), "zh")


def test_new_writes_to_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "--results", str(ROAD)]) == 0
    assert capfd.readouterr() == (skeleton(load(ROAD)), "")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "--unit --project --year"),
        (["--results", "no-such.yaml"], 2, "no-such.yaml"),
        (["--results", str(EXAMPLES)], 2, "a single file"),
        (["--results", str(ROAD_RESULTS)], 1, "PG112"),
        (["--results", str(EXAMPLES / "broken" / "several-faults.yaml")], 1, "PG110"),
    ],
)
def test_new_says_what_is_wrong(
    arguments: list[str], code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "--lang", "en", *arguments]) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("养护里程", "养护里程"),
        ("一鿿", "一鿿"),
        ("养护: 里程", '"养护: 里程"'),
        ('"养护"\\', '"\\"养护\\"\\\\"'),
        ("养护\u200b里程", '"养护\\u200B里程"'),
        ("养护\U000e0001里程", '"养护\\U000E0001里程"'),
    ],
)
def test_text_is_quoted_where_it_needs_it(text: str, written: str) -> None:
    assert scalar(text) == written
    assert yaml.safe_load(written) == text


@pytest.mark.parametrize("keys", ["zh", "en"])
def test_skeleton_is_written_word_for_word(keys: Language) -> None:
    declaration = declaration_of(
        "A name: 建设",
        "A quantity | 新建公厕数量 | ≥10座 | weight=50",
        "A social | 便民程度 | 明显提升",
        "A2 quality | 验收合格率 | ≥95%",
    )
    assert skeleton(declaration, keys) == (DATA / f"skeleton.{keys}.yaml").read_text(encoding="utf-8")


def test_skeleton_without_goals() -> None:
    lines = skeleton(declaration_of("year: 2023", "budget: 500000", "currency_unit: 元")).splitlines()
    assert lines == [
        "# Results: fill in each actual value; where a target was missed, add deviation and measures.",
        "pgdecl_results: 1",
        "year: 2023",
        "project: 示范项目经费",
        "budget: 500000",
        "executed:",
        "currency_unit: 元",
    ]
