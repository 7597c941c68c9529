"""A reading in words, as `pgdecl show` prints it beside the text: "≥ 95 %", "不晚于 2022-12-31"."""

from decimal import Decimal

from pgdecl.values.dates import Bound, Date, Part, Period
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.phrases import Language, phrase
from pgdecl.values.target import Target
from pgdecl.values.words import WORDS

_MONTHS = range(1, 13)
_WORDED = {TargetKind.GRADE: "grade", TargetKind.STATUS: "status", TargetKind.PLACEHOLDER: "placeholder"}


def explain(said: Target | ParsedTarget, language: Language, *, history: bool = False) -> str:
    """What a target was read as, on one line unless the text itself has several; never empty.

    Of `history` it is not said that there is no comparator: what was reached needs none.
    """
    parsed = said.parsed if isinstance(said, Target) else said
    if parsed.kind is TargetKind.EMPTY:
        return phrase("nothing", language)
    if parsed.kind in _WORDED:
        return phrase(_WORDED[parsed.kind], language, parsed.word)
    if parsed.kind is TargetKind.SEVERAL:
        parts = [explain(part, language, history=history) for part in parsed.parts]
        return phrase("several", language, str(len(parts)), ("；" if language == "zh" else "; ").join(parts))
    if parsed.date is not None:
        return _dated(parsed.date, language)
    if parsed.period is not None:
        return _period(parsed.period, language)
    return _quantity(parsed, language, history=history)


def _quantity(parsed: ParsedTarget, language: Language, *, history: bool) -> str:
    said = f"{_bounds(parsed)} {_unit(parsed)}".rstrip()
    if parsed.relative is not None:
        baseline = parsed.relative.baseline
        key = f"against-{baseline}" if baseline in WORDS["baseline"] else "against" if baseline else ""
        against = phrase(key, language, baseline) if key else ""
        said = phrase("rise" if parsed.relative.rises else "fall", language, against, said)
    subject = f"{parsed.subject} " if parsed.subject else ""
    remarks = [f"（{parsed.note}）" if language == "zh" else f" ({parsed.note})"] if parsed.note else []
    if parsed.approximate:
        remarks.append(_remark("about", language))
    if not parsed.valid:
        remarks.append(_remark("reversed", language))
    if parsed.comparator is None and parsed.kind is not TargetKind.RANGE and not history:
        remarks.append(_remark("no-sign", language))
    return subject + said + "".join(remarks)


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
