"""Which way the words of a name point: whether what it names is better high or low."""

from enum import Enum
from typing import NamedTuple

from pgdecl.analysis.measures import SHARES, Measure, measured_by
from pgdecl.analysis.vocabulary import Vocabulary

_FLIPPED = "{flip|recorded}"


class Direction(Enum):
    """Which way is better; the values are those of the JSON output. UNKNOWN is false."""

    __hash__ = object.__hash__  # members are themselves alone, and looked up often

    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        return self is not Direction.UNKNOWN

    @property
    def opposite(self) -> "Direction":
        """The other way; UNKNOWN stays."""
        return _OPPOSITES[self]


_OPPOSITES = {
    Direction.HIGHER: Direction.LOWER,
    Direction.LOWER: Direction.HIGHER,
    Direction.UNKNOWN: Direction.UNKNOWN,
}


class NameDirections(NamedTuple):
    """What a name says: `sure` whatever the sign of the target is, `usual` where that says nothing."""

    sure: Direction
    usual: Direction


def name_directions(key: str, vocabulary: Vocabulary) -> NameDirections:
    """What the words of a folded name say, by the lists under “Directions” in data/words.tsv."""
    last_word = _by_last_word(key, vocabulary)
    return NameDirections(_sure(key, last_word, vocabulary), _usual(key, last_word, vocabulary))


def _sure(key: str, last_word: Direction, vocabulary: Vocabulary) -> Direction:
    if key.endswith(vocabulary.words("surely-higher")):
        return Direction.HIGHER
    if time := vocabulary.suffix(key, ("surely-lower",))[0]:
        turned = vocabulary.compiled("{reduced|good}").search(key.removesuffix(time))
        return Direction.UNKNOWN if turned else Direction.LOWER
    if last_word is Direction.HIGHER and measured_by(key, vocabulary)[1] not in SHARES:
        return Direction.UNKNOWN  # 完成时间, 覆盖人数: only of a share is it sure that more is better
    return last_word


def _usual(key: str, last_word: Direction, vocabulary: Vocabulary) -> Direction:
    reduced = vocabulary.compiled("{reduced}").search(key)
    if reduced and (opposite := _of_reduced(key[: reduced.start()], key[reduced.end() :], vocabulary)):
        return opposite
    if key.endswith(vocabulary.words("usually-higher")):
        return Direction.HIGHER
    if key.endswith(vocabulary.words("usually-lower")):
        return Direction.LOWER
    grown = vocabulary.compiled("{grown}").search(key)
    if grown and (growing := _of_part(key[: grown.start()], vocabulary)):
        return growing
    return Direction.UNKNOWN if measured_by(key, vocabulary)[1] is Measure.TIME else last_word


def _of_reduced(before: str, after: str, vocabulary: Vocabulary) -> Direction:
    """The opposite of what is reduced (事故下降率, 缩短办理时间); 降低失业率 may be either."""
    suffix, measure = measured_by(after, vocabulary)
    if measure in SHARES and after != suffix:
        return _of_part(before, vocabulary).opposite
    return (_of_part(before, vocabulary) or _of_part(after, vocabulary)).opposite


def _of_part(part: str, vocabulary: Vocabulary) -> Direction:
    directions = name_directions(part, vocabulary)
    return directions.sure or directions.usual


def _by_last_word(key: str, vocabulary: Vocabulary) -> Direction:
    """By the good or bad word that stands last; where two end at one place, the longer one counts."""
    if not vocabulary.compiled("{good|bad}").search(key):
        return Direction.UNKNOWN
    end, length, is_good = max(
        (key.rfind(word) + len(word), len(word), name == "good")
        for name in ("good", "bad")
        for word in vocabulary.words(name)
        if word in key
    )
    before, after = key[: end - length], key[end:]
    return (_of_good if is_good else _of_bad)(before, after, vocabulary)


def _of_good(before: str, after: str, vocabulary: Vocabulary) -> Direction:
    """Not where something bad is said of it (逾期完成率), nor where it is what goes down (满意度下降率)."""
    flipped = vocabulary.compiled(_FLIPPED).search(after)
    if flipped or before.endswith(vocabulary.words("bad")):
        return Direction.UNKNOWN
    return Direction.HIGHER


def _of_bad(before: str, after: str, vocabulary: Vocabulary) -> Direction:
    """Not where it stays away (未发生事故); and what is done about it is good (投诉处理率)."""
    suffix, measure = measured_by(after, vocabulary)
    after = after.removesuffix(suffix)
    if vocabulary.compiled("{negation|flip}").search(before):
        return Direction.UNKNOWN
    if vocabulary.compiled(_FLIPPED).search(after):
        done = vocabulary.compiled(f"{_FLIPPED}$").search(after)
        held = vocabulary.compiled("{held}$").search(after)
        return Direction.HIGHER if measure in SHARES and done and not held else Direction.UNKNOWN
    return Direction.LOWER if vocabulary.compiled("{happens}*").fullmatch(after) else Direction.UNKNOWN
