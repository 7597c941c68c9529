"""Units of targets: what they measure, and how many base units one of them is, where that is exact."""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from pgdecl.tables import rows
from pgdecl.values.numbers import EXACT

_ONE = Decimal(1)
_LONGEST_NOUN = 6
_STROKES = str.maketrans("每·", "//", "()")
_HEADS = ("10万", "百万")
"""What diseases and deaths are counted per, besides words: 9.5/10万, 0.02人/百万吨."""


class Dimension(Enum):
    """What a unit measures."""

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
    RANK = "rank"
    COUNT = "count"


class Unit(NamedTuple):
    """A unit: as written, and in terms of its base unit.

    `base` names the unit that numbers are converted to; two numbers may be compared if their units have the
    same `base` and `per`. `dimension` is None for a unit that pgdecl does not know and for a bare 万 or 亿.
    `per` holds the sorted names of the units that a rate is divided by (元/人·月 -> 人, 月), unconverted;
    dimension and scale are then those of the unit before the stroke.
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
        """Whether numbers in both units may be compared after conversion to the base unit."""
        return self.base == other.base and self.per == other.per and self.dimension is other.dimension


def _load() -> tuple[dict[str, Unit], dict[str, str], dict[str, Decimal], frozenset[str]]:
    units: dict[str, Unit] = {}
    names: dict[str, str] = {}
    multiples: dict[str, Decimal] = {}
    classifiers: frozenset[str] = frozenset()
    for kind, base, scale, spellings in rows(__file__, "data/units.tsv"):
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
    names = [NAMES.get(word, word) for word in per]
    return unit._replace(per=tuple(sorted((*unit.per, *names))))


def _with_strokes(text: str) -> str:
    """A text with "/" for everything that parts the units of a rate; behind "/" a stop does, too."""
    strokes = text.translate(_STROKES)
    return strokes.replace(".", "/").replace("//", "/") if "/" in strokes else strokes


def _rate(text: str) -> Unit | None:
    """A unit per others: 元/人·月, 元/人/月, 元/(人·月), 元每人每月, 元/人.每月, /株."""
    numerator, *divisors = _with_strokes(text).split("/")
    if not divisors or not all(
        word in UNITS or word.isalpha() or word.startswith(_HEADS) for word in divisors
    ):
        return None
    unit = simple(numerator) or _counted(numerator) or Unit(numerator, numerator)
    return rated(unit, tuple(divisors))._replace(text=text)


def known(text: str) -> Unit | None:
    """The unit that a text is, or None: listed, a multiple, a measure word with its noun, or a rate."""
    return simple(text) or _counted(text) or _rate(text)
