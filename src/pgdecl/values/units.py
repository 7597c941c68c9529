"""Units of targets: what they measure, and how many of the base one is, where that is exact."""

from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from pgdecl.values.numbers import EXACT
from pgdecl.values.tables import rows

_ONE = Decimal(1)
_LONGEST_NOUN = 6


class Dimension(Enum):
    """What a unit measures."""

    __hash__ = object.__hash__  # members are themselves alone, and looked up often

    SHARE = "share"
    POINTS = "points"
    MULTIPLE = "multiple"
    SCORE = "score"
    MONEY = "money"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    DURATION = "duration"
    ENERGY = "energy"
    POWER = "power"
    DATA = "data"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    SOUND = "sound"
    AGE = "age"
    COUNT = "count"


class Unit(NamedTuple):
    """A unit: as written, and what it comes to.

    `base` names the unit that numbers are converted to; two numbers may be compared if their units have the
    same `base` and `per`. `dimension` is None for a unit that pgdecl does not know and for a bare 万 or 亿.
    `per` holds the names under the stroke of a rate, sorted (元/人·月 -> 人, 月), unconverted; dimension and
    scale are then those of what stands over it.
    """

    text: str
    base: str
    dimension: Dimension | None = None
    scale: Decimal = _ONE
    per: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text

    @property
    def name(self) -> str:
        """The unit that numbers are converted to, in full: 元/人·月."""
        return f"{self.base}/{'·'.join(self.per)}" if self.per else self.base

    def fits(self, other: "Unit") -> bool:
        """Whether numbers in both may be compared once they are in the base unit."""
        return self.base == other.base and self.per == other.per and self.dimension is other.dimension


def _load() -> tuple[dict[str, Unit], dict[str, str], dict[str, Decimal], frozenset[str]]:
    units: dict[str, Unit] = {}
    names: dict[str, str] = {}
    multiples: dict[str, Decimal] = {}
    classifiers: frozenset[str] = frozenset()
    for kind, base, scale, spellings in rows("units"):
        words = spellings.split(" ")
        if kind == "multiple-of":
            multiples[words[0]] = Decimal(scale)
        elif kind == "classifier":
            classifiers = frozenset(words)
        else:
            for word in words:
                units.setdefault(word, Unit(word, base, Dimension(kind), Decimal(scale)))
                names.setdefault(word, words[0])
    return units, names, multiples, classifiers


UNITS, NAMES, MULTIPLES, _CLASSIFIERS = _load()
"""Spelling -> unit, spelling -> the unit's usual name, and word -> how many (万 -> 10000)."""


def simple(text: str) -> Unit | None:
    """A listed unit, or a multiple of one (万人, 亿元, 万); None if there is no such unit."""
    unit = UNITS.get(text)
    if unit is not None:
        return unit
    for length in (2, 1):
        if text[:length] in MULTIPLES:
            return _multiple(text, length)
    return None


def _multiple(text: str, length: int) -> Unit | None:
    scale, rest = MULTIPLES[text[:length]], text[length:]
    if not rest:
        return Unit(text, "", None, scale)
    unit = UNITS.get(rest)
    if unit is None:
        return None
    return Unit(text, unit.base, unit.dimension, EXACT.multiply(scale, unit.scale))


def _counted(text: str) -> Unit | None:
    """A measure word with its noun: 个项目, 万家企业."""
    length = 1 if text[:1] in MULTIPLES else 0
    noun = text[length + 1 :]
    if text[length : length + 1] not in _CLASSIFIERS or not noun.isalpha() or noun.isascii():
        return None
    if len(noun) > _LONGEST_NOUN:
        return None
    listed = UNITS.get(noun)
    base = listed.base if listed is not None and listed.dimension is Dimension.COUNT else noun
    return Unit(text, base, Dimension.COUNT, MULTIPLES[text[0]] if length else _ONE)


def rated(unit: Unit, per: tuple[str, ...]) -> Unit:
    """The unit per further things: 次 per 年."""
    names = (NAMES.get(word, word) for word in per)
    return unit._replace(per=tuple(sorted((*unit.per, *names))))


def _rate(text: str) -> Unit | None:
    """A unit over others: 元/人·月, 元/人/月, 元/(人·月), 元每人每月, /株."""
    over, *under = text.replace("(", "").replace(")", "").replace("每", "/").replace("·", "/").split("/")
    if not under or not all(word and (word in UNITS or word.isalpha()) for word in under):
        return None
    unit = (simple(over) or _counted(over) or Unit(over, over)) if over else Unit("", "")
    return rated(unit, tuple(under))._replace(text=text)


@lru_cache(maxsize=1024)
def listed(text: str) -> Unit | None:
    """A listed unit, a multiple of one, or one over another (万元/个); None if there is no such unit."""
    found = simple(text)
    if found is not None or "/" not in text:
        return found
    over, _, under = text.partition("/")
    return _rate(text) if under in UNITS and simple(over) else None


def known(text: str) -> Unit | None:
    """The unit that a text is, or None: listed, a multiple, a measure word with its noun, or a rate."""
    return simple(text) or _counted(text) or _rate(text)
