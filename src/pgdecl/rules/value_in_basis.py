"""指标值填进了依据栏 · A value in the basis column.

What:
    zh: 指标值确定依据整格就是“符号＋数值＋单位”，如“≥10个”：像是指标值填错了栏。
    en: The whole basis is a comparator, a number and a unit, such as ≥10个: a target in the wrong column.
Why:
    zh: 依据要说明数值从何而来（财预〔2021〕101号：计划、行业、历史、预算支出等标准），不是数值本身。
    en: The basis says where the figure comes from: a plan, an industry standard, history or an expenditure
        standard (财预〔2021〕101号).
Bad:
    output:
      quantity:
        - name: 宣传报道数量
          target: 完成
          basis: ≥10个
Good:
    output:
      quantity:
        - name: 宣传报道数量
          target: ≥10个
          basis: 三年宣传计划，每年10个
Options:
    none
Silent:
    zh: 依据里除数值外还有别的话，如“2021年≥95%”，不报。
    en: A basis that says anything more, such as 2021年≥95%.
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.comparators import AFTER, BEFORE, WITHIN
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.parser import parse_target
from pgdecl.values.spelling import spelled

RULE = Rule(
    "PG203",
    "value-in-basis",
    (Severity.ERROR,),
    says={
        "": (
            "依据栏写的“{basis}”是指标值，不是依据；“{name}”的指标值现为“{value}”",
            "the basis “{basis}” is a target, not a basis; the target of “{name}” is now “{value}”",
        ),
        "planned": (
            "依据栏写的“{basis}”是指标值，与长期绩效目标的指标值相同；本行的指标值现为“{value}”",
            "the basis “{basis}” is the target of the long-term indicator; the target here is now “{value}”",
        ),
    },
    help=(
        "是不是填错了栏？把它移到指标值，依据写数值的来源",
        "in the wrong column? Move it to the target and write where the figure comes from",
    ),
)
_LONGEST = 24
"""The most characters of a basis that is read as a target."""
_DIGIT = re.compile(r"\d")
_BOUND = re.compile("|".join(map(re.escape, (*BEFORE, *AFTER, *WITHIN, *"-~至到±"))))
"""Every comparator, and what stands between the ends of a range."""


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every basis that may be a value."""
    for row in view.rows:
        basis = row.indicator.basis or ""
        if _may_be_target(basis):
            parsed = parse_target(basis)
            if _is_target(parsed):
                yield _finding(row, basis, parsed, view)


def _may_be_target(basis: str) -> bool:
    """Whether it is short and has a digit and a bound: reading every basis adds a third to a whole run."""
    if len(basis) > _LONGEST or not _DIGIT.search(basis):
        return False
    text = basis if basis.isalnum() else spelled(basis).folded  # letters and digits are spelled one way
    return _BOUND.search(text) is not None


def _is_target(parsed: ParsedTarget) -> bool:
    """Whether it is a number or range with its unit, and with a comparator, and nothing else."""
    if parsed.kind not in (TargetKind.NUMBER, TargetKind.RANGE) or parsed.subject or parsed.note:
        return False
    return parsed.unit is not None and (parsed.comparator is not None or parsed.kind is TargetKind.RANGE)


def _finding(row: Row, basis: str, parsed: ParsedTarget, view: DeclarationView) -> Finding:
    partner = view.partner(row)
    same = partner is not None and partner.parsed.fits(parsed) and partner.parsed.amount == parsed.amount
    return RULE.at(
        row.at_basis,
        case="planned" if same else "",
        related=[partner.at_target] if same and partner else [row.at_target],
        basis=basis.strip(),
        name=row.name.text.strip(),
        value=row.target.text.strip(),
    )
