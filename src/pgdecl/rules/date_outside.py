"""日期不对 · A date that cannot be right.

What:
    zh: 日期不存在（2024-02-30），起止颠倒，年度指标的日期不在申报年度内，长期指标的日期早于申报年度；没写年份
        的、跨年度的作提示。审核日期只看是否存在。
    en: A date that does not exist (2024-02-30), a period that ends before it begins, an annual date outside
        the year of the declaration, a long-term date before it; a date without a year and a period that
        goes beyond the year are notes. The date of the review only has to exist.
Why:
    zh: 年度目标须在当年完成并考核；财预〔2015〕88号审核内容的“可行性”要看期限是否可能。
    en: Annual targets are to be reached and judged within the year; reviewers check whether periods are
        feasible (财预〔2015〕88号).
Bad:
    output:
      timeliness:
        - name: 项目完工时间
          target: 2022年2月30日前
Good:
    output:
      timeliness:
        - name: 项目完工时间
          target: 2022年2月28日前
Options:
    none
Silent:
    zh: 没填申报年度时不比较年份；只看指标值，不看前年、上年；长期指标可以晚于申报年度；不写年份的跨年时段
        （供暖期）。
    en: Declarations without a year, where years cannot be compared; history; long-term dates after the
        year; periods without years across the end of a year (a heating season).
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.declaration.models import Declaration
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.dates import Date
from pgdecl.values.parsed import ParsedTarget, TargetKind
from pgdecl.values.parser import parse_target

RULE = Rule(
    "PG602",
    "date-outside",
    (Severity.ERROR, Severity.INFO),
    says={
        "impossible": ("“{value}”这个日期不存在", "there is no such date as “{value}”"),
        "backwards": ("“{value}”起止颠倒", "“{value}” ends before it begins"),
        "outside": (
            "“{value}”不在申报年度 {year} 年之内",
            "“{value}” is not within {year}, the year of the declaration",
        ),
        "early": (
            "“{value}”早于申报年度 {year} 年",
            "“{value}” is before {year}, the year of the declaration",
        ),
        "across": (
            "“{value}”跨出申报年度 {year} 年",
            "“{value}” goes beyond {year}, the year of the declaration",
        ),
        "no-year": (
            "“{value}”没写年份，按申报年度 {year} 年理解",
            "“{value}” has no year; {year}, the year of the declaration, is taken",
        ),
    },
    help=("核对日期，写全年月日", "check the date, and write it in full"),
)
_NOTED = ("no-year", "across")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the date of the review, and at targets that are dates or periods."""
    yield from _review(view.declaration)
    for row in view.of_kind(TargetKind.DATE, TargetKind.PERIOD):
        case = _case(row, view.declaration.year)
        if case:
            severity = Severity.INFO if case in _NOTED else Severity.ERROR
            year = str(view.declaration.year or "")
            yield RULE.at(
                row.at_target, case=case, severity=severity, value=row.target.text.strip(), year=year
            )


def _review(declaration: Declaration) -> Iterator[Finding]:
    """A date of the review that there is not."""
    review = declaration.review
    if review is not None and review.date:
        case = _why_not_valid(parse_target(review.date))
        if case:
            value = review.date.strip()
            yield RULE.at(("review", "date"), case=case, value=value, year="")


def _case(row: Row, year: int | None) -> str:
    """What is wrong with the dates of a row, "" for nothing."""
    if not row.parsed.valid:
        return _why_not_valid(row.parsed)
    dates = _dates(row.parsed)
    years = [date.year for date in dates if date.year is not None]
    if year is None:
        return ""
    if not years:
        return "no-year" if row.parsed.kind is TargetKind.DATE and any(map(_lacks_year, dates)) else ""
    if not row.annual:
        return "early" if max(years) < year else ""
    if not min(years) <= year <= max(years):
        return "outside"
    return "" if set(years) == {year} else "across"


def _lacks_year(date: Date) -> bool:
    """Whether a year belongs before it: 12月底, not 年底 or 次年3月."""
    return date.year is None and date.month is not None and not date.offset


def _why_not_valid(parsed: ParsedTarget) -> str:
    """Why there is no such date or period, "" where there may be."""
    if parsed.valid:
        return ""
    dates = _dates(parsed)
    if not all(date.valid for date in dates):
        return "impossible"
    # Without years a period may run over the end of a year: 11月15日至3月15日.
    return "backwards" if any(date.year for date in dates) else ""


def _dates(parsed: ParsedTarget) -> list[Date]:
    if parsed.date is not None:
        return [parsed.date]
    period = parsed.period
    return [date for date in (period.start, period.end) if date is not None] if period else []
