"""百分数写成小数 · A fraction in place of a percentage.

What:
    zh: 指标值≥90%，实际完成值写0.92或1：像是表格里存成小数的百分数；达成程度写0.85也一样。
    en: A target of ≥90% beside a result of 0.92 or 1, as spreadsheets store percentages; the same with an
        attainment of 0.85.
Why:
    zh: 照写下来的数是0.92%，远未完成；从电子表格抄来的百分数常是这样。
    en: As written it is 0.92 %, far from the target; percentages copied from a spreadsheet often look so.
Bad:
    output:
      quality:
        - name: 抽检合格率
          target: ≥90%
    ---
    output:
      quality:
        - name: 抽检合格率
          actual: 0.92
Good:
    output:
      quality:
        - name: 抽检合格率
          target: ≥90%
    ---
    output:
      quality:
        - name: 抽检合格率
          actual: 92%
Options:
    none
Silent:
    zh: 写了百分号；指标值本来就小（≤0.5%）；指标值不是百分数；单独校验时只看以合格率等结尾的 0.1 到 1 之间
        的小数。
    en: A percent sign; a target that is small itself (≤0.5%); a target that is no percentage. Alone, only
        numbers from 0.1 to below 1 of shares that end at 100 %.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

if TYPE_CHECKING:
    from pgdecl.rules.results.view import ResultsView

RULE = Rule(
    "PG803",
    "fraction-for-percentage",
    (Severity.WARNING,),
    says={
        "actual": (
            "“{name}”的实际完成值“{actual}”像是存成小数的百分数：是“{percent}%”吗？",
            "the result “{actual}” of “{name}” looks like a percentage as a fraction: is it {percent}%?",
        ),
        "attainment": (
            "“{name}”的达成程度“{actual}”像是存成小数的百分数：是“{percent}%”吗？",
            "the attainment “{actual}” of “{name}” looks like a percentage as a fraction: is it {percent}%?",
        ),
    },
    help=("写成百分数，如 92%", "write a percentage, such as 92%"),
)
_ONE, _HUNDRED = Decimal(1), Decimal(100)


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at the actual value and the attainment of each result."""
    for row in view.rows:
        if row.actual is not None and row.fraction is not None:
            yield RULE.at(
                row.at("actual"),
                case="actual",
                declared=row.at_target,
                declared_in=view.file,
                name=row.called,
                actual=row.actual.text.strip(),
                percent=f"{row.fraction.normalize():f}",
            )
        attainment = row.indicator.attainment
        if attainment is not None and 0 < attainment <= _ONE:
            yield RULE.at(
                row.at("attainment"),
                case="attainment",
                name=row.called,
                actual=f"{attainment:f}",
                percent=f"{(attainment * _HUNDRED).normalize():f}",
            )
