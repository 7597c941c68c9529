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
    words: share, satisfaction, people, households, area, length, time
Silent:
    zh: 名单之外的后缀；不认识的单位；按人数、车数计的率（万车死亡率 ≤1.3人/万车）。
    en: Endings that are not on the list; units that pgdecl does not know; rates per head or per
        car (万车死亡率 ≤1.3人/万车).
"""

from collections.abc import Iterator
from typing import NamedTuple

from pgdecl.analysis.names import Measure, Name
from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.i18n.language import Bilingual, listed
from pgdecl.rules.rule import Rule
from pgdecl.tables import rows
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.units import Dimension, Unit

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
_LARGE = "十百千万亿"


class _Wanted(NamedTuple):
    """The units that will do for one kind of name: see the head of the table."""

    dimensions: frozenset[Dimension]
    counted: tuple[str, ...]
    classifiers: tuple[str, ...]
    also: tuple[str, ...]
    expected: Bilingual

    def takes(self, unit: Unit) -> bool:
        """Whether a unit will do."""
        if unit.dimension not in self.dimensions:
            return unit.text in self.also
        if not self.counted or unit.per:
            return True
        return unit.base in self.counted or unit.text.lstrip(_LARGE).startswith(self.classifiers)


_WANTED = {
    ending: _Wanted(
        frozenset(map(Dimension, dimensions.split(" "))),
        tuple(counted.split()),
        tuple(classifiers.split()),
        tuple(also.split()),
        listed(expected.split(" ")),
    )
    for endings, dimensions, counted, classifiers, also, expected in rows(__file__, "data/wanted-units.tsv")
    for ending in endings.split(" ")
}

_WANTED_OF = {measure: _WANTED[measure.value] for measure in Measure if measure.value in _WANTED}


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the unit of every number whose name asks for a kind of unit."""
    for row in view.rows:
        unit = row.parsed.unit
        if unit is None or unit.dimension is None:
            continue
        wanted = _wanted(row.name)
        if wanted and not wanted.takes(unit) and _is_amiss(unit, row.name, row.parsed):
            yield RULE.at(
                row.at_target,
                name=row.name.text.strip(),
                value=row.target.text.strip(),
                expected=wanted.expected,
            )


def _wanted(name: Name) -> _Wanted | None:
    return _WANTED.get(name.suffix) or _WANTED_OF.get(name.measure)


def _is_amiss(unit: Unit, name: Name, parsed: ParsedTarget) -> bool:
    """Not where the unit may be meant all the same: a change in percent, a rate per head."""
    if parsed.kind not in (TargetKind.NUMBER, TargetKind.RANGE) or (
        parsed.relative and unit.dimension in _SHARES
    ):
        return False
    return name.measure is not Measure.SHARE or not unit.per
