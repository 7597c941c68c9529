"""A declaration (项目绩效目标申报表) as frozen pydantic models; the terms of the fields stand in `terms.tsv`.

Fields without a default are required. What a file leaves out of them is reported, and stands as an empty
text or model, so that everything else can still be checked.
"""

from typing import Annotated, Any, Generic, TypeVar

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from pgdecl.declaration.base import Model
from pgdecl.declaration.scalars import Amount, CurrencyUnit, Standard, Text, Value, Version, Weight, Year

DEFAULT_LAYOUT = "hubei-project"
DEFAULT_CURRENCY_UNIT = "万元"


class Indicator(Model):
    """A level-3 indicator (三级指标) with its target (指标值) and the basis of it (指标值确定依据).

    `two_years_ago` and `last_year` (前年, 上年) are the history of an indicator of an annual goal.
    """

    name: Text
    two_years_ago: Value | None = None
    last_year: Value | None = None
    target: Value
    basis: Text | None = None
    weight: Weight | None = None
    standard: Standard | None = None
    explanation: Text | None = None
    remark: Text | None = None


Item = TypeVar("Item", bound=Model)
"""What stands under a level 2: an indicator, or in a file of results what became of one."""


class Cost(Model, Generic[Item]):
    """Cost (成本指标) as a level 1 of its own, in the frame of 财预〔2021〕101号."""

    economic: tuple[Item, ...] = ()
    social: tuple[Item, ...] = ()
    environmental: tuple[Item, ...] = ()


class Output(Model, Generic[Item]):
    """Output (产出指标); cost stands here in the frame of 财预〔2015〕88号."""

    quantity: tuple[Item, ...] = ()
    quality: tuple[Item, ...] = ()
    timeliness: tuple[Item, ...] = ()
    cost: tuple[Item, ...] = ()


class Benefit(Model, Generic[Item]):
    """Benefit (效益指标)."""

    economic: tuple[Item, ...] = ()
    social: tuple[Item, ...] = ()
    ecological: tuple[Item, ...] = ()
    sustainability: tuple[Item, ...] = ()


class Satisfaction(Model, Generic[Item]):
    """Satisfaction (满意度指标)."""

    beneficiary: tuple[Item, ...] = ()


class Indicators(Model, Generic[Item]):
    """The indicators of a goal (绩效指标) by level 1 and level 2, in either official frame.

    `other` holds levels that neither frame has, under their own names: level 1, level 2, list.
    """

    cost: Cost[Item] = Cost[Item].model_construct()
    output: Output[Item] = Output[Item].model_construct()
    benefit: Benefit[Item] = Benefit[Item].model_construct()
    satisfaction: Satisfaction[Item] = Satisfaction[Item].model_construct()
    other: dict[Text, dict[Text, tuple[Item, ...]]] = Field(default_factory=dict)


class Goal(Model):
    """A long-term or an annual goal: a statement (目标说明), a name if it has one, and its indicators."""

    name: Text | None = None
    statement: Text
    indicators: Indicators[Indicator]


class Project(Model):
    """The project (项目); units fill category and nature from lists of their own, so both are open."""

    name: Text
    category: Text | None = None
    nature: Text | None = None
    grounds: Text | None = None


class Budget(Model):
    """The budget (项目预算): a total, and its sources with their amounts."""

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


class Review(Model):
    """The review by the department in charge (主管部门审核意见)."""

    opinion: Text | None = None
    date: Text | None = None


class Declaration(Model):
    """One declaration: one project, one form, one file."""

    pgdecl: Version
    layout: Text = DEFAULT_LAYOUT
    year: Year | None = None
    declaring_unit: Text
    project: Project
    budget: Annotated[Budget, _TotalAlone()]
    currency_unit: CurrencyUnit = DEFAULT_CURRENCY_UNIT
    long_term_goals: tuple[Goal, ...] = ()
    annual_goals: tuple[Goal, ...] = ()
    review: Review | None = None
