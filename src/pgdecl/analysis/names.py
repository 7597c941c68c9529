"""What the name of an indicator (三级指标) tells: what it measures, which way is better, what it is about."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.values.spelling import spelled
from pgdecl.values.units import Unit, known, simple

_LONGEST_SUFFIX = 5
_BRACKETED = r"\((?P<remark>[^()]{1,8})\)$"
_FLIPPED = "{flip}|{recorded}"
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
        """The name without the ending that tells its measure."""
        return self.key[: -len(self.suffix)] if self.suffix else self.key


@lru_cache(maxsize=4096)
def name_of(text: str, vocabulary: Vocabulary) -> Name:
    """The name taken apart."""
    key = spelled(text).folded.replace("“", "").replace("”", "").replace('"', "")
    remark = vocabulary.compiled(_BRACKETED).search(key) if key.endswith(")") else None
    if remark:
        key = key[: remark.start()] or key
    suffix, measure = _ending(key, vocabulary)
    task = vocabulary.compiled(_STARTS_WITH_TASK).match(key)
    return Name(
        text,
        key,
        remark["remark"] if remark else "",
        f"{key}({remark['remark']})" if remark and not bracketed_unit(remark["remark"]) else key,
        suffix,
        measure,
        _is_bounded(key, measure, vocabulary),
        _sense(key, suffix, vocabulary),
        task["verb"] if task else "",
        task["rest"] if task else "",
    )


def _ending(key: str, vocabulary: Vocabulary) -> tuple[str, Measure]:
    for length in range(min(_LONGEST_SUFFIX, len(key)), 0, -1):
        kind = vocabulary.suffixes.get(key[-length:])
        if kind:
            return key[-length:], Measure(kind)
    return "", Measure.NONE


def _is_bounded(key: str, measure: Measure, vocabulary: Vocabulary) -> bool:
    if measure not in (Measure.SHARE, Measure.SATISFACTION) or key.endswith(vocabulary.words("unbounded")):
        return False
    return key.endswith(vocabulary.words("bounded"))


def _sense(key: str, suffix: str, vocabulary: Vocabulary) -> int:
    """By the word that stands last; where two end at one place, the longer one counts."""
    if not vocabulary.compiled("{good}|{bad}").search(key):
        return 0
    found = [
        (key.rfind(word) + len(word), len(word), sense)
        for sense, words in ((1, vocabulary.words("good")), (-1, vocabulary.words("bad")))
        for word in words
        if word in key
    ]
    if not found:
        return 0
    end, length, sense = max(found)
    before, after = key[: end - length], key[end:]
    sure = _is_good if sense > 0 else _is_bad
    return sense if sure(before, after.removesuffix(suffix), vocabulary) else 0


def _is_good(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Not where something bad is said of it (逾期完成率), nor where it is what goes down (满意度下降率)."""
    if before.endswith(vocabulary.words("bad")):
        return False
    return vocabulary.compiled(_FLIPPED).search(after) is None


def _is_bad(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Not where it stays away (未发生事故), nor where something is done about it (故障恢复率)."""
    if vocabulary.compiled("{negation}|{flip}").search(before) or vocabulary.compiled(_FLIPPED).search(after):
        return False
    return vocabulary.compiled("{happens}*").fullmatch(after) is not None


def bracketed_unit(text: str) -> Unit | None:
    """The unit that stands in brackets; a measure word with a noun may be anything (个别, 家属)."""
    return known(text) if "/" in text else simple(text)
