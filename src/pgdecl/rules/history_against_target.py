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
    words: excusing; thresholds: history-drop, history-rounding
Silent:
    zh: 写了备注；依据或指标解释里说明了原因（压减、退出、核减等）；方向不明；降幅在 5%（默认）以内且没有扭转
        上升势头，或不到 1%（上年的数取了整：97.1% 之后定 ≥97%）。成本升高只作提示。
    en: Where there is a remark, or basis or explanation gives the reason; an unknown direction; a drop
        within 5 % (by default) that turns back no rise, or of less than 1 % (last year's figure rounded:
        ≥97% after 97.1%). Higher cost is only noted.
"""

from collections.abc import Iterator
from decimal import Decimal

from pgdecl.analysis.view import Cell, DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.numbers import EXACT
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.target import Target

RULE = Rule(
    "PG404",
    "history-against-target",
    Severity.WARNING,
    says={
        "easier": (
            "“{name}”上年已达到“{last}”，当年只定“{value}”，标准降低了",
            "“{name}” reached “{last}” last year, and the target is only “{value}”",
        ),
        "dearer": (
            "“{name}”上年为“{last}”，当年定为“{value}”，成本升高了",
            "“{name}” was “{last}” last year, and the target “{value}” allows more cost",
        ),
        "reversed": (
            "“{name}”从前年“{before}”到上年“{last}”在改善，当年定为“{value}”却退了回去",
            "“{name}” improved from “{before}” to “{last}”, and the target “{value}” falls back",
        ),
        "units": (
            "“{name}”的“{column}”是“{last}”，当年是“{value}”，单位不同，没法比",
            "“{column}” of “{name}” is “{last}” and the target “{value}”: their units cannot be compared",
        ),
        "words": (
            "“{name}”的“{column}”写的是“{last}”，没有数值可与指标值“{value}”相比",
            "the column {column} of “{name}” says “{last}”: no figure to compare “{value}” with",
        ),
    },
    help=(
        "参照上年的数值定目标，或在备注里说明原因",
        "set the target by last year's figure, or give the reason in the remark",
    ),
)
_NOTHING, _HUNDRED = Decimal(0), Decimal(100)


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at annual rows with a figure."""
    for row in view.annual:
        if not _is_level(row.parsed) or not (history := row.history):
            continue
        for cell in history:
            past = cell.parsed
            if past.unit is row.parsed.unit and past.kind is TargetKind.NUMBER:
                continue
            if case := _beyond_compare(cell, row):
                yield _noted(case, cell, row)
        case = _case(row, history[-1], history[:-1], view)
        if case and not _explained(row, view):
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


def _explained(row: Row, view: DeclarationView) -> bool:
    """Any remark will do; a basis or an explanation (how it is counted) has to give a reason."""
    if row.indicator.remark:
        return True
    said = f"{row.indicator.basis or ''}\n{row.indicator.explanation or ''}"
    return view.vocabulary.compiled("{excusing}").search(said) is not None


def _beyond_compare(cell: Cell, row: Row) -> str:
    """Why a past value cannot be held against the target: words (PG202 has those of state), another unit."""
    past, aim = cell.parsed, row.parsed
    if past.kind is TargetKind.GRADE:
        return "" if any(map(str.isdecimal, cell.target.text)) else "words"
    if past.unit is aim.unit or not past.unit or not aim.unit or not _is_level(past) or past.fits(aim):
        return ""
    return "units" if past.unit.dimension and aim.unit.dimension else ""


def _noted(case: str, cell: Cell, row: Row) -> Finding:
    return RULE.at(
        cell.path,
        case=case,
        severity=Severity.INFO,
        column=cell.label,
        name=row.name.text.strip(),
        last=_text(cell.target),
        value=_text(row.target),
    )


def _case(row: Row, cell: Cell, before: tuple[Cell, ...], view: DeclarationView) -> str:
    last, aim, better = cell.parsed, row.parsed, _direction(row)
    if not better or not _is_worse(last, aim, better) or not _fits(last, aim) or cell.key != "last_year":
        return ""
    drop, thresholds = _drop(last, aim), view.profile.thresholds
    if drop > thresholds["history-drop"]:
        return "dearer" if row.is_cost else "easier"
    if drop < thresholds["history-rounding"]:
        return ""
    improved = any(_fits(one.parsed, last) and _is_worse(last, one.parsed, better) for one in before)
    return "reversed" if improved else ""


def _fits(one: ParsedTarget, other: ParsedTarget) -> bool:
    return _is_level(one) and _is_level(other) and one.fits(other)


def _is_level(parsed: ParsedTarget) -> bool:
    return parsed.kind is TargetKind.NUMBER and not parsed.relative


def _is_worse(before: ParsedTarget, after: ParsedTarget, better: int) -> bool:
    """Whether the second is worse than the first."""
    first, second = before.amount or _NOTHING, after.amount or _NOTHING
    return second < first if better > 0 else second > first


def _drop(before: ParsedTarget, after: ParsedTarget) -> Decimal:
    """By how many percent of the first the second differs; in hundredths, where the first is nought."""
    first, second = before.amount or _NOTHING, after.amount or _NOTHING
    step = EXACT.abs(EXACT.subtract(first, second)) * _HUNDRED
    return step / abs(first) if first else step


def _direction(row: Row) -> int:
    """1 where more is better, -1 where less is, 0 where nobody can tell, or name and sign differ (PG206)."""
    comparator = row.parsed.comparator
    if comparator is not None and (comparator.is_lower_bound or comparator.is_upper_bound):
        direction = 1 if comparator.is_lower_bound else -1
        return 0 if direction == -row.name.sense else direction
    return 1 if row.name.bounded and row.name.sense > 0 else 0
