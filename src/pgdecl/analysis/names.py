"""What the name of an indicator (三级指标) tells: what it measures, which way is better, what it is about."""

import re
from functools import lru_cache
from typing import NamedTuple

from pgdecl.analysis.measures import Measure, measured_by
from pgdecl.analysis.name_direction import Direction, name_directions
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.values.spelling import spelled
from pgdecl.values.units import Unit, known, simple

_WITHOUT_QUOTES = str.maketrans("", "", '“”"')
_NUMBERED = re.compile(r"^(?:三级)?指标\d{1,2}[:、.](?=.)")
"""What a blank form prints before a name (指标2：)."""
_REMARK = re.compile(r"\(([^()]{1,8})\)$")
_TASK = r"^(?:在[^,]{1,12}?[中内上里])?{adverb|when}*(?P<verb>{task|activity|doing})了?(?P<rest>.*)$"


class Name(NamedTuple):
    """The name of an indicator and its parts.

    `key` is the name for pairing: folded, without blanks, quotes, the number of a blank form (指标2：) and
    a remark in brackets at its end, which is `remark`; `pairing` keeps the remark if it tells one thing from
    another, that is, unless it is a unit.
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
        """The name without the suffix that tells its measure."""
        return self.key.removesuffix(self.suffix)


@lru_cache(maxsize=4096)
def name_of(text: str, vocabulary: Vocabulary) -> Name:
    """The parts of a name."""
    folded = spelled(text).folded.translate(_WITHOUT_QUOTES)
    key, remark = _without_remark(_NUMBERED.sub("", folded) if "指标" in folded[:4] else folded)
    suffix, measure = measured_by(key, vocabulary)
    direction, usual_direction = name_directions(key, vocabulary)
    task = vocabulary.compiled(_TASK).match(key)
    return Name(
        text=text,
        key=key,
        remark=remark,
        pairing=f"{key}({remark})" if remark and not bracketed_unit(remark) else key,
        suffix=suffix,
        measure=measure,
        bounded=_is_bounded(key, measure, vocabulary),
        direction=direction,
        usual_direction=usual_direction,
        verb=task["verb"] if task else "",
        rest=task["rest"] if task else "",
    )


def _without_remark(name: str) -> tuple[str, str]:
    """A name without the remark in brackets at its end, and the remark, "" for none."""
    match = _REMARK.search(name)
    return (name[: match.start()] or name, match[1]) if match else (name, "")


def _is_bounded(key: str, measure: Measure, vocabulary: Vocabulary) -> bool:
    if measure not in (Measure.SHARE, Measure.SATISFACTION) or key.endswith(vocabulary.words("unbounded")):
        return False
    return key.endswith(vocabulary.words("bounded"))


def bracketed_unit(text: str) -> Unit | None:
    """The unit that stands in brackets; a measure word with a noun may be anything (个别, 家属)."""
    return known(text) if "/" in text else simple(text)
