"""缺单位 · A number without its unit.

What:
    zh: 比率没有“%”（成活率 ≥85），金额以“万”“亿”结尾没有“元”，单位以“/”开头，数量没有单位。
    en: A share without %, money that ends in 万 or 亿 without 元, a unit that begins with /, a count without
        a unit.
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
    zh: 容积率、频率、效率等本来没有单位的比值；1:18 这样的比例；单位写在名称括号里的，由 PG302 提示。
    en: Ratios that have no unit (容积率, 频率, 效率); ratios such as 1:18; a unit in brackets in the name,
        which PG302 reports.
"""

from collections.abc import Iterator

from pgdecl.analysis.measures import COUNTED, SUMMED, Measure
from pgdecl.analysis.names import Name
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind
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
            "“{value}”的单位从“/”开始，缺前一半（元？）",
            "the unit of “{value}” begins with / and lacks its first half (元?)",
        ),
        "count": ("“{name}”的指标值“{value}”没有单位", "the target “{value}” of “{name}” has no unit"),
    },
    help=("补上单位", "add the unit"),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks the unit of every number."""
    for row in view.rows:
        if row.parsed.kind not in (TargetKind.NUMBER, TargetKind.RANGE):
            continue
        unit = row.parsed.unit
        case = _incomplete(unit) if unit else _without_unit(row.name)
        if case and row.parsed.amount != 0:
            yield RULE.at(
                row.at_target,
                case=case,
                severity=Severity.ERROR if _is_sure(row, case) else Severity.WARNING,
                name=row.name.text.strip(),
                value=row.target.text.strip(),
                unit=unit.text if unit else "",
            )


def _incomplete(unit: Unit) -> str:
    """The case of a unit that lacks a part; "" for a complete one and for one that pgdecl does not know."""
    if unit.dimension or unit.base:
        return ""
    return "per" if unit.per else "multiple"


def _without_unit(name: Name) -> str:
    """The case of a number without a unit, by what its name measures; "" if the name needs no unit."""
    if name.remark and known(name.remark):
        return ""
    if name.measure in (Measure.SHARE, Measure.SATISFACTION):
        return "share"
    return "count" if name.measure in SUMMED or name.measure is Measure.MONEY else ""


def _is_sure(row: Row, case: str) -> bool:
    """A rate up to 1 may be a share written as a decimal; 5万 of people are people."""
    if case == "multiple":
        return row.name.measure not in COUNTED
    number = row.parsed.number
    return case == "share" and _is_rate(row.name) and number is not None and number > 1


def _is_rate(name: Name) -> bool:
    """Satisfaction may be counted in points; a 满意率 may not."""
    return name.measure is Measure.SHARE or name.suffix.endswith("率")
