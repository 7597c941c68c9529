"""What the name of an indicator measures, by its suffix."""

from enum import Enum
from functools import lru_cache

from pgdecl.analysis.vocabulary import Vocabulary


class Measure(Enum):
    """What a name measures, by its suffix; the values are the names of the lists of suffixes."""

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


COUNTED = (Measure.PEOPLE, Measure.HOUSEHOLDS, Measure.TIMES, Measure.COUNT)
"""What is counted."""
SUMMED = (*COUNTED, Measure.AREA, Measure.LENGTH)
"""What adds up over the years."""
SHARES = (Measure.SHARE, Measure.SATISFACTION)
"""What is a share of something."""
_MEASURES = {measure.value: measure for measure in Measure}
_SUFFIXES = tuple(measure.value for measure in Measure if measure is not Measure.NONE)


@lru_cache(maxsize=1024)
def measured_by(name: str, vocabulary: Vocabulary) -> tuple[str, Measure]:
    """The longest suffix that tells what a name measures, and what that is; "" where it has none.

    Cached: what a name measures is asked several times in turn, for its parts as well.
    """
    suffix, kind = vocabulary.suffix(name, _SUFFIXES)
    return suffix, _MEASURES[kind or "none"]
