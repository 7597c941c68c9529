"""The levels of indicators (一级指标, 二级指标) in both official frames."""

from typing import Generic, TypeVar

from pydantic import Field

from pgdecl.declaration.base import Model
from pgdecl.declaration.scalars import Text

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
