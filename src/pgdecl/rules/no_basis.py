"""依据不成其为依据 · A basis that gives no source.

What:
    zh: 依据写“反映项目的社会效益”“该指标值数据合理”，重复名称，写“无”，或者别的行都有依据、这一行空着。
    en: The basis says what the indicator is for (反映…, 该指标…), repeats its name or says 无, or it is
        empty while other rows have one.
Why:
    zh: 依据要写数值从何而来：计划标准、行业标准、历史标准、预算支出标准（财预〔2021〕101号）。
    en: A basis has to say where the figure comes from: a plan, an industry standard, history or an
        expenditure standard (财预〔2021〕101号).
Bad:
    output:
      quality:
        - name: 大厅服务合格率
          target: ≥95%
          basis: 反映大厅服务的质量
Good:
    output:
      quality:
        - name: 大厅服务合格率
          target: ≥95%
          basis: 2021年第三方测评94.2%
Options:
    words: hollow, hollow-end, rooted
Silent:
    zh: 依据同时提到文件、年份、计划、标准、合同、历史或数字；填了绩效标准种类的；整张表都没有依据栏的。
    en: A basis that also names a document, a year, a plan, a standard, a contract, history or a number; a
        row that states a kind of standard; a declaration in which no row has a basis.
"""

import re
from collections.abc import Iterator

from pgdecl.analysis.names import Name
from pgdecl.analysis.view import DeclarationView, Row
from pgdecl.analysis.vocabulary import Vocabulary
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule
from pgdecl.values.parsed import TargetKind
from pgdecl.values.parser import parse_target
from pgdecl.values.spelling import first_letter, spelled

RULE = Rule(
    "PG411",
    "no-basis",
    (Severity.WARNING,),
    says={
        "hollow": (
            "依据“{basis}”没有说明数值从何而来",
            "the basis “{basis}” does not say where the figure comes from",
        ),
        "same": (
            "依据只是重复了名称“{name}”",
            "the basis only repeats the name “{name}”",
        ),
        "empty": ("“{name}”没有写指标值确定依据", "“{name}” has no basis"),
    },
    help=(
        "写数值的来源：计划、文件、历史数据、行业标准或预算支出标准",
        "say where the figure comes from: a plan, a document, history, an industry or expenditure standard",
    ),
)
_LONGEST_BLANK = 4
_MOST_BLANKS = 10
_SOURCE = re.compile(r"[《〔\d]")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Looks at the basis of every row, if the declaration has any."""
    bases = [(row, (row.indicator.basis or "").strip()) for row in view.rows]
    if not any(basis for _, basis in bases):
        return
    for row, basis in bases:
        case = _case(row, basis, view.vocabulary)
        if case:
            path = row.at_basis if basis else row.at_name
            yield RULE.at(path, case=case, basis=basis, name=row.name.text.strip())


def _case(row: Row, basis: str, vocabulary: Vocabulary) -> str:
    """What is wrong with the basis of a row, "" for nothing."""
    if not basis or _is_blank(basis):
        return "" if row.indicator.standard else "empty"
    if _is_name(basis, row.name):
        return "same"
    return "hollow" if _is_hollow(basis, vocabulary) else ""


def _is_name(basis: str, name: Name) -> bool:
    """Whether a basis only repeats the name, blanks and widths aside."""
    if not name.key.startswith(first_letter(basis)) or len(basis) > len(name.text) + _MOST_BLANKS:
        return False
    return spelled(basis).folded == spelled(name.text).folded


def _is_blank(basis: str) -> bool:
    """Whether it is a word or a stroke for nothing: 无, /, ……."""
    return len(basis) <= _LONGEST_BLANK and parse_target(basis).kind is TargetKind.PLACEHOLDER


def _is_hollow(basis: str, vocabulary: Vocabulary) -> bool:
    """Whether it says what the indicator is for or that it is sound, and names no source."""
    starts = basis.startswith(vocabulary.words("hollow"))
    if not starts and not basis.rstrip("。").endswith(vocabulary.words("hollow-end")):
        return False
    return not _SOURCE.search(basis) and not vocabulary.compiled("{rooted}").search(basis)
