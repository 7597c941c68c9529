"""缺单位 · A number without its unit.

What:
    zh: 比率没有“%”（成活率 ≥85），或写成小数（0.95，前年、上年栏也一样）；金额以“万”“亿”结尾没有“元”；只写
        了按什么计（300/亩、每亩300）；数量没有单位。
    en: A share without %, or written as a fraction (0.95, in past years as well); money that ends in 万 or
        亿 without 元; a unit of which only the second half is there (300/亩, 每亩300); a count without a
        unit.
Why:
    zh: 预算管理一体化系统要求指标值有计量单位；没有单位的数值不能与实际完成值比较。
    en: The budget system requires a unit with each figure; a number without one cannot be compared with the
        results.
Bad:
    output:
      quality:
        - name: 苗木成活率
          target: ≥85
Good:
    output:
      quality:
        - name: 苗木成活率
          target: ≥85%
Options:
    words: share, satisfaction, count, people, households, times, area, length, money
Silent:
    zh: 容积率、频率、效率等本来没有单位的比值；按人口计的率（9.5/10万）；1:18 这样的比例；单位写在名称括号
        里的，由 PG302 提示。
    en: Ratios that have no unit (容积率, 频率, 效率); rates per head (9.5/10万); ratios such as 1:18; a unit
        in brackets in the name, which PG302 reports.
"""

from collections.abc import Iterator
from decimal import Decimal

from pgdecl.analysis.direction import Direction
from pgdecl.analysis.measures import COUNTED, SUMMED, Measure
from pgdecl.analysis.names import Name
from pgdecl.analysis.view import Cell, DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.numbers import EXACT
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.units import Unit, known

RULE = Rule(
    "PG207",
    "unit-missing",
    (Severity.WARNING, Severity.ERROR),
    says={
        "share": ("“{name}”是比率，“{value}”缺“%”", "“{name}” is a share, so “{value}” lacks a %"),
        "multiple": (
            "“{value}”以“{unit}”结尾，缺单位（元？人？）",
            "“{value}” ends in “{unit}” and lacks a unit (元? 人?)",
        ),
        "per": (
            "“{value}”只写了按什么计，缺计量单位（元？）",
            "“{value}” says per what, but lacks the unit itself (元?)",
        ),
        "fraction": (
            "“{name}”的“{value}”像是把比率写成了小数：是不是“{percent}”？",
            "“{value}” of “{name}” looks like a share stored as a fraction: was “{percent}” meant?",
        ),
        "count": ("“{name}”的指标值“{value}”没有单位", "the target “{value}” of “{name}” has no unit"),
    },
    help=("补上单位", "add the unit"),
)

_HUNDRED = Decimal(100)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks the unit of every number."""
    for row in view.rows:
        if _may_be_fractions(row.name):
            yield from _fractions(row)
        if row.parsed.kind not in (TargetKind.NUMBER, TargetKind.RANGE) or row.parsed.amount == 0:
            continue
        unit = row.parsed.unit
        case = _incomplete(unit, row.name) if unit else _without_unit(row.name)
        if case and not (_may_be_fractions(row.name) and _is_fraction(row.parsed)):
            severity = Severity.ERROR if _is_sure(row, case) else Severity.WARNING
            yield _finding(row.cells[-1], row, case=case, severity=severity, unit=unit.text if unit else "")


def _finding(
    cell: Cell, row: Row, *, case: str, severity: Severity | None = None, unit: str = "", percent: str = ""
) -> Finding:
    text, name = cell.target.text.strip(), row.name.text.strip()
    return RULE.at(cell.path, case=case, severity=severity, name=name, value=text, unit=unit, percent=percent)


def _may_be_fractions(name: Name) -> bool:
    """Whether 0.95 is hardly 0.95 %: of a share that is better high, and has no unit in its name."""
    return (
        name.measure is Measure.SHARE
        and name.usual_direction is not Direction.LOWER
        and _without_unit(name) != ""
    )


def _fractions(row: Row) -> Iterator[Finding]:
    for cell in row.cells:
        parsed = cell.parsed
        if _is_fraction(parsed) and parsed.number is not None:
            percent = EXACT.multiply(parsed.number, _HUNDRED).normalize(EXACT)
            yield _finding(cell, row, case="fraction", percent=f"{parsed.sign}{percent:f}%")


def _is_fraction(parsed: ParsedTarget) -> bool:
    """Whether it is a number up to 1 without a unit; 1 may be all of it or one percent."""
    number = parsed.number
    return parsed.kind is TargetKind.NUMBER and parsed.unit is None and number is not None and 0 < number <= 1


def _incomplete(unit: Unit, name: Name) -> str:
    """The case of a unit that lacks a part; "" for a complete one and for one that pgdecl does not know.

    Of a share it may be the heads that it is counted per: 9.5/10万.
    """
    if unit.dimension or unit.base:
        return ""
    if unit.per:
        return "" if name.measure is Measure.SHARE else "per"
    return "multiple"


def _without_unit(name: Name) -> str:
    """The case of a number without a unit, by what its name measures; "" if the name needs no unit."""
    if name.remark and known(name.remark):
        return ""
    if name.measure in (Measure.SHARE, Measure.SATISFACTION):
        return "share"
    return "count" if name.measure in SUMMED or name.measure is Measure.MONEY else ""


def _is_sure(row: Row, case: str) -> bool:
    """5万 of people are people; satisfaction may be counted in points."""
    if case == "multiple":
        return row.name.measure not in COUNTED
    number = row.parsed.number
    return case == "share" and _is_rate(row.name) and number is not None and number > 1


def _is_rate(name: Name) -> bool:
    """Satisfaction may be counted in points; a 满意率 may not."""
    return name.measure is Measure.SHARE or name.suffix.endswith("率")
