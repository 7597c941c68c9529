"""符号不规范 · A sign that is not the official one.

What:
    zh: 比较符号用了形近字符或别的写法：≧、═、﹥、》、>=、“大于等于”、“%=99”；或像是
        扫描误认（“二100”“292%”）。
    en: The comparator is a look-alike or another spelling: ≧, ═, ﹥, 》, >=, 大于等于, %=99; or looks like a
        slip of a scan (二100, 292%).
Why:
    zh: 预算管理一体化系统的计算符号是固定的几个，其他写法导入时认不出来。
    en: The budget system knows a few fixed signs; other spellings are lost on the way into it.
Bad:
    output:
      quality:
        - name: 工程验收合格率
          target: ≧98%
Good:
    output:
      quality:
        - name: 工程验收合格率
          target: ≥98%
Options:
    none
Silent:
    zh: “不低于”“以上”等文字写法，全角的“＝＞＜”，没有符号的数值。
    en: Words such as 不低于 and 以上, the full-width ＝＞＜, numbers without a sign.
"""

import re
from collections.abc import Iterator

from pgdecl.data import rows
from pgdecl.finding import Edit, Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.rules.subject import Cell, Row, Subject

RULE = Rule(
    "PG209",
    "odd-sign",
    Severity.INFO,
    says={
        "": ("“{value}”中的“{old}”应写“{new}”", "“{old}” in “{value}” should be “{new}”"),
        "scan": (
            "“{value}”像是扫描误认，是不是“{new}”？",
            "“{value}” looks like a slip of a scan; was “{new}” meant?",
        ),
    },
    help=("改用规范的符号 ≥ ≤ ＝ ＞ ＜", "use one of the official signs ≥ ≤ ＝ ＞ ＜"),
)
_SIGNS = {old: new for new, spellings in rows(__file__, "data/signs.tsv") for old in spellings.split(" ")}
_ODD = re.compile("|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True)))
_PERCENT_FIRST = re.compile(r"([%％])\s*([=＝≥≤])\s*(\d+(?:\.\d+)?)")
_EQUALS_AS_TWO = re.compile(r"二\s*(\d+(?:\.\d+)?[%％]?)")
_AT_LEAST_AS_TWO = re.compile(r"2([1-9]\d(?:\.\d+)?[%％]|100[%％])")
_SUSPECT = re.compile(f"[=＝二{re.escape(''.join({old[0] for old in _SIGNS} - set('≥≤><＞＜')))}]")
_SUSPECT_AT_FIRST = re.compile(r"\0\s*(?:2(?:\d\d(?:\.\d+)?|100))?[%％]")
"""What stands among values of which any of the patterns above fits one; apart, they are found far sooner."""
_TITLE = re.compile(r"《[^》]*》")


def check(subject: Subject) -> Iterator[Finding]:
    """Looks at how the signs of all values are spelled."""
    if not _SUSPECT.search(subject.values) and not _SUSPECT_AT_FIRST.search(subject.values):
        return
    for row in subject.rows:
        for cell in row.cells:
            yield from _odd(cell)
        if scanned := _scanned(row):
            yield RULE.at(
                row.at_target,
                case="scan",
                severity=Severity.WARNING,
                value=row.target.text.strip(),
                new=scanned,
            )


def _odd(cell: Cell) -> Iterator[Finding]:
    text = cell.target.text.strip()
    odd = _ODD.match(text)
    if odd and not _TITLE.match(text):
        old, new = odd[0], _SIGNS[odd[0]]
    elif turned := _PERCENT_FIRST.fullmatch(text):
        old, new = text, turned[2] + turned[3] + turned[1]
    else:
        return
    yield RULE.at(cell.path, fix=[Edit(cell.path, old, new)], value=text, old=old, new=new)


def _scanned(row: Row) -> str:
    """What a value that looks like a slip of a scan may have been."""
    text = row.target.text.strip()
    if equals := _EQUALS_AS_TWO.fullmatch(text):
        return "=" + equals[1]
    more = _AT_LEAST_AS_TWO.fullmatch(text)
    return "≥" + more[1] if more and row.name.bounded else ""
