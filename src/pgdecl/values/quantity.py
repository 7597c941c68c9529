"""Numbers, ranges and ratios with all that may stand around them."""

import re
from decimal import Decimal

from pgdecl.patterns import regex
from pgdecl.values.comparators import merged
from pgdecl.values.numbers import EXACT, NUMBER, NUMERAL, NUMERAL_START, decimal, numeral
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.prefix import SIGNS, Prefix, parse_prefix
from pgdecl.values.spelling import Spelled
from pgdecl.values.suffix import Suffix, parse_suffix
from pgdecl.values.units import UNITS, Dimension, Unit, known, rated
from pgdecl.values.words import WORDS

_DIGIT = regex("[0-9]")
_SIGN = regex(f"[{''.join(SIGNS)}]")
_BASE_YEAR = regex("[较比与](?:19|20)[0-9]{2}年")
_ARABIC = regex(
    rf"(?P<low>{NUMBER})"
    rf"(?:(?P<unit>[^0-9:~±-]{{0,8}}?)(?P<between>-{{1,2}}|~{{1,2}}|至|到|±|:)(?P<high>[-+]?{NUMBER}))?"
    r"(?P<suffix>(?:[^0-9(~±]|(?<=[mM])[23]|(?<=/)10(?=万)|\([^()]*\))*)"
)
_CHINESE = regex(rf"(?P<low>半|{NUMERAL})(?P<suffix>[^0-9]*)")
_CHINESE_HIGH = regex(rf"(?:至|到|-{{1,2}}|~)(?P<high>{NUMERAL})(?P<suffix>[^0-9]*)")
"""The suffix of the lower end of a range."""
_FRACTION = regex(
    rf"(?:(?P<whole>{NUMERAL})分之(?P<part>{NUMERAL})|(?P<top>[1-9][0-9]{{0,2}})/(?P<bottom>[1-9][0-9]{{0,3}}))"
    r"(?P<suffix>[^0-9]*)"
)
_SHARES = {"百分之": UNITS["%"], "千分之": UNITS["‰"], "万分之": UNITS["‱"]}
_HALF = Decimal("0.5")


def parse_quantity(text: Spelled) -> ParsedTarget | None:
    """The number, range or ratio that a whole text is, or None."""
    for words, unit in _SHARES.items():
        start = text.folded.find(words)
        if start >= 0:
            return _share(text, start, start + len(words), unit)
    return _arabic(text) or _chinese(text) or _fraction(text)


def _fraction(text: Spelled) -> ParsedTarget | None:
    """三分之二 and 2/3: a ratio, as most of them have no exact decimal."""
    match = _FRACTION.search(text.folded)
    suffix = parse_suffix(match["suffix"]) if match else None
    start = match.start() if match else 0
    prefix = parse_prefix(text.folded[:start], text.written[:start]) if suffix else None
    if match is None or suffix is None or prefix is None or suffix.unit or match.end() < len(text.folded):
        return None
    part, whole = _number(match["part"] or match["top"]), _number(match["whole"] or match["bottom"])
    return _assembled(TargetKind.RATIO, prefix, part, whole, suffix) if part < whole else None


def _share(text: Spelled, start: int, end: int, unit: Unit) -> ParsedTarget | None:
    """百分之九十五, 百分之95以上; `start` and `end` are those of 百分之."""
    rest = text.folded[end:]
    arabic = _ARABIC.fullmatch(rest)
    match = arabic or _CHINESE.fullmatch(rest.replace("百", "一百", 1) if rest[:1] == "百" else rest)
    prefix = parse_prefix(text.folded[:start], text.written[:start])
    if prefix is None or match is None or match["low"] == "半" or (arabic and arabic["high"]):
        return None
    suffix = parse_suffix(match["suffix"])
    if suffix is None or suffix.unit is not None:
        return None
    return _assembled(TargetKind.NUMBER, prefix, _number(match["low"]), None, suffix._replace(unit=unit))


def _number(text: str) -> Decimal:
    if text == "半":
        return _HALF
    return decimal(text) if text[-1].isdecimal() else numeral(text)


def _arabic(text: Spelled) -> ParsedTarget | None:
    """A number, range or ratio in Arabic digits."""
    sign = _SIGN.search(text.folded)
    base = _BASE_YEAR.match(text.folded)
    digit = _DIGIT.search(text.folded, sign.start() if sign else base.end() if base else 0)
    if digit is None:
        return None
    start = digit.start()
    match = _ARABIC.fullmatch(text.folded, start)
    if match is None:
        return None
    mark = text.folded[start - 1] if start and text.folded[start - 1] in "-+±" else ""
    end = start - len(mark)
    prefix = parse_prefix(text.folded[:end], text.written[:end])
    suffix = parse_suffix(match["suffix"])
    if prefix is None or suffix is None or (mark and prefix.subject):
        return None
    low = decimal(match["low"])
    if match["high"] is not None:
        return _range(match, prefix, suffix, low.copy_negate() if mark == "-" else low)
    if mark == "±":
        return _assembled(TargetKind.RANGE, prefix, low.copy_negate(), low, suffix)
    return _assembled(TargetKind.NUMBER, prefix, low.copy_negate() if mark == "-" else low, None, suffix)


def _range(match: re.Match[str], prefix: Prefix, suffix: Suffix, low: Decimal) -> ParsedTarget | None:
    """A range, or a ratio."""
    high, between = decimal(match["high"]), match["between"]
    if between == ":":
        if match["unit"] or high.is_signed():
            return None
        return _assembled(TargetKind.RATIO, prefix, low, high, suffix)
    if match["unit"]:
        unit = known(match["unit"])
        if unit is None or not _goes_with(unit, suffix.unit):
            return None
        suffix = suffix._replace(unit=suffix.unit or unit)
    if between == "±":
        low, high = EXACT.subtract(low, high), EXACT.add(low, high)
    return _assembled(TargetKind.RANGE, prefix, low, high, suffix)


def _goes_with(low: Unit, high: Unit | None) -> bool:
    """Whether both ends of a range are in the same unit; the lower may be 万 before 万元."""
    if high is None:
        return True
    return low.scale == high.scale and (not low.name or low.fits(high))


def _chinese(text: Spelled) -> ParsedTarget | None:
    """三次, 每年两次, 半年: Chinese numerals count only before a listed unit, and not as ordinals (一级)."""
    first = NUMERAL_START.search(text.folded)
    match = _CHINESE.fullmatch(text.folded, first.start()) if first else None
    if first is None or match is None:
        return None
    range_end = _CHINESE_HIGH.fullmatch(match["suffix"])
    prefix = parse_prefix(text.folded[: first.start()], text.written[: first.start()])
    suffix = parse_suffix((range_end or match)["suffix"])
    if prefix is None or suffix is None:
        return None
    if not prefix.ranked and (prefix.subject or not _is_counted(match["low"], suffix.unit)):
        return None
    low = _number(match["low"])
    if range_end:
        return _assembled(TargetKind.RANGE, prefix, low, numeral(range_end["high"]), suffix)
    return _assembled(TargetKind.NUMBER, prefix, low, None, suffix)


def _is_counted(numeral: str, unit: Unit | None) -> bool:
    """Whether a Chinese numeral before a unit is a number."""
    if unit is None or unit.dimension is None or unit.text in WORDS["ordinal"]:
        return False
    return numeral != "半" or unit.dimension is Dimension.DURATION


def _assembled(
    kind: TargetKind, prefix: Prefix, number: Decimal, upper: Decimal | None, suffix: Suffix
) -> ParsedTarget | None:
    """The numbers with what stands before and behind them; None if the two sides contradict each other."""
    try:
        comparator = merged(prefix.comparator, suffix.comparator)
    except ValueError:
        return None
    if comparator is not None and suffix.included is not None:
        comparator = comparator.including(included=suffix.included)
    unit = suffix.unit
    if prefix.ranked:
        if unit is not None and unit.text not in WORDS["rank-unit"]:
            return None
        is_share = unit is not None and unit.dimension is Dimension.SHARE
        unit = Unit(unit.text if unit else "", "%名次" if is_share else "名次", Dimension.RANK)
    if prefix.subject and comparator is None and (unit is None or unit.dimension is None):
        return None
    if prefix.per:
        unit = rated(unit or Unit("", ""), prefix.per)
    return ParsedTarget(
        kind,
        comparator=comparator,
        number=number,
        unit=unit,
        upper=upper,
        approximate=prefix.approximate or suffix.approximate,
        relative=prefix.relative,
        subject=prefix.subject,
        note=suffix.note,
        sign=prefix.sign if comparator is prefix.comparator or not suffix.sign else suffix.sign,
    )
