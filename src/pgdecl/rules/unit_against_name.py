"""单位与名称不符 · A unit against the name.

What:
    zh: 名称的后缀要求一类单位（人数—人，户数—户，面积—平方米、亩，率—%，时间—日期或期限，金额—元），指标值用
        了另一类。
    en: The ending of the name asks for one kind of unit (人数 people, 户数 households, 面积 area, 率 %, 时间
        a date or duration, 金额 money), and the target has another.
Why:
    zh: 单位与名称不符，不是名称错就是数值错；财预〔2015〕88号要求目标“相应匹配”。
    en: Then either the name or the figure is wrong; targets are to match what they measure
        (财预〔2015〕88号).
Bad:
    output:
      quantity:
        - name: 补助贫困户户数
          target: ≥120人次
Good:
    output:
      quantity:
        - name: 补助贫困户户数
          target: ≥120户
Options:
    words: share, people, households, area, length, time
Silent:
    zh: 名单之外的后缀；不认识的单位。
    en: Endings that are not on the list; units that pgdecl does not know.
"""

from collections.abc import Iterator

from pgdecl.finding import Finding, Severity
from pgdecl.model.reading import Kind, Reading
from pgdecl.model.units import Dimension, Unit
from pgdecl.rules.name import Measure
from pgdecl.rules.rule import Rule
from pgdecl.rules.subject import Subject

RULE = Rule(
    "PG208",
    "unit-against-name",
    Severity.WARNING,
    says={
        "": (
            "“{name}”的指标值“{value}”单位不对：应为{expected}",
            "the target “{value}” of “{name}” has another unit than {expected}",
        )
    },
    help=("核对名称和单位，二者改一", "check name and unit, and change one of them"),
)
_SHARES = {Dimension.SHARE, Dimension.POINTS, Dimension.MULTIPLE}
_TIMES = {Dimension.DURATION, Dimension.AGE}
_WORK = {"学时", "课时", "人天", "人日", "人月", "工日", "工时"}
_DIMENSIONS = {
    Measure.SHARE: (_SHARES, "%"),
    Measure.SATISFACTION: ({Dimension.SHARE, Dimension.SCORE}, "%"),
    Measure.AREA: ({Dimension.AREA}, "平方米、亩"),
    Measure.LENGTH: ({Dimension.LENGTH}, "公里、米"),
    Measure.TIME: (_TIMES, "天、月"),
}
_COUNTS = {
    Measure.PEOPLE: (("人", "人次"), ("名", "位"), "人"),
    Measure.HOUSEHOLDS: (("户", "家", "户次"), ("家", "户"), "户"),
}
"""Units, measure words that stand before a noun (60家企业), and what to say."""
_MONEY = ("金额", "经费", "总价")


def check(subject: Subject) -> Iterator[Finding]:
    """Looks at the unit of every number whose name asks for a kind of unit."""
    for row in subject.rows:
        unit = row.reading.unit
        if unit is None or unit.dimension is None or row.reading.kind not in (Kind.NUMBER, Kind.RANGE):
            continue
        wanted = _wanted(row.name.measure, row.name.suffix, unit, row.reading)
        if wanted:
            yield RULE.at(
                row.at_target, name=row.name.text.strip(), value=row.target.text.strip(), expected=wanted
            )


def _wanted(measure: Measure, suffix: str, unit: Unit, reading: Reading) -> str:
    """What unit is due instead; "" where this one will do."""
    if reading.relative and unit.dimension in _SHARES:
        return ""
    if measure in _DIMENSIONS:
        dimensions, wanted = _DIMENSIONS[measure]
        worked = measure is Measure.TIME and unit.text in _WORK
        return "" if worked or unit.dimension in dimensions else wanted
    if measure in _COUNTS:
        bases, classifiers, wanted = _COUNTS[measure]
        counted = unit.base in bases or unit.per or unit.text.lstrip("百千万亿").startswith(classifiers)
        return "" if counted and unit.dimension is Dimension.COUNT else wanted
    return "元" if suffix in _MONEY and unit.dimension is not Dimension.MONEY else ""
