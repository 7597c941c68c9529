"""A reading in words, as `pgdecl show` prints it beside the text: "≥ 95 %", "不晚于 2022-12-31"."""

from decimal import Decimal

from pgdecl.model.dates import Bound, Date, Part, Period
from pgdecl.model.phrases import Language, phrase
from pgdecl.model.reading import Kind, Reading
from pgdecl.model.target import Target
from pgdecl.model.words import WORDS

_MONTHS = range(1, 13)
_WORDED = {Kind.GRADE: "grade", Kind.STATUS: "status", Kind.PLACEHOLDER: "placeholder"}


def explain(said: Target | Reading, language: Language, *, history: bool = False) -> str:
    """What a target was read as, on one line unless the text itself has several; never empty.

    Of `history` it is not said that there is no comparator: what was reached needs none.
    """
    reading = said.reading if isinstance(said, Target) else said
    if reading.kind is Kind.EMPTY:
        return phrase("nothing", language)
    if reading.kind in _WORDED:
        return phrase(_WORDED[reading.kind], language, reading.word)
    if reading.kind is Kind.SEVERAL:
        parts = [explain(part, language, history=history) for part in reading.parts]
        return phrase("several", language, str(len(parts)), ("；" if language == "zh" else "; ").join(parts))
    if reading.date is not None:
        return _dated(reading.date, language)
    if reading.period is not None:
        return _period(reading.period, language)
    return _quantity(reading, language, history=history)


def _quantity(reading: Reading, language: Language, *, history: bool) -> str:
    said = f"{_bounds(reading)} {_unit(reading)}".rstrip()
    if reading.relative is not None:
        baseline = reading.relative.baseline
        key = f"against-{baseline}" if baseline in WORDS["baseline"] else "against" if baseline else ""
        against = phrase(key, language, baseline) if key else ""
        said = phrase("rise" if reading.relative.rises else "fall", language, against, said)
    subject = f"{reading.subject} " if reading.subject else ""
    remarks = [f"（{reading.note}）" if language == "zh" else f" ({reading.note})"] if reading.note else []
    if reading.approximate:
        remarks.append(_remark("about", language))
    if not reading.valid:
        remarks.append(_remark("reversed", language))
    if reading.comparator is None and reading.kind is not Kind.RANGE and not history:
        remarks.append(_remark("no-sign", language))
    return subject + said + "".join(remarks)


def _bounds(reading: Reading) -> str:
    sign = f"{reading.comparator.value} " if reading.comparator else ""
    low = _plain(reading.number)
    if reading.kind is Kind.RATIO:
        return f"{sign}{low} : {_plain(reading.upper)}"
    if reading.kind is not Kind.RANGE:
        return sign + low
    if reading.excludes_lower or reading.excludes_upper:
        above, below = ">" if reading.excludes_lower else "≥", "<" if reading.excludes_upper else "≤"
        return f"{sign}{above} {low}, {below} {_plain(reading.upper)}"
    return f"{sign}{low} ～ {_plain(reading.upper)}"


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _unit(reading: Reading) -> str:
    unit = reading.unit
    if unit is None:
        return ""
    if not unit.per or "/" in unit.text or "每" in unit.text:
        return unit.text or unit.name
    return f"{unit.text}/{'·'.join(unit.per)}"


def _remark(key: str, language: Language) -> str:
    return ("" if language == "zh" else " ") + phrase(key, language)


def _dated(date: Date, language: Language) -> str:
    said = _place(date, language)
    if date.bound is not None:
        said = phrase("by" if date.bound is Bound.BY else "from", language, said)
    if not date.valid:
        said += _remark("no-such-date", language)
    if date.year is None and not date.offset:
        said += _remark("no-year", language)
    return said


def _place(date: Date, language: Language) -> str:
    """The date itself: 2022-12-31; without a year 12月31日 or 31 December; with its part: 2022-12底."""
    if date.year is not None:
        numbers = [f"{number:02}" for number in (date.month, date.day) if number is not None]
        said = "-".join([str(date.year), *numbers])
        if language == "zh" and not numbers:
            said += "年"
    else:
        said = _yearless(date, language)
    return phrase(date.part.value, language, said) if date.part else said


def _yearless(date: Date, language: Language) -> str:
    if date.month is None:
        return phrase(f"year{date.offset}", language)
    month = phrase(f"month{date.month}", language) if date.month in _MONTHS else str(date.month)
    said = month if date.day is None else phrase("day-of", language, month, str(date.day))
    return phrase("in-year", language, phrase(f"year{date.offset}", language), said) if date.offset else said


def _period(period: Period, language: Language) -> str:
    start, end = period.start, period.end
    if period.each:
        each = phrase(f"each-{period.each}", language)
        return phrase("each-end", language, each, _within(end, language)) if end else each
    if start is None or end is None or start == end:
        return _dated(start or end or Date(part=Part.WHOLE), language)
    said = phrase("from-to", language, _place(start, language), _place(end, language))
    return said if period.valid else said + _remark("no-such-date", language)


def _within(date: Date, language: Language) -> str:
    """A date in a recurring period, which has no year of its own."""
    if date.month is not None or date.part not in {None, Part.END, Part.START}:
        said = _place(date, language)
    elif date.day is not None:
        said = phrase("day", language, str(date.day))
    else:
        said = phrase("recurring-start" if date.part is Part.START else "recurring-end", language)
    return phrase("by", language, said) if date.bound is Bound.BY else said
