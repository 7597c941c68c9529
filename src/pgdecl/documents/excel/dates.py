"""Days and times, which a workbook stores as numbers of days."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from pgdecl.documents.excel.format_codes import Section, Token

_FIRST_1904: Final = date(1904, 1, 1)
_FIRST_1900: Final = date(1899, 12, 31)
_LEAP_DAY_THAT_NEVER_WAS: Final = 60
"""Excel counts a 29 February 1900 (ECMA-376-1, 18.17.4.1)."""
_LAST: Final = {False: 2958465, True: 2957003}
_SECONDS: Final = 86400
_HOUR: Final = 3600
_MINUTE: Final = 60
_NOON: Final = 12
_NOONS: Final = {"am/pm": ("AM", "PM"), "a/p": ("A", "P"), "上午/下午": ("上午", "下午")}
_NAMES: Final = ("aaa", "b", "e", "g", "mmm", "ddd")
"""Codes for names of days and months, and for other eras: such a date is shown as 2022年12月31日."""


class Moment(NamedTuple):
    """A day and a time in seconds: `seconds` since midnight, `elapsed` since day 0.

    `day` is None for a time alone.
    """

    day: date | None
    seconds: int
    elapsed: int

    @property
    def hour(self) -> int:
        """The hour, from 0 to 23."""
        return self.seconds // _HOUR

    @property
    def minute(self) -> int:
        """The minute of the hour."""
        return self.seconds // _MINUTE % _MINUTE


def moment_of(number: Decimal, *, from_1904: bool) -> Moment | None:
    """The day and time that a number stands for; None if it stands for none."""
    if not 0 <= number <= _LAST[from_1904]:
        return None
    elapsed = int((number * _SECONDS).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    days, seconds = divmod(elapsed, _SECONDS)
    if from_1904:
        return Moment(_FIRST_1904 + timedelta(days), seconds, elapsed)
    if days == _LEAP_DAY_THAT_NEVER_WAS:
        return None
    day = _FIRST_1900 + timedelta(days - (days > _LEAP_DAY_THAT_NEVER_WAS))
    return Moment(day if days else None, seconds, elapsed)


def date_text(moment: Moment, section: Section) -> str:
    """A moment in a section of a format."""
    codes = [text.lower() for token, text in section.parts if token in (Token.DATE, Token.ELAPSED)]
    if any(code.startswith(_NAMES) for code in codes):
        return _long(moment, codes)
    shown: list[str] = []
    texts = iter([_code_text(moment, codes, position) for position in range(len(codes))])
    for token, text in section.parts:
        if token is Token.LITERAL:
            shown.append(text)
        elif token in (Token.DATE, Token.ELAPSED):
            shown.append(next(texts))
    return "".join(shown).strip()


def _code_text(moment: Moment, codes: list[str], position: int) -> str:
    code = codes[position]
    if code in _NOONS:
        return _NOONS[code][moment.hour >= _NOON]
    if code[0] == "[":
        size = {"h": _HOUR, "m": _MINUTE, "s": 1}[code[1]]
        return str(moment.elapsed // size).rjust(len(code) - 2, "0")
    width = min(2, len(code.partition(".")[0]))
    return str(_number(moment, codes, position)).rjust(width, "0")


def _number(moment: Moment, codes: list[str], position: int) -> int:
    """The number that a code shows, before it is filled up with zeros."""
    code = codes[position]
    day = moment.day or date(1900, 1, 1)
    if code[0] == "m":
        return moment.minute if _is_minute(codes, position) else day.month
    if code[0] == "h":
        has_noon = any(other in _NOONS for other in codes)
        return moment.hour % _NOON or _NOON if has_noon else moment.hour
    if code[0] == "y":
        return day.year if len(code) > 2 else day.year % 100  # noqa: PLR2004 - yy is two digits
    return moment.seconds % _MINUTE if code[0] == "s" else day.day


def _is_minute(codes: list[str], position: int) -> bool:
    """Whether an `m` is a minute: after an hour or before a second."""
    before = [code for code in codes[:position] if code not in _NOONS][-1:]
    after = [code for code in codes[position + 1 :] if code not in _NOONS][:1]
    return any(code.strip("[")[0] == "h" for code in before) or any(
        code.strip("[")[0] == "s" for code in after
    )


def _long(moment: Moment, codes: list[str]) -> str:
    day = moment.day
    text = "" if day is None else f"{day.year}年{day.month}月{day.day}日"
    if day is None or any(code[0] == "h" for code in codes):
        text += f" {moment.hour}:{moment.minute:02d}"
    return text.strip()
