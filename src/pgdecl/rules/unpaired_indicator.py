"""长期与年度指标不对应 · Long-term and annual indicators that do not correspond.

What:
    zh: 长期指标没有同名的年度指标，或年度指标没有同名的长期指标；名称相近的会问是不是同一个。
    en: A long-term indicator has no annual indicator of the same name, or the reverse; if one has a similar
        name, the message asks whether it is meant.
Why:
    zh: 年度目标由长期目标分解而来；名称对不上，就看不出长期目标怎样逐年实现（财预〔2015〕88号“相应匹配”）。
    en: Annual goals are steps towards the long-term goals; without the same names nobody can see how the
        long-term goals are to be reached (财预〔2015〕88号: the two are to correspond).
Bad:
    long_term_goals:
      - indicators:
          output:
            quantity:
              - name: 新建公厕数量
                target: ≥30座
    annual_goals:
      - indicators:
          output:
            quantity:
              - name: 新建公厕座数
                target: ≥10座
Good:
    long_term_goals:
      - indicators:
          output:
            quantity:
              - name: 新建公厕数量
                target: ≥30座
    annual_goals:
      - indicators:
          output:
            quantity:
              - name: 新建公厕数量
                target: ≥10座
Options:
    words: multi-year
Silent:
    zh: 只有一张指标表；空白、引号、全半角的差别，名称前的“年均、每年”。按二级指标和名称对应，不按行的次序；要
        到以后年度才完成的长期指标（日期在申报年度之后）。只有年度表里有的，合在一起提示一次；只有长期表里有
        的，三个以上也合在一起。
    en: Declarations with only one table; differences in blanks, quotes and character widths, and 年均 or
        每年 before a name; long-term indicators that are due in a later year. Indicators are paired by
        level 2 and name, never by their order. All indicators that only the annual table has are reported
        together; so are those that only the long-term table has, if there are more than three.
"""

from collections.abc import Iterator, Sequence

from pgdecl.analysis.likeness import Names
from pgdecl.analysis.view import DeclarationView, Place, Row
from pgdecl.declaration.terms import TERMS
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG401",
    "unpaired-indicator",
    (Severity.WARNING, Severity.INFO),
    says={
        "": (
            "“{name}”在{goals}里没有同名指标",
            "“{name}” has no indicator of the same name in the {goals}",
        ),
        "similar": (
            "“{name}”在{goals}里没有同名指标；是不是“{other}”？",
            "“{name}” has no indicator of the same name in the {goals}; is it “{other}”?",
        ),
        "elsewhere": (
            "“{name}”在{goals}里放在{level}下，与这里不同",
            "“{name}” stands under {level} in the {goals}, other than here",
        ),
        "long-term-only": (
            "“{name}”等 {count} 个长期指标在年度绩效目标里没有同名指标",
            "{count} long-term indicators, “{name}” the first, have no annual one of the same name",
        ),
        "annual-only": (
            "“{name}”等 {count} 个年度指标在长期绩效目标里没有同名指标",
            "{count} annual indicators, “{name}” the first, have no long-term one of the same name",
        ),
    },
    help=(
        "两张表里同一个指标用同一个名称、放在同一个二级指标下",
        "give the same indicator the same name and the same level 2 in both tables",
    ),
)
_MOST_SEPARATE = 3


class _Candidates:
    """The rows of the other table by name; of several rows with the same name, the first."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = {row.name.pairing: row for row in reversed(rows)}
        self._pairings = list(self._rows)
        self._names = Names(self._pairings)

    def similar(self, row: Row) -> Row | None:
        """The row with the same name under another level 2, or else the row with the most similar name."""
        if (same := self._rows.get(row.name.pairing)) is not None:
            return same
        position = self._names.closest(row.name.pairing)
        return None if position is None else self._rows[self._pairings[position]]


def check(view: DeclarationView) -> Iterator[Finding]:
    """Compares the two tables if both have indicators."""
    if not view.long_term or not view.annual:
        return
    annual, long_term = _unpaired(view)
    if not annual and not long_term:
        return
    due = [row for row in long_term if not _is_later(row, view.declaration.year)]
    findings = list(_table_findings(due, annual, Severity.WARNING, _MOST_SEPARATE))
    yield from findings
    elsewhere = [finding for finding in findings if finding.values.get("case") == "elsewhere"]
    told = {place.path for finding in elsewhere for place in finding.related}
    others = [row for row in annual if row.at_name not in told]
    yield from _table_findings(others, long_term, Severity.INFO, 1)


def _table_findings(
    rows: Sequence[Row], other_rows: Sequence[Row], severity: Severity, most: int
) -> Iterator[Finding]:
    """A finding for each row with a similar name in the other table; more than `most` others share one."""
    candidates = _Candidates(other_rows)
    findings = [_finding(row, candidates, severity) for row in rows]
    unlike = [row for row, finding in zip(rows, findings, strict=True) if not finding.related]
    yield from (finding for finding in findings if finding.related or len(unlike) <= most)
    if len(unlike) > most:
        yield _joint_finding(unlike, severity)


def _is_later(row: Row, year: int | None) -> bool:
    """Whether a row is due after the year, so that the annual table cannot have it yet."""
    due = row.parsed.date.year if row.parsed.date else None
    return due is not None and year is not None and due > year


def _unpaired(view: DeclarationView) -> tuple[list[Row], list[Row]]:
    """The annual and the long-term rows without a partner, also if 年均 before a name is ignored."""
    yearly = view.vocabulary.compiled("{multi-year}")

    def place_without_yearly(row: Row) -> Place:
        match = yearly.match(row.name.pairing)
        return (row.level1, row.level2, row.name.pairing[match.end() :] if match else row.name.pairing)

    annual = [row for row in view.annual if view.partner(row) is None]
    long_term = [row for row in view.long_term if view.partner(row) is None]
    both = set(map(place_without_yearly, annual)) & set(map(place_without_yearly, long_term))
    return (
        [row for row in annual if place_without_yearly(row) not in both],
        [row for row in long_term if place_without_yearly(row) not in both],
    )


def _finding(row: Row, candidates: _Candidates, severity: Severity) -> Finding:
    goals = TERMS["Declaration"]["long_term_goals" if row.annual else "annual_goals"].name
    other = candidates.similar(row)
    name = row.name.text.strip()
    if other is None:
        return RULE.at(row.at_name, severity=severity, name=name, goals=goals)
    return RULE.at(
        row.at_name,
        case="elsewhere" if other.name.pairing == row.name.pairing else "similar",
        severity=severity,
        related=[other.at_name],
        name=name,
        goals=goals,
        other=other.name.text.strip(),
        level=other.level,
    )


def _joint_finding(rows: Sequence[Row], severity: Severity) -> Finding:
    first, *others = rows
    return RULE.at(
        first.at_name,
        case="annual-only" if first.annual else "long-term-only",
        severity=severity,
        related=[row.at_name for row in others],
        name=first.name.text.strip(),
        count=str(len(rows)),
    )
