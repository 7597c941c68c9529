"""What the name of an indicator (三级指标) tells: what it measures, which way is better, what it is about."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.values.spelling import spelled
from pgdecl.values.units import Unit, known, simple

_WITHOUT_QUOTES = str.maketrans("", "", '“”"')
_REMARK = re.compile(r"\(([^()]{1,8})\)$")
_TASK = r"^{adverb}*(?P<verb>{task|activity})了?(?P<rest>.*)$"
_FLIPPED = "{flip|recorded}"


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


class Name(NamedTuple):
    """The name of an indicator and its parts.

    `key` is the name for pairing: folded, without blanks, quotes, and a remark in brackets at its end, which
    is `remark`; `pairing` keeps the remark if it tells one thing from another, that is, unless it is a unit.
    `verb` is the work verb that it begins with and `rest` what follows, both "" where it begins with none.
    `bounded` is a share that ends at 100 %. `sense` is 1 where more is better, -1 where less is, 0 where
    that is not sure.
    """

    text: str
    key: str
    remark: str
    pairing: str
    suffix: str
    measure: Measure
    bounded: bool
    sense: int
    verb: str
    rest: str

    @property
    def stem(self) -> str:
        """The name without the suffix that tells its measure."""
        return self.key.removesuffix(self.suffix)


@lru_cache(maxsize=4096)
def name_of(text: str, vocabulary: Vocabulary) -> Name:
    """The parts of a name."""
    key, remark = _without_remark(spelled(text).folded.translate(_WITHOUT_QUOTES))
    suffix, measure = _suffix(key, vocabulary)
    task = vocabulary.compiled(_TASK).match(key)
    return Name(
        text=text,
        key=key,
        remark=remark,
        pairing=f"{key}({remark})" if remark and not bracketed_unit(remark) else key,
        suffix=suffix,
        measure=measure,
        bounded=_is_bounded(key, measure, vocabulary),
        sense=_sense(key, suffix, vocabulary),
        verb=task["verb"] if task else "",
        rest=task["rest"] if task else "",
    )


def _without_remark(name: str) -> tuple[str, str]:
    """A name without the remark in brackets at its end, and the remark, "" for none."""
    match = _REMARK.search(name)
    return (name[: match.start()] or name, match[1]) if match else (name, "")


def _suffix(key: str, vocabulary: Vocabulary) -> tuple[str, Measure]:
    """The longest suffix that tells what the name measures, and what that is."""
    match = vocabulary.compiled(_SUFFIX).search(key)
    return (match[0], Measure(match.lastgroup)) if match else ("", Measure.NONE)


def _is_bounded(key: str, measure: Measure, vocabulary: Vocabulary) -> bool:
    if measure not in (Measure.SHARE, Measure.SATISFACTION) or key.endswith(vocabulary.words("unbounded")):
        return False
    return key.endswith(vocabulary.words("bounded"))


def _sense(key: str, suffix: str, vocabulary: Vocabulary) -> int:
    """By the word that stands last; where two end at one place, the longer one counts."""
    places = [
        (key.rfind(word) + len(word), len(word), sense)
        for sense, list_name in ((1, "good"), (-1, "bad"))
        for word in vocabulary.words(list_name)
        if word in key
    ]
    if not places:
        return 0
    end, length, sense = max(places)
    before, after = key[: end - length], key[end:]
    is_sure = _is_good if sense > 0 else _is_bad
    return sense if is_sure(before, after.removesuffix(suffix), vocabulary) else 0


def _is_good(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Not where something bad is said of it (逾期完成率), nor where it is what goes down (满意度下降率)."""
    if before.endswith(vocabulary.words("bad")):
        return False
    return vocabulary.compiled(_FLIPPED).search(after) is None


def _is_bad(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Not where it stays away (未发生事故), nor where something is done about it (故障恢复率)."""
    if vocabulary.compiled("{negation|flip}").search(before) or vocabulary.compiled(_FLIPPED).search(after):
        return False
    return vocabulary.compiled("{happens}*").fullmatch(after) is not None


def bracketed_unit(text: str) -> Unit | None:
    """The unit that stands in brackets; a measure word with a noun may be anything (个别, 家属)."""
    return known(text) if "/" in text else simple(text)
