"""A declaration (项目绩效目标申报表) as frozen pydantic models; the terms of the fields stand in `terms.tsv`.

Fields without a default are required. What a file leaves out of them is reported, and stands as an empty
text or model, so that everything else can still be checked.
"""

from typing import Annotated, Any

from pydantic import (
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from pgdecl.declaration.base import Model, by_name
from pgdecl.declaration.levels import Indicators
from pgdecl.declaration.scalars import (
    BLANK,
    Amount,
    CurrencyUnit,
    Kind,
    Standard,
    Text,
    Value,
    Version,
    Weight,
    Year,
    Yes,
)
from pgdecl.declaration.subjects import Department, Grant, Project

DEFAULT_LAYOUT = "hubei-project"
DEFAULT_CURRENCY_UNIT = "万元"


class Indicator(Model):
    """A level-3 indicator (三级指标) with its target (指标值) and the basis of it (指标值确定依据).

    `two_years_ago` and `last_year` (前年, 上年) are the history of an indicator of an annual goal. With
    `part` the indicator is a part of the one above it (其中). `kind` is 正向, 反向 or 定性.
    """

    name: Text
    part: Yes = False
    two_years_ago: Value | None = None
    last_year: Value | None = None
    kind: Kind | None = None
    target: Value
    basis: Text | None = None
    weight: Weight | None = None
    scoring: Text | None = None
    standard: Standard | None = None
    explanation: Text | None = None
    remark: Text | None = None


class Goal(Model):
    """A long-term or an annual goal: a statement (目标说明), a name if it has one, and its indicators.

    `points` are those of the whole goal; `level_points` are those of a level 1 by its official label, where
    a form prints other points than the sum of the weights.
    """

    name: Text | None = None
    statement: Text
    points: Weight | None = None
    level_points: dict[Text, Weight] = Field(default_factory=dict)
    indicators: Indicators[Indicator]


class CostItem(Model):
    """A part of what the money is for (成本构成, 支出明细), perhaps with what it cost in two past years."""

    name: Text
    content: Text | None = None
    classification: Text | None = None
    amount: Amount | None = None
    basis: Text | None = None
    two_years_ago: Amount | None = None
    last_year: Amount | None = None
    remark: Text | None = None


class Purchase(Model):
    """Something to be bought (项目采购)."""

    name: Text
    quantity: Text | None = None
    amount: Amount | None = None


class Task(Model):
    """A main task of a department for the year (年度主要任务), with its money."""

    name: Text
    content: Text | None = None
    amount: Amount | None = None
    fiscal: Amount | None = None
    other: Amount | None = None


class Budget(Model):
    """An amount of money (项目预算): a total, and its sources with their amounts."""

    total: Amount
    sources: dict[Text, Amount] = Field(default_factory=dict)


class _TotalAlone:
    """Marks a budget for which its total alone may stand, as one text."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda data: data if isinstance(data, dict | list | Budget) else {"total": data}, handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        budget = handler(schema)
        return {"anyOf": [handler.resolve_ref_schema(budget)["properties"]["total"], budget]}


Money = Annotated[Budget, _TotalAlone()]
"""An amount, or a total with its sources."""


class Review(Model):
    """The review by the department in charge (主管部门审核意见)."""

    opinion: Text | None = None
    date: Text | None = None


class Declaration(Model):
    """One declaration, one form, one file: about a project, a whole department or a grant.

    Of a department or a grant, `project` has the name alone. `budget` is all the money, of which
    `annual_budget` is this year's where the form has both.
    """

    pgdecl: Version
    layout: Text = DEFAULT_LAYOUT
    year: Year | None = None
    declaring_unit: Text
    project: Project
    department: Department | None = None
    grant: Grant | None = None
    budget: Money
    annual_budget: Money | None = None
    currency_unit: CurrencyUnit = DEFAULT_CURRENCY_UNIT
    costs: tuple[CostItem, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    tasks: tuple[Task, ...] = ()
    long_term_goals: tuple[Goal, ...] = ()
    annual_goals: tuple[Goal, ...] = ()
    review: Review | None = None
    prepared_by: Text | None = None
    filing_date: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_of_the_subject(cls, data: Any) -> Any:
        """The data with the name of the department or grant as the project's, where there is no project."""
        if not isinstance(data, dict) or "project" in data:
            return data
        named = by_name(cls, data)
        for key, model in (("department", Department), ("grant", Grant)):
            subject = named.get(key)
            if "project" not in named and isinstance(subject, dict | model):
                name = by_name(model, subject).get("name") if isinstance(subject, dict) else subject.name
                named["project"] = {"name": name if isinstance(name, str) else BLANK}
        return named

    @field_validator("department", "grant")
    @classmethod
    def _one_subject(cls, subject: Any, info: ValidationInfo) -> Any:
        project = info.data.get("project")
        if subject is None or project is None:
            return subject
        if project.name != subject.name or project.model_fields_set > {"name"}:
            raise PydanticCustomError("subjects", "a declaration is about one of the three")
        return subject
