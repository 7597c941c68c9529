"""区间上下限颠倒 · A range that runs backwards.

What:
    zh: 指标值或前年、上年的值是区间，下限却大于上限：“95%-90%”。
    en: A target or a value of a past year is a range whose lower end is above its upper end: 95%-90%.
Why:
    zh: 没有哪个数同时不小于下限又不大于上限，评价时无法判断是否完成（财预〔2015〕88号“指向明确、细化量化”）。
    en: No number is in such a range, so nobody can judge whether it was met (财预〔2015〕88号: goals must be
        clear and quantified).
Bad:
    output:
      quality:
        - name: 冷链运输温度
          target: 8-2℃
Good:
    output:
      quality:
        - name: 冷链运输温度
          target: 2-8℃
Options:
    none
Silent:
    zh: 上下限相等；跨年的起止日期（由 PG602 检查）。
    en: Ranges whose ends are equal; periods of dates, which PG602 checks.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG218",
    "range-backwards",
    (Severity.ERROR,),
    says={
        "": (
            "“{value}”的下限大于上限，没有数能够达到",
            "the lower end of “{value}” is above its upper end: no number lies in it",
        )
    },
    help=("核对两个数，小的写在前面", "check both numbers and write the smaller one first"),
)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks all values that are ranges."""
    for row in view.rows:
        for cell in row.cells:
            if cell.parsed.kind is TargetKind.RANGE and not cell.parsed.valid:
                yield RULE.at(cell.path, value=cell.target.text.strip())
