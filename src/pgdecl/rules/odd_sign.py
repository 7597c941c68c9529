"""符号不规范 · A sign that is not the official one.

What:
    zh: 比较符号用了形近字符或别的写法：≧、═、﹥、》、>=、“大于等于”、“%=99”；或像是
        扫描误认：“二100”，不会超过 100% 的比率写成“292%”，上年 95 个、当年写成“2100个”
        （十倍以上，去掉开头的 2 却相近）。
    en: The comparator is a look-alike or another spelling: ≧, ═, ﹥, 》, >=, 大于等于, %=99; or the value
        looks like a scanning error: 二100, 292% of a share that cannot exceed 100 %, 2100个 after 95个 (at
        least ten times as many, but close to it without the 2).
Why:
    zh: 预算管理一体化系统的计算符号是固定的几个，其他写法导入时认不出来。
    en: The budget system knows a few fixed signs and does not recognise other spellings on import.
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
        with 2 and is less than ten times that of past years, or has no past year to compare with.
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.view import Cell, DeclarationView, Row
from pgdecl.finding import Edit, Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.tables import rows
from pgdecl.values.parser import parse_target

RULE = Rule(
    "PG209",
    "odd-sign",
    (Severity.INFO, Severity.WARNING),
    says={
        "": ("“{value}”中的“{old}”应写“{new}”", "“{old}” in “{value}” should be “{new}”"),
        "unsure": (
            "“{value}”的写法不规范：是“={number}”还是“≥{number}”？",
            "“{value}” has its signs the wrong way round: is it “={number}” or “≥{number}”?",
        ),
        "scan": (
            "“{value}”像是扫描误认，是不是“{new}”？",
            "“{value}” looks like a scanning error; was “{new}” meant?",
        ),
    },
    help=("改用规范的符号 ≥ ≤ ＝ ＞ ＜", "use one of the official signs ≥ ≤ ＝ ＞ ＜"),
)
_SIGNS = {old: new for new, spellings in rows(__file__, "data/signs.tsv") for old in spellings.split(" ")}
_ODD_SIGN = re.compile(
    rf"(?P<sign>{'|'.join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))})"
    r"|(?P<percent>[%％])\s*(?P<before>[=＝≥≤])\s*(?P<number>\d+(?:\.\d+)?)(?:百分[比号])?$"
)
_TITLE = re.compile(r"《[^》]*》")
_SIGN_AS_TWO = re.compile(r"二\s*(?P<equal>\d+(?:\.\d+)?(?:[%％]|百分[比号])?)|2(?P<at_least>[1-9]\d.*)")
_SHARE = re.compile(r"(?:\d\d(?:\.\d+)?|100)[%％]")
_FAR, _NEAR = 10, 2
"""How many times the value of a past year is too far to be meant; and how many times is still near it."""


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks how the signs of all values are spelled."""
    for row in view.rows:
        for cell in row.cells:
            match = _ODD_SIGN.match(cell.target.text.strip())
            if match and not _TITLE.match(match.string):
                yield _odd_sign(cell, match)
        if intended := _before_scan(row):
            yield RULE.at(
                row.at_target,
                case="scan",
                severity=Severity.WARNING,
                value=row.target.text.strip(),
                new=intended,
            )


def has_odd_sign(text: str) -> bool:
    """Whether this rule reports how a value begins."""
    return _ODD_SIGN.match(text) is not None


def _odd_sign(cell: Cell, match: re.Match[str]) -> Finding:
    old = match[0]
    if match["percent"] and match["before"] in "=＝":
        # A scan may have taken ≥ for %=, so that nothing is sure.
        number = f"{match['number']}%"
        return RULE.at(cell.path, case="unsure", severity=Severity.WARNING, value=match.string, number=number)
    new = _SIGNS[old] if match["sign"] else match["before"] + match["number"] + match["percent"]
    return RULE.at(cell.path, fix=[Edit(cell.path, old, new)], value=match.string, old=old, new=new)


def _before_scan(row: Row) -> str:
    """What the target may have been if a scan took its sign for a 2; "" if it does not look like that."""
    match = _SIGN_AS_TWO.fullmatch(row.target.text.strip())
    if match is None:
        return ""
    if match["equal"]:
        return f"={match['equal']}"
    value = match["at_least"]
    is_share = row.name.bounded and _SHARE.fullmatch(value) is not None
    return f"≥{value}" if is_share or _is_nearer(value, row) else ""


def _is_nearer(value: str, row: Row) -> bool:
    """Whether the target is far above the value of a past year, and this value is near that one."""
    target, parsed = row.parsed, parse_target(value)
    if target.amount is None or parsed.amount is None or not parsed.fits(target):
        return False
    past_amounts = [cell.parsed.amount for cell in row.history if cell.parsed.fits(target)]
    return any(
        past
        and target.amount >= past * _FAR
        and parsed.amount <= past * _NEAR
        and past <= parsed.amount * _NEAR
        for past in past_amounts
    )
