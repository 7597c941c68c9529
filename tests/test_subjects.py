"""Departments and grants beside projects, money of two periods, sources, results of all kinds."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

import pgdecl
from conftest import EXAMPLES, ROOT
from pgdecl.app.validate import check
from pgdecl.declaration.models import Declaration
from pgdecl.declaration.results import Results
from pgdecl.declaration.sources import source_kind
from pgdecl.report.wording import message
from pgdecl.yamlfile.document import read

FORMS = EXAMPLES / "forms"
HEAD = "pgdecl: 1\ndeclaring_unit: 示范局\nbudget: 10万元\n"


def declaration_with(text: str) -> Declaration:
    document = read(f"{HEAD}{text}".encode(), Declaration)
    assert document.findings == ()
    assert document.content is not None
    return document.content


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.yaml")), ids=lambda path: path.name)
def test_example_fits_its_json_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    kind = "results" if ".results." in path.name else "declaration"
    language = ".zh" if "项目" in yaml.safe_load(text) or "申报单位" in text or "项目名称:" in text else ""
    schema = json.loads((ROOT / "schemas" / f"{kind}{language}.schema.json").read_text(encoding="utf-8"))
    assert f"schemas/{kind}{language}.schema.json" in text.splitlines()[0]
    assert list(Draft7Validator(schema).iter_errors(yaml.load(text, yaml.BaseLoader))) == []  # noqa: S506


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.yaml")), ids=lambda path: path.name)
def test_example_has_no_error(path: Path) -> None:
    results = check(path.read_bytes(), results=True)
    assert [message(finding, "zh") for finding in results.findings if finding.severity.name == "ERROR"] == []


@pytest.mark.parametrize("subject", ["department", "grant"])
def test_department_or_grant_gives_the_declaration_its_name(subject: str) -> None:
    declaration = declaration_with(f"{subject}: {{name: 示范对象}}\n")
    assert declaration.project.name == "示范对象"
    assert getattr(declaration, subject).name == "示范对象"


def test_declaration_is_about_one_of_the_three() -> None:
    text = HEAD + "project: {name: 甲}\ndepartment: {name: 乙}\n"
    (finding,) = read(text.encode(), Declaration).findings
    assert (finding.code, finding.span.line) == ("PG113", 5)
    assert message(finding, "zh") == "申报表只针对项目、部门、转移支付资金三者之一"
    assert (
        message(finding, "en")
        == "a declaration is about a project, a department or a grant, one of the three"
    )


def test_department_without_a_name_is_reported_once() -> None:
    findings = read(f"{HEAD}department: {{code: '316'}}\n".encode(), Declaration).findings
    assert [(finding.code, finding.span.line) for finding in findings] == [("PG103", 4)]


def test_declaration_without_any_subject_lacks_a_project() -> None:
    (finding,) = read(HEAD.encode(), Declaration).findings
    assert "project" in message(finding, "en")


def test_money_may_be_a_total_alone_wherever_it_stands() -> None:
    declaration = declaration_with("project: {name: 甲}\nannual_budget: {total: 5, sources: {其他资金: 5}}\n")
    assert declaration.annual_budget is not None
    assert str(declaration.annual_budget.sources["其他资金"]) == "5"
    text = "pgdecl_results: 1\nproject: 甲\nbudget: 50万元\nexecuted: {total: 48, sources: {财政拨款: 48}}\n"
    results = read(text.encode(), Results).content
    assert results is not None
    assert results.budget is not None
    assert results.executed is not None
    assert (str(results.budget.total), str(results.executed.total)) == ("50万元", "48")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("财政拨款", "fiscal"),
        ("其中：当年财政拨款", "fiscal"),
        ("本年财政拨款：", "fiscal"),
        ("上年结转", "carried_over"),
        ("其它资金", "other"),
        ("中央补助", "central"),
        ("社会捐赠", None),
    ],
)
def test_sources_are_told_by_their_official_labels(name: str, kind: str | None) -> None:
    assert source_kind(name) == kind


def test_results_of_before_say_the_same() -> None:
    results = read((EXAMPLES / "road-maintenance-2023.results.yaml").read_bytes(), Results).content
    assert results is not None
    assert results.executed is not None
    assert str(results.executed.total) == "1216万元"
    assert pgdecl.load(EXAMPLES / "road-maintenance-2023.yaml").annual_budget is None


def test_likelihood_is_one_of_three() -> None:
    text = (FORMS / "monitoring.results.yaml").read_text(encoding="utf-8").replace("确定能", "也许", 1)
    (finding,) = read(text.encode(), Results).findings
    assert message(finding, "zh") == "“完成目标可能性”的值“也许”不对，应为确定能、有可能、完全不可能 之一"
