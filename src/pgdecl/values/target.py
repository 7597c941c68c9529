"""A target (指标值): the text as written, and what it says."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pgdecl.values.verbatim import Verbatim

if TYPE_CHECKING:
    from pgdecl.values.parsed import ParsedTarget


@dataclass(frozen=True, repr=False)
class Target(Verbatim):
    """The value that an indicator is to reach, or that it had in an earlier year.

    The text is kept and printed as written; two targets are equal if their texts are. It is only parsed when
    what it says is asked for. Every text can be parsed: one that is nothing else is a grade word.
    """

    @cached_property
    def parsed(self) -> "ParsedTarget":
        """What the text says."""
        from pgdecl.values.parser import parse_target  # noqa: PLC0415 - printing a form needs no grammar

        return parse_target(self.text)
