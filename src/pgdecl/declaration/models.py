"""A declaration (项目绩效目标申报表): frozen records, each key with its term in `terms.tsv`.

Fields without a default are required. What a file leaves out of them is reported, and stands as an empty
text or record, so that everything else can still be checked.
"""

from decimal import Decimal
from typing import Annotated, ClassVar, Generic, TypeVar

from pgdecl.declaration.marks import Named, Shorthand
from pgdecl.declaration.record import Record, record
from pgdecl.declaration.scalar import Scalar
from pgdecl.values.money import CURRENCY_UNITS, MONEY_PATTERN, Money
from pgdecl.values.target import Target

DEFAULT_LAYOUT = "hubei-project"
DEFAULT_CURRENCY_UNIT = "万元"

Text = Annotated[str, Scalar()]
Version = Annotated[str, Scalar("version", pattern="^1$", number={"enum": [1, "1"]})]
Year = Annotated[
    int, Scalar("year", pattern="^(19|20)[0-9]{2}$", number={"minimum": 1900, "maximum": 2099}, make=int)
]
Amount = Annotated[Money, Scalar("money", pattern=MONEY_PATTERN, number={"minimum": 0}, make=Money)]
CurrencyUnit = Annotated[str, Scalar("currency_unit", choices=tuple(CURRENCY_UNITS))]
Value = Annotated[Target, Scalar(make=Target)]
Weight = Annotated[
    Decimal, Scalar("weight", pattern=r"^[0-9]{1,3}(\.[0-9]{1,6})?$", number={"minimum": 0}, make=Decimal)
]
Standard = Annotated[str, Scalar("standard", choices=("计划", "行业", "历史", "预算支出", "其他"))]


@record
class Indicator(Record):
    """A level-3 indicator (三级指标) with its target (指标值) and the basis of it (指标值确定依据)."""

    name: Text
    target: Value
    basis: Text | None = None
    weight: Weight | None = None
    standard: Standard | None = None
    explanation: Text | None = None
    remark: Text | None = None


@record
class LongTermIndicator(Indicator):
    """An indicator of a long-term goal."""


@record
class AnnualIndicator(Indicator):
    """An indicator of an annual goal, with its history (前年, 上年)."""

    two_years_ago: Value | None = None
    last_year: Value | None = None


AnyIndicator = TypeVar("AnyIndicator", bound=Record)
"""What stands under a level 2: an indicator here, what became of it in a file of results."""


@record
class Cost(Record, Generic[AnyIndicator]):
    """Cost (成本指标) as a level 1 of its own, in the frame of 财预〔2021〕101号."""

    economic: tuple[AnyIndicator, ...] = ()
    social: tuple[AnyIndicator, ...] = ()
    environmental: tuple[AnyIndicator, ...] = ()


@record
class Output(Record, Generic[AnyIndicator]):
    """Output (产出指标); cost stands here in the frame of 财预〔2015〕88号."""

    quantity: tuple[AnyIndicator, ...] = ()
    quality: tuple[AnyIndicator, ...] = ()
    timeliness: tuple[AnyIndicator, ...] = ()
    cost: tuple[AnyIndicator, ...] = ()


@record
class Benefit(Record, Generic[AnyIndicator]):
    """Benefit (效益指标)."""

    economic: tuple[AnyIndicator, ...] = ()
    social: tuple[AnyIndicator, ...] = ()
    ecological: tuple[AnyIndicator, ...] = ()
    sustainability: tuple[AnyIndicator, ...] = ()


@record
class Satisfaction(Record, Generic[AnyIndicator]):
    """Satisfaction (满意度指标)."""

    beneficiary: tuple[AnyIndicator, ...] = ()


@record
class Indicators(Record, Generic[AnyIndicator]):
    """The indicators of a goal (绩效指标) by level 1 and level 2, in either official frame."""

    cost: Cost[AnyIndicator] = Cost()
    output: Output[AnyIndicator] = Output()
    benefit: Benefit[AnyIndicator] = Benefit()
    satisfaction: Satisfaction[AnyIndicator] = Satisfaction()


@record
class Goal(Record):
    """What is common to both kinds of goals: a statement (目标说明), and a name if it has one."""

    name: Text | None = None
    statement: Text


@record
class LongTermGoal(Goal):
    """A long-term goal (长期绩效目标)."""

    indicators: Indicators[LongTermIndicator]


@record
class AnnualGoal(Goal):
    """An annual goal (年度绩效目标)."""

    indicators: Indicators[AnnualIndicator]


@record
class Project(Record):
    """The project (项目); units fill category and nature from lists of their own, so both are open."""

    name: Text
    category: Text | None = None
    nature: Text | None = None
    grounds: Text | None = None


@record
class Source(Record):
    """One source of money in a budget."""

    name: Text
    amount: Amount


@record
class Budget(Record):
    """The budget (项目预算): a total, and where the money comes from."""

    total: Amount
    sources: Annotated[tuple[Source, ...], Named("name", "amount")] = ()


@record
class Review(Record):
    """The review by the department in charge (主管部门审核意见)."""

    opinion: Text | None = None
    date: Text | None = None


@record
class Declaration(Record):
    """One declaration: one project, one form, one file."""

    MARKER: ClassVar[str] = "pgdecl"

    pgdecl: Version
    layout: Text = DEFAULT_LAYOUT
    year: Year | None = None
    declaring_unit: Text
    project: Project
    budget: Annotated[Budget, Shorthand("total")]
    currency_unit: CurrencyUnit = DEFAULT_CURRENCY_UNIT
    long_term_goals: tuple[LongTermGoal, ...] = ()
    annual_goals: tuple[AnnualGoal, ...] = ()
    review: Review | None = None
