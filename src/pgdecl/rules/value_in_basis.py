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
    en: A basis that says anything else besides, such as 2021年≥95%.
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind
from pgdecl.values.parser import parse_target

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
_DIGIT = re.compile(r"\d")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at every basis short enough to be a value."""
    for row in view.rows:
        basis = row.indicator.basis
        if not basis or len(basis) > _LONGEST or not _DIGIT.search(basis):
            continue
        parsed = parse_target(basis)
        if parsed.kind not in (TargetKind.NUMBER, TargetKind.RANGE) or parsed.subject or parsed.note:
            continue
        if parsed.unit is None or (parsed.comparator is None and parsed.kind is TargetKind.NUMBER):
            continue
        partner = view.partner(row)
        same = partner is not None and partner.parsed.fits(parsed) and partner.parsed.amount == parsed.amount
        yield RULE.at(
            row.at_basis,
            case="planned" if same else "",
            related=[partner.at_target] if same and partner else [row.at_target],
            basis=basis.strip(),
            name=row.name.text.strip(),
            value=row.target.text.strip(),
        )
