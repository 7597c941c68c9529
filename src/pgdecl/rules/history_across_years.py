"""两年的历史数据不一致 · History that differs from last year's declaration.

What:
    zh: 同一项目两个年度的申报表一起校验：今年表里的“前年”，与去年表里的“上年”是同一年的实际值，却不相同。
    en: Two declarations of a project for successive years are checked together, and 前年 of the later
        differs from 上年 of the earlier, though both are the result of the same year.
Why:
    zh: 同一年的实际完成值只有一个；改动历史数据会使目标显得容易或困难（财预〔2021〕101号历史标准）。
    en: A year has only one result; changed history makes targets look easier or harder than they are
        (财预〔2021〕101号, historical standards).
Bad:
    output:
      quantity:
        - name: 宣传专题片数量
          two_years_ago: 9个    # 上年的申报表写 last_year: 8个 (so says last year's declaration)
          target: ≥10个
Good:
    output:
      quantity:
        - name: 宣传专题片数量
          two_years_ago: 8个
          target: ≥10个
Options:
    none
Silent:
    zh: 按二级指标和名称对应不上的；没有数值或单位不同的；年度不相连的。
    en: Indicators without a partner of the same level 2 and name; no figures, or different units; years
        that do not follow each other.
"""

from collections.abc import Iterator, Sequence

from pgdecl.finding import Severity
from pgdecl.rules.cross_file import CrossFileFinding, Member
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG702",
    "history-across-years",
    (Severity.WARNING,),
    says={
        "": (
            "“{name}”前年为“{value}”，而 {file} 里的上年是“{other}”：同一年的实际值不一致",
            "“{name}” has “{value}” two years ago, but {file} has “{other}” for that year",
        )
    },
    help=("核对当年的实际完成值，改正其中一处", "check what was reached that year and correct one of them"),
)


def check(members: Sequence[Member]) -> Iterator[CrossFileFinding]:
    """Looks at each declaration of a project beside that of the year before."""
    by_year = {member.view.declaration.year: member for member in reversed(members)}
    for member in members:
        year = member.view.declaration.year
        before = by_year.get(year - 1) if year is not None else None
        if before is not None:
            yield from _differing(member, before)


def _differing(member: Member, before: Member) -> Iterator[CrossFileFinding]:
    """Rows that say something else of two years ago than the declaration of the year before."""
    earlier_rows = {row.place: row for row in before.view.annual}
    for row in member.view.annual:
        earlier = earlier_rows.get(row.place)
        past, other = row.two_years_ago, earlier.last_year if earlier else None
        if past is None or other is None or not past.parsed.fits(other.parsed):
            continue
        if past.parsed.amount != other.parsed.amount:
            finding = RULE.at(
                (*row.path, "two_years_ago"),
                name=row.name.text.strip(),
                value=past.text.strip(),
                other=other.text.strip(),
                file=before.name,
            )
            yield member, finding
