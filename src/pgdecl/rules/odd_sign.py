"""符号不规范 · A sign that is not the official one.

What:
    zh: 比较符号用了形近字符或别的写法：≧、═、﹥、》、>=、“大于等于”、“%=99”；或像是
        扫描误认：“二100”，不会超过 100% 的比率写成“292%”，上年 95 个、当年写成“2100个”
        （十倍以上，去掉开头的 2 却相近）。
    en: The comparator is a look-alike or another spelling: ≧, ═, ﹥, 》, >=, 大于等于, %=99; or looks like a
        slip of a scan: 二100, a share of 292% that cannot pass 100 %, 2100个 after 95个 (ten times as many,
        and near it without the 2).
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
    zh: “不低于”“以上”等文字写法，全角的“＝＞＜”，没有符号的数值；以 2 开头的数与往年相差不到
        十倍，或没有往年值可比。
    en: Words such as 不低于 and 以上, the full-width ＝＞＜, numbers without a sign; a number that begins
        with 2 and is less than ten times that of past years, or has none beside it.
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.view import Cell, DeclarationView, Row
from pgdecl.finding import Edit, Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.tables import rows
from pgdecl.values.parsed import ParsedTarget
from pgdecl.values.parser import parse_target

RULE = Rule(
    "PG209",
    "odd-sign",
    (Severity.INFO, Severity.WARNING),
    says={
        "": ("“{value}”中的“{old}”应写“{new}”", "“{old}” in “{value}” should be “{new}”"),
        "scan": (
            "“{value}”像是扫描误认，是不是“{new}”？",
            "“{value}” looks like a scanning error; was “{new}” meant?",
        ),
    },
    help=("改用规范的符号 ≥ ≤ ＝ ＞ ＜", "use one of the official signs ≥ ≤ ＝ ＞ ＜"),
)
_SIGNS = {old: new for new, spellings in rows(__file__, "data/signs.tsv") for old in spellings.split(" ")}
_ODD = re.compile("|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True)))
_PERCENT_FIRST = re.compile(r"([%％])\s*([=＝≥≤])\s*(\d+(?:\.\d+)?)")
_TWO = ("2", "二")
_EQUALS_AS_TWO = re.compile(r"二\s*(\d+(?:\.\d+)?[%％]?)")
_AT_LEAST_AS_TWO = re.compile(r"2([1-9]\d.*)")
_SHARE = re.compile(r"(?:\d\d(?:\.\d+)?|100)[%％]")
_FAR, _NEAR = 10, 2
"""So many times the value of a past year is too far to be meant; so many times more or less is near."""
_SUSPECT = re.compile(f"[=＝{re.escape(''.join({old[0] for old in _SIGNS} - set('≥≤><＞＜')))}]")
_PERCENT_AT_FIRST = re.compile(r"\0\s*[%％]")
_TWO_AT_FIRST = re.compile(r"\0\s*(?:2[1-9]\d|二)")
"""What stands among values of which any of the patterns above fits one; apart, they are found far sooner."""
_TITLE = re.compile(r"《[^》]*》")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at how the signs of all values are spelled."""
    if _SUSPECT.search(view.values) or _PERCENT_AT_FIRST.search(view.values):
        for row in view.rows:
            for cell in row.cells:
                yield from _odd(cell)
    for row in view.rows if _TWO_AT_FIRST.search(view.values) else ():
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
    if text[:1] not in _TWO:
        return ""
    if equals := _EQUALS_AS_TWO.fullmatch(text):
        return "=" + equals[1]
    found = _AT_LEAST_AS_TWO.fullmatch(text)
    if found is None:
        return ""
    is_slip = (row.name.bounded and _SHARE.fullmatch(found[1])) or _is_nearer(parse_target(found[1]), row)
    return "≥" + found[1] if is_slip else ""


def _is_nearer(meant: ParsedTarget, row: Row) -> bool:
    """Whether the number is far above that of a past year, and near it without its first digit."""
    aim, number = row.parsed.amount, meant.amount
    if aim is None or number is None or not meant.fits(row.parsed):
        return False
    past = [cell.parsed.amount for cell in row.history if cell.parsed.fits(row.parsed)]
    return any(one and aim >= one * _FAR and one <= number * _NEAR and number <= one * _NEAR for one in past)
