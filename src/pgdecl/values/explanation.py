"""A reading in words, as `pgdecl show` prints it beside the text: "≥ 95 %", "不晚于 2022-12-31"."""

from decimal import Decimal

from pgdecl.i18n.language import Language
from pgdecl.i18n.words import words
from pgdecl.values.dates import Bound, Date, Part, Period
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.target import Target
from pgdecl.values.words import WORDS

_MONTHS = range(1, 13)
_WORDED = {TargetKind.GRADE: "grade", TargetKind.STATUS: "status", TargetKind.PLACEHOLDER: "placeholder"}


def explain(target: Target | ParsedTarget, language: Language, *, history: bool = False) -> str:
    """What a target was read as, on one line unless the text itself has several; never empty.

    Of `history` it is not text that there is no comparator: what was reached needs none.
    """
    parsed = target.parsed if isinstance(target, Target) else target
    if parsed.kind is TargetKind.EMPTY:
        return words("readings", "nothing", language)
    if parsed.kind in _WORDED:
        return words("readings", _WORDED[parsed.kind], language, word=parsed.word)
    if parsed.kind is TargetKind.SEVERAL:
        parts = [explain(part, language, history=history) for part in parsed.parts]
        values = ("；" if language == "zh" else "; ").join(parts)
        return words("readings", "several", language, count=str(len(parts)), values=values)
    if parsed.date is not None:
        return _dated(parsed.date, language)
    if parsed.period is not None:
        return _period(parsed.period, language)
    return _quantity(parsed, language, history=history)


def _quantity(parsed: ParsedTarget, language: Language, *, history: bool) -> str:
    text = f"{_bounds(parsed)} {_unit(parsed)}".rstrip()
    if parsed.relative is not None:
        baseline = parsed.relative.baseline
        key = f"against-{baseline}" if baseline in WORDS["baseline"] else "against" if baseline else ""
        against = words("readings", key, language, baseline=baseline) if key else ""
        way = "rise" if parsed.relative.rises else "fall"
        text = words("readings", way, language, against=against, amount=text)
    subject = f"{parsed.subject} " if parsed.subject else ""
    remarks = [f"（{parsed.note}）" if language == "zh" else f" ({parsed.note})"] if parsed.note else []
    if parsed.approximate:
        remarks.append(_remark("about", language))
    if not parsed.valid:
        remarks.append(_remark("reversed", language))
    if parsed.comparator is None and parsed.kind is not TargetKind.RANGE and not history:
        remarks.append(_remark("no-sign", language))
    return subject + text + "".join(remarks)


def _bounds(parsed: ParsedTarget) -> str:
    sign = f"{parsed.comparator.value} " if parsed.comparator else ""
    low = _plain(parsed.number)
    if parsed.kind is TargetKind.RATIO:
        return f"{sign}{low} : {_plain(parsed.upper)}"
    if parsed.kind is not TargetKind.RANGE:
        return sign + low
    if parsed.excludes_lower or parsed.excludes_upper:
        above, below = ">" if parsed.excludes_lower else "≥", "<" if parsed.excludes_upper else "≤"
        return f"{sign}{above} {low}, {below} {_plain(parsed.upper)}"
    return f"{sign}{low} ～ {_plain(parsed.upper)}"


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _unit(parsed: ParsedTarget) -> str:
    unit = parsed.unit
    if unit is None:
        return ""
    if not unit.per or "/" in unit.text or "每" in unit.text:
        return unit.text
    return f"{unit.text}/{'·'.join(unit.per)}"


def _remark(key: str, language: Language) -> str:
    return ("" if language == "zh" else " ") + words("readings", key, language)


def _dated(date: Date, language: Language) -> str:
    text = _place(date, language)
    if date.bound is not None:
        text = words("readings", "by" if date.bound is Bound.BY else "from", language, date=text)
    if not date.valid:
        text += _remark("no-such-date", language)
    if date.year is None and not date.offset:
        text += _remark("no-year", language)
    return text


def _place(date: Date, language: Language) -> str:
    """The date itself: 2022-12-31; without a year 12月31日 or 31 December; with its part: 2022-12底."""
    if date.year is not None:
        numbers = [f"{number:02}" for number in (date.month, date.day) if number is not None]
        text = "-".join([str(date.year), *numbers])
        if language == "zh" and not numbers:
            text += "年"
    else:
        text = _yearless(date, language)
    return words("readings", date.part.value, language, date=text) if date.part else text


def _yearless(date: Date, language: Language) -> str:
    if date.month is None:
        return words("readings", f"year{date.offset}", language)
    month = words("readings", f"month{date.month}", language) if date.month in _MONTHS else str(date.month)
    day = None if date.day is None else str(date.day)
    text = month if day is None else words("readings", "day-of", language, month=month, day=day)
    if not date.offset:
        return text
    return words(
        "readings", "in-year", language, year=words("readings", f"year{date.offset}", language), date=text
    )


def _period(period: Period, language: Language) -> str:
    start, end = period.start, period.end
    if period.each:
        each = words("readings", f"each-{period.each}", language)
        if end is None:
            return each
        return words("readings", "each-end", language, period=each, date=_within(end, language))
    if start is None or end is None or start == end:
        return _dated(start or end or Date(part=Part.WHOLE), language)
    text = words("readings", "from-to", language, start=_place(start, language), end=_place(end, language))
    return text if period.valid else text + _remark("no-such-date", language)


def _within(date: Date, language: Language) -> str:
    """A date in a recurring period, which has no year of its own."""
    if date.month is not None or date.part not in {None, Part.END, Part.START}:
        text = _place(date, language)
    elif date.day is not None:
        text = words("readings", "day", language, day=str(date.day))
    else:
        text = words("readings", "recurring-start" if date.part is Part.START else "recurring-end", language)
    return words("readings", "by", language, date=text) if date.bound is Bound.BY else text
