"""模板文字未替换 · Text of the blank form left in.

What:
    zh: 指标值或名称里还留着空白表的占位文字：**、××、XX、____、“指标1：”、★、省略号；或者写了“无”“待定”。
    en: A target or a name still has the blank form's own text: **, ××, XX, ____, “指标1：”, ★, dots; or says
        that there is none.
Why:
    zh: 财预〔2015〕88号的目标设定要求“指向明确、细化量化”；占位文字没有数值，无法审核和考核。
    en: Goals are to be specific and quantified (财预〔2015〕88号); where text of the form stands, there is
        no figure to review.
Bad:
    output:
      quantity:
        - name: 新建村级道路里程
          target: ≥**公里
Good:
    output:
      quantity:
        - name: 新建村级道路里程
          target: ≥12公里
Options:
    none
Silent:
    zh: 名称和值都是省略号的行是空白表的骨架，不报；安全事故“无”是实在的目标。
    en: A row of which name and target are both dots is the blank form's skeleton; 无 of accidents is a
        target.
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.direction import Direction
from pgdecl.analysis.names import Measure
from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG201",
    "template-text-left",
    Severity.ERROR,
    says={
        "target": (
            "指标值“{value}”还是空白表的占位文字",
            "the target “{value}” is still the blank form's text",
        ),
        "none": (
            "“{name}”的指标值写的是“{value}”，等于没有指标值",
            "the target of “{name}” is “{value}”, which is none",
        ),
        "name": (
            "名称“{name}”里还有空白表的文字“{part}”",
            "the name “{name}” still has the blank form's “{part}” in it",
        ),
    },
    help=("填上实际内容；不需要的行整行删去", "fill it in, or delete the row if it is not needed"),
)

_LEFT = re.compile(
    r"\*{2,}|[×□○]{2,}|_{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|^[★☆*※]|^(?:三级)?指标\d{1,2}[:：、.]|…{2,}|\.{3,}"
)
_SUSPECT = re.compile(r"[*×□○_Xx★☆※…]|\.\.\.|指标\d")
"""What every pattern of the one above needs."""
_SIGNS_OF_A_BLANK = re.compile(r"[*×□○_?？…X x.·（）()]|[指目]标值")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at every name and every target."""
    for row in view.rows if _SUSPECT.search(view.names) else ():
        if left := _LEFT.search(row.name.text):
            part = left[0]
            yield RULE.at(
                row.at_name,
                case="name",
                severity=Severity.WARNING,
                excerpt=part,
                name=row.name.text,
                part=part,
            )
    for row in view.of_kind(TargetKind.PLACEHOLDER):
        blank = _SIGNS_OF_A_BLANK.search(row.target.text)
        if not blank and row.name.direction is Direction.LOWER and row.name.measure is not Measure.TIME:
            continue
        yield RULE.at(
            row.at_target,
            case="target" if blank else "none",
            severity=None if blank else Severity.WARNING,
            name=row.name.text,
            value=row.target.text,
        )
