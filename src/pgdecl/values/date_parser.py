"""Reading dates and periods: 2022年12月31日前, 12月底前, 2022-12-31, 2022年6月—9月, 每季度末."""

import re
from functools import cache

from pgdecl.values.comparators import BEFORE, Comparator
from pgdecl.values.dates import SPANS, Bound, Date, Part, Period
from pgdecl.values.numbers import NUMERAL, numeral
from pgdecl.values.tables import rows
from pgdecl.values.words import WORDS, longest_end, longest_start

Dated = tuple[Date | Period, Comparator | None, str]
"""What is named, and the comparator before it with its spelling, if there is one."""

_SMALL = f"[0-9]{{1,2}}|{NUMERAL}"
_BETWEEN = re.compile(r"-{1,2}|~|至|到")
_MOST_BETWEEN = 6  # two dates with strokes have five
_ONE_TO_TWELVE = range(1, 13)
_LONGEST = 60
_EACH = re.compile(rf"每个?({'|'.join(sorted(WORDS['each'], key=len, reverse=True))})")


@cache
def _words(part: str) -> dict[str, str]:
    found = (row for row in rows("dates") if row[0] == part)
    return {word: meaning for _, meaning, words in found for word in words.split(" ")}


def _one_of(words: dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    behind = _one_of(
        {word: "" for part in ("by", "from") for word, at in _words(part).items() if at.isalpha()}
    )
    parts = _one_of(_words("part"))
    tail = rf"(?P<part>{parts})?[末底]?(?P<bound>{behind})?"
    strokes = (
        r"(?P<year>(?:19|20)[0-9]{2})(?P<s>[-./])(?P<month>[0-9]{1,2})(?:(?P=s)(?P<day>[0-9]{1,2}))?[日号]?"
    )
    words = (
        rf"(?:(?P<year>(?:19|20|21)[0-9]{{2}})年度?|(?P<word>{_one_of(_words('year'))}))?"
        rf"(?:(?P<month>{_SMALL})月份?)?(?:(?P<day>{_SMALL})[日号])?"
    )
    return re.compile(strokes + tail), re.compile(words + tail)


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdecimal() else int(numeral(text))


def _single(text: str, *, within: bool = False) -> Date | None:
    """One date; `within` a period or a recurrence it may be a day alone, and "2022.1" is a month."""
    strokes, words = _patterns()
    found = strokes.fullmatch(text)
    if found:
        month = found["month"]
        doubtful = found["day"] is None and (
            int(month) not in _ONE_TO_TWELVE or (found["s"] == "." and len(month) == 1)
        )
        return None if doubtful and not within else _date(found, 0)
    found = words.fullmatch(text)
    if not found or not text:
        return None
    if found["month"] is None and found["day"] is not None and not within:
        return None
    word = found["word"]
    if not (found["year"] or found["month"] or found["day"] or found["part"] or len(word or "") > 1):
        return None
    if word == "年" and not found["part"] and not found["month"]:
        return None
    return _date(found, int(_words("year").get(word or "", "0")))


def _date(found: re.Match[str], offset: int) -> Date:
    part = _words("part").get(found["part"] or "")
    bound = None
    if found["bound"]:
        bound = Bound.BY if found["bound"] in _words("by") else Bound.FROM
    year, month, day = (_number(found[name]) for name in ("year", "month", "day"))
    whole = part is None and month is None and year is None
    return Date(
        year, month, day, Part(part) if part else Part.WHOLE if whole and day is None else None, bound, offset
    )


def _pair(text: str) -> Period | None:
    """From one date to another; the first may leave to the second what they share (1-12月)."""
    places = list(_BETWEEN.finditer(text))
    if len(places) > _MOST_BETWEEN:
        return None
    for place in places:
        left, right = text[: place.start()].removeprefix("自").removeprefix("从"), text[place.end() :]
        end = _single(right, within=True)
        if end is None or end.bound is Bound.FROM:
            continue
        unit = "日" if end.day is not None else "月" if end.month is not None else "年"
        start = _single(left.removesuffix("起"), within=True) or (
            _single(left + unit, within=True) if left[-1:].isdigit() else None
        )
        if start is None or (start.month is None and end.month is None and end.day is not None):
            continue
        if start.year is None and start.month is None and start.part is not None:
            continue
        return Period(start, _completed(start, end))
    return None


def _completed(start: Date, end: Date) -> Date:
    year = start.year if end.year is None and not end.offset else end.year
    month = start.month if end.month is None and end.day is not None else end.month
    return end._replace(year=year, month=month, bound=None)


def _recurring(text: str) -> Period | None:
    found = _EACH.match(text)
    if not found:
        return None
    each, rest = found[1], text[found.end() :]
    if not rest:
        return Period(each=each)
    date = _single(rest, within=True)
    if date is None and rest[0] in "末底初":
        date = _single(f"年{rest}")
    return date and Period(end=date, each=each)


def _without_done(text: str) -> str:
    """The text without 完成 and the like behind it, and without a remark in brackets."""
    done = longest_end(text, WORDS["done"])
    return text[: -len(done)] if done else text


@cache
def _words_before() -> dict[str, frozenset[str]]:
    parts = ("by", "from", "on")
    return {part: frozenset(word for word, at in _words(part).items() if not at.isalpha()) for part in parts}


def _before(text: str) -> tuple[str, str]:
    """What stands before the date: its part in `data/dates.tsv`, and the word."""
    for part, words in _words_before().items():
        word = longest_start(text, words)
        if word and len(word) < len(text):
            return part, word
    return "", ""


def read(folded: str) -> Dated | None:
    """The date or period that a whole text names, or None."""
    if len(folded) > _LONGEST:
        return None
    named = _without_done(folded)
    found: Date | Period | None = _single(named) or _pair(named) or _recurring(named)
    comparator, sign = None, ""
    if found is None:
        part, sign = _before(named)
        found = _single(named[len(sign) :]) or _pair(named[len(sign) :]) if sign else None
        comparator = BEFORE.get(sign)
        if isinstance(found, Date) and part in {"by", "from"}:
            found = found._replace(bound=Bound(part))
    if isinstance(found, Date) and found.part in SPANS and found.bound is None:
        found = Period(found._replace(bound=None), found)
    return found and (found, comparator, sign if comparator else "")
