"""表格软件的痕迹 · Left over from a spreadsheet.

What:
    zh: 从表格软件粘贴来的错误：日期变成五位数（44561 即 2021-12-31），#REF!、#N/A、####，名称只剩一个数。
    en: Errors from pasting out of a spreadsheet: a date as its serial number (44561 is 2021-12-31), #REF!,
        #N/A, ####, a name that is only a number.
Why:
    zh: 这样的内容没有意义，送审必退。
    en: Such text has no meaning; reviewers return the form.
Bad:
    output:
      timeliness:
        - name: 项目完成时间
          target: "44561"
Good:
    output:
      timeliness:
        - name: 项目完成时间
          target: 2021年12月31日前
Options:
    none
Silent:
    zh: 时效指标、时间类名称以外的五位数；带单位或符号的数。
    en: Five-digit numbers outside timeliness, unless the name measures time; numbers with a unit or sign.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pgdecl.analysis.measures import Measure
from pgdecl.analysis.view import Cell, DeclarationView
from pgdecl.finding import Finding, Severity
from pgdecl.rules.rule import Rule

RULE = Rule(
    "PG210",
    "spreadsheet-artefact",
    (Severity.ERROR,),
    says={
        "date": (
            "“{value}”是表格软件的日期序号，即 {date}",
            "“{value}” is a spreadsheet's serial number of the date {date}",
        ),
        "error": ("“{value}”是表格软件的错误代码", "“{value}” is a spreadsheet's error code"),
        "name": ("名称“{value}”只是一个数", "the name “{value}” is only a number"),
    },
    help=("改成原来要写的内容", "write what was meant"),
)
_SERIAL = re.compile(r"[45]\d{4}")
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, for all days after February 1900."""
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)|^#{3,}$")
_ONLY_A_NUMBER = re.compile(r"[\d.,%％\s]+")


def check(view: DeclarationView) -> Iterator[Finding]:
    """Checks names, values and bases."""
    for row in view.rows:
        if row.level2 == "timeliness" or row.name.measure is Measure.TIME:
            for cell in row.cells:
                yield from _serial_number(cell)
        if _ONLY_A_NUMBER.fullmatch(row.name.text):
            yield RULE.at(row.at_name, case="name", value=row.name.text)
    for row, key, text in view.texts:
        if "#" in text and _ERROR.search(text.strip()):
            yield RULE.at((*row.path, key), case="error", value=text.strip())


def _serial_number(cell: Cell) -> Iterator[Finding]:
    text = cell.target.text.strip().replace(",", "").replace("，", "")
    if _SERIAL.fullmatch(text):
        day = _EPOCH + timedelta(days=int(text))
        yield RULE.at(cell.path, case="date", value=cell.target.text.strip(), date=day.isoformat())
