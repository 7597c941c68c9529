"""不是这份申报表的完成情况 · Results for another year or project.

What:
    zh: 完成情况的年度或项目名称与申报表不同；实际完成日期在预算年度之前。
    en: Results whose year or project is not that of the declaration; a day of completion before the budget
        year.
Why:
    zh: 多半是沿用了上年的文件；张冠李戴的完成情况不能作为自评依据。
    en: Usually last year's file was used again; what another year reached is no result of this one.
Bad:
    year: 2022
    output:
      timeliness:
        - name: 大修工程完工日期
          actual: 2021年10月28日
Good:
    year: 2022
    output:
      timeliness:
        - name: 大修工程完工日期
          actual: 2022年10月28日
Options:
    none
Silent:
    zh: 没有写年度；名称只差空格、引号、标点；没有写年份的日期；迟于年度的日期（那是逾期）。
    en: No year; names that differ in blanks, quotes or stops; dates without a year, or after it, which are
        late.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.spelling import spelled

if TYPE_CHECKING:
    from pgdecl.rules.results.view import ResultsView

RULE = Rule(
    "PG811",
    "other-declaration",
    (Severity.ERROR, Severity.WARNING),
    says={
        "year": (
            "完成情况是 {year} 年的，{file} 是 {other} 年的",
            "the results are for {year}, {file} is for {other}",
        ),
        "project": (
            "完成情况的项目是“{name}”，{file} 的是“{other}”",
            "the results are of “{name}”, {file} is of “{other}”",
        ),
        "date": (
            "“{name}”的实际完成值“{actual}”在 {year} 年度之前",
            "the result “{actual}” of “{name}” lies before {year}, the year of the results",
        ),
    },
    help=("核对是不是用错了文件", "check whether it is the right file"),
)


def check(view: "ResultsView") -> Iterator[Finding]:
    """Looks at year and project, and at dates."""
    results = view.results
    if view.declared is not None:
        name, declaration = view.declared
        if None not in (results.year, declaration.year) and results.year != declaration.year:
            yield RULE.at(
                ("year",),
                case="year",
                declared=[("year",)],
                declared_in=name,
                file=name,
                year=str(results.year),
                other=str(declaration.year),
            )
        own, other = results.project.strip(), declaration.project.name.strip()
        if own and other and spelled(own).folded != spelled(other).folded:
            yield RULE.at(
                ("project",),
                case="project",
                severity=Severity.WARNING,
                declared=[("project", "name")],
                declared_in=name,
                file=name,
                name=own,
                other=other,
            )
    for row in view.rows:
        date = row.actual.parsed.date if row.actual else None
        if row.actual and date and date.year and results.year and date.year < results.year:
            yield RULE.at(
                row.at("actual"),
                case="date",
                severity=Severity.WARNING,
                name=row.called,
                actual=row.actual.text.strip(),
                year=str(results.year),
            )
