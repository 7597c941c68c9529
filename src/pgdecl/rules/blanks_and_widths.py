"""多余的空白与全角字符 · Extra blanks and full-width characters.

What:
    zh: 单元格前后有空格（多是全角空格），中间有换行或汉字之间的空格，数字、字母、百分号用了全角。
    en: Blanks around a value (mostly full-width ones), line breaks or blanks between Chinese characters
        within it, full-width digits, letters and percent signs.
Why:
    zh: 表里看不出来，但同名指标会对不上，导入系统会出错。
    en: Nobody sees them, but equal names no longer match and imports fail.
Bad:
    output:
      quality:
        - name: 验收合格率
          target: ≥９８％
Good:
    output:
      quality:
        - name: 验收合格率
          target: ≥98%
Options:
    none
Silent:
    zh: 全角的＝＞＜和标点；英文词之间的空格。一份申报表只报一条，列出各处。
    en: Full-width ＝＞＜ and punctuation; blanks between Latin words. One finding for the whole declaration
        lists every place.
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.finding import Edit, Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.spelling import HAN

RULE = Rule(
    "PG216",
    "blanks-and-widths",
    (Severity.INFO,),
    says={
        "": (
            "多余的空白或全角数字、字母，共 {count} 处",
            "stray blanks or full-width digits and letters, {count} in all",
        )
    },
    help=("用 --fix 一次改好", "--fix corrects all of them"),
)
_WIDE = "０-９Ａ-Ｚａ-ｚ％"
_WIDE_LETTERS = re.compile(f"[{_WIDE}]+")
_BLANKS_WITHIN = re.compile(rf"(?<={HAN})[ \u3000\t\n]+(?={HAN})")
_ODD = re.compile(rf"[\u3000\t\n{_WIDE}]")
_ODD_IN_BASIS = re.compile(rf"[\u3000\t{_WIDE}]|^ | $")
"""In a basis blanks and line breaks part the entries."""
_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks names, values and bases; one finding for all of them."""
    edits = [
        Edit((*row.path, key), text, _narrow(text if key == "basis" else _without_blanks(text)))
        for row, key, text in view.texts
        if (_ODD_IN_BASIS.search(text) if key == "basis" else _is_odd(text))
    ]
    if edits:
        first, *others = (edit.path for edit in edits)
        yield RULE.at(first, related=others, fix=edits, count=str(len(edits)))


def _is_odd(text: str) -> bool:
    if text != text.strip() or _ODD.search(text):
        return True
    return " " in text and _BLANKS_WITHIN.search(text) is not None


def _without_blanks(text: str) -> str:
    return _BLANKS_WITHIN.sub("", text.strip())


def _narrow(text: str) -> str:
    """The text in narrow letters, with one blank where blanks are left; line breaks stay."""
    narrow = _WIDE_LETTERS.sub(lambda match: match[0].translate(_TO_ASCII), text)
    return "\n".join(" ".join(line.split()) for line in narrow.split("\n"))
