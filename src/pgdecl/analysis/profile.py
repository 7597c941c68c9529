"""What a place may set about the rules: which official frame, which weights, which words and thresholds."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from pgdecl.analysis.vocabulary import Vocabulary, standard
from pgdecl.tables import rows

THRESHOLDS: Mapping[str, Decimal] = MappingProxyType(
    {name: Decimal(number) for name, number in rows(__file__, "data/thresholds.tsv")}
)
"""The thresholds that come with pgdecl, by name."""
FRAMES = (2015, 2021)
"""The official frames: cost within output, cost as a level 1 of its own."""
WEIGHT_TOTALS = (80, 90, 100)
"""What weights may add up to, by the points that execution has beside them (财预〔2020〕10号; Hubei)."""


class Profile(NamedTuple):
    """Settings of the rules.

    `frame` is 2015 (cost within output, 财预〔2015〕88号) or 2021 (cost as a level 1 of its own,
    财预〔2021〕101号), None for either. `weight_total` is what the weights of the indicators add up to, None
    for 80, 90 or 100; `execution` whether budget execution is one of those indicators.
    """

    frame: int | None = None
    weight_total: int | None = None
    execution: bool = False
    thresholds: Mapping[str, Decimal] = THRESHOLDS
    vocabulary: Vocabulary = standard()

    def counts(self, name: str) -> bool:
        """Whether an indicator is budget execution that has its place among the weights."""
        return self.execution and self.vocabulary.compiled("{execution}").search(name) is not None


STANDARD_PROFILE = Profile()
"""The settings that hold where nothing is configured."""
