"""目标低于历史水平 · A target below what was reached.

What:
    zh: 上年已经达到98%，当年只定≥90%；或者前年、上年栏写了文字、用了别的单位，没法相比
        （提示）。
    en: Last year reached 98 % and the target is ≥90%; or history has words where the target has a figure,
        or another unit (noted).
Why:
    zh: 目标低于已达到的水平，属于“适当性”不足（财预〔2015〕88号审核内容）；历史标准是确定指标值的依据之一。
    en: Targets below what was reached are not appropriate (one of the heads of review of 财预〔2015〕88号).
Bad:
    output:
      quality:
        - name: 培训合格率
          last_year: 98%
          target: ≥90%
Good:
    output:
      quality:
        - name: 培训合格率
          last_year: 98%
          target: ≥98%
Options:
    words: excusing, usually-higher, usually-lower, grown; thresholds: history-drop, history-rounding
Silent:
    zh: 写了备注；依据或指标解释里说明了原因（压减、退出、核减等）；方向不明，或是没有符号的计划数（改造户数
        8600户）；降幅在 5%（默认）以内且没有扭转上升势头，或不到 1%（上年的数取了整：97.1% 之后定 ≥97%）。
        成本升高只作提示。
    en: Where there is a remark, or basis or explanation gives the reason; an unknown direction, or an amount
        planned without a sign (改造户数 8600户); a drop within 5 % (by default) that turns back no rise, or
        of less than 1 % (last year's figure rounded: ≥97% after 97.1%). Higher cost is only noted.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pgdecl.analysis.direction import Direction, direction, is_planned_amount
from pgdecl.analysis.view import Cell, DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.numbers import EXACT
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.target import Target

RULE = Rule(
    "PG404",
    "history-against-target",
    (Severity.WARNING, Severity.INFO),
    says={
        "easier": (
            "“{name}”上年已达到“{last}”，当年只定“{value}”，标准降低了",
            "“{name}” reached “{last}” last year, and the target is only “{value}”",
        ),
        "costlier": (
            "“{name}”上年为“{last}”，当年定为“{value}”，成本升高了",
            "“{name}” was “{last}” last year, and the target “{value}” allows more cost",
        ),
        "reversed": (
            "“{name}”从前年“{before}”到上年“{last}”在改善，当年定为“{value}”却退了回去",
            "“{name}” improved from “{before}” to “{last}”, and the target “{value}” falls back",
        ),
        "units": (
            "“{name}”的“{column}”是“{last}”，当年是“{value}”，单位不同，没法比",
            "“{column}” of “{name}” is “{last}” and the target “{value}”: they are in different units",
        ),
        "words": (
            "“{name}”的“{column}”写的是“{last}”，没有数值可与指标值“{value}”相比",
            "“{column}” of “{name}” is “{last}”: no figure to compare the target “{value}” with",
        ),
    },
    help=(
        "参照上年的数值定目标，或在备注里说明原因",
        "set the target by last year's figure, or give the reason in the remark",
    ),
)
_ZERO, _HUNDRED = Decimal(0), Decimal(100)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at annual rows with a figure."""
    for row in view.annual:
        history = row.history
        if not history or not _is_level(row.parsed):
            continue
        for cell in history:
            if case := _why_not_comparable(cell, row):
                yield _note(case, cell, row)
        case = _case(row, history, view)
        if case and not _is_explained(row, view):
            yield RULE.at(
                row.at_target,
                case=case,
                severity=Severity.WARNING if case == "easier" else Severity.INFO,
                related=[(*row.path, "last_year")],
                name=row.name.text.strip(),
                last=_text(row.last_year),
                before=_text(row.two_years_ago),
                value=_text(row.target),
            )


def _text(target: Target | None) -> str:
    return target.text.strip() if target else ""


def _is_explained(row: Row, view: DeclarationView) -> bool:
    """Any remark will do; a basis or an explanation (how it is counted) has to give a reason."""
    if row.indicator.remark:
        return True
    texts = f"{row.indicator.basis or ''}\n{row.indicator.explanation or ''}"
    return view.vocabulary.compiled("{excusing}").search(texts) is not None


def _why_not_comparable(cell: Cell, row: Row) -> str:
    """Why a past value cannot be compared with the target: words (PG202 has those of state), another unit."""
    past, target = cell.parsed, row.parsed
    if past.kind is TargetKind.GRADE:
        return "" if any(map(str.isdecimal, cell.target.text)) else "words"
    if past.unit == target.unit or not past.unit or not target.unit:
        return ""
    if not _is_level(past) or past.fits(target):
        return ""
    return "units" if past.unit.dimension and target.unit.dimension else ""


def _note(case: str, cell: Cell, row: Row) -> Finding:
    return RULE.at(
        cell.path,
        case=case,
        severity=Severity.INFO,
        column=cell.label,
        name=row.name.text.strip(),
        last=_text(cell.target),
        value=_text(row.target),
    )


def _case(row: Row, history: Sequence[Cell], view: DeclarationView) -> str:
    *earlier, last = history
    better = direction(row)
    if last.key != "last_year" or not _is_worse(last.parsed, row.parsed, better) or is_planned_amount(row):
        return ""
    drop, thresholds = _drop(last.parsed, row.parsed), view.profile.thresholds
    if drop > thresholds["history-drop"]:
        return "costlier" if row.is_cost and better is Direction.LOWER else "easier"
    if drop < thresholds["history-rounding"]:
        return ""
    improved = any(_is_worse(last.parsed, cell.parsed, better) for cell in earlier)
    return "reversed" if improved else ""


def _is_worse(before: ParsedTarget, after: ParsedTarget, better: Direction) -> bool:
    """Whether both are levels in one unit, and the second, which is a level, is worse than the first."""
    if not (better and _is_level(before) and before.fits(after)):
        return False
    first, second = before.amount or _ZERO, after.amount or _ZERO
    return second < first if better is Direction.HIGHER else second > first


def _is_level(parsed: ParsedTarget) -> bool:
    return parsed.kind is TargetKind.NUMBER and not parsed.relative


def _drop(before: ParsedTarget, after: ParsedTarget) -> Decimal:
    """By how many percent of the first the second differs; in hundredths, where the first is 0."""
    first, second = before.amount or _ZERO, after.amount or _ZERO
    step = EXACT.abs(EXACT.subtract(first, second)) * _HUNDRED
    return step / abs(first) if first else step
