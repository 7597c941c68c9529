"""状态词当作指标值 · A word of state as a value.

What:
    zh: 该写数值的地方写了“完成”“实现”“达标”之类的状态词，前年、上年各栏也一样。
    en: Where a figure is due stands a word of state such as 完成, 实现 or 达标; in the columns of history
        too.
Why:
    zh: 财预〔2015〕88号要求“细化量化”：状态词没有数量，完成了多少、完成得怎样都无从评价。
    en: Targets are to be quantified (财预〔2015〕88号): a word of state has no amount that results could be
        held against.
Bad:
    output:
      quantity:
        - name: 宣传报道数量
          target: 完成
Good:
    output:
      quantity:
        - name: 宣传报道数量
          target: ≥10篇
Options:
    words: status, judged
Silent:
    zh: 整格只写状态词才算；名称以“水平、情况、影响程度”等定性词结尾、又没有同名长期指标或长期指标写同一个词
        的，不报。
    en: Only where the whole value is the word; not for names that are judged in words (…水平, …情况) unless
        the long-term table has the same indicator with something else.
"""

from collections.abc import Iterator

from pgdecl.analysis.names import Measure
from pgdecl.analysis.view import Cell, DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind

RULE = Rule(
    "PG202",
    "status-word-as-value",
    (Severity.ERROR, Severity.WARNING),
    says={
        "planned": (
            "{column}栏写的“{value}”是完成情况，不是数值；长期绩效目标中的同名指标为“{other}”",
            "column “{column}” has the status “{value}”; the same long-term indicator has “{other}”",
        ),
        "measured": (
            "{column}栏写的“{value}”是完成情况，不是数值；“{name}”要写数值",
            "column “{column}” has the status “{value}”, not a figure; “{name}” needs a figure",
        ),
        "timed": (
            "{column}栏写的“{value}”是完成情况，不是日期或期限；“{name}”要写到什么时候完成",
            "column “{column}” has the status “{value}”, not a date or period; “{name}” needs one",
        ),
    },
    help=(
        "写上符号、数值和单位，如 ≥10个，时间写日期或期限；前年、上年写实际完成的数值",
        "write comparator, number and unit, such as ≥10个, or a date; for past years what was reached",
    ),
)

_IN_WORDS = {TargetKind.STATUS, TargetKind.GRADE}


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the target and the history of every row."""
    for row in view.rows if view.kinds & _IN_WORDS else ():
        words = [cell for cell in row.cells if _is_status(cell, view)]
        if not words:
            continue
        partner = view.partner(row) if row.annual else None
        if not _wants_figure(row) and (
            partner is None or partner.target.text.strip() == row.target.text.strip()
        ):
            continue
        planned = partner is not None and partner.parsed.is_numeric
        for cell in words:
            yield RULE.at(
                cell.path,
                case="planned" if partner else "timed" if row.name.measure is Measure.TIME else "measured",
                severity=Severity.ERROR if planned else Severity.WARNING,
                related=[partner.at_target] if partner else [],
                column=cell.label,
                value=cell.target.text.strip(),
                name=row.name.text.strip(),
                other=partner.target.text.strip() if partner else "",
            )


def _is_status(cell: Cell, view: DeclarationView) -> bool:
    kind = cell.parsed.kind
    return kind is TargetKind.STATUS or (
        kind is TargetKind.GRADE and cell.target.text.strip() in view.vocabulary.words("status")
    )


def _wants_figure(row: Row) -> bool:
    return row.name.measure not in (Measure.NONE, Measure.OTHER)
