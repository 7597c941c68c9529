"""状态词当作指标值 · A status word as a value.

What:
    zh: 该写数值的地方（数量指标、可衡量的名称）写了“完成”“实现”“达标”之类的状态词，前年、上年各栏也一样。
    en: A status word such as 完成, 实现 or 达标 stands where a figure is expected (a quantity, a name that
        measures); the history columns are checked as well.
Why:
    zh: 财预〔2015〕88号要求“细化量化”：状态词没有数量，完成了多少、完成得怎样都无从评价。
    en: Targets must be quantified (财预〔2015〕88号): a status word has no amount that results could be
        compared with.
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
    en: Values that contain more than the status word; names that are judged in words (…水平, …情况), unless
        the long-term table has the same indicator with a different target.
"""

from collections.abc import Iterator

from pgdecl.analysis.measures import Measure
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


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks the target and the history of every row."""
    for row in view.rows:
        words = [cell for cell in row.cells if cell.parsed.word and _is_status(cell, view)]
        if words:
            partner = view.partner(row) if row.annual else None
            if _wants_figure(row, view) or _differs(row, partner):
                yield from (_finding(row, cell, partner) for cell in words)


def _is_status(cell: Cell, view: DeclarationView) -> bool:
    kind = cell.parsed.kind
    return kind is TargetKind.STATUS or (
        kind is TargetKind.GRADE and cell.target.text.strip() in view.vocabulary.words("status")
    )


def _wants_figure(row: Row, view: DeclarationView) -> bool:
    if row.name.measure not in (Measure.NONE, Measure.OTHER):
        return True
    return row.level2 == "quantity" and not row.name.key.endswith(view.vocabulary.words("judged"))


def _differs(row: Row, partner: Row | None) -> bool:
    return partner is not None and partner.target.text.strip() != row.target.text.strip()


def _finding(row: Row, cell: Cell, partner: Row | None) -> Finding:
    planned = partner is not None and partner.parsed.is_numeric
    return RULE.at(
        cell.path,
        case="planned" if partner else "timed" if row.name.measure is Measure.TIME else "measured",
        severity=Severity.ERROR if planned else Severity.WARNING,
        related=[partner.at_target] if partner else [],
        column=cell.label,
        value=cell.target.text.strip(),
        name=row.name.text.strip(),
        other=partner.target.text.strip() if partner else "",
    )
