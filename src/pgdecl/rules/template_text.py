"""模板文字未替换 · Text of the blank form left in place.

What:
    zh: 指标值或名称里还留着空白表的占位文字：**、××、XX、____、“指标1：”、★、省略号；或者写了“无”“待定”。
    en: A target or a name still contains placeholder text of the blank form: **, ××, XX, ____, “指标1：”, ★,
        dots; or the target says that there is none (无, 待定).
Why:
    zh: 财预〔2015〕88号的目标设定要求“指向明确、细化量化”；占位文字没有数值，无法审核和考核。
    en: Goals must be specific and quantified (财预〔2015〕88号); placeholder text gives no figure to review.
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
    en: A row whose name and target are both dots belongs to the blank form's skeleton; for accidents 无 is a
        real target.
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.direction import Direction
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG201",
    "template-text-left",
    (Severity.ERROR, Severity.WARNING),
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
_IN_NAME = re.compile(
    r"\*{2,}|[×□○]{2,}|_{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])"
    r"|^[★☆*※]|^(?:三级)?指标\d{1,2}[:：、.]|…{2,}|\.{3,}"
)
_IN_TARGET = re.compile(r"[*×□○_?？…Xx.·（）()≥≤≧≦><＞＜=＝≈]|[指目]标值")
"""Part of every target that a blank form has, and of no word such as 无."""


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every name and every target."""
    for row in view.rows:
        name = row.name.text
        # Of letters there is only XX in the blank form.
        if (not name.isalpha() or "X" in name.upper()) and (match := _IN_NAME.search(name)):
            yield _in_name(row, match[0])
        if row.parsed.kind is TargetKind.PLACEHOLDER:
            yield from _in_target(row)


def has_template_text(name: str) -> bool:
    """Whether a name has text of the blank form in it; then no other rule reports its spelling."""
    return _IN_NAME.search(name) is not None


def _in_name(row: Row, part: str) -> Finding:
    name = row.name.text
    return RULE.at(row.at_name, case="name", severity=Severity.WARNING, excerpt=part, name=name, part=part)


def _in_target(row: Row) -> Iterator[Finding]:
    is_blank = _IN_TARGET.search(row.parsed.word) is not None
    if is_blank or row.name.direction is not Direction.LOWER:
        yield RULE.at(
            row.at_target,
            case="target" if is_blank else "none",
            severity=None if is_blank else Severity.WARNING,
            name=row.name.text,
            value=row.target.text,
        )
