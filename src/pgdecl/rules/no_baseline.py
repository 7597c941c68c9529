"""相对目标没有基数 · A change without a baseline.

What:
    zh: 指标值写“提高5个百分点”“较上年增长10%”“不低于上年度水平”，却没有上年的数值，依据里也没有数。只写“减少”
        “增加”的，只作提示。
    en: The target is a change (提高5个百分点, 较上年增长10%, 不低于上年度水平), and neither history nor basis
        has the number that it starts from. For bare words (减少, 增加) the finding is a note.
Why:
    zh: 没有基数就算不出目标，年终也无法判断是否达成；财预〔2015〕88号要求“细化量化”。
    en: Without that number nobody can compute the target or judge the result (财预〔2015〕88号).
Bad:
    benefit:
      economic:
        - name: 村集体收入增长率
          target: 较上年提高5个百分点
Good:
    benefit:
      economic:
        - name: 村集体收入增长率
          last_year: 8%
          target: 较上年提高5个百分点
Options:
    words: compared
Silent:
    zh: 上年栏有数值，或依据里有数字或年份。
    en: Rows whose history has a figure, or whose basis has a number or a year.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.patterns import regex
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG214",
    "no-baseline",
    (Severity.WARNING, Severity.INFO),
    says={
        "": (
            "“{value}”是相对目标，但没有上年数值，也没有在依据里写明基数",
            "“{value}” is a change, but neither last year nor the basis gives the number it starts from",
        )
    },
    help=(
        "在上年栏或依据里写出基数，或改写成要达到的数值",
        "give the number in last_year or in the basis, or write the level to be reached",
    ),
)
_CHANGES = frozenset(
    {"减少", "下降", "降低", "增加", "增长", "上升", "明显减少", "逐年下降", "逐年减少", "逐年增加"}
)
_YEAR = regex("(?:19|20)[0-9]{2}年")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks targets that are changes."""
    compared = view.vocabulary.compiled("{compared}")
    for row in view.rows:
        is_change = row.parsed.relative is not None or compared.search(row.target.text) is not None
        if is_change and not _has_baseline(row, view):
            yield RULE.at(row.at_target, value=row.target.text.strip())
        elif row.parsed.word in _CHANGES and not _has_baseline(row, view):
            yield RULE.at(row.at_target, severity=Severity.INFO, value=row.target.text.strip())


def _has_baseline(row: Row, view: DeclarationView) -> bool:
    """Whether its history, or that of the annual row of the same name, or its basis has a number.

    A year that the target names is one as well: 较2021年压缩20%.
    """
    if _YEAR.search(row.target.text):
        return True
    partner = None if row.annual else view.partner(row)
    history = row.history + (partner.history if partner else ())
    if any(cell.parsed.is_numeric for cell in history):
        return True
    return any(map(str.isdecimal, row.indicator.basis or ""))
