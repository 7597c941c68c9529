"""单位与名称不符 · A unit that does not fit the name.

What:
    zh: 名称的后缀要求一类单位（人数—人，户数—户，面积—平方米、亩，率—%，时间—日期或期限，金额—元），指标值用
        了另一类。
    en: The ending of the name asks for one kind of unit (人数 people, 户数 households, 面积 area, 率 %, 时间
        a date or duration, 金额 money), and the target has another.
Why:
    zh: 单位与名称不符，不是名称错就是数值错；财预〔2015〕88号要求目标“相应匹配”。
    en: Either the name or the figure is wrong; targets must match what they measure (财预〔2015〕88号).
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
    words: share, satisfaction, people, households, area, length, time
Silent:
    zh: 名单之外的后缀；不认识的单位；按人数、车数计的率（万车死亡率 ≤1.3人/万车）。
    en: Endings that are not on the list; units that pgdecl does not know; rates per head or per car
        (万车死亡率 ≤1.3人/万车).
"""

from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.analysis.measures import Measure
from pgdecl.analysis.names import Name
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.i18n.language import Bilingual, listed
from pgdecl.rules.rule import Rule
from pgdecl.tables import rows
from pgdecl.values.parsed import TargetKind
from pgdecl.values.units import MULTIPLES, Dimension, Unit

RULE = Rule(
    "PG208",
    "unit-against-name",
    (Severity.WARNING,),
    says={
        "": (
            "“{name}”的指标值“{value}”单位不对：应为{expected}",
            "the target “{value}” of “{name}” has the wrong unit; expected {expected}",
        )
    },
    help=("核对名称和单位，二者改一", "check name and unit, and change one of them"),
)
_SHARES = {Dimension.SHARE, Dimension.POINTS, Dimension.MULTIPLE}
_MULTIPLES = "".join(MULTIPLES)


class _Expected(NamedTuple):
    """The units that fit one kind of name: a line of `data/wanted-units.tsv`, whose head says more."""

    dimensions: frozenset[Dimension]
    counted: tuple[str, ...]
    classifiers: tuple[str, ...]
    also: tuple[str, ...]
    names: Bilingual

    def includes(self, unit: Unit) -> bool:
        """Whether a unit is one of these."""
        if unit.dimension not in self.dimensions:
            return unit.text in self.also
        if not self.counted or unit.per:
            return True
        return unit.base in self.counted or unit.text.lstrip(_MULTIPLES).startswith(self.classifiers)


_EXPECTED = {
    ending: _Expected(
        frozenset(map(Dimension, dimensions.split(" "))),
        tuple(counted.split()),
        tuple(classifiers.split()),
        tuple(also.split()),
        listed(names.split(" ")),
    )
    for endings, dimensions, counted, classifiers, also, names in rows(__file__, "data/wanted-units.tsv")
    for ending in endings.split(" ")
}
"""By the ending of a name, or by the value of its measure."""


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks the unit of every number whose name asks for a kind of unit."""
    for row in view.rows:
        unit, expected = row.parsed.unit, _expected(row.name)
        if unit is None or unit.dimension is None or expected is None:
            continue
        if not expected.includes(unit) and not _may_be_meant(unit, row):
            yield RULE.at(
                row.at_target,
                name=row.name.text.strip(),
                value=row.target.text.strip(),
                expected=expected.names,
            )


def _expected(name: Name) -> _Expected | None:
    return _EXPECTED.get(name.suffix) or _EXPECTED.get(name.measure.value)


def _may_be_meant(unit: Unit, row: Row) -> bool:
    """Whether the unit may fit all the same: a change in percent, a rate per head, a ratio."""
    if row.parsed.kind not in (TargetKind.NUMBER, TargetKind.RANGE):
        return True
    if row.parsed.relative and unit.dimension in _SHARES:
        return True
    return row.name.measure is Measure.SHARE and bool(unit.per)
