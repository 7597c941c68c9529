"""数值读不出来 · A value that cannot be read.

What:
    zh: 指标值有数字或符号，却读不出数值：“≥9O%”（字母 O）、“≥l00%”（字母 l）、“≥≤90%”“100人/50场”；其他夹
        着数字、读不出数值的文字只作提示。前年、上年栏也一样。
    en: A value has digits or signs and cannot be read as a figure: ≥9O% (the letter O), ≥l00% (the
        letter l), ≥≤90%, 100人/50场. Other words with digits in them are a note. Past years are checked as
        well.
Why:
    zh: 读不出的数值不能与实际完成值比较，也无法计分（财预〔2015〕88号“细化量化”）；导入系统时会被当作文字。
    en: Such a value cannot be compared with results or scored (财预〔2015〕88号), and the budget system
        takes it for words.
Bad:
    output:
      quality:
        - name: 设备验收合格率
          target: ≥9O%
Good:
    output:
      quality:
        - name: 设备验收合格率
          target: ≥90%
Options:
    words: graded
Silent:
    zh: 标准号、等级等名称（GB 3838—2002Ⅲ类、5A级、7×24小时、C30）；只有年月日的文字（2023年汛期前）；名称
        是等级、标准的；PG209、PG210 已指出的。效益指标下没有一处笔误能解释的，只作提示。
    en: Standards, grades and the like (GB 3838—2002Ⅲ类, 5A级, 7×24小时, C30); words whose only digits are
        those of a date (2023年汛期前); names of grades and standards; what PG209 or PG210 reports. Under
        benefit what no single slip explains is only a note.
"""

from collections.abc import Iterator

from pgdecl.analysis.view import Cell, DeclarationView, Row
from pgdecl.finding import Finding, Severity
from pgdecl.patterns import regex
from pgdecl.rules.odd_sign import has_odd_sign
from pgdecl.rules.rule import Rule
from pgdecl.tables import rows
from pgdecl.values.parser import READABLE, parse_target
from pgdecl.values.spelling import spelled

RULE = Rule(
    "PG219",
    "unreadable-value",
    (Severity.WARNING, Severity.INFO),
    says={
        "slip": (
            "“{value}”读不出数值，是不是“{meant}”？",
            "“{value}” cannot be read as a value; did you mean “{meant}”?",
        ),
        "value": (
            "“{value}”读不出数值，只能当作文字",
            "“{value}” cannot be read as a value, only as words",
        ),
        "words": (
            "“{value}”里有数字，却读不出要达到的数值",
            "“{value}” has digits in it, but no figure to be reached can be read",
        ),
    },
    help=(
        "写成符号、一个数值和单位，如 ≥90%、≥10个",
        "write one comparator, one number and its unit, such as ≥90% or ≥10个",
    ),
)
_SLIPS = [(regex(pattern), meant) for pattern, meant in rows(__file__, "data/slips.tsv")]
_DIGIT_OR_SIGN = regex(r"[0-9≥≤><=%‰‱]")
_NO_VALUE = regex(
    r"<[^<>]{1,60}>|“[^“”]{1,60}”|(?:19|20)?[0-9]{2}年度?|[0-9]{1,2}(?:月份?|日|号|个?工作日|季度)|第[0-9]{1,6}"
    r"|[0-9]{1,6}[×*][0-9]{1,6}(?:小时)?|[A-Z]{1,4}(?:/[A-Z])?[-—+]?[0-9.]{1,8}(?:[-—][0-9]{2,4})?|[0-9]A"
    r"|\([0-9]{4}\)[0-9]{1,6}号|[0-9]{5}热线|[0-9]{1,2}:[0-9]{2}"
)
"""What stands for no amount: dates, titles (《 is folded to <), standards, grades, times of day."""
_AS_A_VALUE = regex(r"[≥≤><=%‰]|[0-9]")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks every value that was read as words and is no listed word."""
    for row in view.rows:
        for cell in row.cells:
            if not cell.parsed.known and len(cell.target.text) <= READABLE:
                yield from _unreadable(cell, row, view)


def _unreadable(cell: Cell, row: Row, view: DeclarationView) -> Iterator[Finding]:
    text = cell.target.text.strip()
    folded = spelled(text).folded
    if not _DIGIT_OR_SIGN.search(folded) or "#" in text or has_odd_sign(text):
        return
    if row.name.key.endswith(view.vocabulary.words("graded")):
        return
    meant = _meant(folded)
    rest = _NO_VALUE.sub("", folded)
    if not meant and not _DIGIT_OR_SIGN.search(rest):
        return
    begins = _AS_A_VALUE.match(folded) is not None and _AS_A_VALUE.match(rest) is not None
    case = "slip" if meant else "value" if begins else "words"
    is_warning = case == "slip" or (case == "value" and row.level1 != "benefit")
    yield RULE.at(
        cell.path,
        case=case,
        severity=Severity.WARNING if is_warning else Severity.INFO,
        value=text,
        meant=meant,
    )


def _meant(folded: str) -> str:
    """The value that one slip explains; "" if none does, or more than one value may be meant."""
    values = {text for pattern, meant in _SLIPS if (text := pattern.sub(meant, folded)) != folded}
    readable = [text for text in values if parse_target(text).is_numeric]
    return readable[0] if len(readable) == 1 else ""
