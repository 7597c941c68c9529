"""The ways to score results, each with its source; and the bands of words of attainment."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from pgdecl.i18n.language import Bilingual
from pgdecl.tables import rows
from pgdecl.values.spelling import spelled

_NONE = "–"
_WHOLE = 100


class Scheme(NamedTuple):
    """A way to score.

    `strict` is whether > and < exclude their number, `negative_as_zero` whether a negative actual value
    counts as 0; `places` the decimals that points are rounded to, None for none; `pass_line` the completion
    rate in percent below which there are no points; `easy` the rate from which on a target looks too easy.
    `satisfaction` has bands, best first: from how many percent on, and what percent of the points; empty
    where satisfaction is scored like anything else. `partly` is from how many percent on words are partly
    attained; `quotient` whether the rate where less is better is target ÷ actual, else it is
    1 − (actual − target) ÷ target.
    """

    name: str
    strict: bool
    negative_as_zero: bool
    places: int | None
    pass_line: Decimal | None
    easy: Decimal | None
    satisfaction: tuple[tuple[Decimal, Decimal], ...]
    partly: Decimal
    quotient: bool
    title: Bilingual
    source: Bilingual
    note: Bilingual


class Band(NamedTuple):
    """What words of attainment stand for: from and to which percent of the points."""

    name: str
    low: Decimal
    high: Decimal

    def holds(self, percent: Decimal) -> bool:
        """Whether a percentage lies within: the lower end does, the upper one only if it is 100."""
        return self.low <= percent < self.high or percent == self.high == _WHOLE


def _number(text: str) -> Decimal | None:
    return None if text == _NONE else Decimal(text)


def _scheme(row: list[str]) -> Scheme:
    name, strict, negative, places, pass_line, easy, satisfaction, partly, reverse, *texts = row
    bands = [band.split(":") for band in satisfaction.split(" ")] if satisfaction != _NONE else []
    return Scheme(
        name,
        strict == "yes",
        negative == "yes",
        None if places == _NONE else int(places),
        _number(pass_line),
        _number(easy),
        tuple((Decimal(start), Decimal(share)) for start, share in bands),
        Decimal(partly),
        reverse == "quotient",
        *(Bilingual(*texts[at : at + 2]) for at in (0, 2, 4)),
    )


SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {row[0]: _scheme(row) for row in rows(__file__, "data/schemes.tsv")}
)
"""The schemes by name, the usual one first."""
PROPORTIONAL = SCHEMES["proportional"]
"""The scheme that is used where none is named."""


@cache
def _bands(partly: Decimal) -> tuple[Mapping[str, Band], tuple[Band, ...]]:
    by_word: dict[str, Band] = {}
    for name, *ends, spellings in rows(__file__, "data/attained.tsv"):
        low, high = (partly if end == _NONE else Decimal(end) for end in ends)
        by_word |= dict.fromkeys(spellings.split(" "), Band(name, low, high))
    return by_word, tuple(dict.fromkeys(by_word.values()))


def band_of(text: str, scheme: Scheme) -> Band | None:
    """The band that words of attainment name (部分达成年度指标); None for other words."""
    return _bands(scheme.partly)[0].get(spelled(text).folded)


def band_around(percent: Decimal, scheme: Scheme) -> Band | None:
    """The band that a percentage from 0 to 100 lies in."""
    return next((band for band in _bands(scheme.partly)[1] if band.holds(percent)), None)


def best_band(scheme: Scheme) -> Band:
    """The band of what was reached."""
    return _bands(scheme.partly)[1][0]


def exact(percent: Decimal) -> Fraction:
    """A percentage as a share of 1, exact."""
    return Fraction(percent) / _WHOLE
