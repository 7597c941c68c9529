"""A target (指标值): the text as written, and what it says."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pgdecl.values.verbatim import Verbatim

if TYPE_CHECKING:
    from decimal import Decimal

    from pgdecl.values.comparators import Comparator
    from pgdecl.values.dates import Date, Period
    from pgdecl.values.parsed import ParsedTarget, Relative, TargetKind
    from pgdecl.values.units import Unit


@dataclass(frozen=True, repr=False)
class Target(Verbatim):
    """The value that an indicator is to reach, or that it had in an earlier year.

    The text is kept and printed as written; two targets are equal if their texts are. It is only parsed when
    what it says is asked for. Every text can be parsed: one that is nothing else is a grade word.
    """

    @property
    def parsed(self) -> "ParsedTarget":
        """What the text says."""
        from pgdecl.values.parser import parse_target  # noqa: PLC0415 - printing a form needs no grammar

        return parse_target(self.text)

    @property
    def kind(self) -> "TargetKind":
        """What the target is: a number, a date, a grade word, …."""
        return self.parsed.kind

    @property
    def comparator(self) -> "Comparator | None":
        """How an actual value is compared with it; None where the writer gave no comparator."""
        return self.parsed.comparator

    @property
    def number(self) -> "Decimal | None":
        """The number as written, the lower one of a range; None where there is none."""
        return self.parsed.number

    @property
    def upper(self) -> "Decimal | None":
        """The upper number of a range, the second term of a ratio; None otherwise."""
        return self.parsed.upper

    @property
    def unit(self) -> "Unit | None":
        """The unit of the numbers; None where there is none."""
        return self.parsed.unit

    @property
    def date(self) -> "Date | None":
        """The date, of the kind DATE."""
        return self.parsed.date

    @property
    def period(self) -> "Period | None":
        """The period, of the kind PERIOD."""
        return self.parsed.period

    @property
    def relative(self) -> "Relative | None":
        """The change that is meant, where the number is no level (提高5个百分点)."""
        return self.parsed.relative

    @property
    def approximate(self) -> bool:
        """Whether the writer said 约, 近, 左右 or 余."""
        return self.parsed.approximate
