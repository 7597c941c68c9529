"""Dates and periods in texts: 2022年12月31日前, 12月底前, 2022-12-31, 2022年6月—9月, 每季度末."""

import re

from pgdecl.patterns import regex
from pgdecl.tables import rows
from pgdecl.values.comparators import BEFORE
from pgdecl.values.dates import SPANS, Bound, Date, Part, Period
from pgdecl.values.numbers import SHORT_NUMERAL, numeral
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.words import WORDS, longest_end, longest_start

_LONGEST = 60
_BETWEEN = regex(r"-{1,2}|~|至|到")
_MOST_BETWEEN = 6  # two dates with dashes have five
_MONTHS = range(1, 13)
_CENTURY, _THIS_CENTURY = 100, 2000


def _groups() -> dict[str, dict[str, str]]:
    """Group -> spelling -> meaning."""
    groups: dict[str, dict[str, str]] = {}
    for group, meaning, spellings in rows(__file__, "data/dates.tsv"):
        groups.setdefault(group, {}).update(dict.fromkeys(spellings.split(" "), meaning))
    return groups


def _one_of(spellings: "dict[str, str] | frozenset[str]") -> str:
    return "|".join(sorted(spellings, key=len, reverse=True))


_GROUPS = _groups()
_YEARS, _PARTS = _GROUPS["year"], _GROUPS["part"]
_BEFORE, _AFTER = _GROUPS["before"], _GROUPS["after"]

_SMALL = f"[0-9]{{1,2}}|{SHORT_NUMERAL}"
_END = rf"(?P<part>{_one_of(_PARTS)})?[末底]?(?P<bound>{_one_of(_AFTER)})?"
_DASHED = regex(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<dash>[-./])(?P<month>[0-9]{1,2})(?:(?P=dash)(?P<day>[0-9]{1,2}))?[日号]?"
    + _END
)
_WORDED = regex(
    rf"(?:(?P<year>(?:19|20|21)[0-9]{{2}}|[0-9]{{2}}(?=年度?(?:[底末初]|[01]?[0-9]月)))年度?|(?P<word>{_one_of(_YEARS)}))?"
    rf"(?:(?P<month>{_SMALL})月份?)?(?:(?P<day>{_SMALL})[日号])?" + _END
)
_AMOUNT = regex(r"(?:[≥≤=][0-9]{1,2}|00?|1[3-9]|[2-9][0-9])月份?|[≥≤=][0-9]{4}\.[0-9]{1,2}")
"""What looks like a date and is a number: 13月 and ≤12月 are months, ≥2022.12 is a decimal."""
_WORDS = "".join(sorted({sign for word in (*_YEARS, *_PARTS) for sign in word if not sign.isascii()}))
_MAY_BE = regex(rf"[月每{_WORDS}]|(?:19|20)[0-9]{{2}}[-./][0-9]|(?:{_SMALL})[日号]")
"""What every date has in it; most numbers have none of it."""
_UNDIVIDED = regex(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})?")
_EACH = regex(rf"每个?({_one_of(WORDS['each'])})")


def parse_date(folded: str) -> ParsedTarget | None:
    """The date or period that a whole text names, or None."""
    if len(folded) > _LONGEST or not _MAY_BE.search(folded) or _AMOUNT.fullmatch(folded):
        return None
    text = _without_done(folded)
    named: Date | Period | None = _single(text) or _pair(text) or _recurring(text)
    if named is not None:
        return _target(named)
    word = longest_start(text, _BEFORE)
    if not word:
        return None
    rest = text[len(word) :]
    named = _single(rest) or _pair(rest)
    if isinstance(named, Date) and _BEFORE[word] != "on":
        named = named._replace(bound=Bound(_BEFORE[word]))
    return named and _target(named, sign=word)


def parse_undivided(folded: str) -> ParsedTarget | None:
    """The date that eight digits, or six, are where a date is expected (20241231); None if they are none."""
    match = _UNDIVIDED.fullmatch(folded) if folded.isdecimal() else None
    named = Date(*map(_number, match.groups())) if match else None  # type: ignore[arg-type]  # year, month, day
    return _target(named) if named and named.valid else None


def _target(named: Date | Period, sign: str = "") -> ParsedTarget:
    comparator = BEFORE.get(sign)
    sign = sign if comparator else ""
    if isinstance(named, Date) and named.part in SPANS and named.bound is None:
        named = Period(named, named)
    if isinstance(named, Date):
        return ParsedTarget(TargetKind.DATE, comparator=comparator, date=named, sign=sign)
    return ParsedTarget(TargetKind.PERIOD, comparator=comparator, period=named, sign=sign)


def _without_done(text: str) -> str:
    """The text without 完成 and the like behind it."""
    return text.removesuffix(longest_end(text, WORDS["done"]))


def _single(text: str, *, within: bool = False) -> Date | None:
    """One date; `within` a period or a recurrence it may be a day alone, and "2022.1" is a month."""
    match = _DASHED.fullmatch(text)
    if match:
        return _date(match) if within or _is_certain(match) else None
    match = _WORDED.fullmatch(text)
    if not match or not text:
        return None
    word, month, day, part = match.group("word", "month", "day", "part")
    if day and not month and not within:
        return None
    if not (match["year"] or month or day or part or len(word or "") > 1):
        return None
    if word == "年" and not part and not month:
        return None
    return _date(match, offset=int(_YEARS[word]) if word else 0)


def _is_certain(match: re.Match[str]) -> bool:
    """Whether digits with dashes are a date and not a number or a range: not 2022.1 or 2022-30."""
    if match["day"]:
        return True
    return int(match["month"]) in _MONTHS and (match["dash"] != "." or len(match["month"]) > 1)


def _date(match: re.Match[str], offset: int = 0) -> Date:
    year, month, day = (_number(match[name]) for name in ("year", "month", "day"))
    if year is not None and year < _CENTURY:
        year += _THIS_CENTURY
    part = Part(_PARTS[match["part"]]) if match["part"] else None
    if part is None and year is None and month is None and day is None:
        part = Part.WHOLE
    bound = Bound(_AFTER[match["bound"]]) if match["bound"] else None
    return Date(year, month, day, part, bound, offset)


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdecimal() else int(numeral(text))


def _pair(text: str) -> Period | None:
    """From one date to another; the first may lack what it shares with the second (1-12月)."""
    separators = list(_BETWEEN.finditer(text))
    if len(separators) > _MOST_BETWEEN:
        return None
    periods = (_between(text[: match.start()], text[match.end() :]) for match in separators)
    return next(filter(None, periods), None)


def _between(left: str, right: str) -> Period | None:
    left = left.removeprefix("自").removeprefix("从")
    end = _single(right, within=True)
    if end is None or end.bound is Bound.FROM:
        return None
    unit = "日" if end.day is not None else "月" if end.month is not None else "年"
    start = _single(left.removesuffix("起"), within=True) or (
        _single(left + unit, within=True) if left[-1:].isdigit() else None
    )
    if start is None or (start.month is None and end.month is None and end.day is not None):
        return None
    if start.year is None and start.month is None and start.part is not None:
        return None
    year = start.year if end.year is None and not end.offset else end.year
    month = start.month if end.month is None and end.day is not None else end.month
    return Period(start, end._replace(year=year, month=month, bound=None))


def _recurring(text: str) -> Period | None:
    """每年, 每季度末, 每月10日前."""
    match = _EACH.match(text)
    if not match:
        return None
    each, rest = match[1], text[match.end() :]
    if not rest:
        return Period(each=each)
    date = _single(rest, within=True)
    if date is None and rest[0] in "末底初":
        date = _single(f"年{rest}")
    return date and Period(end=date, each=each)
