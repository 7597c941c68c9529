"""What the name of an indicator measures, by its suffix."""

from enum import Enum

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


COUNTED = frozenset({Measure.PEOPLE, Measure.HOUSEHOLDS, Measure.TIMES, Measure.COUNT})
"""What is counted."""
SUMMED = COUNTED | {Measure.AREA, Measure.LENGTH}
"""What adds up over the years."""
_SUFFIX = "|".join(
    f"(?P<{measure.value}>{{{measure.value}}})$" for measure in Measure if measure is not Measure.NONE
)


def measured_by(name: str, vocabulary: Vocabulary) -> tuple[str, Measure]:
    """The longest suffix that tells what a name measures, and what that is; "" where it has none."""
    match = vocabulary.compiled(_SUFFIX).search(name)
    return (match[0], Measure(match.lastgroup)) if match else ("", Measure.NONE)
