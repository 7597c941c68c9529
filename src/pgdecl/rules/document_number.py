"""发文字号不规范 · A document number in the wrong form.

What:
    zh: 文号的年份没用六角括号〔〕（[2018]96号、【2020】21号、﹝2023﹞1号），括号丢失（益赫政发201612号），年
        份两位，序号带“第”或补零，年份晚于申报年度；或没有写完（〔2019〕号、〔2021〕XX号）。
    en: A document number whose year has other brackets than 〔〕 ([2018]96号), no brackets
        (益赫政发201612号) or two digits; a serial number with 第 or a leading zero; a year after that of
        the declaration; or a number that is not finished (〔2019〕号, 〔2021〕XX号).
Why:
    zh: GB/T 9704-2012 第 7.2.5 条：年份用全称、加六角括号“〔〕”，顺序号不加“第”、不编虚位，后加“号”。
    en: GB/T 9704-2012, 7.2.5: the year with four digits in the brackets 〔〕, the serial number without 第
        and without leading zeros, then 号.
Bad:
    project:
      grounds: 《关于推进工作的通知》（晋政办发[2018]96号）
Good:
    project:
      grounds: 《关于推进工作的通知》（晋政办发〔2018〕96号）
Options:
    words: issuing, agency
Silent:
    zh: 标准号（GB/T …）、法律条款、“国务院令第649号”等没有年份的编号；字号里的空格；几个序号并列
        （〔2021〕1、2号）。
    en: Standards (GB/T …), articles of laws, numbers without a year such as 国务院令第649号; blanks in a
        number; several serial numbers (〔2021〕1、2号).
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.view import DeclarationView
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Edit, Finding, Path, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.spelling import HAN

RULE = Rule(
    "PG603",
    "document-number",
    (Severity.WARNING,),
    says={
        "form": ("“{number}”应写“{expected}”", "“{number}” should be “{expected}”"),
        "year": (
            "“{number}”的年份应写四位数",
            "the year of “{number}” should have four digits",
        ),
        "unfinished": (
            "“{number}”后面没有写完：应为 〔年份〕序号号",
            "“{number}” is not finished: after the year come the number and 号",
        ),
        "brackets": (
            "“{number}”像是丢了括号：年份应放在〔〕里",
            "“{number}” seems to have lost its brackets: the year belongs in 〔〕",
        ),
        "later": (
            "“{number}”晚于申报年度 {year} 年",
            "“{number}” is later than {year}, the year of the declaration",
        ),
    },
    help=(
        "按 GB/T 9704-2012 写：机关代字〔年份〕序号号，如 财预〔2021〕101号",
        "as GB/T 9704-2012 has it: short form of the agency, 〔year〕, number, 号, such as 财预〔2021〕101号",
    ),
)
_OPEN, _CLOSE = r"[\[［【﹝〔〈<{(（]", r"[\]］】﹞〕〉>})）]"
_NUMBER = re.compile(
    rf"(?P<open>{_OPEN})(?:(?<={HAN}.)|(?<={HAN}\s.))\s*(?P<year>\d{{2}}|\d{{4}})\s*年?(?P<close>{_CLOSE})\s*(?:第\s*)?(?P<serial>\d{{1,5}})\s*号"
)
_LOST = re.compile(r"20[0-2]\d{2,5}号")
_SERIALS = r"\s*(?:第\s*)?[A-Za-z]?\d(?:[\d\s、,，和及至到—–~～-]*\d)?\s*号"
_UNFINISHED = re.compile(
    rf"〔(?<={HAN}〔)(?:\s*(?:〕|\d{{4}}\s*〕(?!{_SERIALS}))[^，。；、）)\s]{{0,5}}"
    rf"|\d{{4}}(?!\s*(?:年\s*)?{_CLOSE})[^，。；、）)〕]{{0,6}})"
)
_ROUND = "(（"
_FULL_YEAR = 4


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the grounds, the statements and every basis."""
    for path, text in _texts(view):
        if "〔" not in text and "号" not in text:
            continue
        yield from _numbers(path, text, view)
        yield from _unfinished(path, text)
        yield from _without_brackets(path, text, view.vocabulary)


def _texts(view: DeclarationView) -> Iterator[tuple[Path, str]]:
    """The grounds, statements and bases."""
    yield ("project", "grounds"), view.declaration.project.grounds or ""
    for goal in view.goals:
        yield (*goal.path, "statement"), goal.goal.statement
    for row in view.rows:
        yield row.at_basis, row.indicator.basis or ""


def _numbers(path: Path, text: str, view: DeclarationView) -> Iterator[Finding]:
    """Numbers with a year in brackets, and what is wrong with their form or their year."""
    year, words = view.declaration.year, view.vocabulary.words
    agencies = words("issuing") + words("agency")
    for match in _NUMBER.finditer(text):
        number, written_year = match[0], match["year"]
        if match["open"] in _ROUND and not text[: match.start()].rstrip().endswith(agencies):
            continue
        expected = f"〔{written_year}〕{match['serial'].lstrip('0') or '0'}号"
        if len(written_year) != _FULL_YEAR:
            yield RULE.at(path, case="year", excerpt=number, number=number)
        elif "".join(number.split()) != expected:
            fix = [Edit(path, number, expected)]
            yield RULE.at(path, case="form", excerpt=number, fix=fix, number=number, expected=expected)
        elif year is not None and int(written_year) > year:
            yield RULE.at(path, case="later", excerpt=number, number=number, year=str(year))


def _unfinished(path: Path, text: str) -> Iterator[Finding]:
    """Numbers that break off behind the bracket of the year."""
    for match in _UNFINISHED.finditer(text):
        yield RULE.at(path, case="unfinished", excerpt=match[0], number=match[0])


def _without_brackets(path: Path, text: str, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Numbers of which the brackets of the year are lost."""
    for match in _LOST.finditer(text):
        before = text[: match.start()]
        if before.endswith(vocabulary.words("issuing")) and before[-2:-1].isalpha():
            yield RULE.at(path, case="brackets", excerpt=match[0], number=match[0])
