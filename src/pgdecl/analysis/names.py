"""What the name of an indicator (三级指标) tells: what it measures, which way is better, what it is about."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from pgdecl.analysis.name_direction import Direction, name_directions
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.values.spelling import spelled
from pgdecl.values.units import Unit, known, simple

_BRACKETED = r"\((?P<remark>[^()]{1,8})\)$"
_STARTS_WITH_TASK = r"^{adverb}*(?P<verb>{task}|{activity})了?(?P<rest>.*)$"


class Measure(Enum):
    """What a name measures, by its ending; the values name the lists of suffixes."""

    __hash__ = object.__hash__  # members are themselves alone, and looked up often

    SHARE = "share"
    SATISFACTION = "satisfaction"
    PEOPLE = "people"
    HOUSEHOLDS = "households"
    TIMES = "times"
    COUNT = "count"
    AREA = "area"
    LENGTH = "length"
    MONEY = "money"
    TIME = "time"
    OTHER = "measure"
    NONE = "none"


COUNTED = frozenset({Measure.PEOPLE, Measure.HOUSEHOLDS, Measure.TIMES, Measure.COUNT})
"""What is counted."""
SUMMED = COUNTED | {Measure.AREA, Measure.LENGTH}
"""What adds up over the years."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    `key` is the name for pairing: folded, without blanks, quotes, and a remark in brackets at its end, which
    is `remark`; `pairing` keeps the remark if it tells one thing from another, so unless it is a unit.
    `verb` is the work verb that it begins with and `rest` what follows, both "" where it begins with none.
    `bounded` is a share that ends at 100 %. `direction` is what its words say for sure, whatever the target
    says; `usual_direction` what they say where the target says nothing. Ask analysis.direction for the
    direction of an indicator.
    """

    text: str
    key: str
    remark: str
    pairing: str
    suffix: str
    measure: Measure
    bounded: bool
    direction: Direction
    usual_direction: Direction
    verb: str
    rest: str

    @property
    def stem(self) -> str:
        """The name without the ending that tells its measure."""
        return self.key[: -len(self.suffix)] if self.suffix else self.key


@lru_cache(maxsize=4096)
def name_of(text: str, vocabulary: Vocabulary) -> Name:
    """The name taken apart."""
    key = spelled(text).folded.replace("“", "").replace("”", "").replace('"', "")
    remark = vocabulary.compiled(_BRACKETED).search(key) if key.endswith(")") else None
    if remark:
        key = key[: remark.start()] or key
    suffix = vocabulary.suffix_of(key)
    measure = Measure(vocabulary.suffixes.get(suffix, "none"))
    task = vocabulary.compiled(_STARTS_WITH_TASK).match(key)
    return Name(
        text,
        key,
        remark["remark"] if remark else "",
        f"{key}({remark['remark']})" if remark and not bracketed_unit(remark["remark"]) else key,
        suffix,
        measure,
        _is_bounded(key, measure, vocabulary),
        *name_directions(key, vocabulary),
        task["verb"] if task else "",
        task["rest"] if task else "",
    )


def _is_bounded(key: str, measure: Measure, vocabulary: Vocabulary) -> bool:
    if measure not in (Measure.SHARE, Measure.SATISFACTION) or key.endswith(vocabulary.words("unbounded")):
        return False
    return key.endswith(vocabulary.words("bounded"))


def bracketed_unit(text: str) -> Unit | None:
    """The unit that stands in brackets; a measure word with a noun may be anything (个别, 家属)."""
    return known(text) if "/" in text else simple(text)
