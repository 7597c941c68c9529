"""Reading numbers, ranges and ratios with all that may stand around them."""

import re
from decimal import Decimal
from functools import cache

from pgdecl.values import prefix, suffix
from pgdecl.values.comparators import merged
from pgdecl.values.numbers import EXACT, NUMBER, NUMERAL, NUMERAL_START, decimal, numeral
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.prefix import SIGNS, Prefix
from pgdecl.values.spelling import Spelled
from pgdecl.values.suffix import Suffix
from pgdecl.values.units import UNITS, Dimension, Unit, known, rated
from pgdecl.values.words import WORDS

_DIGIT = re.compile("[0-9]")
_SIGN = re.compile(f"[{''.join(SIGNS)}]")
_BODY = re.compile(
    rf"(?P<low>{NUMBER})"
    rf"(?:(?P<unit>[^0-9:~±-]{{0,8}}?)(?P<between>-{{1,2}}|~{{1,2}}|至|到|±|:)(?P<high>[-+]?{NUMBER}))?"
    r"(?P<tail>(?:[^0-9(~±]|(?<=[mM])[23]|\([^()]*\))*)"
)
_SHARES = {"百分之": UNITS["%"], "千分之": UNITS["‰"]}
_HALF, _HUNDRED = Decimal("0.5"), Decimal(100)


@cache
def _numeral_body() -> re.Pattern[str]:
    """Compiled for the first Chinese numeral: it is a long pattern, and many declarations have none."""
    return re.compile(
        rf"(?P<low>半|{NUMERAL})(?:(?P<between>至|到|-{{1,2}}|~)(?P<high>{NUMERAL}))?(?P<tail>[^0-9]*)"
    )


def read(text: Spelled) -> ParsedTarget | None:
    """The number, range or ratio that a whole text is, or None."""
    for words, unit in _SHARES.items():
        place = text.folded.find(words)
        if place >= 0:
            return _share(text, place, place + len(words), unit)
    if text.folded in {"百分百", "百分之百"}:
        return ParsedTarget(TargetKind.NUMBER, number=_HUNDRED, unit=UNITS["%"])
    return _arabic(text) or _chinese(text)


def _share(text: Spelled, place: int, start: int, unit: Unit) -> ParsedTarget | None:
    """百分之九十五, 百分之95以上."""
    rest = text.folded[start:]
    before = prefix.read(text.folded[:place], text.written[:place])
    body = _BODY.fullmatch(rest) or _numeral_body().fullmatch(
        rest.replace("百", "一百", 1) if rest[:1] == "百" else rest
    )
    if before is None or body is None or body["low"] == "半" or body["high"]:
        return None
    behind = suffix.read(body["tail"])
    if behind is None or behind.unit is not None:
        return None
    return _put_together(TargetKind.NUMBER, before, _value(body["low"]), None, behind._replace(unit=unit))


def _value(text: str) -> Decimal:
    if text == "半":
        return _HALF
    return decimal(text) if text[-1].isdecimal() else numeral(text)


def _arabic(text: Spelled) -> ParsedTarget | None:
    sign = _SIGN.search(text.folded)
    digit = _DIGIT.search(text.folded, sign.start() if sign else 0)
    if digit is None:
        return None
    start = digit.start()
    body = _BODY.fullmatch(text.folded, start)
    if body is None:
        return None
    mark = text.folded[start - 1] if start and text.folded[start - 1] in "-+±" else ""
    before = prefix.read(text.folded[: start - len(mark)], text.written)
    behind = suffix.read(body["tail"])
    if before is None or behind is None or (mark and before.subject):
        return None
    low = decimal(body["low"])
    if body["high"] is None:
        upper = low if mark == "±" else None
        low = low.copy_negate() if mark in {"-", "±"} and mark else low
        return _put_together(TargetKind.NUMBER if upper is None else TargetKind.RANGE, before, low, upper, behind)
    return _range(body, before, behind, low.copy_negate() if mark == "-" else low)


def _range(body: re.Match[str], before: Prefix, behind: Suffix, low: Decimal) -> ParsedTarget | None:
    high, between = decimal(body["high"]), body["between"]
    if between == ":":
        return (
            None if body["unit"] or high.is_signed() else _put_together(TargetKind.RATIO, before, low, high, behind)
        )
    if body["unit"]:
        unit = known(body["unit"])
        if unit is None or not _goes_with(unit, behind.unit):
            return None
        behind = behind._replace(unit=behind.unit or unit)
    if between == "±":
        return _put_together(TargetKind.RANGE, before, EXACT.subtract(low, high), EXACT.add(low, high), behind)
    return _put_together(TargetKind.RANGE, before, low, high, behind)


def _goes_with(low: Unit, high: Unit | None) -> bool:
    """Whether both ends of a range are in the same unit; the lower may be 万 before 万元."""
    if high is None:
        return True
    return low.scale == high.scale and (not low.name or low.fits(high))


def _chinese(text: Spelled) -> ParsedTarget | None:
    """三次, 每年两次, 半年: Chinese numerals count only before a listed unit that they do not rank."""
    start = NUMERAL_START.search(text.folded)
    body = _numeral_body().fullmatch(text.folded, start.start()) if start else None
    if start is None or body is None:
        return None
    before = prefix.read(text.folded[: start.start()], text.written)
    behind = suffix.read(body["tail"])
    if before is None or before.subject or behind is None or behind.unit is None:
        return None
    unit = behind.unit
    if unit.dimension is None or unit.text in WORDS["ordinal"]:
        return None
    if body["low"] == "半" and unit.dimension is not Dimension.DURATION:
        return None
    upper = numeral(body["high"]) if body["high"] else None
    return _put_together(
        TargetKind.RANGE if upper is not None else TargetKind.NUMBER, before, _value(body["low"]), upper, behind
    )


def _put_together(
    kind: TargetKind, before: Prefix, number: Decimal, upper: Decimal | None, behind: Suffix
) -> ParsedTarget | None:
    try:
        comparator = merged(before.comparator, behind.comparator)
    except ValueError:
        return None
    if comparator is not None and behind.included is not None:
        comparator = comparator.including(included=behind.included)
    unit = behind.unit
    if before.subject and comparator is None and (unit is None or unit.dimension is None):
        return None
    if before.per:
        unit = rated(unit or Unit("", ""), before.per)
    return ParsedTarget(
        kind,
        comparator=comparator,
        number=number,
        unit=unit,
        upper=upper,
        approximate=before.approximate or behind.approximate,
        relative=before.relative,
        subject=before.subject,
        note=behind.note,
        sign=before.sign if comparator is before.comparator or not behind.sign else behind.sign,
    )
